import { registerOrders, tables } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { participation, person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { openRegistry } from "./registry.ts";

const { events, providers } = tables;
const surnames = [
  "Zanetti",
  "D'Angelo",
  "Rossi",
  "Àlvaro",
  "Rossi",
  "de Luca",
  "Rossi",
  "Bianchi",
  "Esposito",
  "Conti",
];
const people = surnames.map((surname, place) =>
  person(1 + place, surname, {
    firstName: place % 2 === 0 ? "Mario" : "Anna Maria",
    ...(place === 7 ? { profession: 14, disciplines: [85] } : {}),
    ...(place === 0 ? { participations: many() } : {}),
  }),
);

function many() {
  return Array.from({ length: 12 }, (_, place) =>
    // Several on one day: only the number of the row tells them apart.
    participation(`PA-${place + 1}`, "4.5", {
      acquiredOn: place < 6 ? "2018-05-10" : `2019-0${place - 5}-01`,
      registeredOn: "2020-01-01",
    }),
  );
}

const professionals = `query ($first: Int, $last: Int, $after: String, $before: String, $search: String, $profession: Int) {
  professionals(first: $first, last: $last, after: $after, before: $before, search: $search, profession: $profession) {
    totalCount edges { cursor node { registryId lastName firstName } } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }`;

describeOnEachDatabase("lists", (open) => {
  let registry: Registry;
  beforeAll(async () => {
    registry = await openRegistry(open, people);
  });

  it("of Orders say where each is, to whoever asks, in one statement", async () => {
    await registerOrders(registry.database.db, [
      { id: "ORD-2", name: "Ordine di Trento", region: "22" },
      { id: "ORD-1", name: "Ordine di prova" },
    ]);
    const listed = await registry.ask("{ orders { orderId name region } }", {}, { kind: "anonymous" });
    expect(listed).toEqual({
      data: {
        orders: [
          { orderId: "ORD-1", name: "Ordine di prova", region: null },
          { orderId: "ORD-2", name: "Ordine di Trento", region: "22" },
        ],
      },
    });
    expect(registry.statements).toHaveLength(1);
  });

  const inOrder = ["P-0004", "P-0008", "P-0010", "P-0002", "P-0006", "P-0009", "P-0003", "P-0005", "P-0007", "P-0001"];

  describe("of professionals", () => {
    it("are in the order of surname and name, accents apart, whatever the server", async () => {
      expect(idsOf(await page({ first: 100 }))).toEqual(inOrder);
    });

    it.each([1, 3, 4, 10])("are walked forward %i at a time, each person once", async (first) => {
      const seen: string[] = [];
      let after: string | null = null;
      for (let more = true; more; ) {
        const found: Answer = await page({ first, after });
        seen.push(...idsOf(found));
        expect(found.pageInfo.hasPreviousPage).toBe(after !== null);
        after = found.pageInfo.endCursor;
        more = found.pageInfo.hasNextPage;
      }
      expect(seen).toEqual(inOrder);
    });

    it.each([1, 3, 4, 10])("are walked backward %i at a time, each person once", async (last) => {
      const seen: string[] = [];
      let before: string | null = null;
      for (let more = true; more; ) {
        const found: Answer = await page({ last, before });
        seen.unshift(...idsOf(found));
        expect(found.pageInfo.hasNextPage).toBe(before !== null);
        before = found.pageInfo.startCursor;
        more = found.pageInfo.hasPreviousPage;
      }
      expect(seen).toEqual(inOrder);
    });

    it("stand strictly between two cursors", async () => {
      const { edges } = await page({ first: 100 });
      const found = await page({ first: 100, after: edges[2].cursor, before: edges[6].cursor });
      expect(idsOf(found)).toEqual(inOrder.slice(3, 6));
    });

    it("count the whole list under the filters, in one more statement", async () => {
      expect((await page({ first: 2 })).totalCount).toBe(10);
      expect(registry.statements).toHaveLength(2);
      expect(await page({ first: 2, profession: 14 })).toMatchObject({
        totalCount: 1,
        edges: [{ node: { registryId: "P-0008" } }],
      });
    });

    it.each([
      ["rossi", ["P-0003", "P-0005", "P-0007"]],
      ["  Mario   ROSSI ", ["P-0003", "P-0005", "P-0007"]],
      ["alvaro", ["P-0004"]],
      ["luca", ["P-0006"]],
      ["ossi", []],
      ["p-0001", ["P-0001"]],
      [people[4]?.fiscalCode.toLowerCase() ?? "", ["P-0005"]],
      ["100%", []],
      ["_", []],
      ["maria c", ["P-0010"]],
    ])("searched by %j give %j", async (search, expected) => {
      expect(idsOf(await page({ first: 100, search }))).toEqual(expected);
    });

    it("have cursors that say nothing of the person", async () => {
      const { edges } = await page({ first: 1 });
      expect(Buffer.from(edges[0].cursor, "base64url").toString()).toMatch(/^row:\d+$/);
    });

    async function page(variables: Record<string, unknown>): Promise<Answer> {
      return ((await registry.data(professionals, variables)) as Answer).professionals;
    }
  });

  it("with the ledger of each person take one statement for the facts of all of them beside the page's", async () => {
    const query = `{ professionals(first: 5) { edges { node { ledger(triennium: "2017-2019") { balance { exact } } } } } }`;
    await registry.data("{ program { hash } }");
    await registry.data(query);
    // The page, the edition of the rulebook in force, and the facts of five people.
    expect(registry.statements).toHaveLength(3);
  });

  describe("of participations", () => {
    const ofPerson = `query ($first: Int, $after: String, $triennium: String) { professional(id: "P-0001") {
      participations(first: $first, after: $after, triennium: $triennium) { totalCount pageInfo { endCursor hasNextPage }
        edges { node { registryId acquiredOn credits event { registryId provider { kind } } professional { registryId } } } } } }`;

    it("of a person are the latest acquired first, those of one day once each", async () => {
      const seen: Answer[] = [];
      let after: string | null = null;
      for (let more = true; more; ) {
        const { professional }: Answer = await registry.data(ofPerson, { first: 5, after });
        const { edges, pageInfo, totalCount } = professional.participations;
        expect(totalCount).toBe(12);
        seen.push(...edges.map(({ node }: Answer) => node));
        after = pageInfo.endCursor;
        more = pageInfo.hasNextPage;
      }
      const order = ["PA-12", "PA-11", "PA-10", "PA-9", "PA-8", "PA-7", "PA-6", "PA-5", "PA-4", "PA-3", "PA-2", "PA-1"];
      expect(seen.map(({ registryId }) => registryId)).toEqual(order);
      expect(seen[0]).toMatchObject({
        acquiredOn: "2019-06-01",
        credits: "4.5",
        event: { registryId: "EV-PA-12", provider: { kind: "NATIONAL" } },
      });
    });

    it("with their events and their person take a bounded number of statements", async () => {
      await registry.data(ofPerson, { first: 10 });
      // The person; the page; its count. The person of each participation is the one already read.
      expect(registry.statements).toHaveLength(3);
    });

    it("of a triennium are those acquired in it", async () => {
      const { professional }: Answer = await registry.data(ofPerson, { first: 1, triennium: "2020-2022" });
      expect(professional.participations.totalCount).toBe(0);
    });

    it("of everybody are filtered by day and role, and give their totals", async () => {
      const query =
        "query ($from: Date, $to: Date) { participations(first: 2, acquiredFrom: $from, acquiredTo: $to, role: LEARNER) { totalCount edges { node { registryId role movedTo edition { number } } } } }";
      const answer = await registry.data(query, { from: "2019-02-01", to: "2019-03-01" });
      expect(answer).toEqual({
        participations: {
          totalCount: 2,
          edges: [
            { node: { registryId: "PA-9", role: "LEARNER", movedTo: null, edition: { number: 1 } } },
            { node: { registryId: "PA-8", role: "LEARNER", movedTo: null, edition: { number: 1 } } },
          ],
        },
      });
    });
  });

  describe("of events", () => {
    it("are found by the beginning of a word of their title, or of several in a row, whatever the case, or by their id", async () => {
      const { db } = registry.database;
      const [provider] = await db.select({ id: providers.id }).from(providers).limit(1);
      if (provider === undefined) throw new Error("an event has a provider");
      const titled = [
        ["EV-1", "La gestione del RISCHIO clinico"],
        ["EV-2", "Rischiosità: metà è al 50% d'obbligo"],
        ["EV-3", "Antirischio"],
        ["rischio", null],
        ["RISCHIO", null],
      ].map(([publicId, title]) => ({
        publicId: publicId ?? "",
        title,
        providerId: provider.id,
        format: "FAD" as const,
      }));
      await db.insert(events).values(titled);
      const found = async (search: string) => {
        const source =
          "query ($search: String) { events(first: 50, search: $search) { totalCount edges { node { registryId } } } }";
        const { events: all } = (await registry.data(source, { search })) as Answer;
        const ids = all.edges.map(({ node }: Answer) => node.registryId);
        expect(all.totalCount).toBe(ids.length);
        return ids;
      };
      expect(await found("rischio")).toEqual(["EV-1", "EV-2", "RISCHIO"]);
      expect(await found("Rischio Clin")).toEqual(["EV-1"]);
      expect(await found("clinico rischio")).toEqual([]);
      expect(await found("METÀ")).toEqual(["EV-2"]);
      expect(await found("50%")).toEqual(["EV-2"]);
      expect(await found("5%")).toEqual([]);
      expect(await found("_l")).toEqual([]);
      const { statements } = registry;
      expect(statements.filter((it) => it.includes("lower("))).toEqual([]);
    });

    it("are in the order of registration, with editions and participations in a bounded number of statements", async () => {
      const query =
        "{ events(first: 5, format: RES) { totalCount edges { node { registryId editions { number } participations(first: 1) { edges { node { registryId } } } } } } }";
      const { events } = (await registry.data(query)) as Answer;
      expect(events.totalCount).toBe(12);
      expect(events.edges[0].node).toEqual({
        registryId: "EV-PA-1",
        editions: [{ number: 1 }],
        participations: { edges: [{ node: { registryId: "PA-1" } }] },
      });
      // The page, its count, the editions of all five, and their participations.
      expect(registry.statements).toHaveLength(4);
    });
  });

  describe("are refused", () => {
    it.each([
      [`{ nodes(ids: [${'"RXZlbnQ6eA==", '.repeat(101)}]) { id } }`, "ids"],
      [`{ professionals(search: "${"a".repeat(101)}") { totalCount } }`, "search"],
      [`{ events(search: "${"a".repeat(101)}") { totalCount } }`, "search"],
      ["{ professionals(first: 101) { totalCount } }", "first"],
      ["{ professionals(last: -1) { totalCount } }", "last"],
      ["{ professionals(first: 1, last: 1) { totalCount } }", "last"],
      ['{ professionals(after: "cm93Og") { totalCount } }', "after"],
      ['{ professionals(before: "%%%") { totalCount } }', "before"],
      ['{ professional(id: "P-0001") { participations(triennium: "2018-2020") { totalCount } } }', "triennium"],
    ])("%s, naming %s", async (query, argument) => {
      const { errors } = await registry.ask(query);
      expect(errors?.map(({ extensions }) => extensions)).toMatchObject([{ code: "BAD_USER_INPUT", argument }]);
    });
  });
});

function idsOf({ edges }: Answer): string[] {
  return edges.map(({ node }: Answer) => node.registryId);
}

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which stands beside it
type Answer = any;
