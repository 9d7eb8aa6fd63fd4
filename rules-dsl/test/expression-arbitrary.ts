/** Random expression trees without places, and their text with no parenthesis more than precedence asks for. */
import fc from "fast-check";

/** A tree as `parse` builds it, but for spans. */
export type Tree = { readonly kind: string; readonly [property: string]: unknown };

const names = ["alfa", "beta", "gamma_1", "città", "prestiti", "lettore"];
const name = fc.constantFrom(...names).map((text) => ({ text }));
const number = fc.oneof(
  fc
    .record({ value: fc.constantFrom("0", "1", "12", "120.5", "0.05"), unit: fc.option(name, { nil: undefined }) })
    .map((it): Tree => ({ kind: "number", written: "number", ...it })),
  fc.constantFrom<Tree>(
    { kind: "number", value: "0.4", written: "percent", unit: undefined },
    { kind: "number", value: "0.125", written: "percent", unit: undefined },
    { kind: "number", value: "1/3", written: "fraction", unit: undefined },
    { kind: "number", value: "0.75", written: "fraction", unit: { text: "libri" } },
  ),
);
const leaf: fc.Arbitrary<Tree> = fc.oneof(
  number,
  name.map((it) => ({ kind: "name", name: it })),
  fc.boolean().map((value) => ({ kind: "boolean", value })),
  fc.constantFrom<Tree>(
    { kind: "this" },
    { kind: "date", iso: "2020-02-29" },
    { kind: "years", years: { value: "2018-2019" } },
    { kind: "missing", reason: undefined },
    { kind: "missing", reason: { value: "perché" } },
    { kind: "textLiteral", text: { value: "un «testo»" } },
    { kind: "previous", name: { text: "alfa" }, cycle: { text: "biennio" } },
  ),
);

const loose = ["or", "and", "equal", "notEqual", "less", "lessOrEqual", "greater", "greaterOrEqual"] as const;
const tight = ["atMost", "atLeast", "plus", "minus", "times", "dividedBy"] as const;

export const expressionTree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree; binder: Tree }>((tie) => {
  const tree = tie("tree");
  const optional = fc.option(tree, { nil: undefined });
  return {
    tree: fc.oneof(
      { maxDepth: 5, depthIdentifier: "expression" },
      { weight: 2, arbitrary: leaf },
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constant("binary"),
          operator: fc.constantFrom<string>(...loose, ...tight),
          left: tree,
          right: tree,
          share: fc.constant(false),
        }),
      },
      fc.record({
        kind: fc.constant("binary"),
        operator: fc.constant("times"),
        left: number,
        right: tree,
        share: fc.constant(true),
      }),
      fc.record({ kind: fc.constant("unary"), operator: fc.constantFrom("not", "negate"), operand: tree }),
      fc.record({ kind: fc.constant("isMissing"), operand: tree }),
      fc.record({ kind: fc.constant("of"), name, of: tree }),
      fc.record({ kind: fc.constant("inYear"), of: tree, year: tree }),
      fc.record({
        kind: fc.constant("rounding"),
        operand: tree,
        mode: fc.constantFrom("down", "up", "half-up"),
        to: tree,
      }),
      fc.record({ kind: fc.constant("proportion"), whole: tree, part: tree, total: tree }),
      fc.record({ kind: fc.constant("deadline"), date: tree, limit: tree, from: optional }),
      fc.record({ kind: fc.constant("mostFavourable"), options: fc.array(tree, { minLength: 1, maxLength: 3 }) }),
      fc.record({
        kind: fc.constant("allocation"),
        pool: tree,
        need: tree,
        binder: tie("binder"),
        where: optional,
        by: optional,
        order: fc.constantFrom("latestFirst", "earliestFirst"),
        share: optional,
      }),
      fc.record({ kind: fc.constant("call"), name, args: fc.array(tree, { maxLength: 3 }) }),
      // biome-ignore lint/suspicious/noThenProperty: the tree calls its branches so, and nobody awaits a tree.
      fc.record({ kind: fc.constant("conditional"), condition: tree, then: tree, otherwise: tree }),
      fc
        .record({ value: tree, options: fc.array(tree, { minLength: 1, maxLength: 3 }) })
        .map((it): Tree => ({ kind: "membership", within: undefined, ...it })),
      fc
        .record({ value: tree, within: name.map((it): Tree => ({ kind: "name", name: it })) })
        .map((it): Tree => ({ kind: "membership", options: undefined, ...it })),
      fc.record({
        kind: fc.constant("aggregate"),
        operation: fc.constantFrom("sum", "greatest", "smallest", "list", "every"),
        binder: tie("binder"),
        where: optional,
        value: tree,
      }),
      fc.record({
        kind: fc.constant("aggregate"),
        operation: fc.constantFrom("count", "some"),
        binder: tie("binder"),
        where: optional,
        value: fc.constant(undefined),
      }),
      fc.record({
        kind: fc.constant("pick"),
        end: fc.constantFrom("first", "last"),
        binder: tie("binder"),
        where: optional,
        by: tree,
      }),
    ),
    binder: fc.oneof(
      { maxDepth: 5, depthIdentifier: "expression" },
      fc.constant<Tree>({ kind: "yearBinder" }),
      fc.record({ kind: fc.constant("optionBinder"), name, enumeration: name }),
      fc.record({ kind: fc.constant("listBinder"), name, list: tree }),
      fc.record({ kind: fc.constant("cycleBinder"), cycle: name, name }),
      fc.record({ kind: fc.constant("groupBinder"), name, member: name, list: tree, by: tree }),
    ),
  };
}).tree;

