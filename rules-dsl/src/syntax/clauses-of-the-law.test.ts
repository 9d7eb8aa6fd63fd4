import { describe, expect, it } from "vitest";
import type * as Ast from "./ast.ts";
import { parse } from "./parse.ts";

/** The clauses of a comma, names as plain words, texts as their values, without places. */
function read(...lines: readonly string[]): unknown {
  const text = ["legge prestiti", "articolo 1", "comma 1", ...lines, "fine", "fine", "fine"].join("\n");
  const { file, diagnostics } = parse({ name: "prova.delibera", text });
  expect(diagnostics).toEqual([]);
  return plain(file.act?.divisions[0]?.paragraphs[0]?.clauses);
}

function declared(...lines: readonly string[]): unknown {
  const text = ["vocabolario biblioteca", ...lines, "fine"].join("\n");
  const { file, diagnostics } = parse({ name: "prova.delibera", text });
  expect(diagnostics).toEqual([]);
  return plain(file.vocabulary?.declarations);
}

function plain(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(plain);
  if (typeof tree !== "object" || tree === null) return tree;
  const { span, ...rest } = tree as Ast.Node & Record<string, unknown>;
  const keys = Object.keys(rest).filter((key) => rest[key] !== undefined);
  if (keys.length === 1 && ["text", "value", "name"].includes(keys[0] as string)) return rest[keys[0] as string];
  if (rest["kind"] === "name") return plain(rest["name"]);
  return Object.fromEntries(keys.map((key) => [key, plain(rest[key])]));
}

const rule = { kind: "rule", word: "rule", grain: {}, saves: [], prevailsIfMoreFavourable: false, locals: [] };
const citation = { kind: "citation", word: "article", division: "4" };

describe("amendments", () => {
  it("replace, repeal, interpret or extend what they cite", () => {
    expect(
      read(
        "sostituisce articolo 4",
        "abroga articolo 4",
        "interpreta articolo 4 comma 1 limitatamente a multa",
        "proroga articolo 4 fino al 31/12/2024 motivo «serve»",
      ),
    ).toEqual([
      { kind: "amendment", amendment: "replaces", target: citation, only: [] },
      { kind: "amendment", amendment: "repeals", target: citation, only: [] },
      { kind: "amendment", amendment: "interprets", target: { ...citation, paragraph: "1" }, only: ["multa"] },
      {
        kind: "amendment",
        amendment: "extends",
        target: citation,
        only: [],
        until: { kind: "date", iso: "2024-12-31" },
        reason: "serve",
      },
    ]);
  });

  it("decide a doubt when a name follows `interpreta`", () => {
    expect(read("interpreta base_della_multa come costo motivo «così»")).toEqual([
      { kind: "decision", interpretation: "base_della_multa", option: "costo", reason: "così" },
    ]);
  });
});

describe("derogations", () => {
  it("name the rule they depart from, what prevails over them and what adds up with them", () => {
    expect(
      read("regola a1 in deroga a b", "fatto salvo c; d", "cumulabile con f; g fino a 3", "quando h", "= 0"),
    ).toEqual([
      {
        ...rule,
        name: "a1",
        derogates: "b",
        saves: ["c", "d"],
        cumulates: { kind: "cumulation", with: ["f", "g"], upTo: { kind: "number", value: "3", written: "number" } },
        when: "h",
        body: { kind: "expressionBody", expression: { kind: "number", value: "0", written: "number" } },
      },
    ]);
  });

  it("may prevail when more favourable, where the rule says what is", () => {
    expect(read("regola a1 : euro favorevole se maggiore", "prevale se più favorevole", "= b")).toEqual([
      {
        ...rule,
        name: "a1",
        type: { kind: "type", name: "euro", list: false },
        favourable: "greater",
        prevailsIfMoreFavourable: true,
        body: { kind: "expressionBody", expression: "b" },
      },
    ]);
  });
});

