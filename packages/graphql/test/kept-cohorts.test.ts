/** A cohort that an analyst has taken once, watches, reads and simulates; and what nobody else is shown of it. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { auditEntries, tables } from "@delibera/database";
import { generateRegistry, loadRegistry } from "@delibera/database/registry";
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { Viewer } from "@delibera/identity";
import { startJobs } from "@delibera/jobs/run";
import { asc, sql } from "drizzle-orm";
import { execute, parse } from "graphql";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Operation } from "../src/schema.ts";
import { schema, watch } from "../src/schema.ts";
import type { Answer } from "./change.ts";
import { counted } from "./change.ts";
import { ada, analyst, auditor } from "./draft-act.ts";
import type { Registry } from "./registry.ts";
import { askOf, openRegistry, signedIn, today } from "./registry.ts";

const people = 40;
const another = { ...signedIn({ role: "analyst" }), subject: "bice" } as Viewer;
const whole = `keptCohortId state attempts definition takenAt endedAt usedAt hash people participations kilobytes
  progress { people millionths secondsLeft } problems { says { en } } failure { en }`;
const asked = {
  triennium: "2020-2022",
  candidates: [{ name: "120", parameters: [{ rule: "obbligo_standard", value: "120" }] }],
};

describeOnEachDatabase("a kept cohort", (open) => {
  let registry: Registry;
  const log: string[] = [];
  const cohortFolder = mkdtempSync(join(tmpdir(), "delibera-kept-"));

  beforeAll(async () => {
    registry = await openRegistry(open, []);
    await loadRegistry(registry.database, generateRegistry({ professionals: people }));
  });
  afterAll(() => rmSync(cohortFolder, { recursive: true, force: true }));

  const change = (name: string, input: object, payload: string, viewer = analyst): Promise<Answer> => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
    const source = `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ${payload}
      ... on InvalidInput { message argument } ... on NotAllowed { message } ... on Overtaken { message } } }`;
    return counted(name, () => askOf(registry.database, source, { input }, viewer));
  };
  const take = (cohort: object = { asOf: "2022-12-31" }, viewer = analyst) =>
    change(
      "takeCohort",
      { cohort },
      "... on TakeCohortPayload { keptCohort { id keptCohortId state } } ... on CannotTakeCohort { problems { says { en } } }",
      viewer,
    );
  const cancel = (keptCohort: string, viewer = analyst) =>
    change("cancelCohort", { keptCohort }, "... on CancelCohortPayload { keptCohort { state } }", viewer);
  const remove = (keptCohort: string, viewer = analyst) =>
    change(
      "removeCohort",
      { keptCohort },
      "... on RemoveCohortPayload { keptCohort { state failure { en } } }",
      viewer,
    );
  const start = (input: object, viewer = analyst) =>
    change(
      "startSimulation",
      { ...asked, ...input },
      "... on StartSimulationPayload { simulation { id simulationId } } ... on CannotSimulate { problems { says { en } } }",
      viewer,
    );
  const read = async (id: string, fields: string, viewer = analyst): Promise<Answer> => {
    const query = `query ($id: ID!) { keptCohort(id: $id) { ${fields} } }`;
    const { data, errors } = await registry.ask(query, { id }, viewer);
    return structuredClone({ found: data?.["keptCohort"], codes: errors?.map(({ extensions }) => extensions["code"]) });
  };
  const watched = async (field: string, id: string, fields: string, viewer = analyst) => {
    const document = parse(`subscription ($id: ID!) { ${field}(id: $id) { eventId state ${fields} } }`);
    const operation = (): Operation => ({ database: registry.database, viewer, today, purpose: "test" });
    const args = { schema, document, variableValues: { id } };
    return await watch({
      operation,
      args,
      execute,
      lastEventId: undefined,
      signal: new AbortController().signal,
    });
  };
  /** The last event. */
  const endOf = async (field: string, id: string, fields: string): Promise<Answer> => {
    const results = await watched(field, id, fields);
    if (!(Symbol.asyncIterator in results)) throw new Error(JSON.stringify(results));
    let last: Answer;
    for await (const { data } of results) last = structuredClone(data?.[field]);
    return last;
  };
  const whileServed = async (task: () => Promise<void>) => {
    const options = { mostPeople: 1000, cohortFolder, log: (line: string) => log.push(line) };
    const jobs = startJobs(registry.database, options);
    await task().finally(() => jobs.stop());
    expect(log).toEqual([]);
  };

  it("is taken, watched to its end, and simulated with the hash that it says", async () => {
    const { keptCohort } = await take();
    expect(keptCohort).toMatchObject({ state: "WAITING" });
    const early = await start({ keptCohort: keptCohort.id });
    expect(early.problems[0].says.en).toBe("the cohort has not been taken yet: wait until it is ready");
    let simulation: Answer;
    await whileServed(async () => {
      const end = await endOf("keptCohortProgress", keptCohort.keptCohortId, "keptCohort { people }");
      expect(end).toEqual({ eventId: "3", state: "READY", keptCohort: { people } });
      ({ simulation } = await start({ keptCohort: keptCohort.id }));
      expect(await endOf("simulationProgress", simulation.simulationId, "")).toMatchObject({ state: "DONE" });
    });
    const { found } = await read(keptCohort.id, whole);
    expect(registry.statements).toHaveLength(2);
    const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(found).toEqual({
      ...{ keptCohortId: keptCohort.keptCohortId, state: "READY", attempts: 1, definition: '{"asOf":"2022-12-31"}' },
      ...{ takenAt: instant, endedAt: instant, usedAt: instant, people, problems: [] },
      progress: { people, millionths: expect.any(Number), secondsLeft: expect.any(Number) },
      ...{ hash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/), participations: expect.any(Number), failure: null },
      kilobytes: expect.any(Number),
    });
    expect(found.participations).toBeGreaterThan(people);
    const query = `{ simulation(id: "${simulation.id}") { cohortHash keptCohort { keptCohortId hash } }
      keptCohorts(first: 5) { totalCount edges { node { keptCohortId state people } } } }`;
    const { data } = await registry.ask(query, {}, analyst);
    expect(registry.statements).toHaveLength(6);
    expect(data).toEqual({
      simulation: { cohortHash: found.hash, keptCohort: { keptCohortId: keptCohort.keptCohortId, hash: found.hash } },
      keptCohorts: {
        totalCount: 1,
        edges: [{ node: { keptCohortId: keptCohort.keptCohortId, state: "READY", people } }],
      },
    });
  });

  it("is cancelled, once, and of no sense refused", async () => {
    const { keptCohort } = await take();
    expect(await cancel(keptCohort.id)).toMatchObject({ keptCohort: { state: "CANCELLING" } });
    expect(await cancel(keptCohort.id)).toEqual({
      __typename: "Overtaken",
      message: "the taking has ended, or was already asked to stop: read its state",
    });
    await whileServed(async () => {
      expect(await endOf("keptCohortProgress", keptCohort.keptCohortId, "")).toMatchObject({ state: "CANCELLED" });
    });
    expect((await take({ regions: ["08"] })).problems[0].says.en).toContain("regionOfOrder");
    expect(await start({ keptCohort: keptCohort.id, cohort: {} })).toMatchObject({
      __typename: "InvalidInput",
      message: "give `cohort` or `keptCohort`, not both",
    });
  });

  it("is removed by whoever had it taken, when no simulation uses it, with its parts and the copy of the server", async () => {
    const { keptCohort } = await take({ asOf: "2021-12-31" });
    expect(await remove(keptCohort.id)).toEqual({
      __typename: "Overtaken",
      message: "it is not ready, or was removed before: read its state",
    });
    const parts = () => registry.database.db.$count(tables.keptCohortParts);
    const before = await parts();
    await whileServed(async () => {
      expect(await endOf("keptCohortProgress", keptCohort.keptCohortId, "")).toMatchObject({ state: "READY" });
    });
    expect(await parts()).toBeGreaterThan(before);
    const { simulation } = await start({ keptCohort: keptCohort.id });
    expect(await remove(keptCohort.id)).toEqual({
      __typename: "Overtaken",
      message: "a simulation of it has not ended: wait, or cancel that one",
    });
    await whileServed(async () => {
      expect(await endOf("simulationProgress", simulation.simulationId, "")).toMatchObject({ state: "DONE" });
    });
    expect(await remove(keptCohort.id, another)).toMatchObject({ message: "there is no such cohort of yours" });
    expect((await remove(keptCohort.id)).keptCohort).toEqual({
      state: "REMOVED",
      failure: { en: "it was removed by whoever had it taken" },
    });
    expect(await remove(keptCohort.id)).toMatchObject({ __typename: "Overtaken" });
    expect(await parts()).toBe(before);
    expect((await start({ keptCohort: keptCohort.id })).problems[0].says.en).toBe(
      "the cohort was removed: take it again",
    );
    const hash = (await read(keptCohort.id, "hash")).found.hash.replace("sha256:", "");
    expect(readdirSync(cohortFolder)).toContain(hash);
    await whileServed(async () => {
      await expect.poll(() => readdirSync(cohortFolder)).not.toContain(hash);
    });
  });

  it("waits behind five others of the same person, and no more", async () => {
    const ids: string[] = [];
    for (let each = 0; each < 5; each++) ids.push((await take({}, another)).keptCohort.id);
    expect(await take({}, another)).toEqual({
      __typename: "Overtaken",
      message: "5 of your cohorts are still to be taken: wait, or cancel one",
    });
    for (const id of ids) await cancel(id, another);
  });

  it("is not shown to anybody else, nor to who may not simulate, and nobody else simulates it", async () => {
    const { keptCohort } = await take();
    const { id, keptCohortId } = keptCohort;
    expect((await read(keptCohortId, "state", another)).found).toBeNull();
    const node = await registry.ask(`{ node(id: "${id}") { id } keptCohorts { totalCount } }`, {}, ada);
    expect(node.data).toEqual({ node: null, keptCohorts: { totalCount: 0 } });
    const message = "there is no such cohort of yours";
    expect(await cancel(id, another)).toMatchObject({ message });
    expect(await start({ keptCohort: id }, another)).toMatchObject({ message });
    expect(await watched("keptCohortProgress", keptCohortId, "", another)).toMatchObject({ errors: [{ message }] });
    expect((await read(id, "state", auditor)).codes).toEqual(["FORBIDDEN"]);
    expect((await read(id, "state", { kind: "anonymous" })).codes).toEqual(["UNAUTHENTICATED"]);
    expect(await take({}, auditor)).toEqual({
      __typename: "NotAllowed",
      message: "the role auditor may not write cohorts that are kept",
    });
    await cancel(id);
    const entries = await registry.database.db
      .select({ actor: auditEntries.actor, action: auditEntries.action, noun: auditEntries.noun })
      .from(auditEntries)
      .where(sql`${keptCohortId} = any(${auditEntries.subjects})`)
      .orderBy(asc(auditEntries.number));
    const entry = { actor: "ines", action: "change", noun: "keptCohort" };
    expect(entries).toEqual([entry, entry]);
  });
});
