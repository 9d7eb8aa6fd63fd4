/** What becomes of a simulation that somebody asked the server for, on both databases. */
import { extractCohort, snapshotHash } from "@delibera/cohorts";
import type { Database } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { simulate } from "@delibera/simulation";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { askToCancel, checkRequest, hasEnded } from "../src/jobs.ts";
import { questionOf, scenariosOf } from "../src/scenarios.ts";
import type { JobsOptions, ServerJobs } from "../src/start-jobs.ts";
import { startJobs } from "../src/start-jobs.ts";
import { writeStep } from "../src/steps.ts";
import { ask, asked, cohortFolder, fill, programIn, rowOf, stepsOf, until, untilEnded } from "./asked.ts";

const people = 60;
/** Says that it has counted half of them, and goes on for ever. */
const threadThatWaits = new URL("./thread-that-waits.mjs", import.meta.url);

describeOnEachDatabase("a simulation on the server", (open) => {
  let database: Database;
  let jobs: ServerJobs | undefined;
  const log: string[] = [];
  const start = (options: Partial<JobsOptions> = {}) => {
    jobs = startJobs(database, { cohortFolder, mostPeople: 1000, log: (line) => log.push(line), ...options });
  };

  beforeAll(async () => {
    database = await open();
    await fill(database, people);
  });
  afterEach(async () => {
    await jobs?.stop();
    jobs = undefined;
  });
  afterAll(() => expect(log).toEqual([]));

  it("says how far it is, what a sample tells, and gives the report that the people of the registry give", async () => {
    start();
    const id = await ask(database);
    const steps = await untilEnded(database, id);
    expect(steps.map(({ kind }) => kind)).toEqual(["taken", "progress", "sample", "progress", "done"]);
    expect(steps.map(({ number, attempt }) => [number, attempt])).toEqual([1, 2, 3, 4, 5].map((each) => [each, 1]));
    const [, taking, sample, counting, done] = steps.map(({ detail }) => detail);
    expect(taking).toMatchObject({ stage: "taking", people });
    expect(counting).toMatchObject({ stage: "counting", people, of: people });
    expect([sample.report.isSample, done.report.isSample]).toEqual([true, false]);
    const published = await programIn(database);
    const snapshot = await database.inSession((session) => extractCohort(session, published.program, asked.cohort));
    const scenarios = await scenariosOf(published, asked);
    if (!("baseline" in scenarios)) throw new Error(JSON.stringify(scenarios));
    const simulated = await simulate(questionOf(asked, scenarios, snapshot.people), snapshot.cohort);
    if (simulated.kind !== "done") throw new Error(JSON.stringify(simulated));
    const withoutWitness = ({ witness, ...candidate }: (typeof simulated.report.candidates)[number]) => candidate;
    const told = (report: typeof simulated.report) =>
      JSON.parse(JSON.stringify({ ...report, candidates: report.candidates.map(withoutWitness) }));
    expect(told(done.report)).toEqual(told(simulated.report));
    expect(done.cohortHash).toBe(`sha256:${snapshotHash(snapshot)}`);
  });

  it("waits while another one runs, and each is run once", async () => {
    const ids = await Promise.all([ask(database), ask(database), ask(database)]);
    start();
    const all = await Promise.all(ids.map((id) => untilEnded(database, id)));
    const spans = all.map((steps) => steps.filter(({ kind }) => kind === "taken" || kind === "done"));
    expect(spans.map((steps) => steps.map(({ kind }) => kind))).toEqual(ids.map(() => ["taken", "done"]));
    const inOrder = spans.map(([taken, done]) => [taken?.at ?? "", done?.at ?? ""]).sort();
    for (const [place, [from]] of inOrder.entries())
      if (place > 0) expect((from ?? "") >= (inOrder[place - 1]?.[1] ?? "")).toBe(true);
  });

  it("that is cancelled while it waits never begins", async () => {
    const id = await ask(database);
    expect(await askToCancel(database.db, await rowOf(database, id))).toBe(true);
    start();
    expect((await untilEnded(database, id)).map(({ kind }) => kind)).toEqual(["cancel-asked", "cancelled"]);
    expect(await askToCancel(database.db, await rowOf(database, id))).toBe(false);
  });

  it("that is cancelled while it runs stops, and has no report", async () => {
    start({ thread: threadThatWaits });
    const id = await ask(database);
    await until(database, id, ({ kind, detail }) => kind === "progress" && detail.stage === "counting");
    await askToCancel(database.db, await rowOf(database, id));
    const kinds = (await untilEnded(database, id)).map(({ kind }) => kind);
    expect(kinds).toEqual(["taken", "progress", "progress", "cancel-asked", "cancelled"]);
  });

  it("of nobody, or of more people than the server holds, is refused with what to do", async () => {
    start({ mostPeople: 20 });
    const ids = [await ask(database, { cohort: { asOf: "2022-12-31", professions: [1], age: { from: 149 } } })];
    ids.push(await ask(database), await ask(database, { cohort: { asOf: "2022-12-31", status: ["enrolled"] } }));
    const steps = await Promise.all(ids.map((id) => untilEnded(database, id)));
    const ends = steps.map((each) => each.at(-1));
    const tooMany =
      "the cohort has more than 20 people, as many as this server holds in memory; narrow its filters, or ask for a sample";
    expect(ends.map((step) => [step?.kind, step?.detail.problems[0].says.en])).toEqual([
      ["refused", "the definition finds nobody; widen its filters"],
      ["refused", tooMany],
      ["refused", tooMany],
    ]);
    // Nobody is taken of whom it is known before that they are too many.
    expect(steps[1]?.map(({ kind }) => kind)).toEqual(["taken", "refused"]);
  });

  it("that the server left is begun again, and given up when that happens too often", async () => {
    const id = await ask(database);
    start({ thread: threadThatWaits });
    await until(database, id, ({ detail }) => detail.stage === "counting");
    await jobs?.stop();
    expect((await stepsOf(database, id)).some(({ kind }) => hasEnded(kind))).toBe(false);
    start();
    const steps = await untilEnded(database, id);
    expect(steps.filter(({ kind }) => kind === "taken").map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(steps.at(-1)?.kind).toBe("done");
    await jobs?.stop();
    const often = await ask(database);
    const simulation = await rowOf(database, often);
    for (const attempt of [1, 2, 3, 4]) await writeStep(database.db, { simulation, attempt }, "taken", {});
    start();
    const end = (await untilEnded(database, often)).at(-1);
    expect([end?.kind, end?.number]).toEqual(["failed", 5]);
    expect(end?.detail.says.en).toBe(
      "the server stopped 4 times while it computed it: narrow the cohort, or tell who runs the server",
    );
  });

  it("is written about by nobody who was overtaken, and by nobody after its end", async () => {
    const id = await ask(database);
    const simulation = await rowOf(database, id);
    const at = (attempt: number) => ({ simulation, attempt });
    await writeStep(database.db, at(1), "taken", {});
    await writeStep(database.db, at(2), "taken", {});
    const refusal = async (task: Promise<void>) => {
      const error: { cause?: { message?: string } } = await task.then(() => ({})).catch((it: object) => it);
      return error.cause?.message;
    };
    expect(await refusal(writeStep(database.db, at(1), "cancelled", {}))).toContain("was taken by another server");
    expect(await refusal(writeStep(database.db, at(2), "taken", {}))).toContain("was taken by another server");
    await writeStep(database.db, at(2), "cancelled", {});
    expect(await refusal(writeStep(database.db, at(2), "cancelled", {}))).toContain("has ended");
  });

  describe("asked for something that makes no sense", () => {
    const problems = async (request: Partial<typeof asked>) => {
      const found = await checkRequest(await programIn(database), { ...asked, ...request }, "2026-11-21");
      return found.map(({ says, scenario, place }) => [says.en, scenario, place?.line]);
    };

    it("is refused before it is a job, with every reason", async () => {
      expect(await problems({})).toEqual([]);
      expect(await problems({ triennium: "2018-2020" })).toEqual([
        [
          "“2018-2020” is no three-year period that has rules: ask for one of 2014-2016, 2017-2019, 2020-2022, 2023-2025, 2026-2028",
          undefined,
          undefined,
        ],
      ]);
      expect(await problems({ candidates: [] })).toEqual([
        ["there are 0 laws to compare: give 1 to 64", undefined, undefined],
      ]);
      expect(await problems({ cohort: { asOf: "tomorrow" } })).toEqual([
        [
          'definition of the cohort, asOf: missing or not accepted; write for example "2025-12-31"',
          undefined,
          undefined,
        ],
      ]);
      const candidate = { ...asked.baseline, name: "other" };
      const parameters = [
        { rule: "nothing", value: "1" },
        { rule: "obbligo_standard", value: "many" },
      ];
      const interpretations = [{ name: "A-NOTHING", option: "x" }];
      const found = await problems({ candidates: [{ ...candidate, parameters, interpretations }] });
      expect(found.map(([says, scenario]) => [`${says}`.slice(0, 40), scenario])).toEqual([
        ["nothing: no rule has that name or code", "other"],
        ["obbligo_standard = many: the rule or the", "other"],
        ["A-NOTHING: no interpretation has that na", "other"],
      ]);
      expect(await problems({ measure: "certifiable" })).toEqual([
        ["the measure must be an amount, such as obligation.individual: certifiable", undefined, undefined],
      ]);
    });

    it("such as a text that does not compile, is told its errors with their places", async () => {
      const text = `delibera rotta "Una delibera"\n  autorità CNFC\n  articolo 1 "Uno"\n    comma 1\n      regola x : crediti\n        = 3 crediti + 2 ore\n`;
      const found = await problems({
        candidates: [{ ...asked.baseline, name: "draft", draft: { act: "rotta", text } }],
      });
      expect(found.length).toBeGreaterThan(0);
      expect(found.every(([, scenario, line]) => scenario === "draft" && Number(line) > 0)).toBe(true);
    });
  });
});
