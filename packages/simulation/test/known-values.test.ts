/** What earlier questions left known changes no report: neither when a question finds all of it, nor part of it, nor nothing. */
import { generateCohort } from "@delibera/cohorts";
import { newCompilationMemory } from "@delibera/rules-dsl/compile";
import type { Program } from "@delibera/rules-dsl/ir";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Plan } from "../src/ask/plan.ts";
import { planOf } from "../src/ask/plan.ts";
import { cutPlan } from "../src/known/cut-plan.ts";
import { bytesOfColumn } from "../src/known/known-values.ts";
import type { KnownValues, Scenario, SimulationQuestion, SimulationReport } from "../src/simulation.ts";
import { newKnownValues, simulate } from "../src/simulation.ts";
import { acts, actsWith, amendedParameter } from "./acts.ts";

const cycle = "2023-2025";
const law: Scenario = { name: "law", program: acts, asOf: "2025-12-31", knownOn: "2025-12-31" };
const everybody = 600;
const { cohort } = generateCohort(acts, { seed: 3, people: everybody, start: 2023 });

function questionOf(...candidates: readonly Scenario[]): SimulationQuestion {
  return {
    cycle,
    baseline: law,
    candidates,
    measure: "obbligo_individuale",
    state: "certificabile",
    also: ["saldo"],
    bands: ["-30", "0", "30"],
    dimensions: [{ name: "age", fact: "birthDate", bands: ["40", "60"] }],
  };
}

let edits: readonly Program[] = [];

beforeAll(() => {
  edits = [140, 120].map((credits) =>
    actsWith({
      "2023-crediti-formativi.delibera": (text) =>
        text.replace("parametro obbligo_standard = 150 crediti", `parametro obbligo_standard = ${credits} crediti`),
    }),
  );
});

const edited = (place: number): Scenario => ({ ...law, name: `edit ${place}`, program: edits[place] ?? acts });
const selfStudy = (limit: string): Scenario => ({
  ...law,
  name: "self-study",
  given: [amendedParameter("limite_autoformazione", limit)],
});

/** One after the other with the same memory, and each anew. */
async function sameReports(questions: readonly SimulationQuestion[], known = newKnownValues(cohort)): Promise<void> {
  for (const question of questions) {
    const anew = await simulate(question, cohort);
    expect(anew.kind).toBe("done");
    expect(await simulate(question, cohort, { known })).toEqual(anew);
  }
}

/** In rules that nearly all others read and in rules that few do, of this cycle and of earlier ones; the last is the law again. */
const rewritten: readonly (readonly [file: string, from: string, to: string])[] = [
  ["2023-crediti-formativi", "parametro obbligo_standard = 150 crediti", "parametro obbligo_standard = 90 crediti"],
  ["2019-manuale", "parametro quota_massima_non_da_discente = 60%", "parametro quota_massima_non_da_discente = 5%"],
  ["2019-manuale", "parametro giorni_del_blocco = 15 giorni", "parametro giorni_del_blocco = 30 giorni"],
  ["2020-crediti-formativi", "obbligo_standard = 150 crediti", "obbligo_standard = 150 crediti + 30 crediti"],
  ["2023-crediti-formativi", "obbligo_standard = 150 crediti", "obbligo_standard = 90 crediti + 1 credito"],
  ["2023-crediti-formativi", "obbligo_standard = 150 crediti", "obbligo_standard = 150 crediti"],
];

describe("laws that are compiled and specialised from the last ones", () => {
  it("give the plans and the reports that they give anew", { timeout: 240_000 }, async () => {
    const memory = newCompilationMemory();
    const known = newKnownValues(cohort);
    const baseline = { ...law, program: actsWith({}, memory) };
    const found: (string | undefined)[] = [];
    for (const [file, from, to] of rewritten) {
      const change = { [`${file}.delibera`]: (text: string) => text.replace(from, to) };
      const candidate = { ...law, name: "edit", program: actsWith(change, memory) };
      const question = { ...questionOf(candidate), baseline };
      const anew = questionOf({ ...candidate, program: actsWith(change) });
      const casesOf = (plan: Plan | readonly unknown[]) =>
        "programs" in plan
          ? plan.candidates.map(({ causes: { cases } }) => cases.map(({ parts: _, ...about }) => about))
          : plan;
      expect(casesOf(planOf(question, cohort.layout, known.specialised))).toEqual(casesOf(planOf(anew, cohort.layout)));
      const report = await simulate(anew, cohort);
      expect(await simulate(question, cohort, { known })).toEqual(report);
      found.push(report.kind === "done" ? report.report.candidates[0]?.effect : report.kind);
    }
    expect(found).toEqual(["some", "some", "some", "none", "some", "impossible"]);
  });
});

