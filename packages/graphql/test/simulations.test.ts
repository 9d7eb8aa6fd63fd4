/** A simulation that an analyst asks the server for, watches, reads and cancels; and what nobody else is shown of it. */
import { auditEntries, tables } from "@delibera/database";
import { generateRegistry, loadRegistry } from "@delibera/database/registry";
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { Viewer } from "@delibera/identity";
import { startJobs } from "@delibera/jobs/run";
import { asc, sql } from "drizzle-orm";
import { execute, parse } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import type { Operation } from "../src/schema.ts";
import { schema, watch } from "../src/schema.ts";
import type { Answer } from "./change.ts";
import { counted } from "./change.ts";
import { actOf, ada, analyst, auditor } from "./draft-act.ts";
import type { Registry } from "./registry.ts";
import { askOf, cohortFolder, openRegistry, signedIn, today } from "./registry.ts";

const people = 40;
const another = { ...signedIn({ role: "analyst" }), subject: "bice" } as Viewer;

const started = `__typename ... on StartSimulationPayload { simulation { id simulationId state } }
  ... on CannotSimulate { problems { says { en } scenario file line code } }
  ... on InvalidInput { message argument } ... on NotAllowed { message } ... on Overtaken { message }`;

const whole = `state attempts triennium scenarios problems { says { en } }
  progress { stage people of }
  sample { isSample people }
  report { isSample cohort people suppressedBelow measure { code } state { code } baselineStates { name people }
    baseline { name knownOn undetermined }
    candidates(first: 3) { totalCount pageInfo { hasNextPage } edges { node { effect affected totalChange dimensions scenario { name }
      everybody: groups(first: 1) { edges { node { label people passages { from to people } bands { above upTo people } } } }
      groups(first: 2, dimension: "profession") { totalCount pageInfo { hasNextPage endCursor } edges { node { label people } } }
      causes(first: 5) { edges { node { rule people } } }
      witness { pseudonym facts results { rule before { nodes { sentence } } after { nodes { sentence } } } } } } } }`;

const asked = {
  triennium: "2020-2022",
  candidates: [{ name: "120", parameters: [{ rule: "obbligo_standard", value: "120" }] }],
};

