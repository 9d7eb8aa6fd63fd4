/** Texts drawn from the grammar, so that they are read deep, and real files cut and put together again. */
import { grammar } from "../../src/syntax/grammar.ts";
import { keywords, symbols } from "../../src/syntax/keywords.ts";
import type { Draw } from "./draw.ts";
import { one } from "./draw.ts";

export function randomText(draw: Draw, samples: readonly string[]): string {
  switch (draw(4)) {
    case 0:
      return written(draw, "act");
    case 1:
      return spliced(draw, samples);
    case 2:
      return withOneWordChanged(draw, one(draw, samples));
    default:
      return withClausesMixed(draw, one(draw, samples), samples);
  }
}

interface Shape {
  readonly type: string;
  readonly name?: string;
  readonly definition?: readonly Shape[];
  readonly separator?: { readonly name: string };
}

const productions = new Map(
  (grammar().getSerializedGastProductions() as readonly Shape[]).map((each) => [each.name, each]),
);

function written(draw: Draw, start: string): string {
  let left = 600;
  const visit = (node: Shape, depth: number): string => {
    if (left-- <= 0 || depth > 60) return "";
    const parts = node.definition ?? [];
    const all = () => parts.map((part) => visit(part, depth + 1)).join(" ");
    const some = (most: number) => Array.from({ length: draw(most) }, all).join(" ");
    switch (node.type) {
      case "Terminal":
        return token(draw, node.name ?? "");
      case "NonTerminal": {
        const production = productions.get(node.name);
        return production ? visit(production, depth + 1) : "";
      }
      case "Alternation":
        return visit(one(draw, parts), depth + 1);
      case "Option":
        return draw(2) === 0 ? "" : all();
      case "Repetition":
        return some(depth < 12 ? 5 : 2);
      case "RepetitionMandatory":
        return `${all()} ${some(3)}`;
      case "RepetitionWithSeparator":
      case "RepetitionMandatoryWithSeparator":
        return Array.from({ length: 1 + draw(3) }, all).join(` ${token(draw, node.separator?.name ?? "")} `);
      default:
        return all();
    }
  };
  const production = productions.get(start);
  return production ? visit(production, 0) : "";
}

const names = [
  "quota",
  "prestiti",
  "p",
  "costo",
  "tipo",
  "libro",
  "film",
  "prestito",
  "stagione",
  "gettoni",
  "compleanno",
  "reso",
  "altro",
];
const literals: Readonly<Record<string, readonly string[]>> = {
  AnyName: names,
  Word: names,
  UnitWord: ["gettoni", "giorni", "mesi", "anni", "ore", "inesistenti"],
  AnyText: ["«testo»", '"testo"', "«»"],
  Text: ["«testo»"],
  Quoted: ['"testo"'],
  AnyNumber: ["0", "1", "12,5", "1/3", "40%", "120,1"],
  AnyOrdinal: ["1", "2", "16-bis", "2.1"],
  Date: ["01/01/2020", "29/02/2020", "31/12/9999"],
  Years: ["2020-2021", "2010-2011"],
  BinaryOperator: ["+", "-", "*", "/", "=", "<", "≥", "e", "o", "in", "al massimo", "al minimo"],
  ArithmeticOperator: ["+", "-", "*", "/"],
  Prefix: ["non", "manca", "-", "la"],
  LineEquals: ["\n="],
};

function token(draw: Draw, name: string): string {
  const literal = literals[name];
  if (literal) return one(draw, literal);
  const keyword = keywords[name as keyof typeof keywords];
  if (keyword) return `${keyword.reading === "head" ? "\n" : ""}${one(draw, keyword.it)}`;
  return symbols[name as keyof typeof symbols]?.[0] ?? "";
}

/** The beginning of one and the end of another. */
function spliced(draw: Draw, samples: readonly string[]): string {
  const [a, b] = [one(draw, samples), one(draw, samples)].map((text) => text.split("\n"));
  return [...(a ?? []).slice(0, draw((a ?? []).length)), ...(b ?? []).slice(draw((b ?? []).length))].join("\n");
}

function withOneWordChanged(draw: Draw, text: string): string {
  const words = text.split(/(\s+)/);
  const place = draw(words.length);
  const other = one(draw, [
    ...names,
    ...Object.values(keywords).flatMap(({ it }) => it),
    "1",
    "01/01/2021",
    "(",
    ")",
    "«",
    "fine",
    "",
  ]);
  const changes = [
    words.with(place, other),
    words.toSpliced(place, 1),
    words.toSpliced(place, 0, other, " "),
    words.toSpliced(place, 0, words[place] ?? "", " "),
  ];
  return one(draw, changes).join("");
}

function withClausesMixed(draw: Draw, text: string, samples: readonly string[]): string {
  const lines = text.split("\n");
  const others = one(draw, samples).split("\n");
  for (let changes = 1 + draw(6); changes > 0; changes--) {
    const [from, to] = [draw(lines.length), draw(lines.length)];
    if (draw(3) === 0) lines.splice(to, 0, ...others.slice(draw(others.length), draw(others.length)));
    else if (draw(2) === 0) lines.splice(to, 0, ...lines.slice(from, from + 1 + draw(4)));
    else lines.splice(from, 1 + draw(3));
  }
  return lines.join("\n");
}
