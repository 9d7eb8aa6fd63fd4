import { enrolMembers, registerOrders, tables } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { Viewer } from "@delibera/identity";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { participation, person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { openRegistry, signedIn } from "./registry.ts";

// Of each person in an event of each provider, and once more on another day in the event that was registered first.
const people = [1, 2, 3, 4].map((number) =>
  person(number, `Persona${"abcd"[number - 1]}`, {
    participations: [
      taken(`PA-${number}-1`, "EV-1", "regional", "2018-05-10"),
      taken(`PA-${number}-2`, "EV-2", "national", `2018-0${number}-11`),
      taken(`PA-${number}-3`, "EV-3", "regional", `2017-0${number}-12`),
      taken(`PA-${number}-4`, "EV-1", "regional", `2019-0${number}-13`),
    ],
  }),
);

function taken(id: string, event: string, provider: "national" | "regional", acquiredOn: string) {
  return participation(id, "4.5", { event, provider, acquiredOn, registeredOn: "2020-01-01" });
}

const ofEverybody = [4, 3, 2, 1]
  .map((number) => `PA-${number}-4`)
  .concat("PA-4-1 PA-3-1 PA-2-1 PA-1-1 PA-4-2 PA-3-2 PA-2-2 PA-1-2 PA-4-3 PA-3-3 PA-2-3 PA-1-3".split(" "));
// Event by event, from the one registered last.
const ofProvider = "PA-4-3 PA-3-3 PA-2-3 PA-1-3 PA-4-4 PA-3-4 PA-2-4 PA-1-4 PA-4-1 PA-3-1 PA-2-1 PA-1-1".split(" ");
// Member by member; who was a member once and again is there once.
const ofOrder = [3, 2].flatMap((number) => [4, 1, 2, 3].map((place) => `PA-${number}-${place}`));

const query = `query ($first: Int, $last: Int, $after: String, $before: String, $from: Date, $to: Date) {
  participations(first: $first, last: $last, after: $after, before: $before, acquiredFrom: $from, acquiredTo: $to) {
    edges { node { registryId } } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }`;

describeOnEachDatabase("the participations that", (open) => {
  let registry: Registry;
  let viewers: Readonly<Record<string, Viewer>>;
  beforeAll(async () => {
    registry = await openRegistry(open, people);
    const { db } = registry.database;
    await registerOrders(db, [{ id: "ORD-1", name: "Ordine di prova" }]);
    await enrolMembers(db, [
      { professional: "P-0002", order: "ORD-1", from: "2005-03-01", to: "2007-12-31" },
      { professional: "P-0002", order: "ORD-1", from: "2009-03-01" },
      { professional: "P-0003", order: "ORD-1", from: "2005-03-01" },
    ]);
    const rowOf = async (table: "orders" | "providers", registryId: string) => {
      const { id, publicId } = tables[table];
      const [found] = await db.select({ row: id }).from(tables[table]).where(eq(publicId, registryId));
      if (found === undefined) throw new Error(`no ${registryId}`);
      return { row: found.row, registryId };
    };
    viewers = {
      "the operator of the registry": signedIn({ role: "registry-operator" }),
      "a provider": signedIn({ role: "provider", provider: await rowOf("providers", "unnamed-regional") }),
      "an Order": signedIn({ role: "order", order: await rowOf("orders", "ORD-1") }),
    };
  });

  describe.each([
    ["the operator of the registry", ofEverybody],
    ["a provider", ofProvider],
    ["an Order", ofOrder],
  ])("%s sees", (name, inOrder) => {
    it.each([1, 3, 5, 50])("are walked forward %i at a time, each once", async (first) => {
      const seen: string[] = [];
      let after: string | null = null;
      for (let more = true; more; ) {
        const found = await page(name, { first, after });
        seen.push(...idsOf(found));
        expect(found.pageInfo.hasPreviousPage).toBe(after !== null);
        after = found.pageInfo.endCursor;
        more = found.pageInfo.hasNextPage;
      }
      expect(seen).toEqual(inOrder);
    });

    it.each([1, 3, 5, 50])("are walked backward %i at a time, each once", async (last) => {
      const seen: string[] = [];
      let before: string | null = null;
      for (let more = true; more; ) {
        const found = await page(name, { last, before });
        seen.unshift(...idsOf(found));
        before = found.pageInfo.startCursor;
        more = found.pageInfo.hasPreviousPage;
      }
      expect(seen).toEqual(inOrder);
    });

    it("stand strictly between two cursors", async () => {
      const cursor = async (first: number) => (await page(name, { first })).pageInfo.endCursor;
      const found = await page(name, { first: 50, after: await cursor(2), before: await cursor(7) });
      expect(idsOf(found)).toEqual(inOrder.slice(2, 6));
    });

    it("are found by the days on which they were acquired", async () => {
      const found = await page(name, { first: 50, from: "2018-01-01", to: "2018-12-31" });
      expect(idsOf(found)).toEqual(inOrder.filter((id) => /-[12]$/.test(id)));
    });
  });

  async function page(name: string, variables: Record<string, unknown>): Promise<Answer> {
    const { data, errors } = await registry.ask(query, variables, viewers[name]);
    expect(errors).toBeUndefined();
    return (data as Answer).participations;
  }
});

function idsOf({ edges }: Answer): string[] {
  return edges.map(({ node }: Answer) => node.registryId);
}

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which stands beside it
type Answer = any;
