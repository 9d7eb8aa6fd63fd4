/**
 * The properties that the acts state, on invented people of whom the law says something: credits never hurt, an exemption never raises
 * the obligation, compensation conserves the balance. Each in the triennium of its act and in the later ones.
 */
import { testProperties } from "@delibera/rules-dsl/analysis";
import type { Property } from "@delibera/rules-dsl/ir";
import { describe, expect, it } from "vitest";
import { program } from "./ledger-by-the-acts.ts";
import { runs } from "./runs.ts";

const some = { timeout: 120_000 };
const trienni = ["2017-2019", "2020-2022", "2023-2025", "2026-2028"];

const tried = (property: Property, people: number) => {
  const { seed, numRuns } = runs(people);
  return testProperties({ ...program, properties: [property] }, { seed, runs: numRuns });
};
const titled = program.properties.map((property) => ({ title: property.title, property }));

describe("what the acts state of everybody", () => {
  it("is stated of credits, of exemptions and of compensation", () => {
    const titles = program.properties.map(({ title }) => title).join("\n");
    expect(titles).toMatch(/i crediti non nuocciono/);
    expect(titles).toMatch(/con esoneri ed esenzioni non si deve mai più di quanto si dovrebbe senza/);
    expect(titles).toMatch(/la compensazione conserva il saldo/);
  });

  it.each(titled)("holds of forty people of whom it is known: $title", some, ({ property }) => {
    for (const { runs: decided, counterexample } of tried(property, 40)) {
      expect(counterexample).toBeUndefined();
      expect(decided).toBe(40);
    }
  });

  it.each(titled)("is refuted by nobody in the later trienni: $title", some, ({ property }) => {
    for (const cycle of trienni.filter((each) => each > property.cycle)) {
      const found = tried({ ...property, cycle }, 10).map(({ counterexample }) => counterexample);
      expect(found.filter((each) => each !== undefined)).toEqual([]);
    }
  });
});