describe("values that are known", () => {
  it("give the same reports, edit after edit of one rule", () =>
    sameReports([questionOf(edited(0)), questionOf(edited(1)), questionOf(edited(0), edited(1))]));

  it("give the same reports of other rules, readings and dates, and of no candidate", () =>
    sameReports([
      questionOf(edited(0)),
      questionOf(selfStudy("10")),
      questionOf(selfStudy("40"), edited(1)),
      questionOf({ ...law, name: "read otherwise", interpretations: { obbligo_sotto_zero: "anche_negativo" } }),
      questionOf({ ...law, name: "earlier", knownOn: "2024-01-01" }),
      questionOf(),
      questionOf({ ...law, name: "the same" }),
      questionOf(edited(1)),
    ]));

  it("give the same reports where people are parted into classes", async () => {
    const known = newKnownValues(cohort);
    for (const question of [questionOf(edited(0)), questionOf(edited(1)), questionOf(selfStudy("10"))]) {
      const anew = await simulate(question, cohort);
      expect(await simulate(question, cohort, { known, classes: 5 })).toEqual(anew);
    }
  });

  it("give the same report when the law itself is another one", async () => {
    const known = newKnownValues(cohort);
    await simulate(questionOf(edited(0)), cohort, { known });
    const other = { ...questionOf({ ...law, name: "candidate" }), baseline: { ...edited(1), name: "law now" } };
    expect(await simulate(other, cohort, { known })).toEqual(await simulate(other, cohort));
  });

  it("leave of the second edit of a rule what the edit touches", async () => {
    const known = newKnownValues(cohort);
    const sizes = (place: number) => {
      const plan = planOf(questionOf(edited(place)), cohort.layout) as Plan;
      const { plan: cut, found } = cutPlan(plan, cohort, known);
      const nodes = (each: Plan) => each.programs.reduce((sum, { relational }) => sum + relational.nodes.length, 0);
      return { whole: nodes(plan), left: nodes(cut), found: found.columns.size };
    };
    const first = sizes(0);
    expect(first.found).toBeGreaterThan(0);
    await simulate(questionOf(edited(0)), cohort, { known });
    const second = sizes(1);
    expect(second.left * 10).toBeLessThan(first.left);
    expect(second.found).toBe(0);
  });

  it("are forgotten when there is no room for them", () =>
    sameReports([questionOf(edited(0)), questionOf(edited(1)), questionOf(edited(1))], newKnownValues(cohort, 10_000)));

  it("are told apart by numbers that may be forgotten, and say nothing afterwards", async () => {
    const forgetful = () => newKnownValues(cohort, undefined, 1);
    const known = forgetful();
    const [plan, other] = [0, 1].map((place) => planOf(questionOf(edited(place)), cohort.layout) as Plan);
    const { found } = cutPlan(plan as Plan, cohort, known);
    expect(found.columns.size).toBeGreaterThan(0);
    // It forgets the numbers of the first, which is still being evaluated.
    cutPlan(other as Plan, cohort, known);
    known.keep(found, { measure: new Map(), groups: [] });
    for (const key of found.columns.keys()) expect(known.find(key)).toBeUndefined();
    expect(known.counted(found.tally)).toBeUndefined();
    const questions = [questionOf(edited(0)), questionOf(edited(1), selfStudy("5%")), questionOf(edited(0))];
    await sameReports(questions, forgetful());
    const shared = forgetful();
    const anew = await Promise.all(questions.map((question) => simulate(question, cohort)));
    expect(await Promise.all(questions.map((question) => simulate(question, cohort, { known: shared })))).toEqual(anew);
  });

  it("are given memory as long as there is room, and none afterwards", () => {
    const plan = planOf(questionOf(edited(0)), cohort.layout) as Plan;
    const bytesFound = (room: number): number => {
      const { found } = cutPlan(plan, cohort, newKnownValues(cohort, room));
      return [...found.columns.values()].reduce((sum, each) => sum + bytesOfColumn(each), 0);
    };
    const all = bytesFound(Number.MAX_SAFE_INTEGER);
    expect(bytesFound(all)).toBe(all);
    // Any one column of a byte for each person finds room where the longer ones do not.
    const little = bytesFound(2 * everybody);
    expect(little).toBeLessThanOrEqual(2 * everybody);
    expect(little).toBeGreaterThan(everybody);
    expect(bytesFound(0)).toBe(0);
    const made = vi.spyOn(globalThis, "SharedArrayBuffer");
    cutPlan(plan, cohort, newKnownValues(cohort, 0));
    expect(made).not.toHaveBeenCalled();
    made.mockRestore();
  });

  it("are not kept of a simulation that was cancelled", async () => {
    const known = newKnownValues(cohort);
    const stop = new AbortController();
    const question = questionOf(edited(0));
    const onProgress = () => stop.abort();
    expect(await simulate(question, cohort, { known, signal: stop.signal, onProgress })).toEqual({ kind: "cancelled" });
    const { found, counted } = cutPlan(planOf(question, cohort.layout) as Plan, cohort, known);
    expect(counted).toBeUndefined();
    expect(found.columns.size).toBeGreaterThan(0);
    expect(await simulate(question, cohort, { known })).toEqual(await simulate(question, cohort));
  });

  it("say nothing of another cohort", async () => {
    const known = newKnownValues(generateCohort(acts, { seed: 4, people: 10, start: 2023 }).cohort);
    await expect(simulate(questionOf(), cohort, { known })).rejects.toThrow("known of another cohort");
  });
});

