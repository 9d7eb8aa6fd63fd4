/** Items that stand in items, through the whole pipeline: written in an example, read, summed, explained, generated, printed again. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleLines, testProperties } from "../src/analysis/analysis.ts";
import { factsOf, itemOf } from "../src/analysis/generate-facts.ts";
import { compile } from "../src/compile.ts";
import { evaluate } from "../src/evaluator/evaluate.ts";
import { runExamples } from "../src/examples/run-examples.ts";
import { explain, sayItem, sayMissing, speaker } from "../src/explanation/explain.ts";
import { format } from "../src/formatter/format.ts";
import type { Program } from "../src/ir/program.ts";
import { completionsAt } from "../src/language-service/language-service.ts";

const vocabulary = `vocabolario biblioteca "Biblioteca" / "Library"
  unità gettoni singolare gettone passo 0,1 "gettoni" / "tokens"
  ciclo stagione di 2 anni dal 2010 "stagione" / "season"
  autorità consiglio "consiglio" / "council"
  soggetto lettore "lettore" / "reader"
    campo tessera_avuta : tessera "tessera" / "card" codice "card"
    campo prestiti : lista di prestito "prestiti" / "loans" codice "loans"
  fine
  entità tessera "tessera" / "card"
    campo rilasciata_il : data "rilasciata il" / "issued on" codice "issuedOn"
  fine
  entità prestito "prestito" / "loan"
    decorrenza preso_il
    campo preso_il : data "preso il" / "taken on" codice "takenOn"
    campo resa_avuta : resa "resa" / "return" codice "returned"
    campo note : lista di nota "note" / "notes" codice "notes"
  fine
  entità resa "resa" / "return"
    decorrenza reso_il
    campo reso_il : data "reso il" / "returned on" codice "on"
    campo per_la : stagione "per la stagione" / "for the season" codice "season"
  fine
  entità nota "nota" / "note"
    campo costo : gettoni "costo" / "cost" codice "cost"
    campo firme : lista di firma "firme" / "signatures" codice "signatures"
  fine
  entità firma "firma" / "signature"
    identificata da sigla
    campo sigla : testo "sigla" / "initials"
    campo peso : numero altrimenti 1 "peso" / "weight" codice "weight"
  fine
fine
`;

const act = (clauses: string) => `delibera quote "Quote"
  autorità consiglio
  adottata il 10/01/2020
  con effetto dal 01/01/2020
  fonte «verbale»

  articolo 1
    comma 1
      testo «Testo.»
      regola doppia per ogni nota : gettoni
        = costo * (somma di peso di f per ogni f in firme)
      regola annotato per ogni prestito : gettoni
        = somma di doppia di n per ogni n in note
      regola reso_in_tempo per ogni prestito : sì/no
        = non manca resa_avuta e reso_il di resa_avuta < 01/06/2020
      regola spesa : gettoni
        = somma di (somma di costo di n per ogni n in note di p) per ogni p in prestiti
      regola pesi : numero
        = somma di (somma di (numero di f in firme di n) per ogni n in note di p)
            per ogni p in prestiti
            con per_la di resa_avuta di p = stagione
      regola ha_la_tessera : sì/no
        = rilasciata_il di tessera_avuta ≤ 01/06/2020
${clauses}
    fine
  fine
fine
`;

const given = `        dato nota N di P con costo = 2 gettoni
        dato prestito P con preso_il = 01/02/2020
        dato prestito Q
        dato nota V del P con costo = 3 gettoni
        dato nota M dell'Q con costo = 5 gettoni
        dato resa R di P con reso_il = 01/03/2020; per_la = 2020-2021
        dato firma F1 di V
        dato firma F2 di V con peso = 3
        dato tessera T con rilasciata_il = 01/01/2020
`;

const example = `      esempio "dentro"
${given}        allora spesa = 10 gettoni
        allora doppia di V = 12 gettoni
        allora annotato di P = 12 gettoni
        allora reso_in_tempo di P = sì
        allora reso_in_tempo di Q = no
        allora ha_la_tessera = sì`;

function compiled(clauses: string) {
  return compile([
    { name: "v.delibera", text: vocabulary },
    { name: "quote.delibera", text: act(clauses) },
  ]);
}

function programOf(clauses: string): Program {
  const { program, diagnostics } = compiled(clauses);
  if (!program) throw new Error(diagnostics.map(({ code }) => code).join(" "));
  return program;
}

const program = programOf(example);
const facts = program.examples[0]?.facts ?? {};
const asked = { cycle: "2020-2021", asOf: "2020-12-31", knownOn: "2020-12-31" };

describe("an item of an example that stands in another", () => {
  it("is put where the holder has its entity, in the order written, wherever the holder is written", () => {
    expect(facts).toEqual({
      card: { issuedOn: "2020-01-01" },
      loans: [
        {
          takenOn: "2020-02-01",
          notes: [{ cost: "2" }, { cost: "3", signatures: [{ sigla: "F1" }, { sigla: "F2", weight: "3" }] }],
          returned: { on: "2020-03-01", season: "2020-2021" },
        },
        { notes: [{ cost: "5" }] },
      ],
    });
  });

  it("is what rules read, sum and are about", () => {
    expect(compiled(example).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const [result] = runExamples(program);
    expect(result?.refusedFacts).toEqual([]);
    expect(result?.expectations.filter(({ passed }) => !passed)).toEqual([]);
  });

  it("has one look, whatever the preposition", () => {
    const { text, diagnostics } = format({ name: "quote.delibera", text: act(example.replaceAll("\n        ", "\n")) });
    expect(diagnostics).toEqual([]);
    expect(text).toBe(act(example));
  });

  it("is proposed for the holders that have a field for it", () => {
    const text = act(`      esempio "e"\n        dato prestito P\n        dato tessera T\n        dato nota N di P\n`);
    const compilation = compile([
      { name: "v.delibera", text: vocabulary },
      { name: "quote.delibera", text },
    ]);
    const at = (line: string) => {
      const { completions } = completionsAt(compilation, "quote.delibera", text.indexOf(line) + line.length);
      return completions.filter(({ kind }) => kind === "local").map(({ text: proposed }) => proposed);
    };
    expect(at("dato nota N di ")).toEqual(["P"]);
  });
});

describe("what is read of items that stand in items", () => {
  const onTheDay = (asOf: string) => evaluate(program, facts, { ...asked, asOf });

  it("leaves out, with its path, what takes effect later", () => {
    expect(onTheDay("2020-02-15").leftOutFacts.map(({ path }) => path)).toEqual(["loans[0].returned"]);
    expect(onTheDay("2020-01-15").leftOutFacts.map(({ path }) => path)).toEqual(["loans[0]"]);
  });

  it("is told by where it stands", () => {
    const outcome = onTheDay("2020-12-31");
    const told = (rule: string, item: string, language?: "en") => {
      return explain(program, outcome, { rule, item }, language).children.map(({ sentence }) => sentence);
    };
    expect(told("annotato", "loans[0]")).toEqual([
      "nota n. 1 (prestiti n. 1): 0 gettoni",
      "nota n. 2 (prestiti n. 1): 12 gettoni",
    ]);
    expect(told("annotato", "loans[0]", "en")[1]).toBe("note no. 2 (loans no. 1): 12 tokens");
    const said = speaker(program, "it");
    expect(sayMissing("loans[1].notes[0].cost", said)).toBe("manca «costo» (prestiti n. 2, note n. 1)");
    expect(sayItem("resa", "loans[0].returned", said)).toBe("resa (prestiti n. 1)");
    expect(sayItem("tessera", "card", said)).toBe("tessera");
    expect(sayItem("firma", "F1", said)).toBe("firma F1");
  });
});

describe("people who hold items in items", () => {
  it("are generated with items of every depth, each told apart, and none refused", () => {
    for (const person of fc.sample(factsOf(program, "2020-2021"), { numRuns: 60, seed: 3 })) {
      expect(evaluate(program, person, asked).refusedFacts).toEqual([]);
    }
    const loans = fc.sample(itemOf(program, "2020-2021", "prestito"), { numRuns: 60, seed: 3 });
    expect(JSON.stringify(loans)).toContain("M200000");
    for (const loan of loans) expect(evaluate(program, { loans: [loan] }, asked).refusedFacts).toEqual([]);
  });

  it("are printed as the lines of an example that gives the same facts", () => {
    const people = fc.sample(factsOf(program, "2020-2021"), { numRuns: 60, seed: 5 });
    expect(people.some((person) => JSON.stringify(person).includes("sigla"))).toBe(true);
    for (const person of [facts, ...people]) {
      const lines = exampleLines(program, person);
      const again = programOf(`esempio "e"\n${lines.join("\n")}\nallora spesa = 1 gettone`).examples[0]?.facts ?? {};
      expect(lines.filter((line) => line.startsWith("--"))).toEqual([]);
      expect(exampleLines(program, again)).toEqual(lines);
      const [one, other] = [person, again].map((each) => evaluate(program, each, asked).valueOf("spesa"));
      expect(other?.kind).toBe(one?.kind);
    }
  });

  it("are the smallest that a property fails on", () => {
    const failing = programOf(
      `${example}\nproprietà "poche note"\nsempre ogni p in prestiti rispetta (numero di n in note di p) ≤ 1`,
    );
    const [result] = testProperties(failing, { seed: 1, runs: 500 });
    const lines = exampleLines(failing, result?.counterexample?.facts ?? {});
    expect(lines).toEqual(["dato prestito P1", "dato nota N1 di P1", "dato nota N2 di P1"]);
  });
});
