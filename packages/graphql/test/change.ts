/** Asks for a change as somebody, and gives its answer: what every test of changes starts from. */
import type { Database } from "@delibera/database";
import { tables } from "@delibera/database";
import type { Viewer } from "@delibera/identity";
import { eq } from "drizzle-orm";
import type { ExecutionResult } from "graphql";
import { expect } from "vitest";
import type { Registry } from "./registry.ts";
import { askOf, signedIn, withItsStatements } from "./registry.ts";
import { statementsOfChanges } from "./statements-of-changes.ts";

// biome-ignore lint/suspicious/noExplicitAny: the shape of an answer is what each test states.
export type Answer = any;

export interface Asked {
  readonly as: Viewer;
  /** Fields of the person after the change. */
  readonly person?: string;
  /** Fields of the payload beside the person. */
  readonly payload?: string;
  /** The day on which it is asked, when it is not that of the tests. */
  readonly on?: string;
}

/** The answer of the change, whatever it is. Throws when the operation has errors. */
export async function change(registry: Registry, name: string, input: object, asked: Asked): Promise<Answer> {
  return await counted(name, () => registry.ask(sourceOf(name, asked), { input }, asked.as));
}

/** The same without the registry's list of statements, so that several may go on at once. */
export async function changeAt(database: Database, name: string, input: object, asked: Asked): Promise<Answer> {
  return await counted(name, () => askOf(database, sourceOf(name, asked), { input }, asked.as, asked.on));
}

/** Every change in every test takes as many statements as it is known to take: one more for each row is found here. */
export async function counted(name: string, ask: () => Promise<ExecutionResult>): Promise<Answer> {
  const { answer, statements } = await withItsStatements(ask);
  const given = answerOf(name, answer);
  if ("says" in given) saidInBoth(given);
  const taken = statementsOfChanges[name] ?? [];
  const isDone = given.__typename.endsWith("Payload");
  if (isDone) expect(taken, `${name} took these statements:\n${statements.join("\n")}`).toContain(statements.length);
  else expect(statements.length, `${name}, not done`).toBeLessThan(Math.max(...taken));
  return given;
}

export function sourceOf(name: string, { person = "registryId", payload = "" }: Omit<Asked, "as">): string {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const after = person === "" ? "" : `professional { ${person} }`;
  return `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename
    ... on Refused { clientMutationId grounds { it en citation { act article comma } } }
    ... on InvalidInput { clientMutationId message says { it en } argument }
    ... on NotAllowed { clientMutationId message says { it en } signedIn }
    ... on Overtaken { clientMutationId message says { it en } }
    ... on ${type}Payload { clientMutationId ${after} ${payload} } } }`;
}

/** Why a change was not made is told in Italian too, whichever change it was; what a test then states is the English. */
function saidInBoth(given: Answer): void {
  const { it, en } = given.says;
  expect(en).toBe(given.message);
  expect(it.length, en).toBeGreaterThan(0);
  expect(it, "the sentence in Italian").not.toBe(en);
  delete given.says;
}

function answerOf(name: string, { data, errors }: { data?: unknown; errors?: readonly { message: string }[] }): Answer {
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join("\n"));
  return structuredClone((data as Record<string, Answer>)[name]);
}

/** Somebody bound to a row of the registry. */
export async function bound(
  { db }: Database,
  role: "professional" | "order" | "provider",
  registryId: string,
): Promise<Viewer> {
  const table = { professional: tables.professionals, order: tables.orders, provider: tables.providers }[role];
  const [found] = await db.select({ row: table.id }).from(table).where(eq(table.publicId, registryId));
  if (found === undefined) throw new Error(`there is no ${role} ${registryId}`);
  const viewer = signedIn({ role, [role]: { row: found.row, registryId } });
  return { ...viewer, subject: `${role} ${registryId}` } as Viewer;
}

export const registryOperator = signedIn({ role: "registry-operator" });
export const insurer = signedIn({ role: "insurer" });
export const nobody: Viewer = { kind: "anonymous" };
