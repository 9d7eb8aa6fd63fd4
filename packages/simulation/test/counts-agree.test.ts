import type { Cohort } from "@delibera/rules-dsl/columnar";
import { factsOfSubject, plainColumn } from "@delibera/rules-dsl/columnar";
import { evaluate, plainValue } from "@delibera/rules-dsl/evaluator";
import { parseRational, printRational, rational, subtract } from "@delibera/rules-dsl/values";
import { describe, expect, it } from "vitest";
import { planOf, writtenFor } from "../src/ask/plan.ts";
import { rowsOf } from "../src/count/cohort-rows.ts";
import { newCounter } from "../src/count/count-people.ts";
import type { Scenario, SimulationQuestion } from "../src/simulation.ts";
import type { People } from "./acts.ts";
import { acts, actsWith, amendedParameter, peopleOf } from "./acts.ts";

const [measure, state] = ["obbligo_individuale", "certificabile"];

function question(cycle: string): SimulationQuestion {
  const lastYear = cycle.slice(5);
  const law: Scenario = { name: "law", program: acts, asOf: `${lastYear}-11-30`, knownOn: "2028-12-31" };
  const draft = actsWith({
    "2017-crediti-formativi.delibera": (text) =>
      text.replace("da 121 a 150  : 30 crediti", "da 121 a 150  : 45 crediti"),
  });
  return {
    cycle,
    baseline: law,
    candidates: [
      { ...law, name: "amended", given: [amendedParameter("obbligo_standard", "120")] },
      { ...law, name: "read otherwise", interpretations: { obbligo_sotto_zero: "anche_negativo" } },
      { ...law, name: "known earlier", knownOn: `${lastYear}-01-01` },
      { ...law, name: "drafted", program: draft },
      { ...law, name: "the same" },
    ],
    measure,
    state,
    also: ["saldo"],
    bands: ["-30", "-10", "0", "10", "30"],
    dimensions: [
      { name: "age", fact: "birthDate", bands: ["40", "55", "70"] },
      { name: "profession", fact: "profession" },
    ],
  };
}

/** What the tracing evaluator says of one person: amounts exact, undefined for undetermined. */
function answersOf(
  facts: unknown,
  cycle: string,
  { program, asOf, knownOn, interpretations = {}, given = [] }: Scenario,
) {
  const outcome = evaluate(program, facts, { cycle, asOf, knownOn, interpretations, given });
  const amount = (rule: string) => {
    const value = plainValue(outcome.valueOf(rule));
    return value.kind === "quantity" ? value.exact : undefined;
  };
  const standing = plainValue(outcome.valueOf(state));
  return {
    measure: amount(measure),
    balance: amount("saldo"),
    state: standing.kind === "boolean" ? (standing.value ? 1 : 0) : 2,
  };
}

/** Values that are recorded of a person: what is absent is no fact. */
function factsOf(cohort: Cohort, subject: number): number {
  return cohort.tables.reduce((sum, { rows, columns }, table) => {
    const [from, to] = rowsOf(cohort, table, subject);
    const there = (present: Uint8Array | undefined) =>
      present ? present.subarray(from, to).reduce((count, each) => count + each, 0) : to - from;
    return columns.reduce((count, column) => count + there(plainColumn(column, rows).present), sum);
  }, 0);
}

/** Everything counted one by one. */
function byHand({ facts, cohort }: People, asked: SimulationQuestion) {
  const base = facts.map((each) => answersOf(each, asked.cycle, asked.baseline));
  return asked.candidates.map((candidate) => {
    const found = { people: 0, deltas: {} as Record<string, number>, appeared: 0, vanished: 0, undetermined: 0 };
    const transitions = new Array<number>(9).fill(0);
    let witness: { subject: number; facts: number } | undefined;
    for (const [subject, each] of facts.entries()) {
      const [before, after] = [base[subject], answersOf(each, asked.cycle, candidate)];
      if (!before || JSON.stringify(before) === JSON.stringify(after)) continue;
      found.people++;
      transitions[before.state * 3 + after.state] = (transitions[before.state * 3 + after.state] ?? 0) + 1;
      const [a, b] = [before.measure, after.measure].map((text) =>
        text === undefined ? undefined : parseRational(text),
      );
      if (a && b) {
        const delta = printRational(subtract(b, a));
        found.deltas[delta] = (found.deltas[delta] ?? 0) + 1;
      } else if (b) found.appeared++;
      else if (a) found.vanished++;
      else found.undetermined++;
      const size = factsOf(cohort, subject);
      if (witness === undefined || size < witness.facts) witness = { subject, facts: size };
    }
    return { ...found, transitions, witness };
  });
}

describe.each(["2017-2019", "2020-2022", "2023-2025", "2026-2028"])("what is counted for %s", (cycle) => {
  const asked = question(cycle);
  const people = peopleOf(cycle, 300, asked.baseline);
  const plan = planOf(asked, people.cohort.layout);
  if (!("programs" in plan)) throw new Error(JSON.stringify(plan));
  const counter = newCounter(plan, people.cohort, writtenFor(plan, people.cohort));
  counter.count(0, people.facts.length);
  const { tally } = counter;

  it("is what the tracing evaluator gives, person by person", () => {
    const counted = tally.candidates.map(({ groups, witness }) => {
      const all = groups[0]?.get(0);
      const deltas = [...(all?.deltas ?? [])].map(([n, count]) => [
        printRational(rational(BigInt(n), BigInt(plan.measure.denominator))),
        count,
      ]);
      const { people: affected = 0, appeared = 0, vanished = 0, undetermined = 0 } = all ?? {};
      const transitions = all?.transitions ?? new Array<number>(9).fill(0);
      return {
        people: affected,
        deltas: Object.fromEntries(deltas),
        appeared,
        vanished,
        undetermined,
        transitions,
        witness,
      };
    });
    expect(counted).toEqual(byHand(people, asked));
  });

  it("has a cause for everybody who differs, and groups that sum to everybody", () => {
    for (const { groups, causes } of tally.candidates) {
      const affected = groups[0]?.get(0)?.people ?? 0;
      expect([...causes.values()].reduce((sum, each) => sum + each.people, 0)).toBe(affected);
      for (const each of groups) {
        expect([...each.values()].reduce((sum, group) => sum + group.people, 0)).toBe(affected);
      }
    }
  });

  it("holds facts that say the same again", () => {
    for (const [subject, facts] of people.facts.entries()) {
      const again = factsOfSubject(acts.vocabulary, people.cohort, subject);
      expect(answersOf(again, cycle, asked.baseline)).toEqual(answersOf(facts, cycle, asked.baseline));
    }
  });
});
