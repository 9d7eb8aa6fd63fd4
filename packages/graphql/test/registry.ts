/** A database with the published acts and a few people, and a way to ask it: what every test of operations starts from. */
import { AsyncLocalStorage } from "node:async_hooks";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { currentProgram, describeRefusal, importRuleFiles } from "@delibera/acts";
import type { Database, ProfessionalFacts } from "@delibera/database";
import { registerProfessionals } from "@delibera/database";
import type { OpenTestDatabase } from "@delibera/database/testing";
import type { Grant, Viewer } from "@delibera/identity";
import type { ExecutionResult } from "graphql";
import { graphql } from "graphql";
import { ratingSecretOf } from "../src/reads/rating-secret.ts";
import { operate, schema } from "../src/schema.ts";

const deliberations = fileURLToPath(new URL("../../../deliberations", import.meta.url));
/** Where no test keeps a cohort. */
export const cohortFolder = join(tmpdir(), `delibera-no-cohorts-${process.pid}`);
/** The day on which the tests ask. */
export const today = "2026-11-21";

export interface Registry {
  readonly database: Database;
  /** The statements that the last `ask` sent, but for the one that says who asks and the one that writes the audit log. */
  readonly statements: readonly string[];
  /** As the operator of the registry, unless another viewer is named. */
  ask(source: string, variables?: Record<string, unknown>, viewer?: Viewer): Promise<ExecutionResult>;
  /** The data, when there were no errors. */
  data(source: string, variables?: Record<string, unknown>): Promise<Record<string, never>>;
}

export function signedIn(grant: Grant): Viewer {
  return { kind: "signed-in", subject: `${grant.role} test`, displayName: "Ada Prova", grant, grants: [grant] };
}

const operator = signedIn({ role: "registry-operator" });

export async function openRegistry(open: OpenTestDatabase, people: readonly ProfessionalFacts[]): Promise<Registry> {
  const statements: string[] = [];
  const logQuery = (query: string) => {
    if (isFraming(query)) return;
    statements.push(query);
    operationUnderWay.getStore()?.push(query);
  };
  const database = await open({ logger: { logQuery } });
  const publication = await importRuleFiles(database, deliberations);
  if (publication.kind === "refused") throw new Error(describeRefusal(publication).join("\n"));
  await registerProfessionals(database.db, people);
  // Read once and kept, so that no operation counts the reading of it.
  await currentProgram(database);
  await ratingSecretOf(database);
  const ask = async (source: string, variables: Record<string, unknown> = {}, viewer = operator) => {
    statements.length = 0;
    return await askOf(database, source, variables, viewer);
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

const operationUnderWay = new AsyncLocalStorage<string[]>();

/** The statements that one operation of a registry sends, whatever else goes on at once; savepoints are not counted. */
export async function withItsStatements<T>(
  ask: () => Promise<T>,
): Promise<{ answer: T; statements: readonly string[] }> {
  const sent: string[] = [];
  const answer = await operationUnderWay.run(sent, ask);
  return { answer, statements: sent.filter((sql) => !/savepoint/.test(sql)) };
}

/** Asks a database that somebody opened. @param on the day on which it is asked. */
export function askOf(
  database: Database,
  source: string,
  variableValues: Record<string, unknown> = {},
  viewer = operator,
  on = today,
): Promise<ExecutionResult> {
  const reading = !/^\s*mutation\b/.test(source);
  return operate({ database, viewer, today: on, purpose: "test", reading }, (contextValue) =>
    graphql({ schema, source, variableValues, contextValue }),
  );
}

function isFraming(query: string): boolean {
  return query.startsWith("select set_config('delibera.role'") || query.startsWith('insert into "audit_entries"');
}