describeOnEachDatabase("a simulation of the registry", (open) => {
  let registry: Registry;
  const log: string[] = [];

  beforeAll(async () => {
    registry = await openRegistry(open, []);
    await loadRegistry(registry.database, generateRegistry({ professionals: people }));
  });

  const start = (input: object, viewer = analyst): Promise<Answer> =>
    counted("startSimulation", () =>
      askOf(
        registry.database,
        `mutation ($input: StartSimulationInput!) { startSimulation(input: $input) { ${started} } }`,
        { input },
        viewer,
      ),
    );
  const cancel = (simulation: string, viewer = analyst): Promise<Answer> =>
    counted("cancelSimulation", () =>
      askOf(
        registry.database,
        `mutation ($input: CancelSimulationInput!) { cancelSimulation(input: $input) { __typename
          ... on CancelSimulationPayload { simulation { state } } ... on InvalidInput { message argument }
          ... on NotAllowed { message } ... on Overtaken { message } } }`,
        { input: { simulation } },
        viewer,
      ),
    );
  const read = async (id: string, fields: string, viewer = analyst): Promise<Answer> => {
    const query = `query ($id: ID!) { simulation(id: $id) { ${fields} } }`;
    const { data, errors } = await registry.ask(query, { id }, viewer);
    return structuredClone({ found: data?.["simulation"], codes: errors?.map(({ extensions }) => extensions["code"]) });
  };
  const watched = async (id: string, after?: string, viewer = analyst) => {
    const document = parse(
      "subscription ($id: ID!, $after: String) { simulationProgress(id: $id, after: $after) { eventId state simulation { state } } }",
    );
    const operation = (): Operation => ({ database: registry.database, viewer, today, purpose: "test" });
    const args = { schema, document, variableValues: { id, after } };
    return await watch({ operation, args, execute, lastEventId: undefined, signal: new AbortController().signal });
  };
  /** Every event until the end. */
  const eventsOf = async (id: string, after?: string): Promise<Answer[]> => {
    const results = await watched(id, after);
    if (!(Symbol.asyncIterator in results)) throw new Error(JSON.stringify(results));
    const found: Answer[] = [];
    for await (const { data } of results) found.push(structuredClone(data?.["simulationProgress"]));
    return found;
  };
  const whileServed = async (task: () => Promise<void>) => {
    const jobs = startJobs(registry.database, { cohortFolder, mostPeople: 1000, log: (line) => log.push(line) });
    await task().finally(() => jobs.stop());
    expect(log).toEqual([]);
  };

  it("is asked for, watched to its end, and read with small groups withheld", async () => {
    const { simulation } = await start(asked);
    expect(simulation).toMatchObject({ state: "WAITING" });
    await whileServed(async () => {
      const events = await eventsOf(simulation.simulationId);
      expect(events.at(-1)).toMatchObject({ eventId: "5", state: "DONE", simulation: { state: "DONE" } });
      expect(events.map(({ eventId }) => Number(eventId))).toEqual(
        events.map(({ eventId }) => Number(eventId)).toSorted((one, other) => one - other),
      );
    });
    const { found } = await read(simulation.id, whole);
    expect(registry.statements).toHaveLength(3);
    expect(found).toMatchObject({
      ...{ state: "DONE", attempts: 1, triennium: "2020-2022", scenarios: ["in force", "120"], problems: [] },
      progress: { stage: "COUNTING", people, of: people },
      sample: { isSample: true, people },
      report: {
        ...{ isSample: false, cohort: people, people, suppressedBelow: 5, measure: { code: "obligation.individual" } },
        candidates: { totalCount: 1, pageInfo: { hasNextPage: false } },
      },
    });
    const [{ node }] = found.report.candidates.edges;
    expect([node.effect, node.scenario.name, node.dimensions]).toEqual(["SOME", "120", ["profession"]]);
    expect(node.everybody.edges[0].node.people).toBe(people);
    expect(node.groups.edges).toHaveLength(2);
    expect(node.groups.pageInfo.hasNextPage).toBe(node.groups.totalCount > 2);
    const counts = node.groups.edges.map(({ node: group }: Answer) => group.people);
    expect(counts.every((count: number | null) => count === null || count >= 5)).toBe(true);
    const [result] = node.witness.results;
    expect(result.before.nodes[0].sentence).not.toBe(result.after.nodes[0].sentence);
    const all = await registry.ask(
      "{ simulations(first: 5) { totalCount edges { node { simulationId state } } } }",
      {},
      analyst,
    );
    expect(all.data?.["simulations"]).toMatchObject({
      edges: expect.arrayContaining([{ node: { simulationId: simulation.simulationId, state: "DONE" } }]),
    });
    expect(registry.statements).toHaveLength(3);
  });

  it("tells whoever comes back all that came after, and whoever comes late the end at once", async () => {
    const { simulation } = await start(asked);
    const id = simulation.simulationId;
    await whileServed(async () => void (await eventsOf(id)));
    expect((await eventsOf(id)).map(({ eventId, state }) => [eventId, state])).toEqual([["5", "DONE"]]);
    expect((await eventsOf(id, "0")).map(({ eventId, state }) => [eventId, state])).toEqual([
      ...[
        ["1", "RUNNING"],
        ["3", "RUNNING"],
        ["4", "RUNNING"],
        ["5", "DONE"],
      ],
    ]);
    expect((await eventsOf(id, "3")).map(({ eventId }) => eventId)).toEqual(["4", "5"]);
    expect((await eventsOf(id, "5")).map(({ eventId }) => eventId)).toEqual(["5"]);
  });

  it("is cancelled, once, and says so", async () => {
    const { simulation } = await start(asked);
    expect(await cancel(simulation.id)).toMatchObject({ simulation: { state: "CANCELLING" } });
    const again = {
      __typename: "Overtaken",
      message: "the simulation has ended, or was already asked to stop: read its state",
    };
    expect(await cancel(simulation.id)).toEqual(again);
    await whileServed(async () => {
      expect((await eventsOf(simulation.simulationId)).at(-1)).toMatchObject({ state: "CANCELLED" });
    });
    expect(await cancel(simulation.id)).toEqual(again);
    expect((await read(simulation.id, "state report { people }")).found).toEqual({ state: "CANCELLED", report: null });
  });

  it("of the text of a draft is attached to the draft, as its checklist asks", async () => {
    const act = "cnfc_2026_simulata";
    const saved = await askOf(
      registry.database,
      "mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { ... on SaveDraftPayload { draft { draftId } } } }",
      { input: { act, text: actOf(act) } },
      ada,
    );
    const { draftId } = (saved.data as Answer).saveDraft.draft;
    const { simulation } = await start({ triennium: "2026-2028", candidates: [{ name: "draft", draft: draftId }] });
    await whileServed(async () => {
      expect((await eventsOf(simulation.simulationId)).at(-1)).toMatchObject({ state: "DONE" });
    });
    const { found } = await read(simulation.id, "report { candidates { edges { node { effect } } } }");
    expect(found.report.candidates.edges).toEqual([{ node: { effect: "IMPOSSIBLE" } }]);
    const { draftSimulations } = tables;
    expect(await registry.database.db.select({ actor: draftSimulations.actor }).from(draftSimulations)).toEqual([
      { actor: "ines" },
    ]);
  });

  it("is refused with the place of each error, and nothing is written, when a law does not compile", async () => {
    const text = actOf("rotta").replace("= 3 crediti\n      esempio", "= 3 crediti + 2 ore\n      esempio");
    const broken = { ...asked, candidates: [{ name: "broken", text: { act: "rotta", text } }] };
    const answer = await start(broken);
    expect(answer.__typename).toBe("CannotSimulate");
    expect(answer.problems[0]).toMatchObject({ scenario: "broken", code: "unit-mismatch", line: 11 });
    expect((await start({ ...asked, triennium: "2018-2020" })).problems[0].says.en).toContain(
      "“2018-2020” is no three-year period",
    );
    expect(await start({ ...asked, candidates: [{ name: "x", draft: "none" }] })).toMatchObject({
      __typename: "InvalidInput",
      message: 'there is no draft of the scenario "x" with this id',
    });
    expect((await start({ ...asked, cohort: { regions: ["08"] } })).problems[0].says.en).toContain("regionOfOrder");
  });

  it("waits behind ten others of the same person, and no more", async () => {
    const ids: string[] = [];
    for (let each = 0; each < 10; each++) ids.push((await start(asked, another)).simulation.id);
    expect(await start(asked, another)).toEqual({
      __typename: "Overtaken",
      message: "10 of your simulations have not ended: wait, or cancel one",
    });
    for (const id of ids) await cancel(id, another);
  });

  describe("is not shown", () => {
    it("to anybody else: not by its id, not as a node, not to be watched, not to be cancelled", async () => {
      const { simulation } = await start(asked);
      expect((await read(simulation.simulationId, "state", another)).found).toBeNull();
      const node = await registry.ask(`{ node(id: "${simulation.id}") { id } simulations { totalCount } }`, {}, ada);
      expect(node.data).toEqual({ node: null, simulations: { totalCount: 0 } });
      expect(await cancel(simulation.id, another)).toMatchObject({ message: "there is no such simulation of yours" });
      expect(await watched(simulation.simulationId, undefined, another)).toMatchObject({
        errors: [{ message: "there is no such simulation of yours" }],
      });
      await cancel(simulation.id);
    });

    it("to who may not simulate, nor to nobody", async () => {
      expect((await read("x", "state", auditor)).codes).toEqual(["FORBIDDEN"]);
      expect((await read("x", "state", { kind: "anonymous" })).codes).toEqual(["UNAUTHENTICATED"]);
      expect(await start(asked, auditor)).toEqual({
        __typename: "NotAllowed",
        message: "the role auditor may not write simulations of the registry",
      });
      expect(await watched("x", undefined, auditor)).toMatchObject({
        errors: [{ message: "the role auditor may not read simulations of the registry" }],
      });
      expect(await watched("x", "yesterday")).toMatchObject({
        errors: [{ message: "`after` is not the id of an event" }],
      });
    });
  });

  it("leaves an entry in the audit log when it is asked for and when it is cancelled", async () => {
    const { simulation } = await start(asked);
    await cancel(simulation.id);
    const entries = await registry.database.db
      .select({ actor: auditEntries.actor, action: auditEntries.action, noun: auditEntries.noun })
      .from(auditEntries)
      .where(sql`${simulation.simulationId} = any(${auditEntries.subjects})`)
      .orderBy(asc(auditEntries.number));
    const entry = { actor: "ines", action: "change", noun: "simulation" };
    expect(entries).toEqual([entry, entry]);
  });
});
