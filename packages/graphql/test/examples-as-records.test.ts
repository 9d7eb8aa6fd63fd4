/**
 * The examples of the acts whose facts a registry can hold, registered as records and read back through the `ledger` operation: the same
 * values, on each database. How many they are, and why each of the others is no record, is printed with the test.
 */
import { registerProfessionals } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { beforeAll, expect, it } from "vitest";
import type { AskedExample, Reason } from "./example-as-record.ts";
import { idOf, reasons, recordOf } from "./example-as-record.ts";
import { countOfExamples } from "./examples-in-the-files.ts";
import type { LedgerAnswer } from "./figure-of-ledger.ts";
import { figureOf, figuresAsked } from "./figure-of-ledger.ts";
import type { Registry } from "./registry.ts";
import { openRegistry } from "./registry.ts";

const examplesQuery = `{ program { acts { name examples { title triennium asOf knownOn interpretations { name option } facts given
  expectations { rule figure item previous actual exact } } } } }`;

const ledgerQuery = `query ($id: ID!, $triennium: String!, $asOf: Date!, $knownOn: Date!, $interpretations: [InterpretationChoice!]) {
  professional(id: $id) { ledger(triennium: $triennium, asOf: $asOf, knownOn: $knownOn, interpretations: $interpretations) {
    ${figuresAsked} } } }`;

/** An example without dates knows every act and every fact. */
const always = "2100-12-31";

describeOnEachDatabase("the examples of the acts as records", (open) => {
  let registry: Registry;
  const registered: { readonly example: AskedExample; readonly number: number; readonly name: string }[] = [];
  const refused: string[] = [];
  /** Those of which the ledger has nothing to compare: known once it has been read. */
  const unlisted: string[] = [];
  const others: { readonly name: string; readonly reason: Reason }[] = [];

  beforeAll(async () => {
    registry = await openRegistry(open, []);
    const { program } = (await registry.data(examplesQuery)) as unknown as Answer;
    const examples = program.acts.flatMap(({ name, examples: own }) =>
      own.map((example) => ({ example, name: `${name}: ${example.title}` })),
    );
    for (const [number, { example, name }] of examples.entries()) {
      const record = recordOf(example, number);
      if (typeof record === "string") others.push({ name, reason: record });
      else {
        await registerProfessionals(registry.database.db, [record]).catch((error: unknown) => {
          refused.push(`${name}: ${error instanceof Error ? String(error.cause ?? error) : error}`);
        });
        registered.push({ example, number, name });
      }
    }
  }, 240_000);

  it("are taken by the registry", () => {
    expect(refused).toEqual([]);
  });

  it("have the values of the examples in the ledger", { timeout: 240_000 }, async () => {
    const different: string[] = [];
    for (const { example, number, name } of registered) {
      const found = await comparisonsOf(example, number);
      if (found.length === 0) unlisted.push(name);
      different.push(...found.filter(({ same }) => !same).map(({ said }) => `${name}: ${said}`));
    }
    expect(different).toEqual([]);
    expect(unlisted.length).toBeLessThan(20);
  });

  it("are more than a hundred and fifty, and each of the others says why it is no record", async ({ annotate }) => {
    others.push(...unlisted.map((name) => ({ name, reason: "unlisted" as const })));
    const compared = registered.length - unlisted.length;
    const counted = (Object.keys(reasons) as Reason[]).map((reason) => {
      const names = others.filter((each) => each.reason === reason).map(({ name }) => `  ${name}`);
      return { reason, count: names.length, names };
    });
    const lines = counted.flatMap(({ reason, count, names }) => [`${count} ${reasons[reason]}`, ...names]);
    await annotate([`${compared} examples are registered as records and read back`, ...lines].join("\n"));
    expect(compared).toBeGreaterThan(150);
    expect(compared + others.length).toBe(countOfExamples);
    expect(counted.filter(({ count }) => count === 0).map(({ reason }) => reason)).toEqual([]);
  });

  async function comparisonsOf(example: AskedExample, number: number): Promise<readonly Comparison[]> {
    const found: Comparison[] = [];
    for (const previous of [false, true]) {
      const asked = example.expectations.filter((each) => each.figure !== null && each.previous === previous);
      if (asked.length === 0) continue;
      const ledger = await ledgerOf(example, number, previous);
      for (const { figure, item, exact, actual } of asked) {
        // An item without an id of its own is named by its place in the record, which does not change.
        const key = item?.includes("[") ? figure : figure?.replace(`[${item}]`, `[${idOf(number)}-${item}]`);
        const value = figureOf(ledger, key ?? "");
        if (value === undefined) continue;
        const { missing, isAbsent = false } = value;
        const isMissingSaid = missing === undefined || !/\d/.test(actual) || numberIn(actual) === missing;
        found.push({
          same: (value.exact === exact || (isAbsent && exact === null)) && isMissingSaid,
          said: `${key} is ${exact} (${actual}) in the example, ${value.exact} (${missing}) in the ledger`,
        });
      }
    }
    return found;
  }

  async function ledgerOf(example: AskedExample, number: number, previous: boolean): Promise<LedgerAnswer> {
    const first = Number(example.triennium.slice(0, 4)) - (previous ? 3 : 0);
    const { professional } = (await registry.data(ledgerQuery, {
      id: idOf(number),
      triennium: `${first}-${first + 2}`,
      asOf: example.asOf ?? always,
      knownOn: example.knownOn ?? always,
      interpretations: example.interpretations,
    })) as unknown as { readonly professional: { readonly ledger: LedgerAnswer } };
    return professional.ledger;
  }
});

interface Comparison {
  readonly same: boolean;
  readonly said: string;
}

/** `non soddisfatto, mancano 0,1 crediti` → `0.1` */
const numberIn = (actual: string) => /[\d,/]+/.exec(actual)?.[0].replace(",", ".");

interface Answer {
  readonly program: {
    readonly acts: readonly { readonly name: string; readonly examples: readonly AskedExample[] }[];
  };
}
