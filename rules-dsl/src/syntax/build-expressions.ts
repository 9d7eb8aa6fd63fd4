/**
 * Expressions: settles the precedence of the flat sequences that the grammar read. From the loosest: `o`, `e`, `non`,
 * comparisons with `in` and `manca`, `al massimo` and `al minimo`, sums, products, unary minus, then what follows a name.
 */
import type { CstNode, IToken } from "chevrotain";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/source.ts";
import { spanning } from "../source/source.ts";
import type * as Ast from "./ast.ts";
import { numberOf } from "./build-numbers.ts";
import type { Building } from "./cst.ts";
import {
  dateOf,
  nameOf,
  node,
  nodes,
  onlyChild,
  optionalNode,
  optionalText,
  optionalToken,
  spanOf,
  textOf,
  token,
  tokenSpan,
  tokens,
  writtenAs,
} from "./cst.ts";

/** Of an `expression` or a `quantity`. */
export function expressionOf(building: Building, found: CstNode): Ast.Expression {
  const operands = nodes(found, "operand");
  const operators = tokens(found, "operator");
  for (const [index, operand] of operands.entries()) {
    const alone = index === 0 && tokens(operand, "prefix").every((prefix) => prefix.tokenType.name === "Noise");
    if (!alone) refuseBareCondition(building, operand);
  }
  return climb({ building, operands, operators, at: 0, prefixes: 0 }, loosest);
}

/** Of an `operand` on its own, where no operator may follow. */
export function operandOf(building: Building, found: CstNode): Ast.Expression {
  return climb({ building, operands: [found], operators: [], at: 0, prefixes: 0 }, loosest);
}

/** The loosest operators have the lowest level; zero for a token that is no operator. */
export function precedenceOf(tokenName: string): number {
  return binaryOperators[tokenName]?.level ?? 0;
}

const loosest = 1;
const comparison = 4;

const binaryOperators: Readonly<Record<string, { level: number; operator: Ast.BinaryOperator | "in" }>> = {
  Or: { level: 1, operator: "or" },
  And: { level: 2, operator: "and" },
  Equals: { level: comparison, operator: "equal" },
  NotEqual: { level: comparison, operator: "notEqual" },
  Less: { level: comparison, operator: "less" },
  LessOrEqual: { level: comparison, operator: "lessOrEqual" },
  Greater: { level: comparison, operator: "greater" },
  GreaterOrEqual: { level: comparison, operator: "greaterOrEqual" },
  In: { level: comparison, operator: "in" },
  AtMostOf: { level: 5, operator: "atMost" },
  AtLeastOf: { level: 5, operator: "atLeast" },
  Plus: { level: 6, operator: "plus" },
  Minus: { level: 6, operator: "minus" },
  Times: { level: 7, operator: "times" },
  Slash: { level: 7, operator: "dividedBy" },
};

/** A place in the flat sequence: operand `at`, of whose prefixes the first `prefixes` were read. */
interface Sequence {
  readonly building: Building;
  readonly operands: readonly CstNode[];
  readonly operators: readonly IToken[];
  at: number;
  prefixes: number;
}

function climb(sequence: Sequence, level: number): Ast.Expression {
  const { building } = sequence;
  let left = prefixed(sequence);
  let compared = false;
  for (;;) {
    const written = sequence.operators[sequence.at];
    const found = written && binaryOperators[written.tokenType.name];
    if (!written || !found || found.level < level) return left;
    if (found.level === comparison) {
      if (compared) {
        building.diagnostics.push(diagnostic("chained-comparison", {}, tokenSpan(building.file, written)));
      }
      compared = true;
    }
    sequence.at++;
    sequence.prefixes = 0;
    if (found.operator === "in") {
      left = membership(sequence, left);
    } else {
      const right = climb(sequence, found.level + 1);
      left = { kind: "binary", operator: found.operator, left, right, share: false, span: around(left, right) };
    }
  }
}

function prefixed(sequence: Sequence): Ast.Expression {
  const { building } = sequence;
  const operand = sequence.operands[sequence.at] as CstNode;
  const prefix = tokens(operand, "prefix")[sequence.prefixes];
  if (!prefix) return suffixed(building, operand);
  sequence.prefixes++;
  const from = tokenSpan(building.file, prefix);
  switch (prefix.tokenType.name) {
    case "Not": {
      const inner = climb(sequence, comparison);
      return { kind: "unary", operator: "not", operand: inner, span: spanning(from, inner.span) };
    }
    case "IsMissing": {
      const inner = climb(sequence, comparison + 1);
      return { kind: "isMissing", operand: inner, span: spanning(from, inner.span) };
    }
    case "Minus": {
      const inner = prefixed(sequence);
      return { kind: "unary", operator: "negate", operand: inner, span: spanning(from, inner.span) };
    }
    default:
      return prefixed(sequence);
  }
}

