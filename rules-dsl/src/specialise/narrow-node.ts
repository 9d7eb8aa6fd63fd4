/** One node for fewer people: its bounds are those of what it is made of now, and it is a constant where these leave one value. */
import { firstOfYear, lastOfYear, addMonths as monthsAfter, yearOf } from "../values/civil-date.ts";
import { dividedInteger } from "./amounts.ts";
import type { Graph } from "./graph.ts";
import { not } from "./logic.ts";
import { narrowComparison, yearThatBegins } from "./narrow-comparison.ts";
import { decidedChain } from "./narrow-cover.ts";
import { ofBothSides, withoutDoubt } from "./narrow-doubt.ts";
import type { Ends, NarrowingScope, Of } from "./narrow-ends.ts";
import { asItWas, constant, endsOf, withEnds } from "./narrow-ends.ts";
import { firstSideOf, whereKnown } from "./narrow-known.ts";
import { narrowLoop } from "./narrow-loop.ts";
import { ofOnlyRow } from "./narrow-only-row.ts";
import { comparedSide, decidedByOpposite, withoutSide } from "./narrow-sides.ts";
import { stepsOf } from "./narrow-steps.ts";
import { known, requires } from "./presence.ts";
import type { Node, NodeId } from "./relational-program.ts";

/** @param node with operands of the new graph, and the type it had. */
export function narrowNode(scope: NarrowingScope, node: Node): NodeId {
  const made = narrowed(scope, node);
  return node.maybe ? made : withoutDoubt(scope.graph, made);
}

function narrowed(scope: NarrowingScope, node: Node): NodeId {
  const { graph } = scope;
  const remade = (each: Node): NodeId => narrowNode(scope, each);
  switch (node.kind) {
    case "constant":
    case "row":
    case "member":
      return asItWas(graph, node, node.maybe);
    case "undetermined":
      return graph.undetermined;
    case "input":
      return input(scope, node);
    case "computed":
      return computed(scope, node);
    case "position":
      return asItWas(graph, node, graph.maybe(node.row));
    case "known":
      return known(graph, node.operand);
    case "not":
      return not(graph, node.operand);
    case "and":
    case "or":
      return (
        decidedByOpposite(graph, node) ??
        withoutRest(scope, node) ??
        ofBothSides(graph, node.kind, node.left, node.right)
      );
    case "equal":
    case "less":
    case "lessOrEqual":
      return comparedSide(scope, node, remade) ?? narrowComparison(scope, node);
    case "minus":
      return withoutSide(scope, node, remade) ?? binary(graph, node);
    case "plus":
    case "times":
    case "smaller":
    case "larger":
    case "wholeQuotient":
      return binary(graph, node);
    case "scale":
    case "quotient":
      return unary(graph, node, node.operand, (n) =>
        node.kind === "scale" ? n * node.by : dividedInteger(n, node.by, node.mode),
      );
    case "choose":
      return choice(scope, node);
    case "requires":
      return requires(graph, node.of, node.value);
    case "yearOf":
      return yearThatBegins(scope, node.date) ?? unary(graph, node, node.date, yearOf);
    case "firstOfYear":
      return unary(graph, node, node.year, firstOfYear);
    case "lastOfYear":
      return unary(graph, node, node.year, lastOfYear);
    case "addMonths":
      return moved(graph, node);
    case "wholeMonths":
    case "prevailingYear":
      if (isNone(graph, [node.from, node.to])) return graph.undetermined;
      return asItWas(graph, node, node.maybe);
    case "aggregate":
    case "pick":
      return ofOnlyRow(scope, node, remade) ?? narrowLoop(scope, node);
    case "allocate":
      return narrowLoop(scope, node);
  }
}