describe("what was counted of the law", () => {
  const countedFor = (question: SimulationQuestion, known: KnownValues): boolean => {
    const { plan, counted } = cutPlan(planOf(question, cohort.layout, known.specialised) as Plan, cohort, known);
    expect(plan.isBaselineCounted).toBe(counted !== undefined);
    return counted !== undefined;
  };
  const byAge = (...bands: readonly string[]): SimulationQuestion => ({
    ...questionOf(edited(1)),
    dimensions: [{ name: "age", fact: "birthDate", bands }],
  });

  it("is counted once for all candidates, and anew for what else is asked of it", { timeout: 240_000 }, async () => {
    const known = newKnownValues(cohort);
    expect(countedFor(questionOf(edited(0)), known)).toBe(false);
    await simulate(questionOf(edited(0)), cohort, { known });
    const asked = questionOf(edited(1));
    const same = [asked, questionOf(edited(0), edited(1)), questionOf(), { ...asked, bands: ["0"] }];
    const other: readonly SimulationQuestion[] = [
      byAge("40", "61"),
      byAge("40"),
      byAge(`-1${"0".repeat(400)}`),
      byAge(`1${"0".repeat(400)}`),
      { ...asked, dimensions: [] },
      { ...asked, dimensions: [{ name: "profession", fact: "profession" }] },
      { ...asked, measure: "saldo", also: [] },
      { ...asked, baseline: { ...law, asOf: "2024-12-31" }, candidates: [{ ...edited(1), asOf: "2024-12-31" }] },
      { ...asked, baseline: { ...edited(0), name: "law" } },
    ];
    for (const [questions, isCounted] of [
      [same, true],
      [other, false],
    ] as const) {
      for (const question of questions) {
        expect(countedFor(question, known)).toBe(isCounted);
        const anew = await simulate(question, cohort);
        expect(anew.kind).toBe("done");
        expect(await simulate(question, cohort, { known })).toEqual(anew);
        expect(countedFor(question, known)).toBe(true);
        expect(await simulate(question, cohort, { known })).toEqual(anew);
      }
    }
  });

  it("is counted each time in groups that came with the question, which whoever asks may write anew", async () => {
    const known = newKnownValues(cohort);
    const codes = new Uint8Array(everybody);
    const question = { ...questionOf(edited(0)), dimensions: [{ name: "region", codes, labels: ["A", "B"] }] };
    for (const here of [0, 1]) {
      codes.fill(here, 0, everybody / 2);
      expect(await simulate(question, cohort, { known })).toEqual(await simulate(question, cohort));
      expect(countedFor(question, known)).toBe(false);
    }
  });

  it("is not in a sample, which is counted whole", async () => {
    const known = newKnownValues(cohort);
    const samples: SimulationReport[] = [];
    const onSample = (report: SimulationReport) => samples.push(report);
    await simulate(questionOf(edited(0)), cohort, { known });
    expect(countedFor(questionOf(edited(1)), known)).toBe(true);
    await simulate(questionOf(edited(1)), cohort, { known, onSample });
    await simulate(questionOf(edited(1)), cohort, { onSample });
    expect(samples).toHaveLength(2);
    expect(samples[0]).toEqual(samples[1]);
  });

  it("serves several questions at once", { timeout: 240_000 }, async () => {
    const known = newKnownValues(cohort);
    const questions = [questionOf(edited(0)), byAge("30"), questionOf(edited(1)), byAge("30", "50")];
    const anew = await Promise.all(questions.map((each) => simulate(each, cohort)));
    for (let turn = 0; turn < 2; turn++) {
      expect(await Promise.all(questions.map((each) => simulate(each, cohort, { known })))).toEqual(anew);
    }
  });

  it("is forgotten when there is more of it than is remembered, and when nodes have other numbers", () => {
    const known = newKnownValues(cohort);
    const { identities } = known;
    const tallyOf = (values: number) => ({
      measure: new Map([...Array(values).keys()].map((at) => [at, 1])),
      groups: [],
    });
    const keep = (tally: string, values: number, of = identities) =>
      known.keep({ identities: of, columns: new Map(), tally }, tallyOf(values));
    keep("one", 25_000);
    keep("two", 25_000);
    expect(known.counted("one")?.measure.size).toBe(25_000);
    keep("three", 25_000);
    expect(["one", "two", "three"].map((key) => known.counted(key) !== undefined)).toEqual([true, false, true]);
    keep("all", 50_001);
    expect(["one", "three", "all"].map((key) => known.counted(key))).toEqual([undefined, undefined, undefined]);
    keep("other numbers", 1, newKnownValues(cohort).identities);
    expect(known.counted("other numbers")).toBeUndefined();
  });
});