function membership(sequence: Sequence, value: Ast.Expression): Ast.Expression {
  const { building } = sequence;
  const operand = sequence.operands[sequence.at] as CstNode;
  const list = bareAtom(operand, "parentheses");
  if (list && tokens(operand, "prefix").length === 0) {
    const options = nodes(list, "expression").map((option) => expressionOf(building, option));
    const span = spanning(value.span, spanOf(building.file, list));
    return { kind: "membership", value, options, within: undefined, span };
  }
  const within = climb(sequence, comparison + 1);
  return { kind: "membership", value, options: undefined, within, span: around(value, within) };
}

function suffixed(building: Building, operand: CstNode): Ast.Expression {
  let inner = referenceOf(building, node(operand, "reference"));
  for (const postfix of nodes(operand, "postfix")) {
    const span = spanning(inner.span, spanOf(building.file, postfix));
    inner = suffixOf(building, inner, onlyChild(postfix) as CstNode, span);
  }
  return inner;
}

function suffixOf(building: Building, inner: Ast.Expression, found: CstNode, span: Span): Ast.Expression {
  const argument = (label: string) => referenceOf(building, node(found, label));
  switch (found.name) {
    case "inYear":
      return { kind: "inYear", of: inner, year: argument("reference"), span };
    case "rounding": {
      const mode = optionalToken(found, "RoundDown") ? "down" : optionalToken(found, "RoundUp") ? "up" : "half-up";
      return { kind: "rounding", operand: inner, mode, to: argument("reference"), span };
    }
    case "proportion":
      return { kind: "proportion", whole: inner, part: argument("part"), total: argument("total"), span };
    default: {
      const from = optionalNode(found, "from") && argument("from");
      return { kind: "deadline", date: inner, limit: argument("limit"), from, span };
    }
  }
}

/** `A di B di C` groups from the right; before each `di` stands a name, or a number of which it is a product. */
function referenceOf(building: Building, reference: CstNode): Ast.Expression {
  const parts = nodes(reference, "ofPart");
  const atoms = [node(reference, "atom"), ...parts.map((part) => node(part, "atom"))];
  let right = atomOf(building, atoms.at(-1) as CstNode);
  for (let at = parts.length - 1; at >= 0; at--) {
    const part = parts[at] as CstNode;
    const left = atomOf(building, atoms[at] as CstNode);
    const span = spanning(left.span, spanOf(building.file, part));
    const previous = optionalToken(part, "Previous");
    if (previous && left.kind === "name" && right.kind === "name") {
      right = { kind: "previous", name: left.name, cycle: right.name, span };
    } else if (left.kind === "name") {
      if (previous) reportWord(building, previous);
      right = { kind: "of", name: left.name, of: right, span };
    } else {
      if (previous) reportWord(building, previous);
      if (left.kind !== "number") {
        const word = token(part, "Of");
        building.diagnostics.push(diagnostic("of-needs-a-name", { word: word.image }, left.span));
      }
      right = { kind: "binary", operator: "times", left, right, share: true, span };
    }
  }
  return right;
}

function atomOf(building: Building, atom: CstNode): Ast.Expression {
  const span = spanOf(building.file, atom);
  if (optionalToken(atom, "AnyName")) {
    const name = nameOf(building, atom);
    const args = optionalNode(atom, "callArguments");
    if (!args) return { kind: "name", name, span: name.span };
    return { kind: "call", name, args: nodes(args, "expression").map((one) => expressionOf(building, one)), span };
  }
  if (optionalToken(atom, "AnyNumber")) return numberOf(building, atom);
  const child = onlyChild(atom);
  if (!child) return literalOf(building, atom, span);
  switch (child.name) {
    case "missingFact":
      return { kind: "missing", reason: optionalText(building, optionalNode(child, "text")), span };
    case "parentheses": {
      const [first, ...rest] = nodes(child, "expression").map((inner) => expressionOf(building, inner));
      if (rest.length > 0) building.diagnostics.push(diagnostic("list-out-of-place", {}, span));
      return { ...(first as Ast.Expression), span };
    }
    case "conditional": {
      const condition = expressionOf(building, node(child, "condition"));
      const then = expressionOf(building, node(child, "then"));
      const otherwise = expressionOf(building, node(child, "otherwise"));
      return { kind: "conditional", condition, then, otherwise, span };
    }
    case "pick":
      return pickOf(building, child);
    case "allocation":
      return allocationOf(building, child);
    case "mostFavourable": {
      const options = nodes(node(child, "parentheses"), "expression").map((one) => expressionOf(building, one));
      return { kind: "mostFavourable", options, span };
    }
    default:
      return aggregateOf(building, child);
  }
}

