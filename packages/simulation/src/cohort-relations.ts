/**
 * Writes a cohort into relations named by a catalog, with one row for each row of the cohort: temporary tables of a session, or tables
 * that stay, for a database that holds a part of the cohort.
 */
import type { Session } from "@delibera/database";
import type { Cohort, CohortColumn } from "@delibera/rules-dsl/columnar";
import { plainOffsets, valueAt } from "@delibera/rules-dsl/columnar";
import type { Catalog, CatalogRelation } from "@delibera/rules-dsl/sql";
import { plainCatalog } from "@delibera/rules-dsl/sql";
import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";

export interface CohortRelations {
  readonly catalog: Catalog;
  /** Gives the space back; the tables end with the session in any case. */
  drop(): Promise<void>;
}

type ColumnKind = "amount" | "boolean" | "date" | "option" | "text";

/** Rows of one COPY: enough for speed, few enough for memory. */
const rowsAtOnce = 20_000;

export interface WritingOptions {
  /** Whose rows are written; everybody's without it. */
  readonly holds?: (subject: number) => boolean;
  /** Tables that outlive the session, until they are dropped. */
  readonly stays?: boolean;
  /** Called for each table as soon as it is there, still empty: to distribute it. */
  readonly created?: (relation: CatalogRelation) => Promise<void>;
}

/** `prefix` keeps the tables of two cohorts of one session apart. */
export async function writeCohort(
  session: Session,
  cohort: Cohort,
  prefix: string,
  options: WritingOptions = {},
): Promise<CohortRelations> {
  const { holds = () => true, stays = false, created } = options;
  const catalog = plainCatalog(cohort.layout, prefix);
  const owners = ownersOf(cohort);
  for (const [table, relation] of catalog.relations.entries()) {
    const kind = stays ? sql`` : sql`temporary`;
    await session.db.execute(sql`create ${kind} table ${definitionOf(cohort, table, relation)}`);
    await created?.(relation);
    const { rows } = cohort.tables[table] ?? { rows: 0 };
    for (let from = 0; from < rows; from += rowsAtOnce) {
      await session.copyIn(
        relation.name,
        linesOf(cohort, { table, relation, owners, holds }, from, Math.min(rows, from + rowsAtOnce)),
      );
    }
    // Rows are looked for by their subject, and read in their order.
    const keys = [relation.subject, ...(relation.row === undefined ? [] : [relation.row])].map((name) =>
      sql.identifier(name),
    );
    await session.db.execute(sql`create unique index on ${sql.identifier(relation.name)} (${sql.join(keys, sql`, `)})`);
    await session.db.execute(sql`analyze ${sql.identifier(relation.name)}`);
  }
  return {
    catalog,
    drop: async () => {
      for (const { name } of catalog.relations)
        await session.db.execute(sql`drop table if exists ${sql.identifier(name)}`);
    },
  };
}

/** Name and columns of a table, as after `create table`. */
export function definitionOf(cohort: Cohort, table: number, relation: CatalogRelation): SQL {
  const keys = [relation.subject, relation.row, relation.parent].flatMap((name) =>
    name === undefined ? [] : [sql`${sql.identifier(name)} integer not null`],
  );
  const columns = relation.columns.map((name, place) => {
    const type = cohort.layout.tables[table]?.columns[place]?.type.kind;
    return sql`${sql.identifier(name)} ${type === undefined ? sql`bigint` : typeOf[type]}`;
  });
  return sql`${sql.identifier(relation.name)} (${sql.join([...keys, ...columns], sql`, `)})`;
}

const typeOf: Readonly<Record<ColumnKind, SQL>> = {
  amount: sql`bigint`,
  boolean: sql`boolean`,
  date: sql`integer`,
  option: sql`integer`,
  text: sql`text`,
};

/** By table and row: the row of the parent table it belongs to, and its subject. */
function ownersOf({
  layout,
  tables,
}: Cohort): readonly { readonly parent: Int32Array; readonly subject: Int32Array }[] {
  const owners: { parent: Int32Array; subject: Int32Array }[] = [];
  for (const [table, { rows, offsets: packed }] of tables.entries()) {
    const offsets = packed && plainOffsets(packed);
    const [parent, subject] = [new Int32Array(rows), new Int32Array(rows)];
    const above = layout.tables[table]?.parent;
    if (above === undefined || !offsets) for (let row = 0; row < rows; row++) subject[row] = row;
    else {
      for (let holder = 0; holder + 1 < offsets.length; holder++) {
        parent.fill(holder, offsets[holder], offsets[holder + 1]);
        subject.fill(owners[above]?.subject[holder] ?? 0, offsets[holder], offsets[holder + 1]);
      }
    }
    owners.push({ parent, subject });
  }
  return owners;
}

interface Place {
  readonly table: number;
  readonly relation: CatalogRelation;
  readonly owners: ReturnType<typeof ownersOf>;
  readonly holds: (subject: number) => boolean;
}

/** In the text format of COPY. */
function linesOf(cohort: Cohort, { table, relation, owners, holds }: Place, from: number, to: number): string {
  const columns = cohort.tables[table]?.columns ?? [];
  const kinds = (cohort.layout.tables[table]?.columns ?? []).map(({ type }) => type.kind);
  const { parent, subject } = owners[table] ?? { parent: new Int32Array(), subject: new Int32Array() };
  let lines = "";
  for (let row = from; row < to; row++) {
    if (!holds(subject[row] ?? 0)) continue;
    lines += `${subject[row]}`;
    if (relation.row !== undefined) lines += `\t${row}`;
    if (relation.parent !== undefined) lines += `\t${parent[row]}`;
    for (const [place, column] of columns.entries())
      lines += `\t${written(cohort, column, kinds[place] ?? "amount", row)}`;
    lines += "\n";
  }
  return lines;
}

function written({ texts }: Cohort, column: CohortColumn, kind: ColumnKind, row: number): string {
  const value = valueAt(column, row);
  if (value === undefined) return "\\N";
  if (kind === "boolean") return value === 1 ? "t" : "f";
  return kind === "text" ? escaped(texts[value] ?? "") : String(value);
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
}
