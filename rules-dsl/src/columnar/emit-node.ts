/** Emits one node: local variables for its value. Conditions are 0 or 1, sums of products of them instead of branches where it is cheap. */
import type { Node, NodeId, NodeType } from "../specialise/specialise.ts";
import { assumeUnlessOpen } from "./assume.ts";
import type { Code, TruthCode } from "./code.ts";
import { both, decided, either, isInt32, isLiteral, isNarrow, no, opposite, yes } from "./code.ts";
import type { Scope } from "./emission.ts";
import { isTruth, memoryKey, names, nodeAt, storageOf, unstored, within } from "./emission.ts";
import { emitLoopNode } from "./emit-aggregate.ts";
import { elementOf, positionPlace } from "./records.ts";
import { reads } from "./stored-reads.ts";

export type Emit = (scope: Scope, id: NodeId) => Code;

export function emitNode(scope: Scope, id: NodeId): Code {
  const key = memoryKey(scope, id);
  const found = scope.block.memory.get(key);
  if (found) return found;
  const made = emitted(scope, id, nodeAt(scope, id));
  scope.block.memory.set(key, made);
  return made;
}

export function numberOf(code: Code): Extract<Code, { readonly kind: "number" }> {
  return code.kind === "number" ? code : { kind: "number", value: code.yes, known: decided(code) };
}

export function truthOf(code: Code): Extract<Code, { readonly kind: "truth" }> {
  // What is undetermined for everybody has no type of its own.
  return code.kind === "truth" ? code : { kind: "truth", yes: "0", no: "0" };
}

function emitted(scope: Scope, id: NodeId, node: Node): Code {
  const { block } = scope;
  const number = (operand: NodeId) => numberOf(emitNode(scope, operand));
  const truth = (operand: NodeId) => truthOf(emitNode(scope, operand));
  switch (node.kind) {
    case "constant":
      if (isTruth(node.type)) return node.value === 1 ? yes : no;
      return {
        kind: "number",
        value: typeof node.value === "string" ? textOf(scope, node.value) : literal(node.value),
        known: "1",
      };
    case "undetermined":
      return { kind: "truth", yes: "0", no: "0" };
    case "row":
      return { kind: "number", value: scope.bindings[node.depth]?.row ?? "0", known: "1" };
    case "member":
      return { kind: "number", value: scope.bindings[node.depth]?.[node.part] ?? "0", known: "1" };
    case "input":
      return emitInput(scope, node);
    case "computed":
      return emitComputed(scope, node);
    case "position": {
      const row = number(node.row);
      const table = nodeAt(scope, node.row).type;
      const at = positionOf(scope, table.kind === "row" ? table.table : 0, row.value);
      return {
        kind: "number",
        value: block.bound(row.known === "1" ? at : `${row.known} ? ${at} : 0`),
        known: row.known,
      };
    }
    case "known": {
      const operand = emitNode(scope, node.operand);
      const known = block.bound(operand.kind === "number" ? operand.known : decided(operand));
      return { kind: "truth", yes: known, no: block.bound(opposite(known)) };
    }
    case "not": {
      const operand = truth(node.operand);
      return { ...operand, yes: operand.no, no: operand.yes };
    }
    case "and":
      return emitConjunction(scope, node, false);
    case "or":
      return emitConjunction(scope, node, true);
    case "equal":
    case "less":
    case "lessOrEqual":
      return emitComparison(scope, node);
    case "plus":
    case "minus":
    case "times": {
      const [left, right] = [number(node.left), number(node.right)];
      return {
        kind: "number",
        value: block.bound(arithmetic(node.kind, left.value, right.value, isInt32(node.type))),
        known: block.bound(both(left.known, right.known)),
      };
    }
    case "smaller":
    case "larger": {
      const [left, right] = [number(node.left), number(node.right)];
      const sign = node.kind === "smaller" ? "<" : ">";
      const [a, b] = [block.bound(left.value), block.bound(right.value)];
      return {
        kind: "number",
        value: block.bound(`${a} ${sign} ${b} ? ${a} : ${b}`),
        known: block.bound(both(left.known, right.known)),
      };
    }
    case "scale": {
      const operand = number(node.operand);
      const value =
        node.by === 1 ? operand.value : arithmetic("times", operand.value, literal(node.by), isInt32(node.type));
      return { kind: "number", value: block.bound(value), known: operand.known };
    }
    case "quotient": {
      const operand = number(node.operand);
      return {
        kind: "number",
        value: block.bound(quotient(node, operand.value, scope.emission.program.nodes[node.operand]?.type)),
        known: operand.known,
      };
    }
    case "wholeQuotient": {
      const [left, right] = [number(node.left), number(node.right)];
      const divisor = block.bound(right.value);
      const known = block.bound(both(both(left.known, right.known), `(${divisor} !== 0 ? 1 : 0)`));
      const signed = `${divisor} < 0 ? f.quotientDown(-(${left.value}), -${divisor}) : f.quotientDown(${left.value}, ${divisor})`;
      return { kind: "number", value: block.bound(`${known} ? (${signed}) : 0`), known };
    }
    case "choose":
      return emitChoice(scope, node);
    case "requires": {
      const needed = node.of.map((each) => numberOf(emitNode(scope, each)).known).reduce(both, "1");
      const value = emitNode(scope, node.value);
      const known = block.bound(needed);
      if (value.kind === "number") return { ...value, known: block.bound(both(known, value.known)) };
      return { kind: "truth", yes: block.bound(both(known, value.yes)), no: block.bound(both(known, value.no)) };
    }
    case "yearOf":
      return onNumber(scope, number(node.date), (value) => `f.yearOf(${value})`);
    case "firstOfYear":
    case "lastOfYear":
      return onNumber(scope, number(node.year), (value) => `f.${node.kind}(${value})`);
    case "addMonths":
      return onNumbers(scope, "addMonths", number(node.date), number(node.by));
    case "wholeMonths":
      return onNumbers(scope, "wholeMonths", number(node.from), number(node.to));
    case "prevailingYear": {
      const [from, to] = [number(node.from), number(node.to)];
      const known = block.bound(both(both(from.known, to.known), `(${from.value} <= ${to.value} ? 1 : 0)`));
      return {
        kind: "number",
        value: block.bound(`${known} ? f.prevailingYear(${from.value}, ${to.value}) : 0`),
        known,
      };
    }
    case "aggregate":
    case "pick":
    case "allocate":
      return emitLoopNode(scope, id, node, emitNode);
  }
}