const words: Readonly<Record<string, readonly [level: number, word: string]>> = {
  or: [1, "o"],
  and: [2, "e"],
  equal: [4, "="],
  notEqual: [4, "≠"],
  less: [4, "<"],
  lessOrEqual: [4, "≤"],
  greater: [4, ">"],
  greaterOrEqual: [4, "≥"],
  atMost: [5, "al massimo"],
  atLeast: [5, "al minimo"],
  plus: [6, "+"],
  minus: [6, "-"],
  times: [7, "*"],
  dividedBy: [7, "/"],
};

const whole = 0;
const ofLevel = 10;

/** The text of a tree where an expression of at least that level of precedence may stand. */
export function textOf(tree: unknown, least = whole): string {
  const node = tree as Tree;
  const [level, text] = write(node);
  return level < least ? `(${text})` : text;
}

function write(node: Tree): readonly [level: number, text: string] {
  const at = (property: string, least = whole) => textOf(node[property], least);
  const named = (property: string) => (node[property] as { text: string }).text;
  switch (node.kind) {
    case "number":
      return [11, writeNumber(node)];
    case "boolean":
      return [11, node["value"] ? "sì" : "no"];
    case "name":
      return [11, named("name")];
    case "this":
      return [11, "questa"];
    case "date":
      return [11, (node["iso"] as string).split("-").reverse().join("/")];
    case "years":
      return [11, (node["years"] as { value: string }).value];
    case "missing":
      return [11, node["reason"] ? `dato mancante «${(node["reason"] as { value: string }).value}»` : "dato mancante"];
    case "textLiteral":
      return [11, `"${(node["text"] as { value: string }).value}"`];
    case "previous":
      return [ofLevel, `${named("name")} del ${named("cycle")} precedente`];
    case "of":
      return [ofLevel, `${named("name")} di ${at("of", ofLevel)}`];
    case "call":
      return [11, `${named("name")}(${(node["args"] as Tree[]).map((argument) => textOf(argument)).join("; ")})`];
    case "unary":
      return node["operator"] === "not" ? [3, `non ${at("operand", 4)}`] : [8, `-${at("operand", 9)}`];
    case "isMissing":
      return [4, `manca ${at("operand", 5)}`];
    case "inYear":
      return [9, `${at("of", 9)} nell'anno ${at("year", ofLevel)}`];
    case "rounding": {
      const mode = { down: "per difetto", up: "per eccesso", "half-up": "commerciale" }[node["mode"] as string];
      return [9, `${at("operand", 9)} arrotondato ${mode} a ${at("to", ofLevel)}`];
    }
    case "proportion":
      return [9, `${at("whole", 9)} in proporzione a ${at("part", ofLevel)} su ${at("total", ofLevel)}`];
    case "deadline": {
      const from = node["from"] ? ` da ${at("from", ofLevel)}` : "";
      return [9, `${at("date", 9)} entro ${at("limit", ofLevel)}${from}`];
    }
    case "mostFavourable":
      return [11, `la più favorevole tra ${listed(node["options"])}`];
    case "membership": {
      const options = node["options"] as Tree[] | undefined;
      const right = options ? listed(options) : at("within", 11);
      return [4, `${at("value", 5)} in ${right}`];
    }
    case "conditional":
      return [whole, `se ${at("condition")} allora ${at("then")} altrimenti ${at("otherwise")}`];
    case "binary": {
      if (node["share"]) return [ofLevel, `${at("left")} di ${at("right", ofLevel)}`];
      const [level, word] = words[node["operator"] as string] ?? [0, "?"];
      return [level, `${at("left", level === 4 ? 5 : level)} ${word} ${at("right", level + 1)}`];
    }
    default:
      return [whole, writeOverItems(node)];
  }
}

