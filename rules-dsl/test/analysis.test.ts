import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  behaviouralDiff,
  exampleLines,
  mutantsOf,
  semanticDiff,
  testMutants,
  testProperties,
} from "../src/analysis/analysis.ts";
import { compile } from "../src/compile.ts";
import { evaluate } from "../src/evaluator/evaluate.ts";
import { coverageOf } from "../src/examples/coverage.ts";
import { runExamples } from "../src/examples/run-examples.ts";
import type { Program } from "../src/ir/program.ts";
import { canonicalJson } from "../src/ir/program.ts";

const library = readFileSync(new URL("library.delibera", import.meta.url), "utf8");

/** The clauses stand in one comma of one act. */
function programOf(clauses: string): Program {
  const act = `delibera quote "Quote"
  autorità consiglio
  adottata il 10/01/2020
  con effetto dal 01/01/2020
  fonte «verbale»
  articolo 1
    comma 1
      testo «Testo.»
      ${clauses}
    fine
  fine
fine
`;
  const { program, diagnostics } = compile([
    { name: "library.delibera", text: library },
    { name: "quote.delibera", text: act },
  ]);
  if (!program) throw new Error(diagnostics.map(({ code }) => code).join(" "));
  return program;
}

/** Mutants of rules, those of dates apart, with the example that kills each. */
function fates(clauses: string) {
  const program = programOf(clauses);
  const { results } = testMutants(program, runExamples(program));
  return results
    .filter(({ mutant }) => mutant.kind !== "knowledge" && mutant.kind !== "effect")
    .map(({ mutant, killedBy }) => `${mutant.before} → ${mutant.after}: ${killedBy ?? "survives"}`);
}