describe("verdicts", () => {
  it("hold their grounds with their reasons", () => {
    expect(
      read(
        "regola r : esito",
        "rifiuta quando a1 perché «uno»",
        "rifiuta quando b perché «due»",
        "altrimenti accoglie",
      ),
    ).toEqual([
      {
        ...rule,
        name: "r",
        type: { kind: "type", name: "verdict", list: false },
        body: {
          kind: "verdict",
          grounds: [
            { kind: "ground", condition: "a1", reason: "uno" },
            { kind: "ground", condition: "b", reason: "due" },
          ],
        },
      },
    ]);
  });

  it("are expected by examples", () => {
    const target = { kind: "target", name: "r" };
    expect(
      read('esempio "x"', "allora r accolta", "allora r di P rifiutata perché «uno»", "allora r rifiutata"),
    ).toEqual([
      {
        kind: "example",
        title: "x",
        steps: [
          { kind: "thenVerdict", target, accepted: true },
          { kind: "thenVerdict", target: { ...target, item: "P" }, accepted: false, reason: "uno" },
          { kind: "thenVerdict", target, accepted: false },
        ],
      },
    ]);
  });
});

describe("requirements", () => {
  it("may have to be met by a date", () => {
    expect(read("requisito r", "conta a1", "almeno b", "entro il 31/12/2020", "mancano «libri»")).toEqual([
      {
        ...rule,
        word: "requirement",
        name: "r",
        body: {
          kind: "requirementBody",
          counted: "a1",
          bound: "atLeast",
          required: "b",
          deadline: { kind: "date", iso: "2020-12-31" },
          missing: "libri",
        },
      },
    ]);
  });
});

describe("properties", () => {
  it("say what always holds and what grows with what", () => {
    expect(
      read(
        'proprietà "x"',
        "nel biennio 2018-2019",
        "noto al 31/12/2020",
        "sempre a1",
        "al crescere del costo del prestito non diminuisce la multa",
        "al crescere dell'età non aumenta multa",
        "all'aggiunta di prestito non aumenta multa",
      ),
    ).toEqual([
      {
        kind: "property",
        title: "x",
        steps: [
          { kind: "exampleCycle", cycle: "biennio", years: "2018-2019" },
          { kind: "exampleDate", axis: "known", on: { kind: "date", iso: "2020-12-31" } },
          { kind: "invariant", condition: "a1" },
          { kind: "monotone", field: "costo", entity: "prestito", direction: "notDecreasing", rule: "multa" },
          { kind: "monotone", field: "età", direction: "notIncreasing", rule: "multa" },
          { kind: "monotone", entity: "prestito", direction: "notIncreasing", rule: "multa" },
        ],
      },
    ]);
  });

  it("stand beside the mutants that no example can kill", () => {
    expect(read("mutante ammesso «m/1» motivo «uguale»")).toEqual([
      { kind: "acceptedMutant", mutant: "m/1", reason: "uguale" },
    ]);
  });
});

describe("texts", () => {
  it("may be pinned by their fingerprint", () => {
    expect(read("testo «uno» impronta «0123456789ab»")).toEqual([
      { kind: "text", text: "uno", fingerprint: "0123456789ab" },
    ]);
  });
});

describe("vocabularies", () => {
  it("say what a person can still do", () => {
    expect(
      declared(
        'azione leggere "leggere"',
        "aggiunge prestito con in_sede = no",
        "quantità costo fino a 50 euro",
        "fine",
      ),
    ).toEqual([
      {
        kind: "action",
        name: "leggere",
        label: { it: "leggere" },
        entity: "prestito",
        fields: [{ kind: "givenField", name: "in_sede", value: { kind: "boolean", value: false } }],
        amount: "costo",
        most: { kind: "number", value: "50", written: "number", unit: "euro" },
      },
    ]);
  });

  it("say from when to when an option exists, and which of two values is more favourable", () => {
    expect(
      declared(
        "elenco g",
        "voce a1 dal 01/01/2015",
        "voce b dal 01/01/2015 al 31/12/2020",
        "fine",
        "termine t : esito favorevole se minore",
      ),
    ).toEqual([
      {
        kind: "enumeration",
        name: "g",
        options: [
          { kind: "option", name: "a1", from: { kind: "date", iso: "2015-01-01" } },
          {
            kind: "option",
            name: "b",
            from: { kind: "date", iso: "2015-01-01" },
            to: { kind: "date", iso: "2020-12-31" },
          },
        ],
      },
      {
        kind: "term",
        name: "t",
        grain: {},
        type: { kind: "type", name: "verdict", list: false },
        favourable: "smaller",
      },
    ]);
  });
});
