import { tables } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { and, eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { participation, person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { openRegistry } from "./registry.ts";

const { participations, participationMoves } = tables;
const moved = { to: "2014-2016", on: "2019-06-01", registeredOn: "2019-06-02" };
const one = person(1, "Rossi", {
  participations: [
    participation("PA-1", "10.0", { moved }),
    participation("PA-2", "20.0"),
    participation("PA-3", "30.0"),
  ],
});

describeOnEachDatabase("a participation", (open) => {
  let registry: Registry;
  beforeAll(async () => {
    registry = await openRegistry(open, [one]);
    // In 2020 PA-1 and PA-2 turn out to be of other credits, and PA-3 never to have been.
    await correct("PA-1", { credits: "11.0" });
    await correct("PA-2", { credits: "22.0" });
    await correct("PA-3", { retracted: true });
  });

  const listed = `{ professional(id: "P-0001") { participations { totalCount edges { node { id registryId credits movedTo } } } } }`;

  it("that was corrected is listed once, as corrected; one that was withdrawn is not listed", async () => {
    const { professional } = (await registry.data(listed)) as Answer;
    expect(professional.participations.totalCount).toBe(2);
    const nodes = professional.participations.edges.map(({ node }: Answer) => node);
    expect(nodes).toMatchObject([
      { registryId: "PA-2", credits: "22.0", movedTo: null },
      // The move was asked for before the correction, and still holds.
      { registryId: "PA-1", credits: "11.0", movedTo: "2014-2016" },
    ]);
    const { node } = (await registry.data("query ($id: ID!) { node(id: $id) { ... on Participation { credits } } }", {
      id: nodes[1].id,
    })) as Answer;
    expect(node.credits).toBe("11.0");
  });

  it("stands in the record as it was known on the day that is asked", async () => {
    const query = `query ($on: Date) { professional(id: "P-0001") { record(knownOn: $on) } }`;
    const known = async (on: string | null) => {
      const { professional } = (await registry.data(query, { on })) as Answer;
      return JSON.parse(professional.record).participations.map(({ id, credits }: Answer) => [id, credits]);
    };
    expect(await known("2019-12-31")).toEqual([
      ["PA-1", "10.0"],
      ["PA-2", "20.0"],
      ["PA-3", "30.0"],
    ]);
    expect(await known(null)).toEqual([
      ["PA-1", "11.0"],
      ["PA-2", "22.0"],
    ]);
  });

  it("that was moved is known to be from the day the move was registered", async () => {
    const query = `query ($on: Date) { professional(id: "P-0001") { record(knownOn: $on) } }`;
    const movedOn = async (on: string) => {
      const { professional } = (await registry.data(query, { on })) as Answer;
      return JSON.parse(professional.record).participations[0].moved;
    };
    expect(await movedOn("2019-06-01")).toBeUndefined();
    expect(await movedOn("2019-06-02")).toEqual(moved);
  });

  async function correct(publicId: string, change: { credits?: string; retracted?: boolean }): Promise<void> {
    const { db } = registry.database;
    const [row] = await db
      .select()
      .from(participations)
      .where(and(eq(participations.publicId, publicId)));
    if (row === undefined) throw new Error(`no ${publicId}`);
    const { id, ...facts } = row;
    await db.insert(participations).values({ ...facts, ...change, supersedes: id, registeredOn: "2020-02-01" });
    expect(await db.select({ id: participationMoves.id }).from(participationMoves)).toHaveLength(1);
  }
});

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which stands beside it
type Answer = any;