/** Where no row is left out, the place of a row is seen from its number. */
function positionOf({ emission, block }: Scope, table: number, row: string): string {
  if (!emission.positions.has(table)) return `(${row} - ${block.bound(reads.offset(table, "p"))} + 1) | 0`;
  return `${names.position(table)}[${positionPlace({ emission, block }, table, row)}]`;
}

/** A function of a number that is not asked of what is not known. */
function onNumber(
  { block }: Scope,
  { value, known }: Extract<Code, { readonly kind: "number" }>,
  call: (value: string) => string,
): Code {
  return { kind: "number", value: block.bound(known === "1" ? call(value) : `${known} ? ${call(value)} : 0`), known };
}

type NumberCode = Extract<Code, { readonly kind: "number" }>;

function onNumbers({ block }: Scope, name: string, a: NumberCode, b: NumberCode): Code {
  const known = block.bound(both(a.known, b.known));
  const call = `f.${name}(${a.value}, ${b.value})`;
  return { kind: "number", value: block.bound(known === "1" ? call : `${known} ? ${call} : 0`), known };
}

export function literal(value: number): string {
  return value < 0 ? `(${value})` : `${value}`;
}

function textOf({ emission }: Scope, text: string): string {
  const index = emission.texts.get(text) ?? emission.texts.size;
  emission.texts.set(text, index);
  return names.text(index);
}