function listed(options: unknown): string {
  return `(${(options as Tree[]).map((option) => textOf(option)).join("; ")})`;
}

function writeNumber(node: Tree): string {
  const unit = node["unit"] ? ` ${(node["unit"] as { text: string }).text}` : "";
  const value = node["value"] as string;
  if (node["written"] === "percent") return value === "0.4" ? "40%" : "12,5%";
  if (node["written"] === "fraction") return (value === "0.75" ? "3/4" : value) + unit;
  return value.replace(".", ",") + unit;
}

function writeOverItems(node: Tree): string {
  const over = writeBinder(node["binder"] as Tree);
  const where = node["where"] ? ` con ${textOf(node["where"])}` : "";
  if (node.kind === "pick") {
    return `${node["end"] === "first" ? "primo" : "ultimo"} ${over}${where} secondo ${textOf(node["by"])}`;
  }
  if (node.kind === "allocation") {
    const by = node["by"] ? ` secondo ${textOf(node["by"])}` : "";
    const order = node["order"] === "latestFirst" ? "dal più recente" : "dal meno recente";
    const share = node["share"] ? ` a favore di ${textOf(node["share"], ofLevel)}` : "";
    const what = `ripartisci ${textOf(node["pool"])} su ${textOf(node["need"])}`;
    return `${what} per ogni ${over}${where}${by} ${order}${share}`;
  }
  const value = node["value"] ? textOf(node["value"], 1) : "";
  switch (node["operation"]) {
    case "count":
      return `numero di ${over}${where}`;
    case "some":
      return `esiste ${over}${where}`;
    case "every":
      return `ogni ${over}${where} rispetta ${value}`;
    default: {
      const word = { sum: "somma", greatest: "massimo", smallest: "minimo", list: "elenco" }[
        node["operation"] as string
      ];
      return `${word} di ${value} per ogni ${over}${where}`;
    }
  }
}

function writeBinder(binder: Tree): string {
  const named = (property: string) => (binder[property] as { text: string }).text;
  switch (binder.kind) {
    case "yearBinder":
      return "anno";
    case "optionBinder":
      return `${named("name")} in elenco ${named("enumeration")}`;
    case "cycleBinder":
      return `${named("cycle")} precedente ${named("name")}`;
    case "groupBinder": {
      const list = textOf(binder["list"], ofLevel);
      return `gruppo ${named("name")} di ${named("member")} in ${list} secondo ${textOf(binder["by"], ofLevel)}`;
    }
    default:
      return `${named("name")} in ${textOf(binder["list"], ofLevel)}`;
  }
}
