/** A cohort part by part gives the report of the whole, to the last count, and one part is all that is there at a time. */
import type { CohortSnapshot } from "@delibera/cohorts";
import { generateCohort, generateInParts, pseudonymOf } from "@delibera/cohorts";
import { describe, expect, it } from "vitest";
import type { CohortPart, Dimension, Scenario, SimulationProgress, SimulationQuestion } from "../src/simulation.ts";
import { simulate, simulateInParts } from "../src/simulation.ts";
import { acts, amendedParameter } from "./acts.ts";

const asked = { seed: 1, people: 9_000, start: 2023 };
const whole = generateCohort(acts, asked);
const law: Scenario = { name: "law", program: acts, asOf: "2025-12-31", knownOn: "2025-12-31" };

function dimensionsOf({ people: { dimensions } }: CohortSnapshot): readonly Dimension[] {
  const coded = (["region", "profession"] as const).map((name): Dimension => {
    const { codes, values } = dimensions[name];
    return { name, codes: values, labels: codes };
  });
  return [...coded, { name: "age", fact: "birthDate", bands: ["40", "60"] }];
}

const question: SimulationQuestion = {
  cycle: "2023-2025",
  baseline: law,
  candidates: [
    { ...law, name: "120", given: [amendedParameter("obbligo_standard", "120")] },
    { ...law, name: "earlier", knownOn: "2025-01-01" },
  ],
  measure: "obligation.individual",
  state: "certifiable",
  also: ["balance"],
  bands: ["-30", "0", "30"],
  dimensions: dimensionsOf(whole),
};

function partOf(snapshot: CohortSnapshot): CohortPart {
  return {
    cohort: snapshot.cohort,
    dimensions: dimensionsOf(snapshot),
    pseudonymOf: (subject) => pseudonymOf(snapshot.people, subject),
  };
}

async function* partsOf(): AsyncGenerator<CohortPart> {
  for (const part of generateInParts(acts, { ...asked, peopleOfPart: 4096 })) yield partOf(part);
}

describe("a simulation in parts", () => {
  it("gives the report of the whole", async () => {
    const seen: SimulationProgress[] = [];
    const options = { people: asked.people, onProgress: (each: SimulationProgress) => seen.push(each) };
    const inParts = await simulateInParts(question, partsOf(), options);
    const atOnce = await simulate(question, whole.cohort, {
      pseudonymOf: (subject) => pseudonymOf(whole.people, subject),
    });
    expect(inParts.kind).toBe("done");
    expect(inParts).toEqual(atOnce);
    expect(seen.at(-1)).toMatchObject({ done: 9_000, all: 9_000 });
    expect(seen.map(({ done }) => done)).toEqual([...seen.map(({ done }) => done)].sort((a, b) => a - b));
  });

  it("gives the same report when people who have much in common are counted by shorter programs", async () => {
    const [plain, short] = await Promise.all([1, 12].map((classes) => simulate(question, whole.cohort, { classes })));
    expect(short).toEqual(plain);
    expect(plain?.kind).toBe("done");
  });

  it("says of a sample how many people there are in all", async () => {
    const samples: unknown[] = [];
    await simulateInParts(question, partsOf(), {
      people: asked.people,
      onSample: ({ isSample, cohort, people }) => samples.push([isSample, cohort, people]),
    });
    expect(samples).toEqual([[true, 9_000, 1_024]]);
  });

  it("gives nothing when its source fails, when it is stopped, or when there is nobody", async () => {
    async function* failing(): AsyncGenerator<CohortPart> {
      yield partOf(whole);
      throw new Error("the rest cannot be read");
    }
    const people = asked.people;
    await expect(simulateInParts(question, failing(), { people })).rejects.toThrow("the rest cannot be read");
    const stopping = new AbortController();
    stopping.abort();
    expect(await simulateInParts(question, partsOf(), { people, signal: stopping.signal })).toEqual({
      kind: "cancelled",
    });
    expect(await simulateInParts(question, [], { people: 0 })).toMatchObject({
      kind: "refused",
      problems: [{ because: "empty-cohort" }],
    });
  });

  it("refuses parts that are laid out otherwise", async () => {
    const other = generateCohort(acts, { ...asked, people: 100, start: 2020 });
    await expect(simulateInParts(question, [partOf(whole), partOf(other)], { people: 9_100 })).rejects.toThrow(
      "the parts of a cohort have one layout",
    );
  });
});
