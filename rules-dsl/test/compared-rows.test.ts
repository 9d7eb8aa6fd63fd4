/** Rules that compare a few rows of a person with one another: columns give what the evaluator does, and look at all rows once. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emitColumnar } from "../src/columnar/columnar.ts";
import { compile } from "../src/compile.ts";
import { declaredLayout, specialise } from "../src/specialise/specialise.ts";
import { compareBackends } from "../src/testing/compare-backends.ts";

const vocabulary = `vocabolario biblioteca "Biblioteca" / "Library"
  unità gettoni singolare gettone passo 0,1 "gettoni" / "tokens"
  ciclo stagione di 2 anni dal 2010 "stagione" / "season"
  autorità consiglio "consiglio" / "council"
  elenco genere "genere" / "kind"
    voce libro "libro" / "book" codice "book"
    voce film "film" / "film" codice "film"
  fine
  soggetto lettore "lettore" / "reader"
    campo prestiti : lista di prestito "prestiti" / "loans" codice "loans"
  fine
  entità prestito "prestito" / "loan"
    decorrenza preso_il
    campo tipo : genere "genere" / "kind" codice "kind"
    campo scaffale : numero "scaffale" / "shelf" codice "shelf"
    campo costo : gettoni "costo" / "cost" codice "cost"
    campo reso : sì/no altrimenti no "reso" / "returned" codice "returned"
    campo preso_il : data "preso il" / "taken on" codice "takenOn"
  fine
fine
`;

const rules = {
  byShelf: `regola per_scaffale : gettoni
        = somma di (somma di costo di q per ogni q in g al massimo 5 gettoni) per ogni gruppo g di p in (elenco di p per ogni p in prestiti con reso di p e tipo di p = libro) secondo scaffale di p`,
  dearest: `regola dei_piu_cari : numero
        = numero di p in prestiti con reso di p e tipo di p = libro e non (esiste q in prestiti con reso di q e tipo di q = libro e costo di q > costo di p)`,
  eldest: `regola del_meno_recente : gettoni
        = massimo di costo di p per ogni p in prestiti con reso di p e non (esiste q in prestiti con reso di q e preso_il di q < preso_il di p)`,
  doubles: `regola pari per ogni prestito : numero
        = numero di q in prestiti con reso di q e tipo di q = libro e costo di q = costo`,
  ofDoubles: `regola spesa_pari : gettoni
        = somma di costo di p per ogni p in prestiti con reso di p e tipo di p = libro e pari di p > 1 e (esiste q in prestiti con reso di q e tipo di q = libro e scaffale di q > scaffale di p)`,
} as const;

type Name = keyof typeof rules;

function programOf(rulesOfAct: readonly string[]) {
  const written = rulesOfAct.map((rule) => `      ${rule}`).join("\n");
  const act = `delibera conti "Conti"
  autorità consiglio
  adottata il 10/01/2010
  con effetto dal 01/01/2010
  fonte «verbale»

  articolo 1
    comma 1
      testo «Testo.»
${written}
    fine
  fine
fine
`;
  const { program, diagnostics } = compile([
    { name: "biblioteca.delibera", text: vocabulary },
    { name: "conti.delibera", text: act },
  ]);
  if (!program) throw new Error(JSON.stringify(diagnostics, null, 1));
  return program;
}

const cycle = "2010-2011";
const dates = { asOf: "2011-12-31", knownOn: "2011-12-31" };

const sometimes = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 9, arbitrary: value }, fc.constant(undefined));
const loan = fc
  .record({
    kind: sometimes(fc.constantFrom("book", "film")),
    shelf: sometimes(fc.integer({ min: 1, max: 4 })),
    cost: sometimes(fc.integer({ min: 1, max: 4 })),
    returned: sometimes(fc.boolean()),
    takenOn: sometimes(fc.constantFrom("2010-03-01", "2010-05-02", "2011-07-03", "2012-01-01")),
  })
  .map((each) => Object.fromEntries(Object.entries(each).filter(([, value]) => value !== undefined)));
const known = loan.map((each) => ({ kind: "book", shelf: 1, cost: 2, returned: true, takenOn: "2010-03-01", ...each }));
const person = fc
  .oneof(fc.array(loan, { maxLength: 9 }), fc.array(known, { maxLength: 9 }))
  .map((loans) => ({ loans }));

/** How often the text asks whether a loan is given back, how many lists of loans it makes, and in how many functions. */
function askedOf(written: readonly string[]) {
  const program = programOf(written);
  const outputs = program.rules.map(({ name }) => name);
  const { program: made } = specialise(program, { cycle, ...dates, outputs }, wholeLayout(program));
  if (!made) throw new Error("the rules are refused");
  const { text, lists } = emitColumnar(made);
  const count = (sign: RegExp) => text.match(sign)?.length;
  return { reads: count(/@i1_3\[/g), lists: lists.length, functions: count(/^function /gm) };
}

/** Of people of whom everything is known, and whose loans are all there. */
function wholeLayout({ vocabulary: own }: ReturnType<typeof programOf>) {
  const { tables } = declaredLayout(own, { mostRows: 9, most: 1000 });
  return {
    tables: tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => ({ ...column, optional: false })),
    })),
  };
}

describe("rows that are compared with one another", () => {
  const everything = Object.keys(rules) as Name[];
  const compared = (written: readonly string[], numRuns = 400) => {
    const people = fc.sample(person, { numRuns, seed: 7 });
    return compareBackends(programOf(written), people, { cycle, ...dates });
  };

  it.each<{ readonly names: readonly Name[] }>([
    { names: ["byShelf"] },
    { names: ["dearest"] },
    { names: ["eldest"] },
    { names: ["byShelf", "dearest"] },
    { names: ["doubles", "ofDoubles", "byShelf"] },
    { names: everything },
  ])("$names have the evaluator's values, whatever is not known of them", { timeout: 60_000 }, ({ names }) => {
    const { refusals, disagreements, rows } = compared(names.map((name) => rules[name]));
    expect(refusals).toEqual([]);
    expect(disagreements).toEqual([]);
    expect(rows).toBeGreaterThanOrEqual(400);
  });

  it("have them in a program that is a function for each pass", { timeout: 120_000 }, () => {
    const many = Array.from({ length: 400 }, (_, place) =>
      rules.byShelf
        .replace("per_scaffale", `per_scaffale_${place}`)
        .replace("= libro", place % 2 === 0 ? "= libro" : "= film")
        .replace("al massimo 5", `al massimo ${place + 1}`),
    );
    expect(askedOf(many).functions).toBeGreaterThan(1);
    const { refusals, disagreements, rows } = compared(many, 60);
    expect(refusals).toEqual([]);
    expect(disagreements).toEqual([]);
    expect(rows).toBe(400 * 60);
  });

  it("are found in the one pass over all rows, and stand in one list for all that compares them", () => {
    const { byShelf, dearest, eldest } = rules;
    expect(askedOf([byShelf])).toEqual({ reads: 1, lists: 1, functions: 1 });
    expect(askedOf([byShelf, dearest])).toEqual({ reads: 1, lists: 1, functions: 1 });
    expect(askedOf([byShelf, dearest, eldest])).toEqual({ reads: 1, lists: 2, functions: 1 });
  });

  it("stand in a list of their own for who asks during the pass", () => {
    expect(askedOf([rules.byShelf, rules.doubles])).toEqual({ reads: 2, lists: 2, functions: 1 });
  });
});
