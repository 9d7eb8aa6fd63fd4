import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EvaluationRequest, Outcome } from "../evaluator/evaluate.ts";
import { evaluate } from "../evaluator/evaluate.ts";
import { library } from "../evaluator/library-acts.ts";
import { randomCase } from "../evaluator/random-programs.ts";
import {
  calculate,
  call,
  choose,
  citation,
  compare,
  day,
  libraryProgram,
  number,
  own,
  read,
  rule,
  term,
  today,
  unknown,
  version,
} from "../evaluator/test-programs.ts";
import type { Expression, Program } from "../ir/program.ts";
import { parseRational, zero } from "../values/rational.ts";
import type { ExplanationNode, ExplanationTarget, Language } from "./explain.ts";
import { displayAmount, explain } from "./explain.ts";

const facts = {
  birthDate: "1991-05-01",
  deposit: "120.5",
  student: true,
  loans: [
    { id: "A", lentOn: "2018-05-01", pages: 30, shelf: "O", rare: true },
    { id: "B", lentOn: "2016-05-01", pages: 12, shelf: "O" },
    { id: "C", lentOn: "2017-05-01", pages: "7.5", shelf: "C", rare: true },
  ],
};

interface Asked {
  readonly program?: Program;
  readonly facts?: unknown;
  readonly request?: Partial<EvaluationRequest>;
  readonly language?: Language;
}
const told = (target: ExplanationTarget, asked: Asked = {}): ExplanationNode => {
  const program = asked.program ?? library;
  const outcome = evaluate(program, asked.facts ?? facts, { ...today, ...asked.request });
  return explain(program, outcome, target, asked.language);
};
/** The tree as indented lines. */
const lines = (node: ExplanationNode, depth = 0): readonly string[] => [
  `${"  ".repeat(depth)}${node.kind}: ${node.sentence}`,
  ...node.children.flatMap((child) => lines(child, depth + 1)),
];
/** Of what has steps under it. */
const sentencesWithSteps = ({ sentence, children }: ExplanationNode): readonly string[] =>
  children.length === 0 ? [] : [sentence, ...children.flatMap(sentencesWithSteps)];
/** One rule of a small program. */
const why = (expression: Expression, given: unknown = {}) =>
  told({ rule: "asked" }, { program: libraryProgram({ rules: [term("asked", expression)] }), facts: given }).sentence;

