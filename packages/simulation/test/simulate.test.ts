import { generateCohort } from "@delibera/cohorts";
import { describe, expect, it } from "vitest";
import type {
  Dimension,
  Scenario,
  SimulationProgress,
  SimulationQuestion,
  SimulationReport,
} from "../src/simulation.ts";
import { changePointsOf, simulate } from "../src/simulation.ts";
import { acts, actsWith, amendedParameter, peopleOf } from "./acts.ts";

const cycle = "2017-2019";
const law: Scenario = { name: "law", program: acts, asOf: "2019-11-30", knownOn: "2028-12-31" };
const { cohort } = peopleOf(cycle, 200, law);
const asked: SimulationQuestion = {
  cycle,
  baseline: law,
  candidates: [100, 120, 150].map((credits) => ({
    ...law,
    name: String(credits),
    given: [amendedParameter("obbligo_standard", String(credits))],
  })),
  measure: "obligation.individual",
  state: "certifiable",
  bands: ["-30", "0", "30"],
  dimensions: [{ name: "age", fact: "birthDate", bands: ["40", "60"] }],
};

async function reportOf(question: SimulationQuestion): Promise<SimulationReport> {
  const simulated = await simulate(question, cohort);
  if (simulated.kind !== "done") throw new Error(JSON.stringify(simulated));
  return simulated.report;
}

async function problemsOf(question: Partial<SimulationQuestion>): Promise<unknown> {
  const simulated = await simulate({ ...asked, ...question }, cohort);
  return simulated.kind === "refused" ? simulated.problems.map(({ because }) => because) : simulated.kind;
}

describe("a report", () => {
  it("is plain data that says it again after a journey as text", async () => {
    const report = await reportOf(asked);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(report).toMatchObject({ formatVersion: "1.0", suppressedBelow: 5, isSample: false });
  });

  it("says of the same law that nobody can be affected, and of others that somebody is", async () => {
    const { candidates } = await reportOf({ ...asked, candidates: [...asked.candidates, { ...law, name: "same" }] });
    expect(candidates.map(({ effect }) => effect)).toEqual(["some", "some", "impossible", "impossible"]);
  });

  it("has one person with both explanations, and the place where they part", async () => {
    const [candidate] = (await reportOf(asked)).candidates;
    const [result] = candidate?.witness?.results ?? [];
    expect(result?.rule).toBe("obbligo_individuale");
    expect(result?.explanationBefore.sentence).not.toBe(result?.explanationAfter.sentence);
    expect(result?.parting?.before.length).toBeGreaterThan(0);
  });

  it("says between which steps of a sweep the result changes, and which of them is a cliff", async () => {
    const report = await reportOf(asked);
    const points = changePointsOf(report, 100);
    expect(points.map(({ from, to, isCliff }) => [from, to, isCliff])).toEqual([
      ["100", "120", false],
      ["120", "150", false],
    ]);
    // Where the counts are withheld nothing is said of cliffs.
    for (const { states, isCliff } of changePointsOf(report, 0))
      expect(isCliff).toBe(states.some((each) => each !== null));
  });
});

describe("a simulation", () => {
  it("tells how far it is, and of a sample that it is one", async () => {
    const seen: SimulationProgress[] = [];
    const samples: SimulationReport[] = [];
    const options = {
      onProgress: (each: SimulationProgress) => seen.push(each),
      onSample: (each: SimulationReport) => samples.push(each),
    };
    await simulate(asked, cohort, options);
    expect(seen.at(-1)).toMatchObject({ done: cohort.tables[0]?.rows, all: cohort.tables[0]?.rows });
    expect(samples.map(({ isSample }) => isSample)).toEqual([true]);
  });

  it("that is cancelled gives nothing", async () => {
    const stopping = new AbortController();
    stopping.abort();
    expect(await simulate(asked, cohort, { signal: stopping.signal })).toEqual({ kind: "cancelled" });
  });

  it("that makes no sense is refused before anything is computed", async () => {
    const other = actsWith({
      "vocabolario.delibera": (text) => text.replace('codice "birthDate"', 'codice "bornOn"'),
    });
    const many = Array.from({ length: 65 }, (_, step) => ({ ...law, name: `${step}` }));
    expect(await problemsOf({ measure: "nothing" })).toEqual(["unknown-term"]);
    expect(await problemsOf({ measure: "certifiable" })).toEqual(["measure-not-an-amount"]);
    expect(await problemsOf({ state: "balance" })).toEqual(["state-not-a-state"]);
    expect(await problemsOf({ state: "credits.excluded.over-50-per-event" })).toEqual(["not-about-the-person"]);
    expect(await problemsOf({ bands: ["3", "1"] })).toEqual(["bands-not-ascending"]);
    expect(await problemsOf({ dimensions: [{ name: "x", fact: "x" }] })).toEqual(["unknown-fact"]);
    expect(await problemsOf({ dimensions: [{ name: "x", fact: "birthDate" }] })).toEqual(["dimension-needs-bands"]);
    expect(await problemsOf({ dimensions: [{ name: "x", codes: new Int32Array(1), labels: [] }] })).toEqual([
      "codes-of-other-people",
    ]);
    expect(await problemsOf({ candidates: [law] })).toEqual(["same-name-twice"]);
    expect(await problemsOf({ candidates: many })).toEqual(["too-many-candidates"]);
    expect(await problemsOf({ candidates: [{ ...law, name: "other", program: other }] })).toEqual(["other-vocabulary"]);
    expect(await problemsOf({ cycle: "2018-2020" })).toContain("rule-refused");
    expect(
      await simulate(asked, { ...cohort, tables: cohort.tables.map((table) => ({ ...table, rows: 0 })) }),
    ).toMatchObject({ kind: "refused", problems: [{ because: "empty-cohort" }] });
  });

  it("that makes more groups than anybody reads is refused, of a small cohort and of a large one", async () => {
    for (const people of [600, 1_500]) {
      const { cohort: invented } = generateCohort(acts, { seed: 3, people, start: 2017 });
      const own = { name: "everybody alone", codes: Int32Array.from({ length: people }, (_, at) => at), labels: [] };
      const pairs = { ...own, name: "everybody with another", codes: own.codes.map((at) => at >> 2) };
      const ask = (...dimensions: readonly Dimension[]) => simulate({ ...asked, dimensions }, invented);
      const problems = [{ because: "too-many-groups", detail: "everybody alone" }];
      expect(await ask(pairs, own)).toEqual({ kind: "refused", problems });
      expect((await ask(pairs)).kind).toBe("done");
    }
  });
});
