/**
 * Spreads the relations of a cohort over the nodes of a Citus cluster: every table distributed by the subject, all of them co-located,
 * so that the rows of one person stand on one node and a statement about each person runs whole on every node.
 */
import type { Session } from "@delibera/database";
import type { Cohort } from "@delibera/rules-dsl/columnar";
import type { CatalogRelation } from "@delibera/rules-dsl/sql";
import { sql } from "drizzle-orm";
import type { CohortRelations } from "./cohort-relations.ts";
import { writeCohort } from "./cohort-relations.ts";

export interface Distribution {
  /** Parts into which each table is cut; a multiple of the number of nodes uses them all. */
  readonly shards: number;
}

/**
 * Writes the cohort through the coordinator. Tables are distributed while empty, so that COPY sends each row to its node at once.
 * @throws when the database has no `citus` extension: the error of PostgreSQL says which function is missing.
 */
export async function distributeOnCitus(
  coordinator: Session,
  cohort: Cohort,
  prefix: string,
  { shards }: Distribution,
): Promise<CohortRelations> {
  if (!Number.isInteger(shards) || shards < 1)
    throw new RangeError(`a table is cut into 1 part or more, not ${shards}`);
  const first = `${prefix}0`;
  const created = async ({ name, subject }: CatalogRelation): Promise<void> => {
    await coordinator.db.execute(
      name === first
        ? sql`select create_distributed_table(${name}, ${subject}, shard_count => ${shards}, colocate_with => 'none')`
        : sql`select create_distributed_table(${name}, ${subject}, colocate_with => ${first})`,
    );
  };
  return writeCohort(coordinator, cohort, prefix, { stays: true, created });
}