function emitInput(scope: Scope, { table, column, row, type }: Extract<Node, { readonly kind: "input" }>): Code {
  const at = row === undefined ? { value: "p", known: "1" } : numberOf(emitNode(scope, row));
  const key = `in ${table} ${column} ${at.value}`;
  const found = scope.block.memory.get(key);
  if (found) return found;
  const { block, emission } = scope;
  const { optional } = emission.program.layout.tables[table]?.columns[column] ?? { optional: true };
  const guarded = (expression: string) => (at.known === "1" ? expression : `${at.known} ? ${expression} : 0`);
  const value = block.bound(guarded(reads.value(table, column, at.value)));
  const object = emission.presentWith.get(`${table} ${column}`);
  const isThere = object === undefined ? reads.present(table, column, at.value) : reads.value(table, object, at.value);
  const known = optional ? block.bound(guarded(isThere)) : at.known;
  const code: Code = isTruth(type) ? truthFrom(scope, value, known) : { kind: "number", value, known };
  block.memory.set(key, code);
  return code;
}

/** A value of 0 or 1, and whether it is known. */
function truthFrom({ block }: Scope, value: string, known: string): Code {
  if (known === "1") return { kind: "truth", yes: value, no: block.bound(opposite(value)) };
  return { kind: "truth", yes: block.bound(both(value, known)), no: block.bound(both(opposite(value), known)), known };
}

function emitComputed(scope: Scope, { column, row, type }: Extract<Node, { readonly kind: "computed" }>): Code {
  const { block, emission } = scope;
  const at = row === undefined ? { value: "p", known: "1" } : numberOf(emitNode(scope, row));
  const key = columnKey(column, at.value);
  const found = block.memory.get(key);
  if (found) return found;
  const guarded = (expression: string) => (at.known === "1" ? expression : `${at.known} ? ${expression} : 0`);
  const value = block.bound(guarded(elementOf(scope, "values", column, at.value)));
  const { maybe } = storageOf(emission, column);
  let code: Code;
  if (isTruth(type)) {
    code = maybe ? unstored(block, value) : truthFrom(scope, value, at.known);
  } else {
    const known = maybe ? block.bound(guarded(elementOf(scope, "known", column, at.value))) : at.known;
    code = { kind: "number", value, known };
  }
  block.memory.set(key, code);
  return code;
}

export function columnKey(column: number, row: string): string {
  return `column ${column} ${row}`;
}

type Logical = Extract<Node, { readonly kind: "and" | "or" }>;

/** `and`, or with `decisive` `or`: a side that decides makes the other one needless, and it is not looked at when it costs a loop. */
function emitConjunction(scope: Scope, { left, right, maybe }: Logical, decisive: boolean): Code {
  const { block, emission } = scope;
  const [cheap, costly] = emission.heavy[left] && !emission.heavy[right] ? [right, left] : [left, right];
  const first = truthOf(emitNode(scope, cheap));
  const settled = decisive ? first.yes : first.no;
  if (settled === "1") return decisive ? yes : no;
  const joined = (second: TruthCode): TruthCode => ({
    ...(decisive
      ? { kind: "truth", yes: either(first.yes, second.yes), no: both(first.no, second.no) }
      : { kind: "truth", yes: both(first.yes, second.yes), no: either(first.no, second.no) }),
    ...alikeKnown(first, second),
  });
  if (!emission.heavy[costly] || block.memory.get(memoryKey(scope, costly))) {
    const code = joined(truthOf(emitNode(scope, costly)));
    const whether = block.bound(code.yes);
    if (!maybe) return { kind: "truth", yes: whether, no: block.bound(opposite(whether)) };
    return { ...code, yes: whether, no: block.bound(code.no) };
  }
  const [isYes, isNo] = [block.name(), block.name()];
  block.line(`let ${isYes} = ${decisive ? 1 : 0}, ${isNo} = ${decisive ? 0 : 1};`);
  block.inside(`if (${settled} === 0)`, (inner) => {
    const inside = { ...within(scope, inner), needed: [costly] };
    assumeUnlessOpen(inside, cheap, !decisive);
    const code = joined(truthOf(emitNode(inside, costly)));
    inner.line(`${isYes} = ${code.yes};`);
    inner.line(`${isNo} = ${code.no};`);
  });
  return { kind: "truth", yes: isYes, no: isNo };
}

