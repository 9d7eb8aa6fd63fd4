import { describe, expect, it } from "vitest";
import type { Scenario, SimulationQuestion } from "../src/simulation.ts";
import { changedPeople, comparePerson, simulate } from "../src/simulation.ts";
import { acts, amendedParameter, peopleOf } from "./acts.ts";

const law: Scenario = { name: "law", program: acts, asOf: "2019-11-30", knownOn: "2028-12-31" };
const { cohort, facts } = peopleOf("2017-2019", 200, law);
const asked: SimulationQuestion = {
  cycle: "2017-2019",
  baseline: law,
  candidates: ["120", "180"].map((credits) => ({
    ...law,
    name: credits,
    given: [amendedParameter("obbligo_standard", credits)],
  })),
  measure: "obligation.individual",
  state: "certifiable",
  also: ["balance"],
  favourable: "smaller",
  bands: ["0"],
  dimensions: [{ name: "age", fact: "birthDate", bands: ["40", "60"] }],
};

function found(place: number) {
  const changed = changedPeople(asked, cohort, place);
  if (changed.kind !== "found") throw new Error(JSON.stringify(changed.problems));
  return changed.people;
}

describe("people that a law changes, one by one", () => {
  it.each([0, 1])("are as many as the report of law %i counts, in all, by outcome and by group", async (place) => {
    const simulated = await simulate(asked, cohort);
    if (simulated.kind !== "done") throw new Error(simulated.kind);
    const { affected, gain, lose, tables } = simulated.report.candidates[place] ?? {};
    const people = found(place);
    const count = (outcome: string) => people.filter((each) => each.outcome === outcome).length;
    expect([affected, gain, lose].map((told) => told ?? "few")).toEqual(
      [people.length, count("gain"), count("lose")].map((own, at) =>
        [affected, gain, lose][at] === null ? "few" : own,
      ),
    );
    expect(people.length).toBeGreaterThan(5);
    for (const { label, affected: told } of tables?.[1]?.groups ?? [])
      if (told !== null) expect(people.filter(({ groups }) => groups[0] === label)).toHaveLength(told);
  });

  it("owe what the evaluator says of each, before and after", () => {
    for (const { subject, before, after, change } of found(0).slice(0, 10)) {
      const compared = comparePerson(asked, facts[subject]);
      if (compared.kind !== "compared") throw new Error(compared.kind);
      const pair = compared.candidates[0]?.results.find(({ rule }) => rule === "obbligo_individuale");
      if (change === "0") expect(pair).toBeUndefined();
      else expect([pair?.before, pair?.after]).toMatchObject([{ exact: before }, { exact: after }]);
    }
  });

  it("are nobody for a law that is not there", () => {
    expect(changedPeople(asked, cohort, 7)).toEqual({ kind: "found", people: [] });
  });
});
