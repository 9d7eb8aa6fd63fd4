/** What need not be asked to find a cause changes none: a law in which every rule says the same in other words is asked about everything. */
import type { Program, Rule } from "@delibera/rules-dsl/ir";
import { describe, expect, it } from "vitest";
import { planOf, writtenFor } from "../src/ask/plan.ts";
import { newCounter } from "../src/count/count-people.ts";
import type { Scenario, SimulationQuestion } from "../src/simulation.ts";
import type { People } from "./acts.ts";
import { acts, actsWith, amendedParameter, peopleOf } from "./acts.ts";

const drafts: readonly (readonly [file: string, from: string, to: string])[] = [
  ["2017-crediti-formativi", "da 121 a 150  : 30 crediti", "da 121 a 150  : 45 crediti"],
  ["2019-manuale", "parametro quota_massima_non_da_discente = 60%", "parametro quota_massima_non_da_discente = 5%"],
  ["2019-manuale", "parametro giorni_del_blocco = 15 giorni", "parametro giorni_del_blocco = 30 giorni"],
  ["2023-crediti-formativi", "obbligo_standard = 150 crediti", "obbligo_standard = 90 crediti"],
];

/** Every other reading of every doubt, every amount about the person taken as given, and some acts written otherwise. */
function candidatesOf(law: Scenario): readonly Scenario[] {
  const { interpretations, rules } = law.program;
  const readings = interpretations.flatMap(({ name, options, chosen }) =>
    options.filter((each) => each.name !== chosen).map((each) => ({ [name]: each.name })),
  );
  const amounts = rules.filter(
    (each) => each.type.kind === "quantity" && !each.item && !each.perYear && !each.derogates,
  );
  return [
    ...readings.map((each) => ({ ...law, name: JSON.stringify(each), interpretations: each })),
    ...amounts.map(({ name }) => ({ ...law, name, given: [amendedParameter(name, "7")] })),
    ...drafts.map(([file, from, to], place) => ({
      ...law,
      name: `draft ${place}`,
      program: actsWith({ [`${file}.delibera`]: (text) => text.replace(from, to) }),
    })),
    { ...law, name: "known earlier", knownOn: `${law.asOf.slice(0, 4)}-01-01` },
  ];
}

/** As if every comma had been written again. */
function restated(program: Program): Program {
  const again = (rule: Rule): Rule => ({
    ...rule,
    versions: rule.versions.map((each) => ({ ...each, citation: { ...each.citation, textHash: "sha256:restated" } })),
  });
  return { ...program, rules: program.rules.map(again) };
}

function causesOf(question: SimulationQuestion, { facts, cohort }: People) {
  const plan = planOf(question, cohort.layout);
  if (!("programs" in plan)) throw new Error(JSON.stringify(plan));
  const counter = newCounter(plan, cohort, writtenFor(plan, cohort));
  counter.count(0, facts.length);
  return plan.candidates.map(({ causes: { cases } }, place) => {
    const found = [...(counter.tally.candidates[place]?.causes ?? [])];
    const named = found.map(([at, cause]) => [cases[at]?.rule, cases[at]?.cycle, cases[at]?.year, cause] as const);
    return {
      candidate: question.candidates[place]?.name,
      causes: named.sort(([, , , a], [, , , b]) => b.people - a.people || a.subject - b.subject),
      asked: cases.filter(({ parts }) => parts.length > 0).length,
    };
  });
}

describe.each(["2017-2019", "2023-2025"])("where differences of %s begin", (cycle) => {
  it("is the same whether everything is asked or what has more than one answer", { timeout: 240_000 }, () => {
    const lastYear = cycle.slice(5);
    const law: Scenario = { name: "law", program: acts, asOf: `${lastYear}-11-30`, knownOn: "2028-12-31" };
    const people = peopleOf(cycle, 150, law);
    const question = (candidates: readonly Scenario[]): SimulationQuestion => ({
      cycle,
      baseline: law,
      candidates,
      measure: "obbligo_individuale",
      state: "certificabile",
      also: ["saldo"],
      bands: ["0"],
      dimensions: [],
    });
    const all = candidatesOf(law);
    const differing = new Set<string | undefined>();
    const asked = new Map<string | undefined, readonly [short: number, long: number]>();
    // A question has so many candidates at most.
    for (let from = 0; from < all.length; from += 64) {
      const some = all.slice(from, from + 64);
      const short = causesOf(question(some), people);
      const long = causesOf(question(some.map((each) => ({ ...each, program: restated(each.program) }))), people);
      for (const [place, { candidate, causes, ...found }] of short.entries()) {
        const other = long[place];
        expect({ candidate, causes }).toEqual({ candidate: other?.candidate, causes: other?.causes });
        if (causes.length > 0) differing.add(candidate);
        asked.set(candidate, [found.asked, other?.asked ?? 0]);
      }
    }
    expect(differing.size).toBeGreaterThan(30);
    expect([...asked.values()].filter(([fewer, more]) => fewer > more)).toEqual([]);
    const [ofParameter, ofAll] = asked.get("obbligo_standard") ?? [];
    expect(differing).toContain("obbligo_standard");
    expect(ofParameter).toBe(0);
    expect(ofAll).toBeGreaterThan(10);
  });
});
