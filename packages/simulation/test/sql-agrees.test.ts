import { describeOnEachDatabase } from "@delibera/database/testing";
import { factsOf } from "@delibera/rules-dsl/analysis";
import { randomCase } from "@delibera/rules-dsl/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acts as program } from "./acts.ts";
import { triennia } from "./asked-cohort.ts";
import { compareWithColumns } from "./compare-with-columns.ts";

/** More of everything in `npm run conformance`. */
const more = process.env["DELIBERA_CONFORMANCE"] === "full";
const timeout = more ? 7_200_000 : 600_000;
// A batch fits in memory, as columns and as relations.
const [batches, peopleOfEach] = more ? [5, 20_000] : [1, 200];
const generated = more ? { programs: 1_000, people: 1_000 } : { programs: 60, people: 1_700 };

describeOnEachDatabase("a statement", (open) => {
  it.each(triennia)("gives what the columns give to people of %s, term by term", { timeout }, async (cycle) => {
    const database = await open({ empty: true });
    const lastYear = cycle.slice(5);
    const asOf = `${lastYear}-11-30`;
    for (let batch = 0; batch < batches; batch++) {
      const people = fc.sample(factsOf(program, cycle), { numRuns: peopleOfEach, seed: 7 + batch });
      const found = await database.inSession((session) =>
        compareWithColumns(session, program, people, [
          { cycle, asOf, knownOn: "2028-12-31" },
          { cycle, asOf, knownOn: `${lastYear}-12-31` },
        ]),
      );
      expect(found?.disagreements).toEqual([]);
      expect(found?.compared).toBeGreaterThan(people.length * 100);
    }
  });

  it("gives what the columns give to generated people of generated programs", { timeout }, async () => {
    const database = await open({ empty: true });
    let [pairs, seed] = [0, 0];
    await database.inSession(async (session) => {
      for (; pairs < generated.programs * generated.people; seed++) {
        const draw = drawing(seed);
        const { program: made, request } = randomCase(draw);
        const people = Array.from({ length: generated.people }, () => randomCase(draw).facts);
        const outputs = made.rules.map(({ name }) => name);
        const found = await compareWithColumns(session, made, people, [{ ...request, outputs }]);
        expect(found?.disagreements.slice(0, 3) ?? [], `program ${seed}`).toEqual([]);
        if (found) pairs += people.length;
      }
    });
    expect(pairs).toBeGreaterThanOrEqual(generated.programs * generated.people);
  });
});

/** A linear congruential generator: the same seed draws the same. */
function drawing(seed: number): (below: number) => number {
  let state = Math.imul(seed + 1, 2_654_435_761) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

describe("what is compared", () => {
  it("is every declared term of the acts", () => {
    expect(program.rules.filter(({ code }) => code !== undefined).length).toBeGreaterThan(40);
  });
});