/** Of two truths that are known where the same value says so: what is made of both is known there too. */
function alikeKnown({ known }: TruthCode, other: TruthCode): Pick<TruthCode, "known"> {
  return known !== undefined && known === other.known ? { known } : {};
}

function emitComparison(scope: Scope, node: Extract<Node, { readonly kind: "equal" | "less" | "lessOrEqual" }>): Code {
  const { block } = scope;
  const [first, second] = [emitNode(scope, node.left), emitNode(scope, node.right)];
  const [left, right] = [numberOf(first), numberOf(second)];
  const known = block.bound(both(left.known, right.known));
  const holds = block.bound(compared(node.kind, left.value, right.value));
  return truthFrom(scope, holds, known) as Code;
}

/** 0 or 1: a machine sets a byte to a comparison, without a branch. */
function compared(kind: "equal" | "less" | "lessOrEqual", a: string, b: string): string {
  if (a === b) return kind === "less" ? "0" : "1";
  if (isLiteral(a) && isLiteral(b)) {
    const [first, second] = [integerOf(a), integerOf(b)];
    return (kind === "equal" ? first === second : kind === "less" ? first < second : first <= second) ? "1" : "0";
  }
  const sign = { equal: "===", less: "<", lessOrEqual: "<=" }[kind];
  return `(${a} ${sign} ${b}) | 0`;
}

function arithmetic(kind: "plus" | "minus" | "times", a: string, b: string, narrow: boolean): string {
  if (kind === "times") {
    if (a === "1" || b === "1") return a === "1" ? b : a;
    if (narrow && (a === "0" || b === "0")) return "0";
    return narrow ? `Math.imul(${a}, ${b})` : `${a} * ${b}`;
  }
  if (b === "0") return a;
  if (a === "0" && kind === "plus") return b;
  const sum = `${a} ${kind === "plus" ? "+" : "-"} ${b}`;
  return narrow ? `(${sum}) | 0` : sum;
}

function quotient(
  { by, mode }: Extract<Node, { readonly kind: "quotient" }>,
  value: string,
  type: NodeType | undefined,
): string {
  const divisor = literal(by);
  if (mode === "half-up") return `f.quotientHalfUp(${value}, ${divisor})`;
  const isSmall = type !== undefined && isNarrow(type) && by <= 0x3fffffff;
  if (mode === "up")
    return isSmall ? `Math.ceil(${value} / ${divisor}) | 0` : `0 - f.quotientDown(0 - ${value}, ${divisor})`;
  if (!isSmall) return `f.quotientDown(${value}, ${divisor})`;
  const isPositive = type.kind === "amount" && type.low >= 0;
  return isPositive ? `(${value} / ${divisor}) | 0` : `Math.floor(${value} / ${divisor}) | 0`;
}

type Choice = Extract<Node, { readonly kind: "choose" }>;

