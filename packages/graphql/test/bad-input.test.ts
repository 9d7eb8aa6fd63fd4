import { describeOnEachDatabase } from "@delibera/database/testing";
import { beforeAll, expect, it } from "vitest";
import { person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { askOf, openRegistry } from "./registry.ts";

const ledger = (args: string) => `{ professional(id: "P-0001") { ledger(${args}) { triennium } } }`;
const inVariable = `query ($on: Date!) { professional(id: "P-0001") { ledger(triennium: "2017-2019", knownOn: $on) { triennium } } }`;

describeOnEachDatabase("what cannot be asked", (open) => {
  let registry: Registry;
  beforeAll(async () => {
    registry = await openRegistry(open, [person(1, "Rossi")]);
  });

  it.each([
    ['triennium: "2018-2020"', "triennium", '`triennium` is "2018-2020": write a triennium such as 2017-2019'],
    ['triennium: "2017"', "triennium", '`triennium` is "2017": write a triennium such as 2017-2019'],
    [
      'triennium: "2017-2019", asOf: "2018-02-30"',
      "asOf",
      '`asOf` is "2018-02-30": it is not a day of the calendar, write YYYY-MM-DD',
    ],
    [
      'triennium: "2017-2019", knownOn: "26/09/2018"',
      "knownOn",
      '`knownOn` is "26/09/2018": it is not a day of the calendar, write YYYY-MM-DD',
    ],
    [
      'triennium: "2017-2019", interpretations: [{ name: "inesistente", option: "lower" }]',
      "interpretations",
      'no act leaves a doubt named "inesistente"',
    ],
    [
      'triennium: "2017-2019", interpretations: [{ name: "fascia_fra_120_e_121", option: "mezza" }]',
      "interpretations",
      'fascia_fra_120_e_121 has no option "mezza": it has lower, upper, none',
    ],
    [
      'triennium: "2017-2019", interpretations: [{ name: "fascia_fra_120_e_121", option: "upper" }, { name: "fascia_fra_120_e_121", option: "lower" }]',
      "interpretations",
      "fascia_fra_120_e_121 is chosen twice",
    ],
  ])("%s is refused, naming %s", async (args, argument, message) => {
    const { errors } = await registry.ask(ledger(args));
    expect(errors?.map((error) => [error.message, error.extensions])).toEqual([
      [message, { code: "BAD_USER_INPUT", argument }],
    ]);
  });

  it.each(["2019-02-29", "", "2018-9-26", "2018-12-31T00:00:00Z"])(
    "a day written %j in a variable is refused",
    async (on) => {
      const { errors } = await registry.ask(inVariable, { on });
      expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: "BAD_USER_INPUT", argument: "knownOn" }]);
    },
  );

  it("a day that is a number is refused, naming the variable", async () => {
    const { errors } = await registry.ask(inVariable, { on: 20180926 });
    expect(errors?.[0]?.message).toBe('Variable "$on" got invalid value 20180926; a Date is written as a string');
    expect(errors?.[0]?.extensions).toEqual({ code: "BAD_USER_INPUT" });
  });

  it("a triennium that no act governs has a ledger in which nothing can be told", async () => {
    const query =
      '{ professional(id: "P-0001") { ledger(triennium: "2029-2031") { obligation { individual { exact } } undetermined { id } } } }';
    const { professional } = (await registry.data(query)) as Answer;
    expect(professional.ledger.obligation.individual).toBeNull();
    expect(professional.ledger.undetermined.map(({ id }: Answer) => id)).toContain("obligation.individual");
  });

  it.each([
    [
      "a page of pages of pages",
      "{ professionals(first: 100) { edges { node { participations(first: 100) { edges { node { event { participations(first: 100) { totalCount } } } } } } } } }",
    ],
    [
      "a hundred ledgers with their explanations",
      `{ professionals(first: 100) { edges { node { ledger(triennium: "2017-2019") { requirements { explanation { nodes { sentence } } } } } } } }`,
    ],
  ])("%s costs too much", async (_what, query) => {
    const { errors } = await registry.ask(query);
    expect(errors?.[0]?.message).toMatch(/^the query costs \d+: 20000 is allowed/);
    expect(errors?.[0]?.extensions).toEqual({ code: "BAD_USER_INPUT" });
    expect(registry.statements).toEqual([]);
  });

  it.each(["", '"', "\\", '","P-0001', "{P-0001}", "NULL", "P-0001'; --", "%"])("nobody has the id %j", async (id) => {
    const query = "query ($id: ID!) { professional(id: $id) { registryId } }";
    expect(await registry.data(query, { id })).toEqual({ professional: null });
  });

  it("a page with one ledger each does not cost too much", async () => {
    const query =
      '{ professionals(first: 20) { edges { node { ledger(triennium: "2017-2019") { balance { exact } } } } } }';
    expect((await registry.ask(query)).errors).toBeUndefined();
  });
});

describeOnEachDatabase("before acts are published", (open) => {
  it("there is no program, no act, and a ledger is refused", async () => {
    const database = await open();
    const source = "{ program { hash } acts { name } professionals { totalCount } }";
    expect(await askOf(database, source)).toEqual({
      data: { program: null, acts: [], professionals: { totalCount: 0 } },
    });
  });
});

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which stands beside it
type Answer = any;