function aggregateOf(building: Building, found: CstNode): Ast.Aggregate {
  const value = optionalNode(found, "expression");
  return {
    kind: "aggregate",
    operation: operationOf(found),
    binder: binderOf(building, node(found, "binder")),
    where: whereOf(building, found),
    value: value && expressionOf(building, value),
    span: spanOf(building.file, found),
  };
}

function pickOf(building: Building, found: CstNode): Ast.Pick {
  return {
    kind: "pick",
    end: optionalToken(found, "First") ? "first" : "last",
    binder: binderOf(building, node(found, "binder")),
    where: whereOf(building, found),
    by: expressionOf(building, node(found, "expression")),
    span: spanOf(building.file, found),
  };
}

function allocationOf(building: Building, found: CstNode): Ast.Allocation {
  const by = optionalNode(found, "by");
  const share = optionalNode(found, "reference");
  return {
    kind: "allocation",
    pool: expressionOf(building, node(found, "pool")),
    need: expressionOf(building, node(found, "need")),
    binder: binderOf(building, node(found, "binder")),
    where: whereOf(building, found),
    by: by && expressionOf(building, by),
    order: optionalToken(found, "LatestFirst") ? "latestFirst" : "earliestFirst",
    share: share && referenceOf(building, share),
    span: spanOf(building.file, found),
  };
}

function operationOf(found: CstNode): Ast.Aggregate["operation"] {
  switch (found.name) {
    case "count":
      return "count";
    case "some":
      return "some";
    case "every":
      return "every";
    default:
      if (optionalToken(found, "Sum")) return "sum";
      if (optionalToken(found, "Greatest")) return "greatest";
      return optionalToken(found, "Smallest") ? "smallest" : "list";
  }
}

function whereOf(building: Building, found: CstNode): Ast.Expression | undefined {
  const where = optionalNode(found, "where");
  return where && expressionOf(building, node(where, "expression"));
}

function binderOf(building: Building, found: CstNode): Ast.Binder {
  const span = spanOf(building.file, found);
  const cycle = optionalNode(found, "earlierCycle");
  if (cycle) {
    const name = nameOf(building, node(cycle, "name"));
    return { kind: "cycleBinder", cycle: nameOf(building, node(cycle, "cycle")), name, span };
  }
  const group = optionalNode(found, "group");
  if (group) {
    return {
      kind: "groupBinder",
      name: nameOf(building, node(group, "name")),
      member: nameOf(building, node(group, "member")),
      list: operandOf(building, node(group, "list")),
      by: operandOf(building, node(group, "by")),
      span,
    };
  }
  const collection = optionalNode(found, "collection");
  if (!collection) return { kind: "yearBinder", span };
  const name = nameOf(building, node(found, "name"));
  const list = optionalNode(collection, "operand");
  if (list) return { kind: "listBinder", name, list: operandOf(building, list), span };
  return { kind: "optionBinder", name, enumeration: nameOf(building, node(collection, "name")), span };
}

function literalOf(building: Building, atom: CstNode, span: Span): Ast.Expression {
  if (optionalToken(atom, "AnyText")) return { kind: "textLiteral", text: textOf(building, atom), span };
  if (optionalToken(atom, "Date")) return dateOf(building, atom);
  if (optionalToken(atom, "Years")) return { kind: "years", years: writtenAs(building, atom, "Years"), span };
  if (optionalToken(atom, "This")) return { kind: "this", span };
  return { kind: "boolean", value: optionalToken(atom, "Yes") !== undefined, span };
}

function around(left: Ast.Node, right: Ast.Node): Span {
  return spanning(left.span, right.span);
}

/** The atom of that kind when the operand is nothing else. */
function bareAtom(operand: CstNode, kind: string): CstNode | undefined {
  const reference = node(operand, "reference");
  if (nodes(operand, "postfix").length > 0 || nodes(reference, "ofPart").length > 0) return undefined;
  return optionalNode(node(reference, "atom"), kind);
}

function refuseBareCondition(building: Building, operand: CstNode): void {
  const condition = bareAtom(operand, "conditional");
  if (!condition) return;
  const span = spanOf(building.file, condition);
  const word = tokenSpan(building.file, token(condition, "If"));
  const title = { it: "chiudere fra parentesi", en: "put in parentheses" };
  const edits = [
    { span: { ...span, end: span.start }, text: "(" },
    { span: { ...span, start: span.end }, text: ")" },
  ];
  building.diagnostics.push(diagnostic("condition-needs-parentheses", {}, word, { fixes: [{ title, edits }] }));
}

function reportWord(building: Building, found: IToken): void {
  building.diagnostics.push(diagnostic("unexpected-word", { found: found.image }, tokenSpan(building.file, found)));
}