function emitChoice(scope: Scope, node: Choice): Code {
  const { block, emission } = scope;
  const condition = truthOf(emitNode(scope, node.condition));
  const isCostly = (id: NodeId) => (emission.heavy[id] ?? false) && !block.memory.get(memoryKey(scope, id));
  const then = isCostly(node.then)
    ? guarded(scope, { id: node.then, type: node.type }, condition.no, (inside) =>
        assumeUnlessOpen(inside, node.condition, true),
      )
    : emitNode(scope, node.then);
  const otherwise = isCostly(node.otherwise)
    ? guarded(scope, { id: node.otherwise, type: node.type }, condition.yes, (inside) =>
        assumeUnlessOpen(inside, node.condition, false),
      )
    : emitNode(scope, node.otherwise);
  const [isYes, isNo] = [condition.yes, condition.no];
  const isOpen = nodeAt(scope, node.condition).maybe;
  const doubt = isOpen ? block.bound(opposite(decided(condition))) : "0";
  if (isTruth(node.type)) {
    const [a, b] = [truthOf(then), truthOf(otherwise)];
    const side = (first: string, second: string) => either(both(isYes, first), both(isNo, second));
    const alike = (first: string, second: string) => (isOpen ? both(doubt, both(first, second)) : "0");
    const sameTruth = node.same === undefined ? "1" : isOpen ? sameOf(scope, node.same, doubt) : "0";
    const whether = block.bound(either(side(a.yes, b.yes), both(sameTruth, alike(a.yes, b.yes))));
    const isNot = node.maybe ? either(side(a.no, b.no), both(sameTruth, alike(a.no, b.no))) : opposite(whether);
    return { kind: "truth", yes: whether, no: block.bound(isNot), ...(isOpen || !node.maybe ? {} : alikeKnown(a, b)) };
  }
  const [a, b] = [numberOf(then), numberOf(otherwise)];
  const first = block.bound(a.value);
  const second = block.bound(b.value);
  const value = block.bound(chosen(isNo, second, first, isInt32(node.type)));
  if (!isOpen) return { kind: "number", value, known: block.bound(chosenKnown(condition, a.known, b.known)) };
  const same = node.same === undefined ? equality(first, second) : sameOf(scope, node.same, doubt);
  const known =
    a.known === b.known
      ? both(a.known, either(decided(condition), same))
      : either(either(both(isYes, a.known), both(isNo, b.known)), both(doubt, both(both(a.known, b.known), same)));
  return { kind: "number", value, known: block.bound(known) };
}

/** Whether the side is known that a condition chooses of which there is no doubt. */
function chosenKnown({ yes: isYes, no: isNo }: TruthCode, then: string, otherwise: string): string {
  if (then === otherwise) return then;
  if (then === "1" || otherwise === "1") return then === "1" ? either(isYes, otherwise) : either(isNo, then);
  return either(both(isYes, then), both(isNo, otherwise));
}

/** One or the other by a 0-or-1, without a branch when both fit in 32 bits. */
function chosen(condition: string, a: string, b: string, narrow: boolean): string {
  if (condition === "1" || a === b) return a;
  if (condition === "0") return b;
  if (!narrow) return `${condition} ? ${a} : ${b}`;
  if (a === "1" && b === "0") return condition;
  if (a === "0" && b === "1") return opposite(condition);
  if (b === "0") return `${a} & -${condition}`;
  return a === "0" ? `${b} & (${condition} - 1)` : `${b} ^ ((${a} ^ ${b}) & -${condition})`;
}

function equality(a: string, b: string): string {
  if (a === b) return "1";
  return isLiteral(a) && isLiteral(b) ? "0" : `(${a} === ${b} ? 1 : 0)`;
}

function integerOf(text: string): number {
  return Number.parseInt(text.replace("(", ""), 10);
}

/** Whether values of several parts are the same, asked only where it is in doubt which of the two is meant. */
function sameOf(scope: Scope, same: NodeId, doubt: string): string {
  const { block } = scope;
  const name = block.name();
  block.line(`let ${name} = 0;`);
  block.inside(`if (${doubt} === 1)`, (inner) => {
    inner.line(`${name} = ${truthOf(emitNode({ ...within(scope, inner), needed: [same] }, same)).yes};`);
  });
  return name;
}

/** A value that is computed unless a condition says that it is not needed. */
function guarded(
  scope: Scope,
  { id, type }: { readonly id: NodeId; readonly type: NodeType },
  needless: string,
  decided: (inside: Scope) => void,
): Code {
  const { block } = scope;
  if (needless === "0") return emitNode(scope, id);
  const [first, second] = [block.name(), block.name()];
  block.line(`let ${first} = 0, ${second} = 0;`);
  block.inside(`if (${needless} === 0)`, (inner) => {
    const inside = { ...within(scope, inner), needed: [id] };
    decided(inside);
    const code = emitNode(inside, id);
    const [a, b] = isTruth(type) ? [truthOf(code).yes, truthOf(code).no] : [numberOf(code).value, numberOf(code).known];
    inner.line(`${first} = ${a};`);
    inner.line(`${second} = ${b};`);
  });
  return isTruth(type) ? { kind: "truth", yes: first, no: second } : { kind: "number", value: first, known: second };
}
