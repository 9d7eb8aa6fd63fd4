import { generateCohort } from "@delibera/cohorts";
import { describe, expect, it } from "vitest";
import { planOf, writtenFor } from "../src/ask/plan.ts";
import { changedPeople } from "../src/count/changed-people.ts";
import { newCounter } from "../src/count/count-people.ts";
import type { Tally } from "../src/count/tally.ts";
import { addTally, newTally } from "../src/count/tally.ts";
import type { Scenario, SimulationQuestion } from "../src/simulation.ts";
import { acts, amendedParameter } from "./acts.ts";

const people = 4_000;
const { cohort } = generateCohort(acts, { seed: 5, people, start: 2023 });
const law: Scenario = { name: "law", program: acts, asOf: "2025-12-31", knownOn: "2025-12-31" };
const groups = 400;

const question: SimulationQuestion = {
  cycle: "2023-2025",
  baseline: law,
  candidates: [
    { ...law, name: "amended", given: [amendedParameter("obbligo_standard", "120")] },
    { ...law, name: "self-study", given: [amendedParameter("limite_autoformazione", "10")] },
  ],
  measure: "obbligo_individuale",
  state: "certificabile",
  also: ["saldo"],
  bands: ["0"],
  dimensions: [{ name: "place", codes: Int32Array.from({ length: people }, (_, at) => at % groups), labels: [] }],
};

function counterOf() {
  const plan = planOf(question, cohort.layout);
  if (!("programs" in plan)) throw new Error(JSON.stringify(plan));
  return newCounter(plan, cohort, writtenFor(plan, cohort));
}

/** One by one. */
function changedIn(candidate: number): number {
  const found = changedPeople(question, cohort, candidate);
  return found.kind === "found" ? found.people.length : -1;
}

/** Whatever the order in which values were met. */
function sorted(tally: Tally): unknown {
  const entries = (map: ReadonlyMap<number, unknown>) => [...map].sort(([a], [b]) => a - b);
  return JSON.parse(JSON.stringify(tally, (_, value) => (value instanceof Map ? entries(value) : value)));
}

describe("kinds of people", () => {
  it("are told again and again when they are many, and nobody is told twice", () => {
    const whole = counterOf();
    whole.count(0, people);
    const parts = newTally(1, 2);
    // Of so few people there are few kinds: they are told once.
    for (let from = 0; from < people; from += 500) {
      const part = counterOf();
      part.count(from, Math.min(people, from + 500));
      addTally(parts, part.tally);
    }
    const { tally } = whole;
    expect(sorted(tally)).toEqual(sorted(parts));
    expect(sorted(whole.tally)).toEqual(sorted(parts));
    expect(tally.people).toBe(people);
    expect(
      [...(tally.groups[1] ?? [])].map(([key, group]) => [key, group.people]).sort(([a = 0], [b = 0]) => a - b),
    ).toEqual(Array.from({ length: groups }, (_, key) => [key, people / groups]));
    const affected = tally.candidates.map((each) => [...(each.groups[0]?.values() ?? [])].map((group) => group.people));
    expect(affected).toEqual([[3_809], [200]]);
    expect(affected.flat()).toEqual([0, 1].map((place) => changedIn(place)));
  });
});