describe("an explanation", () => {
  it("gives the reasons of a refusal in the language asked for, and as the act words them when they are not translated", () => {
    const grounds = [
      { condition: own("student"), reason: "lo studente non può", english: "a student may not" },
      { condition: own("student"), reason: "è tardi" },
    ];
    const asked = rule("asked", { kind: "verdict", grounds }, { type: { kind: "verdict" } });
    const program = libraryProgram({ rules: [asked] });
    const sentence = (language: Language) => told({ rule: "asked" }, { program, language }).sentence;
    expect(sentence("it")).toContain("«lo studente non può»; «è tardi»");
    expect(sentence("en")).toContain("«a student may not»; «è tardi»");
  });

  it("says the value, why, and where it is written, and then what it rests on", () => {
    expect(lines(told({ rule: "need" }))).toEqual([
      "rule: fabbisogno individuale: 135 punti, perché 150 punti meno 15 punti (Regolamento dei prestiti, art. 1 comma 1)",
      "  rule: fabbisogno standard: 150 punti (Regolamento dei prestiti, art. 1 comma 1)",
      "  rule: premio: 15 punti, perché deposito: nessuno scaglione del testo comprende 120,5 euro; si segue lo scaglione da 80 a 120 (Regolamento dei prestiti, art. 1 comma 3)",
      "    fact: deposito: 120,5 euro",
      "    interpretation: dove il testo tace (punti fra 120 e 121) si è scelto «scaglione inferiore»: si troncano i decimali (deciso da ufficio prestiti il 01/03/2017)",
    ]);
  });

  it("tells what the value rests on when somebody looks, and once", () => {
    const outcome = evaluate(library, facts, today);
    let asked = 0;
    const watched = {
      trace(...case_: Parameters<Outcome["trace"]>) {
        const trace = outcome.trace(...case_);
        const node = (id: string) => {
          asked++;
          return trace.node(id);
        };
        return { ...trace, node };
      },
    } as unknown as Outcome;
    const root = explain(library, watched, { rule: "need" });
    expect(root.sentence).toContain("135 punti");
    const unlooked = asked;
    expect(root.children).toHaveLength(2);
    const looked = asked;
    expect(looked).toBeGreaterThan(unlooked);
    expect(root.children).toBe(root.children);
    expect(asked).toBe(looked);
  });

  it("is the same in English", () => {
    expect(lines(told({ rule: "need" }, { language: "en" }))).toEqual([
      "rule: individual need: 135 points, because 150 points minus 15 points (Regolamento dei prestiti, art. 1 para. 1)",
      "  rule: standard need: 150 points (Regolamento dei prestiti, art. 1 para. 1)",
      "  rule: bonus: 15 points, because deposit: no band of the text holds 120.5 euros; the band from 80 to 120 is followed (Regolamento dei prestiti, art. 1 para. 3)",
      "    fact: deposit: 120.5 euros",
      "    interpretation: where the text is silent (points between 120 and 121) the choice is “lower band”: si troncano i decimali (decided by ufficio prestiti on 2017-03-01)",
    ]);
  });

  it("carries values and citations for computers beside the sentences", () => {
    const need = told({ rule: "need" });
    expect(need.value).toEqual({ exact: "135", display: "135 punti" });
    expect([need.actTitle, need.article, need.comma]).toEqual(["Regolamento dei prestiti", "1", "1"]);
    const [fact] = need.children[1]?.children ?? [];
    expect([fact?.path, fact?.value]).toEqual(["deposit", { exact: "120.5", display: "120,50 euro" }]);
  });

  it("names the band that holds a value", () => {
    const premium = told({ rule: "premium" }, { facts: { deposit: 125 } });
    expect(premium.sentence).toBe(
      "premio: 30 punti, perché deposito: 125 euro stanno nello scaglione da 121 a 150 (Regolamento dei prestiti, art. 1 comma 3)",
    );
    expect(told({ rule: "premium" }, { facts: { deposit: "79.99" } }).sentence).toBe(
      "premio: 0 punti, perché deposito: 79,99 euro stanno nello scaglione sotto 80 (Regolamento dei prestiti, art. 1 comma 3)",
    );
  });

  it("does not give the reason of the chosen reading to another one", () => {
    const flipped = told({ rule: "premium" }, { request: { interpretations: { between_bands: "upper" } } });
    expect(flipped.children.map(({ sentence }) => sentence)).toContain(
      "dove il testo tace (punti fra 120 e 121) si è scelto «scaglione superiore»",
    );
  });

  it("says what limited an amount, the members that counted, those that did not and why, and the act that lost", () => {
    expect(lines(told({ rule: "rare" }))).toEqual([
      "rule: punti rari contati: 27 punti, perché 30 punti, ma non oltre 27 punti: il 20% di 135 punti (ordinanza «Limiti sui libri rari», art. 1 comma 1)",
      "  step: 30 punti, perché somma su 2 di 3 prestiti",
      "    member: prestito A: 30 punti",
      "      rule: punti contati, prestito A: 30 punti, perché pari a «punti», poiché data del prestito: 01/05/2018, cioè non prima del 01/01/2017, e scaffale: aperto (Regolamento dei prestiti, art. 2 comma 1)",
      "        fact: data del prestito: 01/05/2018",
      "        fact: scaffale: aperto",
      "        fact: punti: 30 punti",
      "        alternative: altrimenti: 0 punti",
      "    excluded: prestito B: non conta, perché libro raro: no",
      "    member: prestito C: 0 punti",
      "      rule: punti contati, prestito C: 0 punti, perché scaffale: chiuso, non aperto (Regolamento dei prestiti, art. 2 comma 1)",
      "        fact: data del prestito: 01/05/2017",
      "        fact: scaffale: chiuso",
      "        alternative: altrimenti: 7,5 punti",
      "  rule: fabbisogno individuale: 135 punti, perché 150 punti meno 15 punti (Regolamento dei prestiti, art. 1 comma 1)",
      "    rule: fabbisogno standard: 150 punti (Regolamento dei prestiti, art. 1 comma 1)",
      "    rule: premio: 15 punti, perché deposito: nessuno scaglione del testo comprende 120,5 euro; si segue lo scaglione da 80 a 120 (Regolamento dei prestiti, art. 1 comma 3)",
      "      fact: deposito: 120,5 euro",
      "      interpretation: dove il testo tace (punti fra 120 e 121) si è scelto «scaglione inferiore»: si troncano i decimali (deciso da ufficio prestiti il 01/03/2017)",
      "  overridden: non si applica Regolamento dei prestiti, art. 3 comma 2: sostituito da ordinanza «Limiti sui libri rari», art. 1 comma 1",
    ]);
  });

  it("follows what was known: the day before the order, the order does not apply yet", () => {
    const before = told({ rule: "rare" }, { request: { knownOn: "2018-09-26" } });
    expect(before.sentence).toBe(
      "punti rari contati: 13,5 punti, perché 30 punti, ma non oltre 13,5 punti: il 10% di 135 punti (Regolamento dei prestiti, art. 3 comma 2)",
    );
    expect(before.children.at(-1)?.sentence).toBe(
      "non si applica ordinanza «Limiti sui libri rari», art. 1 comma 1: noto solo dal 27/09/2018",
    );
  });

  it("says by how much a requirement is missed", () => {
    const missed = told({ rule: "enough" }, { facts: { ...facts, loans: facts.loans.slice(1) } });
    expect(missed.sentence).toBe(
      "soglia dei lettori: non soddisfatto, perché si contano 0 punti e servono 54 punti: mancano 54 punti da lettore (Regolamento dei prestiti, art. 3 comma 1)",
    );
    expect(told({ rule: "enough" }).sentence).toBe(
      "soglia dei lettori: soddisfatto, perché si contano 57 punti e servono 54 punti (Regolamento dei prestiti, art. 3 comma 1)",
    );
    expect(
      told({ rule: "enough" }, { facts: { ...facts, loans: facts.loans.slice(1) }, language: "en" }).sentence,
    ).toBe(
      "readers' threshold: not met, because 0 points counted, 54 points required: 54 points missing (Regolamento dei prestiti, art. 3 para. 1)",
    );
  });

  it("says why not, by what decided it", () => {
    expect(told({ rule: "prize" }).sentence).toBe(
      "tessera d'oro: no, perché punti totali: 57 punti, cioè non più di 100 punti, e nato il: 01/05/1991, cioè non prima del 01/01/1990 (Regolamento dei prestiti, art. 4 comma 1)",
    );
  });

  it("names the year, the item and the reader's manual that only reports the text", () => {
    expect(lines(told({ rule: "yearly", year: 2018 }))).toEqual([
      "rule: punti dell'anno, anno 2018: 30 punti, perché somma su 1 di 3 prestiti (Regolamento dei prestiti, art. 2 comma 3)",
      "  member: prestito A: 30 punti",
      "  excluded: prestito B: non conta, perché anno del 01/05/2016: 2016, cioè non 2018",
      "  excluded: prestito C: non conta, perché anno del 01/05/2017: 2017, cioè non 2018",
    ]);
    expect(told({ rule: "third" }).sentence).toBe(
      "un terzo del fabbisogno: 30 punti, perché 135 punti per 2 diviso 9 (Manuale del lettore, par. 8 comma 2, secondo «raccolta degli atti»)",
    );
  });

  it("names every missing fact where it stands", () => {
    const unknownLoan = { loans: [{ id: "A", lentOn: "2018-05-01", rare: true }] };
    const node = told({ rule: "enough" }, { facts: unknownLoan });
    expect(node.value).toBeUndefined();
    expect(node.sentence).toBe(
      "soglia dei lettori: non determinato, perché manca «scaffale» (prestiti n. 1); manca «deposito» (Regolamento dei prestiti, art. 3 comma 1)",
    );
    expect(
      node.children.filter(({ kind }) => kind === "missing").map(({ sentence, path }) => [sentence, path]),
    ).toEqual([
      ["manca «scaffale» (prestiti n. 1)", "loans[0].shelf"],
      ["manca «deposito»", "deposit"],
    ]);
  });

  it("says that two acts contradict each other, and that none governs", () => {
    const one = version("one", number(1), { citation: citation("rules-of-2017", "1") });
    const two = version("two", number(2), { citation: citation("order-of-2018", "3") });
    const conflicting = libraryProgram({ rules: [{ ...term("limit", number(0)), versions: [one, two] }] });
    expect(told({ rule: "limit" }, { program: conflicting }).sentence).toBe(
      "limit: non determinato, perché più atti regolano lo stesso caso e nessuno prevale: Regolamento dei prestiti, art. 1 comma 1; regolamento «Ordinanza sui limiti», art. 1 comma 3",
    );
    const late = version("late", number(1), { effect: { from: "2018-01-01" } });
    const silent = libraryProgram({ rules: [{ ...term("limit", number(0)), versions: [late] }] });
    expect(told({ rule: "limit" }, { program: silent }).sentence).toBe(
      "limit: non determinato, perché nessun atto noto al 30/06/2020 regola il caso dal 01/01/2017 al 31/12/2019",
    );
  });

  it("says a fraction exactly and about how much it is", () => {
    expect(why(calculate("dividedBy", number(200, "points"), number(3)))).toBe(
      "asked: 200/3 punti, cioè circa 66,7, perché 200 punti diviso 3 (Regolamento dei prestiti, art. 1 comma 1)",
    );
    expect(why(calculate("share", number("1/3"), number(50, "points")))).toBe(
      "asked: 50/3 punti, cioè circa 16,7, perché 1/3 di 50 punti (Regolamento dei prestiti, art. 1 comma 1)",
    );
    expect(why(calculate("share", number("0.08"), number(1, "points")))).toBe(
      "asked: 0,08 punti, perché l'8% di 1 punto (Regolamento dei prestiti, art. 1 comma 1)".replace(
        "1 point ",
        "1 point ",
      ),
    );
  });

  it("brackets what would otherwise be read in another order, and leaves what is deeper to its own sentence", () => {
    const [a, b, c] = [number(1), number(2), number(3)] as const;
    const minus = (left: Expression, right: Expression) => calculate("minus", left, right);
    const times = (left: Expression, right: Expression) => calculate("times", left, right);
    const reason = (expression: Expression) => / perché (.*) \(Reg/.exec(why(expression))?.[1];
    expect(reason(minus(minus(a, b), c))).toBe("1 meno 2 meno 3");
    expect(reason(minus(a, minus(b, c)))).toBe("1 meno (2 meno 3)");
    expect(reason(times(minus(a, b), c))).toBe("(1 meno 2) per 3");
    expect(reason(minus(times(a, b), c))).toBe("1 per 2 meno 3");
    expect(reason(minus(minus(minus(minus(minus(a, b), c), a), b), c))).toBe("-1 meno 3 meno 1 meno 2 meno 3");
    expect(reason(calculate("share", number("0.5"), minus(c, a)))).toBe("il 50% di (3 meno 1)");
  });

  it("does not mention the reading chosen twice, nor a floor that was not reached", () => {
    const reading: Expression = compare(
      "equal",
      { kind: "interpretation", name: "between_bands" },
      { kind: "option", enumeration: "between_bands", option: "lower" },
    );
    const floor = calculate(
      "atLeast",
      calculate("minus", number(5, "points"), number(3, "points")),
      number(0, "points"),
    );
    const program = libraryProgram({
      rules: [term("asked", choose(reading, floor, number(9, "points")))],
      interpretations: library.interpretations,
    });
    expect(lines(told({ rule: "asked" }, { program }))).toEqual([
      "rule: asked: 2 punti, perché 5 punti meno 3 punti (Regolamento dei prestiti, art. 1 comma 1)",
      "  interpretation: dove il testo tace (punti fra 120 e 121) si è scelto «scaglione inferiore»: si troncano i decimali (deciso da ufficio prestiti il 01/03/2017)",
      "  alternative: altrimenti: 9 punti",
    ]);
  });

  it("says roundings, dates and calls", () => {
    expect(why({ kind: "round", operand: number("66.65", "points"), mode: "down", to: number("0.1", "points") })).toBe(
      "asked: 66,6 punti, perché 66,65 punti, con arrotondamento per difetto a 0,1 punti (Regolamento dei prestiti, art. 1 comma 1)",
    );
    const span = call("period", day("2018-03-01"), own("born"));
    expect(why(call("days", span), { birthDate: "2018-03-30" })).toBe(
      "asked: 30 punti, perché giorni dal 01/03/2018 al 30/03/2018, estremi compresi (Regolamento dei prestiti, art. 1 comma 1)",
    );
  });

  it("says that a value was given, and why a declared silence leaves it open", () => {
    const program = libraryProgram({
      rules: [rule("base", number(1, "points")), term("asked", calculate("plus", read("base"), number(1)))],
    });
    const request = { given: [{ target: { rule: "base", previous: false }, value: number(4, "points") }] };
    expect(lines(told({ rule: "asked" }, { program, request }))).toEqual([
      "rule: asked: 5 punti, perché 4 punti più 1 (Regolamento dei prestiti, art. 1 comma 1)",
      "  given: base: 4 punti, valore dato",
    ]);
    expect(why(unknown("l'anno di decorrenza non è stabilito"))).toBe(
      "asked: non determinato, perché l'anno di decorrenza non è stabilito (Regolamento dei prestiti, art. 1 comma 1)",
    );
  });

  it("says from which text the branch not taken comes, when it is another rule alone", () => {
    const program = libraryProgram({
      rules: [
        rule("other", number(2, "points")),
        term("asked", choose(compare("less", own("deposit"), number(1)), read("other"), number(3, "points"))),
      ],
    });
    expect(lines(told({ rule: "asked" }, { program, facts: { deposit: 5 } })).at(-1)).toBe(
      "  alternative: altrimenti: 2 punti (Regolamento dei prestiti, art. 1 comma 1)",
    );
  });

  it("tells a shared rule in full once", () => {
    const twice = libraryProgram({
      rules: [
        rule("base", choose(compare("less", own("deposit"), number(1)), number(2, "points"), number(3, "points"))),
        term("asked", calculate("plus", read("base"), calculate("times", read("base"), number(2)))),
      ],
    });
    const all = lines(told({ rule: "asked" }, { program: twice, facts: { deposit: 5 } }));
    expect(all).toEqual([
      "rule: asked: 9 punti, perché 3 punti più 3 punti per 2 (Regolamento dei prestiti, art. 1 comma 1)",
      "  rule: base: 3 punti, perché deposito: 5 euro, cioè almeno 1 (Regolamento dei prestiti, art. 1 comma 1)",
      "    fact: deposito: 5 euro",
      "    alternative: altrimenti: 2 punti",
    ]);
  });

  it("makes one sentence for all later mentions of a rule, however many rules rest on it", () => {
    const readers = ["first", "second", "third", "fourth"];
    const shared = libraryProgram({
      rules: [
        rule("base", choose(compare("less", own("deposit"), number(1)), number(2, "points"), number(3, "points"))),
        ...readers.map((name) => rule(name, calculate("times", read("base"), number(2)))),
        term(
          "asked",
          readers.map((name) => read(name)).reduce((sum, each) => calculate("plus", sum, each)),
        ),
      ],
    });
    const root = told({ rule: "asked" }, { program: shared, facts: { deposit: 5 } });
    const mentions = root.children.flatMap(({ children }) => children);
    expect(mentions.map(({ children }) => children.length)).toEqual([2, 0, 0, 0]);
    expect(new Set(mentions).size).toBe(2);
    expect(new Set(mentions.map(({ sentence }) => sentence)).size).toBe(1);
    const outcome = evaluate(shared, { deposit: 5 }, today);
    const opened = explain(shared, outcome, { rule: "asked" }, "it", "as-opened");
    expect(opened.children.flatMap(({ children }) => children).map(({ children }) => children.length)).toEqual([
      2, 2, 2, 2,
    ]);
  });

  it("of a rule that does not exist says so", () => {
    expect(told({ rule: "ghost" }).sentence).toBe("ghost: non determinato, perché non c'è alcuna regola «ghost»");
  });
});

describe("any explanation", () => {
  it("told as it is opened, has the same steps in the same places, and each mention its own", () => {
    const differencesOf = (whole: ExplanationNode, opened: ExplanationNode): readonly string[] => {
      const { children: told, ...first } = whole;
      const { children: below, ...second } = opened;
      expect(second).toEqual(first);
      // A second mention says in the whole explanation only what it is.
      if (told.length === 0) return below.length === 0 ? [] : [whole.sentence];
      expect(below.length).toBe(told.length);
      return told.flatMap((child, place) => differencesOf(child, below[place] as ExplanationNode));
    };
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const { program, facts: given, request } = randomCase((below) => generate(fc.nat, below - 1));
        const outcome = evaluate(program, given, request);
        for (const { rule: name, item, year } of outcome.outputs) {
          const target = { rule: name, item, year };
          const whole = explain(program, outcome, target);
          const only = differencesOf(whole, explain(program, outcome, target, "it", "as-opened"));
          // What only a second mention has stands elsewhere in the whole explanation, under the same sentence.
          const told = new Set(sentencesWithSteps(whole));
          for (const sentence of only) expect(told).toContain(sentence);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("is made of whole sentences, in both languages", () => {
    fc.assert(
      fc.property(fc.gen(), fc.constantFrom("it" as const, "en" as const), (generate, language) => {
        const { program, facts: given, request } = randomCase((below) => generate(fc.nat, below - 1));
        const outcome = evaluate(program, given, request);
        for (const { rule: name, item, year, value } of outcome.outputs) {
          const node = explain(program, outcome, { rule: name, item, year }, language);
          expect(node.value === undefined).toBe(value.kind === "undetermined");
          for (const line of lines(node))
            expect(line).not.toMatch(/undefined|\[object|NaN|: *$|(?:perché|because|poiché|since) (?:\(Reg|$)/);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("an amount on display", () => {
  it("has one decimal rounded half up, with the mark of the language, unless it is whole", () => {
    const shown = (exact: string) => displayAmount(parseRational(exact) ?? zero, "it");
    expect(["200/3", "66.65", "66.64", "120", "12.0", "-0.05", "0.04", "65.97"].map(shown)).toEqual([
      "66,7",
      "66,7",
      "66,6",
      "120",
      "12",
      "-0,1",
      "0,0",
      "66,0",
    ]);
    expect(displayAmount(parseRational("4999.99") ?? zero, "en", 2)).toBe("4999.99");
    expect(displayAmount(parseRational("1/3") ?? zero, "it", 0)).toBe("0");
  });
});