describe("a mutant", () => {
  it("of a number is a step of its unit away, and an example of the very value kills it", () => {
    expect(fates('regola quota : gettoni\n= 3 gettoni\nesempio "tre"\nallora quota = 3 gettoni')).toEqual([
      "3 gettoni → 2.9 gettoni: tre",
      "3 gettoni → 3.1 gettoni: tre",
    ]);
  });

  it("of a comparison survives when no example stands on the border", () => {
    const rule = "regola quota : gettoni\n= se compleanno < 01/01/2000 allora 1 gettone altrimenti 2 gettoni";
    const far = 'esempio "prima"\ndato compleanno = 01/01/1990\nallora quota = 1 gettone';
    const near = 'esempio "il giorno"\ndato compleanno = 01/01/2000\nallora quota = 2 gettoni';
    const eve = 'esempio "la vigilia"\ndato compleanno = 31/12/1999\nallora quota = 1 gettone';
    const border = "(compleanno < 2000-01-01) → (compleanno ≤ 2000-01-01)";
    expect(fates([rule, far].join("\n"))).toContain(`${border}: survives`);
    expect(fates([rule, far, near].join("\n"))).toContain(`${border}: il giorno`);
    expect(fates([rule, far, near].join("\n"))).toContain("2000-01-01 → 1999-12-31: survives");
    expect(fates([rule, far, near, eve].join("\n"))).toContain("2000-01-01 → 1999-12-31: la vigilia");
  });

  it("forgets a limit, a filter, a condition, a derogation, a ground", () => {
    const clauses = `regola spesa : gettoni
      = (somma di costo di p per ogni p in prestiti con reso di p) al massimo 9 gettoni
      regola quota : gettoni
      = spesa
      regola piccoli in deroga a quota
      quando compleanno > 01/01/2010
      = 0 gettoni
      regola rinnovo : esito
      rifiuta quando spesa > 8 gettoni perché «ha speso troppo»
      altrimenti accoglie
      esempio "un adulto"
      dato compleanno = 01/01/1980
      dato prestito P con costo = 5 gettoni; reso = sì
      dato prestito Q con costo = 1 gettone; reso = no
      allora quota = 5 gettoni
      allora rinnovo accolta`;
    const found = fates(clauses);
    const limit = "(sum of p.costo for p in prestiti where p.reso at most 9 gettoni)";
    expect(found).toContain(`${limit} → sum of p.costo for p in prestiti where p.reso: survives`);
    const filtered = "sum of p.costo for p in prestiti where p.reso → sum of p.costo for p in prestiti";
    expect(found).toContain(`${filtered}: un adulto`);
    expect(found).toContain("condition → nothing: un adulto");
    expect(found).toContain("derogation → nothing: survives");
    expect(found).toContain("ground «ha speso troppo» → nothing: survives");
  });

  it("has an identifier that names rule, act, article, comma and change, and counts the same change made twice", () => {
    const program = programOf("regola quota : gettoni\n= 3 gettoni + 3 gettoni");
    const ids = mutantsOf(program).map(({ id }) => id);
    expect(ids.slice(0, 5)).toEqual([
      "quota@quote/1/1: (3 gettoni + 3 gettoni) → (3 gettoni - 3 gettoni)",
      "quota@quote/1/1: 3 gettoni → 2.9 gettoni",
      "quota@quote/1/1: 3 gettoni → 3.1 gettoni",
      "quota@quote/1/1: 3 gettoni → 2.9 gettoni #2",
      "quota@quote/1/1: 3 gettoni → 3.1 gettoni #2",
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("accepted in its comma is no survivor, and one accepted in vain is reported", () => {
    const accepted = (id: string) => `mutante ammesso «${id}» motivo «non si distingue»`;
    const clauses = `regola quota : gettoni
      = 3 gettoni
      ${accepted("quota@quote/1/1: 3 gettoni → 2.9 gettoni")}
      ${accepted("quota@quote/1/1: 4 gettoni → 3.9 gettoni")}`;
    const program = programOf(clauses);
    const report = testMutants(program, runExamples(program));
    expect(report.results[0]?.accepted?.reason).toBe("non si distingue");
    expect(report.stale.map(({ mutant }) => mutant)).toEqual(["quota@quote/1/1: 4 gettoni → 3.9 gettoni"]);
  });
});

describe("a property", () => {
  const rule = "regola quota : gettoni\n= somma di costo di p per ogni p in prestiti";

  it("that holds is tried on as many people as asked, the same for the same seed", () => {
    const program = programOf(`${rule}\nproprietà "mai sotto zero"\nsempre quota ≥ 0 gettoni`);
    const [first, again] = [1, 1].map((seed) => testProperties(program, { seed, runs: 200 }));
    expect(first?.map(({ runs, counterexample }) => [runs, counterexample])).toEqual([[200, undefined]]);
    expect(again).toEqual(first);
  });

  it("is tried on people of whom it is known: the facts that it lacks are given to them, down to the member of a list", () => {
    const film = "regola quota : gettoni\n= costo di (primo p in prestiti con tipo di p = film secondo preso_il di p)";
    const program = programOf(`${film}\nproprietà "mai sotto zero"\nsempre quota ≥ 0 gettoni`);
    const [result] = testProperties(program, { seed: 1, runs: 200 });
    expect([result?.runs, result?.counterexample]).toEqual([200, undefined]);
    expect(result?.undecided).toBeLessThan(20);
    const refuted = programOf(`${film}\nproprietà "gratis"\nsempre quota ≤ 0 gettoni`);
    const [failing] = testProperties(refuted, { seed: 1, runs: 200 });
    const facts = failing?.counterexample?.facts ?? {};
    expect(exampleLines(refuted, facts)).toHaveLength(1);
    expect(
      evaluate(refuted, facts, { cycle: "2020-2021", asOf: "9999-12-31", knownOn: "9999-12-31" }).valueOf("quota"),
    ).toMatchObject({ kind: "quantity" });
  });

  it("of which nothing is ever known is tried on nobody, and says on how many it was attempted", () => {
    const silent = "regola quota : gettoni\n= dato mancante «nessuno lo dice»";
    const program = programOf(`${silent}\nproprietà "mai sotto zero"\nsempre quota ≥ 0 gettoni`);
    const [result] = testProperties(program, { seed: 1, runs: 10 });
    expect([result?.runs, result?.counterexample]).toEqual([0, undefined]);
    expect(result?.undecided).toBeGreaterThan(10);
  });

  it("that fails is shown on the smallest person, as an example to paste", () => {
    const program = programOf(
      `${rule}\nproprietà "mai sopra cento"\nsempre ogni p in prestiti rispetta costo di p ≤ 100 gettoni`,
    );
    const [result] = testProperties(program, { seed: 1, runs: 500 });
    const { facts } = result?.counterexample ?? { facts: {} };
    expect(exampleLines(program, facts)).toEqual(["dato prestito P1 con costo = 100,1 gettoni"]);
  });

  it("of growth is refuted by two people who differ in one fact", () => {
    const less = "regola quota : gettoni\n= 9 gettoni - (somma di costo di p per ogni p in prestiti)";
    const grows = "al crescere di costo di prestito non diminuisce quota";
    const program = programOf(`${less}\nproprietà "cresce"\n${grows}`);
    const [result] = testProperties(program, { seed: 7, runs: 500 });
    const { facts = {}, changed = {}, before, after } = result?.counterexample ?? {};
    expect({ facts, changed, before, after }).toMatchInlineSnapshot(`
      {
        "after": {
          "exact": "-0.1",
          "kind": "quantity",
          "unit": "gettoni",
        },
        "before": {
          "exact": "0",
          "kind": "quantity",
          "unit": "gettoni",
        },
        "changed": {
          "loans": [
            {
              "cost": "9.1",
              "id": "N1",
            },
          ],
        },
        "facts": {
          "loans": [
            {
              "cost": "9",
              "id": "N1",
            },
          ],
        },
      }
    `);
  });

  it("of addition holds of what an item can only raise", () => {
    const program = programOf(`${rule}\nproprietà "si aggiunge"\nall'aggiunta di prestito non diminuisce quota`);
    expect(testProperties(program, { seed: 3, runs: 300 })[0]?.counterexample).toBeUndefined();
  });
});

it("the branches that no example takes are said in the rule language", () => {
  const program = programOf(
    "regola quota : gettoni\nquando non manca compleanno\n= se sì allora 1 gettone altrimenti 2 gettoni",
  );
  const untried = coverageOf(program, []).find(({ rule }) => rule === "quota");
  expect(untried?.branches.map(({ id, on }) => [id, on])).toEqual([
    ["governs", ""],
    ["condition-fails", "non manca compleanno"],
    ["if-1-then", "sì"],
    ["if-1-otherwise", "sì"],
  ]);
});

describe("two versions of an act", () => {
  const quota = (amount: string) =>
    programOf(`regola quota : gettoni\n= ${amount} + numero di p in prestiti * 1 gettone`);
  const [before, after] = [quota("3 gettoni"), quota("4 gettoni")];
  const request = { cycle: "2020-2021", asOf: "9999-12-31", knownOn: "9999-12-31" };

  it("differ in a threshold, before and after", () => {
    expect(
      semanticDiff(before, after).map(({ name, part, before: old, after: now }) => [name, part, old, now]),
    ).toEqual([
      [
        "quota",
        "quote/1/1/quota value",
        "3 gettoni + numero di p in prestiti * 1 gettone",
        "4 gettoni + numero di p in prestiti * 1 gettone",
      ],
    ]);
  });

  it("differ in conditions, bands and gaps, in the words of the language", () => {
    const banded = (condition: string, gap: string) =>
      programOf(`regola fascia : gettoni
quando ${condition}
scaglioni su numero di p in prestiti
sotto 2: 0 gettoni
da 2 a 3: 1,5 gettoni
lacuna tra 3 e 5 interpretata come scaglione ${gap} denominata quale motivo «prova»
almeno 5: 40% di 10 gettoni`);
    const [first, second] = [
      banded("(manca compleanno o compleanno < 01/02/2000)", "inferiore"),
      banded("non manca compleanno e (compleanno + 3 mesi in 2014-2015 o sì)", "superiore"),
    ];
    const rules = semanticDiff(first, second).filter(({ subject }) => subject === "rule");
    expect(rules.map(({ part, before: old, after: now }) => [part, old, now])).toEqual([
      [
        "quote/1/1/fascia condition",
        "manca compleanno oppure compleanno < 01/02/2000",
        "non manca compleanno e (compleanno + 3 mesi in 2014-2015 oppure sì)",
      ],
    ]);
    const said = semanticDiff({ ...first, rules: [] }, first).map(({ part, after: now }) => [part, now]);
    expect(said).toContainEqual(["quote/1/1/fascia value", "scaglioni su numero di p in prestiti"]);
    expect(said).toContainEqual(["quote/1/1/fascia band 2", "da 2 a 3: 1,5 gettoni"]);
    expect(said).toContainEqual(["quote/1/1/fascia band 3", "almeno 5: 40% di 10 gettoni"]);
    expect(said).toContainEqual(["quote/1/1/fascia gaps", "lacuna tra 3 e 5: quale"]);
  });

  it("differ in nothing when one was kept in a database that orders the keys of what it holds", () => {
    const reordered = JSON.parse(canonicalJson(before)) as Program;
    expect(JSON.stringify(reordered)).not.toBe(JSON.stringify(before));
    expect(semanticDiff(reordered, before)).toEqual([]);
  });

  it("change the result of everybody; the witness is the person of whom nothing is known", () => {
    const diff = behaviouralDiff(before, after, request, { seed: 1, runs: 50 });
    expect([diff.people, diff.changed, diff.rules]).toEqual([50, 50, [{ rule: "quota", people: 50 }]]);
    expect(diff.witness?.facts).toEqual({ prestiti: undefined, loans: [] });
  });

  it("that say the same have no effect", () => {
    expect(semanticDiff(before, quota("3 gettoni"))).toEqual([]);
    expect(behaviouralDiff(before, quota("3 gettoni"), request, { seed: 1, runs: 50 })).toMatchObject({
      changed: 0,
      rules: [],
      witness: undefined,
    });
  });
});