function input({ graph, layout, everywhere }: NarrowingScope, node: Of<"input">): NodeId {
  const rows = node.row === undefined ? [] : [node.row];
  if (isNone(graph, rows)) return graph.undetermined;
  const found = everywhere.get(`${node.table} ${node.column}`);
  if (found === null) return graph.undetermined;
  if (found !== undefined) return requires(graph, rows, constant(graph, found, node.type));
  const column = layout.tables[node.table]?.columns[node.column];
  const isOpen = (column?.optional ?? true) || rows.some((row) => graph.maybe(row));
  const ends = column && (column.type.kind === "amount" || column.type.kind === "date") ? column.type : undefined;
  return withEnds(graph, node, ends, isOpen && node.maybe);
}

function computed({ graph, columnNow }: NarrowingScope, { column, row }: Of<"computed">): NodeId {
  const rows = row === undefined ? [] : [row];
  if (isNone(graph, rows)) return graph.undetermined;
  const now = columnNow(column);
  const found = graph.at(now.node);
  if (found.kind === "constant" || found.kind === "undetermined") return requires(graph, rows, now.node);
  // A column that is another one is read there.
  if (found.kind === "computed" && found.row === undefined) return requires(graph, rows, now.node);
  const isSame = found.kind === "computed" && found.row !== undefined && isOwnRow(graph, found.row);
  const read = isSame ? found.column : now.column;
  const maybe = found.maybe || rows.some((each) => graph.maybe(each));
  return graph.node({ kind: "computed", column: read, ...(row === undefined ? {} : { row }) }, found.type, maybe);
}

function isOwnRow(graph: Graph, row: NodeId): boolean {
  const found = graph.at(row);
  return found.kind === "row" && found.depth === 0;
}

function binary(graph: Graph, node: Of<"plus" | "minus" | "times" | "smaller" | "larger" | "wholeQuotient">): NodeId {
  const { left, right } = node;
  if (isNone(graph, [left, right])) return graph.undetermined;
  if (node.kind === "wholeQuotient") return asItWas(graph, node, true);
  const maybe = graph.maybe(left) || graph.maybe(right);
  const [a, b] = [endsOf(graph, left), endsOf(graph, right)];
  if (!a || !b) return asItWas(graph, node, maybe);
  if (node.kind === "smaller" || node.kind === "larger") {
    const isLeft = node.kind === "smaller" ? a.high <= b.low : b.high <= a.low;
    const isRight = node.kind === "smaller" ? b.high <= a.low : a.high <= b.low;
    if (isLeft || isRight) return requires(graph, [left, right], isLeft ? left : right);
    const end = node.kind === "smaller" ? Math.min : Math.max;
    return withEnds(graph, node, { low: end(a.low, b.low), high: end(a.high, b.high) }, maybe);
  }
  if (node.kind === "times") {
    const products = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
    return withEnds(graph, node, { low: Math.min(...products), high: Math.max(...products) }, maybe);
  }
  const isSameKind = graph.typeOf(left).kind === node.type.kind;
  if (isZero(b) && isSameKind && !graph.maybe(right)) return left;
  if (node.kind === "plus") {
    if (isZero(a) && graph.typeOf(right).kind === node.type.kind && !graph.maybe(left)) return right;
    return withEnds(graph, node, { low: a.low + b.low, high: a.high + b.high }, maybe);
  }
  return withEnds(graph, node, { low: a.low - b.high, high: a.high - b.low }, maybe);
}

/** A function that grows with its operand. */
function unary(graph: Graph, node: Node, operand: NodeId, of: (n: number) => number): NodeId {
  if (isNone(graph, [operand])) return graph.undetermined;
  const ends = endsOf(graph, operand);
  if (!ends) return asItWas(graph, node, graph.maybe(operand));
  const [a, b] = [of(ends.low), of(ends.high)];
  return withEnds(graph, node, { low: Math.min(a, b), high: Math.max(a, b) }, graph.maybe(operand));
}

