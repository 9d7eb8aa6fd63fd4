import { describe, expect, it } from "vitest";
import { library } from "../evaluator/library-acts.ts";
import type { SaidExpectation } from "./explain.ts";
import { expectationInWords, sayExpectation, sayGiven, sayRefusedFact, sayRefusedRequest } from "./explain.ts";

const points = (exact: string) => ({ kind: "quantity", exact, unit: "points" }) as const;
const target = (rule: string) => ({ rule, previous: false });
const inBoth = (said: SaidExpectation) => [sayExpectation(library, said, "it"), sayExpectation(library, said, "en")];

describe("an expectation in words", () => {
  it("says both values exactly when they differ, and only the value when they do not", () => {
    const expected = { kind: "value", value: points("26.7") } as const;
    expect(inBoth({ target: target("third"), passed: false, expected, actual: points("80/3") })).toEqual([
      "un terzo del fabbisogno: atteso 26,7 punti, ottenuto 80/3 punti, cioè circa 26,7",
      "a third of the need: expected 26.7 points, got 80/3 points, that is about 26.7",
    ]);
    expect(inBoth({ target: target("third"), passed: true, expected, actual: points("26.7") })).toEqual([
      "un terzo del fabbisogno: 26,7 punti",
      "a third of the need: 26.7 points",
    ]);
  });

  it("says what is missing from a value and from a requirement", () => {
    const actual = { kind: "undetermined", missing: ["deposit"], reasons: [], conflicts: [] } as const;
    expect(
      inBoth({ target: target("need"), passed: false, expected: { kind: "value", value: points("1") }, actual }),
    ).toEqual([
      "fabbisogno individuale: atteso 1 punto, ottenuto non determinato (manca «deposito»)",
      "individual need: expected 1 point, got undetermined (“deposit” is missing)",
    ]);
    const requirement = {
      kind: "requirement",
      met: false,
      bound: "atLeast",
      counted: points("53.9"),
      required: points("54"),
      missing: points("0.1"),
    } as const;
    const expected = { kind: "requirement", met: false, missing: points("1") } as const;
    expect(inBoth({ target: target("enough"), passed: false, expected, actual: requirement })).toEqual([
      "soglia dei lettori: atteso non soddisfatto, manca 1 punto, ottenuto non soddisfatto, mancano 0,1 punti",
      "readers' threshold: expected not met, 1 point missing, got not met, 0.1 points missing",
    ]);
  });

  it("names the item, the year and the cycle before", () => {
    const said = { passed: true, expected: { kind: "value", value: points("3") }, actual: points("3") } as const;
    expect(inBoth({ ...said, target: { rule: "worth", item: "A", previous: false } })[0]).toBe(
      "punti contati, prestito A: 3 punti",
    );
    expect(inBoth({ ...said, target: { rule: "yearly", year: 2018, previous: true } })[0]).toBe(
      "punti dell'anno, anno 2018, giro precedente: 3 punti",
    );
  });
});

describe("the parts of an expectation", () => {
  it("are the label, what was expected and what came out, each apart", () => {
    const expected = { kind: "value", value: points("26.7") } as const;
    const said = { target: { rule: "worth", item: "A", previous: false }, passed: false, expected } as const;
    expect(expectationInWords(library, { ...said, actual: points("80/3") }, "it")).toEqual({
      label: "punti contati, prestito A",
      expected: "26,7 punti",
      actual: "80/3 punti, cioè circa 26,7",
    });
    const actual = { kind: "undetermined", missing: ["deposit"], reasons: [], conflicts: [] } as const;
    expect(expectationInWords(library, { ...said, expected: { kind: "undetermined" }, actual }, "en")).toEqual({
      label: "points counted, loan A",
      expected: "undetermined",
      actual: "undetermined (“deposit” is missing)",
    });
  });

  it("and a value taken as given is said with its rule", () => {
    const value = { kind: "number", value: "80/3", unit: "points" } as const;
    expect(sayGiven(library, { target: { rule: "third", previous: false }, value }, "it")).toBe(
      "un terzo del fabbisogno: 80/3 punti, cioè circa 26,7",
    );
  });
});

describe("a refusal in words", () => {
  it("says what was found, where, and what to write instead", () => {
    const refused = { path: "loans[2].pages", expected: "exact-number", found: "0.1" } as const;
    expect(sayRefusedFact(refused, library, "it")).toBe(
      "il dato «loans[2].pages» non è accettato: 0.1 non è un numero esatto: scriverlo fra virgolette, con il punto decimale",
    );
    expect(sayRefusedFact({ path: "", expected: "object", found: "a list" }, library, "en")).toBe(
      "the whole is not accepted: a list is not an object",
    );
    expect(sayRefusedRequest({ part: "cycle", found: "2018-2020", because: "not-a-cycle" }, library, "it")).toBe(
      "la richiesta «2018-2020» non è accettata: non è uno dei periodi consecutivi",
    );
  });
});
