/** Acts of the test library, written out for explanations: a need with bonus, cap, share, filter, amendment and silence. */

import type { Act, Body, Citation, Expression, Interpretation, Label, Program, Rule } from "../ir/program.ts";
import {
  both,
  calculate,
  call,
  choose,
  compare,
  day,
  each,
  either,
  libraryProgram,
  local,
  number,
  of,
  overLoans,
  own,
  read,
  rule,
  thisItem,
  thisYear,
  version,
} from "./test-programs.ts";

const label = (it: string, en: string): Label => ({ it, en });
const cite = (act: string, article: string, comma: string): Citation => ({
  act,
  article,
  comma,
  textHash: "sha256:00",
});
const points = (value: string | number) => number(value, "points");
const closed = (value: string) => ({ value, inclusive: true });

const gap: Interpretation = {
  name: "between_bands",
  question: label("punti fra 120 e 121", "points between 120 and 121"),
  options: [
    { name: "lower", label: label("scaglione inferiore", "lower band") },
    { name: "upper", label: label("scaglione superiore", "upper band") },
    { name: "none", label: label("nessuno scaglione", "no band") },
  ],
  chosen: "lower",
  reason: "si troncano i decimali",
  decidedBy: "ufficio prestiti",
  decidedOn: "2017-03-01",
  citation: cite("rules-of-2017", "1", "3"),
  decisions: [],
};

const bonus: Body = {
  kind: "bands",
  on: own("deposit"),
  bands: [
    { to: { value: "80", inclusive: false }, result: points(0) },
    { from: closed("80"), to: closed("120"), result: points(15) },
    { from: closed("121"), to: closed("150"), result: points(30) },
  ],
  gaps: [{ after: "120", before: "121", interpretation: "between_bands" }],
};

type Written = readonly [name: string, it: string, en: string, body: Expression | Body, at: Citation];

function written([name, it, en, body, at]: Written, also: Partial<Rule> = {}): Rule {
  const made = rule(name, body, { ...also, code: name, label: label(it, en) });
  return { ...made, versions: made.versions.map((each) => ({ ...each, citation: at })) };
}

const standard = written([
  "standard",
  "fabbisogno standard",
  "standard need",
  points(150),
  cite("rules-of-2017", "1", "1"),
]);
const premium = written(["premium", "premio", "bonus", bonus, cite("rules-of-2017", "1", "3")]);
const need = written([
  "need",
  "fabbisogno individuale",
  "individual need",
  calculate("minus", read("standard"), read("premium")),
  cite("rules-of-2017", "1", "1"),
]);
const worth = written(
  [
    "worth",
    "punti contati",
    "points counted",
    choose(
      both(
        compare("greaterOrEqual", of(thisItem, "loan", "lentOn"), day("2017-01-01")),
        compare("equal", of(thisItem, "loan", "shelf"), { kind: "option", enumeration: "shelf", option: "open" }),
      ),
      of(thisItem, "loan", "pages"),
      points(0),
    ),
    cite("rules-of-2017", "2", "1"),
  ],
  { item: "loan" },
);
const rareSum = overLoans("sum", { where: each("rare"), value: read("worth", { item: local("each") }) });
const rareWith = (share: string) => calculate("atMost", rareSum, calculate("share", number(share), read("need")));
const rare: Rule = {
  ...written(["rare", "punti rari contati", "rare points counted", rareWith("0.1"), cite("rules-of-2017", "3", "2")]),
  versions: [
    version("rare/2017", rareWith("0.1"), {
      citation: cite("rules-of-2017", "3", "2"),
      knownFrom: "2017-01-01",
      effect: { from: "2017-01-01", to: "2019-12-31" },
    }),
    version("rare/2018", rareWith("0.2"), {
      citation: cite("order-of-2018", "1", "1"),
      knownFrom: "2018-09-27",
      effect: { from: "2017-01-01", to: "2019-12-31" },
      replaces: ["rare/2017"],
    }),
  ],
};
const total = written([
  "total",
  "punti totali",
  "total points",
  calculate("plus", overLoans("sum", { value: read("worth", { item: local("each") }) }), read("rare")),
  cite("rules-of-2017", "2", "2"),
]);
const enough = written(
  [
    "enough",
    "soglia dei lettori",
    "readers' threshold",
    {
      kind: "requirement",
      counted: read("total"),
      bound: "atLeast",
      required: calculate("share", number("0.4"), read("need")),
      missingLabel: "punti da lettore",
    },
    cite("rules-of-2017", "3", "1"),
  ],
  { type: { kind: "requirement" } },
);
const prize = written(
  [
    "prize",
    "tessera d'oro",
    "gold card",
    either(
      compare("greater", read("total"), points(100)),
      both(own("student"), compare("less", own("born"), day("1990-01-01"))),
    ),
    cite("rules-of-2017", "4", "1"),
  ],
  { type: { kind: "boolean" } },
);
const yearly = written(
  [
    "yearly",
    "punti dell'anno",
    "points of the year",
    overLoans("sum", { where: compare("equal", call("yearOf", each("lentOn")), thisYear), value: each("pages") }),
    cite("rules-of-2017", "2", "3"),
  ],
  { perYear: true },
);
const third = written([
  "third",
  "un terzo del fabbisogno",
  "a third of the need",
  calculate("dividedBy", calculate("times", read("need"), number(2)), number(9)),
  cite("manual", "8", "2"),
]);

function act(
  name: string,
  kind: string,
  title: string,
  divisions: readonly (readonly ["article" | "section", string])[],
): Act {
  return {
    name,
    kind,
    title,
    authority: "council",
    authorityLabel: label("consiglio", "council"),
    rank: 1,
    knownFrom: name === "order-of-2018" ? "2018-09-27" : "2017-01-01",
    knownFromEffect: false,
    effect: { from: "2017-01-01" },
    source: { reference: "raccolta degli atti" },
    divisions: divisions.map(([word, number]) => ({
      word,
      number,
      heading: "",
      paragraphs: ["1", "2", "3"].map((comma) => ({
        number: comma,
        standing: "encoded",
        text: "…",
        textKind: word === "section" ? "summary" : "verbatim",
        textHash: "sha256:00",
        line: 1,
      })),
    })),
    file: `${name}.rules`,
  };
}

/** As the library's rules stood after the order of 27 September 2018. */
export const library: Program = {
  ...libraryProgram({
    rules: [standard, premium, need, worth, rare, total, enough, prize, yearly, third],
    interpretations: [gap],
  }),
  acts: [
    act("rules-of-2017", "regolamento", "Regolamento dei prestiti", [
      ["article", "1"],
      ["article", "2"],
      ["article", "3"],
      ["article", "4"],
    ]),
    act("order-of-2018", "ordinanza", "Limiti sui libri rari", [["article", "1"]]),
    act("manual", "manuale", "Manuale del lettore", [["section", "8"]]),
  ],
};