function moved(graph: Graph, node: Of<"addMonths">): NodeId {
  if (isNone(graph, [node.date, node.by])) return graph.undetermined;
  const maybe = graph.maybe(node.date) || graph.maybe(node.by);
  const [dates, counts] = [endsOf(graph, node.date), endsOf(graph, node.by)];
  if (!dates || !counts) return asItWas(graph, node, maybe);
  const ends = { low: monthsAfter(dates.low, counts.low), high: monthsAfter(dates.high, counts.high) };
  return withEnds(graph, node, ends, maybe);
}

function choice(scope: NarrowingScope, node: Of<"choose">): NodeId {
  const { graph } = scope;
  const { condition, then, otherwise, same } = node;
  if (condition === graph.yes) return then;
  if (condition === graph.no) return otherwise;
  const decided = withoutRest(scope, node) ?? askedBefore(scope, node);
  if (decided !== undefined) return decided;
  const isDoubtful = graph.maybe(condition);
  if (then === otherwise && (!isDoubtful || same === undefined)) return then;
  const isPlain = !graph.isUndetermined(then) && !graph.isUndetermined(otherwise) && same === undefined;
  if (node.type.kind === "boolean" && isPlain) {
    if (otherwise === graph.no) return ofBothSides(graph, "and", condition, then);
    if (then === graph.yes) return ofBothSides(graph, "or", condition, otherwise);
    if (then === graph.no) return ofBothSides(graph, "and", not(graph, condition), otherwise);
    if (otherwise === graph.yes) return ofBothSides(graph, "or", not(graph, condition), then);
  }
  const { same: _, ...rest } = node;
  const kept: Node = isDoubtful && same !== undefined ? node : rest;
  const [a, b] = [endsOf(graph, then), endsOf(graph, otherwise)];
  const ends = a && b ? { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) } : (a ?? b);
  return withEnds(graph, kept, ends, isDoubtful || mayLack(graph, condition, then) || graph.maybe(otherwise));
}

/** Whether a side that is chosen where a condition holds may have no value there. */
function mayLack(graph: Graph, condition: NodeId, then: NodeId): boolean {
  const asked = graph.at(condition);
  return graph.maybe(then) && !(asked.kind === "known" && asked.operand === then);
}

/** A choice between all values that there can be has no other side; one that comes to the same in bands that touch asks them once. */
function withoutRest(scope: NarrowingScope, { type, ...node }: Of<"choose" | "and" | "or">): NodeId | undefined {
  const { graph } = scope;
  const isOfValues = node.kind === "choose" && node.same === undefined && type.kind !== "boolean";
  const chain =
    decidedChain(graph, { type, ...node }) ??
    (isOfValues ? stepsOf(graph, { type, ...node } as Of<"choose">) : undefined);
  return chain?.asked.reduceRight(
    (rest, { condition, then }) =>
      choice(scope, { kind: "choose", condition, then, otherwise: rest, type, maybe: node.maybe }),
    chain.last,
  );
}

/** What a choice comes to whose sides are what they are where its condition is known. */
function askedBefore(scope: NarrowingScope, node: Of<"choose">): NodeId | undefined {
  const { graph } = scope;
  const { condition, then, otherwise, same } = node;
  if (graph.maybe(condition) || same !== undefined) return undefined;
  const remade = (each: Node): NodeId => narrowNode(scope, each);
  const first = whereKnown(scope, then, { condition, holds: true }, remade);
  const second = whereKnown(scope, otherwise, { condition, holds: false }, remade);
  if (first !== then || second !== otherwise) return choice(scope, { ...node, then: first, otherwise: second });
  return firstSideOf(scope, otherwise, condition) === then ? otherwise : undefined;
}

/** Whether an operand without which there is no value has none. */
function isNone(graph: Graph, operands: readonly NodeId[]): boolean {
  return operands.some((each) => graph.isUndetermined(each));
}

function isZero({ low, high }: Ends): boolean {
  return low === 0 && high === 0;
}
