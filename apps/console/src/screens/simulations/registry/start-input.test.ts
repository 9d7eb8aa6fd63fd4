import { describe, expect, it } from "vitest";
import type { Asked } from "../../../simulations/protocol.ts";
import { everybody, startInput, takeInput } from "./start-input.ts";

const asked: Asked = {
  ...{ cycle: "2017-2019", asOf: "2019-12-31", knownOn: "2019-12-31", people: 20_000, seed: 7 },
  change: { kind: "parameter", rule: "obbligo_standard", values: ["120", "140"] },
  ...{ bands: ["-10", "0"], by: "region" },
};
const orders = [
  { id: "ORD-MED-1", name: "Uno", region: "08" },
  { id: "ORD-MED-2", name: "Due", region: null },
];
const of = (change: Asked["change"], people = everybody, by: Asked["by"] = "age") =>
  startInput({ ...asked, change, by }, { people, orders }, "it");

describe("a question of the form, asked of the registry", () => {
  it("is one law for each value, told by the groups and bands of the form, with less to do as a gain", () => {
    expect(of(asked.change)).toEqual({
      ...{ triennium: "2017-2019", asOf: "2019-12-31", knownOn: "2019-12-31", bands: ["-10", "0"] },
      candidates: [
        { name: "120", parameters: [{ rule: "obbligo_standard", value: "120" }] },
        { name: "140", parameters: [{ rule: "obbligo_standard", value: "140" }] },
      ],
      ...{ dimensions: ["age"], favourable: "SMALLER", cohort: {}, language: "IT" },
    });
  });

  it("is of the people that somebody chose, a sample by the number of the form", () => {
    const people = { ...everybody, status: "RETIRED", from: "60", share: "1/10" } as const;
    expect(of({ kind: "known", on: "2018-01-01" }, people)).toMatchObject({
      candidates: [{ name: "2018-01-01", knownOn: "2018-01-01" }],
      cohort: { status: ["RETIRED"], age: { from: 60 }, sample: { share: "1/10", seed: 7 } },
    });
  });

  it("is of one profession and of the Orders that somebody wrote, each once", () => {
    const people = { ...everybody, profession: "3", orders: " ORD-MC-1, ORD-MC-2;ORD-MC-1 " };
    expect(of(asked.change, people)?.cohort).toEqual({ professions: [3], orders: ["ORD-MC-1", "ORD-MC-2"] });
  });

  it("is of the region of the Orders that are there, which are named to whoever tells people by region too", () => {
    const regionOfOrder = [{ order: "ORD-MED-1", region: "08" }];
    expect(of(asked.change, { ...everybody, region: "08" })?.cohort).toEqual({ regions: ["08"], regionOfOrder });
    expect(of(asked.change, everybody, "region")?.cohort).toEqual({ regionOfOrder });
  });

  it("takes a text by the name of its act, and is no question without one", () => {
    const text = '-- nota\ndelibera cnfc_prova "Prova"\n';
    expect(of({ kind: "draft", text })?.candidates).toEqual([
      { name: "cnfc_prova", text: { act: "cnfc_prova", text } },
    ]);
    expect(of({ kind: "draft", text: "due parole" })).toBeUndefined();
  });

  it("is of a cohort that is kept, whatever the fields of people say", () => {
    const input = startInput(asked, { kept: "S2VwdA==" }, "it");
    expect([input?.keptCohort, input?.cohort]).toEqual(["S2VwdA==", undefined]);
  });

  it("takes and keeps the people that somebody chose, with where each Order is", () => {
    expect(takeInput(asked, { ...everybody, status: "RETIRED" }, orders)).toEqual({
      cohort: { asOf: "2019-12-31", status: ["RETIRED"], regionOfOrder: [{ order: "ORD-MED-1", region: "08" }] },
    });
  });
});
