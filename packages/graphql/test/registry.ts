/** A database with the published acts and a few people, and a way to ask it: what every test of operations starts from. */
import { fileURLToPath } from "node:url";
import { describeRefusal, importRuleFiles } from "@delibera/acts";
import type { Database, ProfessionalFacts } from "@delibera/database";
import { registerProfessionals } from "@delibera/database";
import type { OpenTestDatabase } from "@delibera/database/testing";
import type { ExecutionResult } from "graphql";
import { graphql } from "graphql";
import { contextFor, schema } from "../src/schema.ts";

const deliberations = fileURLToPath(new URL("../../../deliberations", import.meta.url));
/** The day on which the tests ask. */
export const today = "2026-11-21";

export interface Registry {
  readonly database: Database;
  /** The statements sent since the last call of `ask`. */
  readonly statements: readonly string[];
  ask(source: string, variables?: Record<string, unknown>): Promise<ExecutionResult>;
  /** The data, when there were no errors. */
  data(source: string, variables?: Record<string, unknown>): Promise<Record<string, never>>;
}

export async function openRegistry(open: OpenTestDatabase, people: readonly ProfessionalFacts[]): Promise<Registry> {
  const statements: string[] = [];
  const database = await open({ logger: { logQuery: (query) => void statements.push(query) } });
  const publication = await importRuleFiles(database, deliberations);
  if (publication.kind === "refused") throw new Error(describeRefusal(publication).join("\n"));
  await registerProfessionals(database.db, people);
  const ask = async (source: string, variableValues: Record<string, unknown> = {}) => {
    statements.length = 0;
    return await graphql({ schema, source, variableValues, contextValue: contextFor(database, today) });
  };
  return {
    database,
    statements,
    ask,
    async data(source, variables) {
      const { data, errors } = await ask(source, variables);
      if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join("\n"));
      return structuredClone(data) as Record<string, never>;
    },
  };
}
