/** Amounts and dates as nodes: whole numbers over denominators, with bounds proved on the way. */
import type { Rational } from "../values/rational.ts";
import { rational } from "../values/rational.ts";
import type { Graph } from "./graph.ts";
import { requires } from "./presence.ts";
import type { NodeId, NodeOperation, NodeType } from "./relational-program.ts";

type Amount = Extract<NodeType, { readonly kind: "amount" }>;
type Bounds = { readonly low: bigint; readonly high: bigint };

export function amountConstant(graph: Graph, { n, d }: Rational): NodeId {
  return constantOver(graph, n, d);
}

export function integerConstant(graph: Graph, value: number): NodeId {
  return constantOver(graph, BigInt(value), 1n);
}

export function dateConstant(graph: Graph, day: number): NodeId {
  return graph.node({ kind: "constant", value: day }, { kind: "date", low: day, high: day }, false);
}

/** The exact number that a node is, when it is one. */
export function rationalOf(graph: Graph, id: NodeId): Rational | undefined {
  const type = graph.typeOf(id);
  const value = graph.constantOf(id);
  if (type.kind !== "amount" || typeof value !== "number") return undefined;
  return rational(BigInt(value), BigInt(type.denominator));
}

/** Both over one denominator; other kinds as they are. */
export function aligned(graph: Graph, left: NodeId, right: NodeId): readonly [NodeId, NodeId] {
  const [a, b] = [graph.typeOf(left), graph.typeOf(right)];
  if (a.kind !== "amount" || b.kind !== "amount" || a.denominator === b.denominator) return [left, right];
  const common = leastCommonMultiple(BigInt(a.denominator), BigInt(b.denominator));
  return [over(graph, left, common), over(graph, right, common)];
}

/** The same number over a multiple of its denominator. */
function over(graph: Graph, id: NodeId, denominator: bigint): NodeId {
  const type = graph.typeOf(id) as Amount;
  const by = denominator / BigInt(type.denominator);
  return by === 1n ? id : scaledBy(graph, id, by, denominator);
}

function scaledBy(graph: Graph, operand: NodeId, by: bigint, denominator: bigint): NodeId {
  const type = graph.typeOf(operand) as Amount;
  const value = graph.constantOf(operand);
  if (typeof value === "number") return constantOver(graph, BigInt(value) * by, denominator, false);
  const ends = [BigInt(type.low) * by, BigInt(type.high) * by];
  return amountNode(
    graph,
    { kind: "scale", operand, by: Number(by) },
    { denominator, ...boundsOf(ends) },
    graph.maybe(operand),
  );
}

/** The product with a constant. */
export function scaled(graph: Graph, operand: NodeId, factor: Rational): NodeId {
  if (graph.isUndetermined(operand)) return operand;
  if (factor.n === 0n) return requires(graph, [operand], constantOver(graph, 0n, 1n));
  const type = graph.typeOf(operand) as Amount;
  const denominator = BigInt(type.denominator) * factor.d;
  const divisor = greatestCommonDivisor(factor.n, denominator);
  const by = factor.n / divisor;
  return by === 1n && denominator / divisor === BigInt(type.denominator)
    ? operand
    : scaledBy(graph, operand, by, denominator / divisor);
}

export function plus(graph: Graph, left: NodeId, right: NodeId): NodeId {
  return additive(graph, "plus", left, right);
}

export function minus(graph: Graph, left: NodeId, right: NodeId): NodeId {
  return additive(graph, "minus", left, right);
}

function additive(graph: Graph, kind: "plus" | "minus", left: NodeId, right: NodeId): NodeId {
  if (graph.isUndetermined(left) || graph.isUndetermined(right)) return graph.undetermined;
  if (isZero(graph, right)) return left;
  if (isZero(graph, left) && graph.typeOf(right).kind === "amount" && kind === "plus") return right;
  const [a, b] = aligned(graph, left, right);
  const maybe = graph.maybe(a) || graph.maybe(b);
  const [first, second] = [graph.typeOf(a), graph.typeOf(b)];
  const sign = kind === "plus" ? 1n : -1n;
  const [low, high] =
    sign > 0n ? [boundsIn(second).low, boundsIn(second).high] : [-boundsIn(second).high, -boundsIn(second).low];
  const bounds = { low: boundsIn(first).low + low, high: boundsIn(first).high + high };
  const isDate = first.kind === "date" && second.kind === "amount";
  const denominator = first.kind === "amount" ? BigInt(first.denominator) : 1n;
  if (!maybe && bounds.low === bounds.high && bothConstant(graph, a, b)) {
    return isDate ? dateConstant(graph, Number(bounds.low)) : constantOver(graph, bounds.low, denominator);
  }
  const operation: NodeOperation = { kind, left: a, right: b };
  if (isDate) return graph.node(operation, { kind: "date", low: Number(bounds.low), high: Number(bounds.high) }, maybe);
  return amountNode(graph, operation, { denominator, ...bounds }, maybe);
}

export function times(graph: Graph, left: NodeId, right: NodeId): NodeId {
  if (graph.isUndetermined(left) || graph.isUndetermined(right)) return graph.undetermined;
  const [first, second] = [rationalOf(graph, left), rationalOf(graph, right)];
  if (first) return scaled(graph, right, first);
  if (second) return scaled(graph, left, second);
  const [a, b] = [graph.typeOf(left) as Amount, graph.typeOf(right) as Amount];
  const ends = [a.low, a.high].flatMap((x) => [b.low, b.high].map((y) => BigInt(x) * BigInt(y)));
  const denominator = BigInt(a.denominator) * BigInt(b.denominator);
  const maybe = graph.maybe(left) || graph.maybe(right);
  return amountNode(graph, { kind: "times", left, right }, { denominator, ...boundsOf(ends) }, maybe);
}

/** The smaller or the larger of two amounts or two dates. */
export function extremeOfTwo(graph: Graph, kind: "smaller" | "larger", left: NodeId, right: NodeId): NodeId {
  if (graph.isUndetermined(left) || graph.isUndetermined(right)) return graph.undetermined;
  if (left === right) return left;
  const [a, b] = aligned(graph, left, right);
  const [first, second] = [graph.typeOf(a), graph.typeOf(b)];
  if ((first.kind !== "amount" && first.kind !== "date") || first.kind !== second.kind)
    return graph.refuse("no-order", first.kind);
  const maybe = graph.maybe(a) || graph.maybe(b);
  if (first.high <= second.low) return requires(graph, [a, b], kind === "smaller" ? left : right);
  if (second.high <= first.low) return requires(graph, [a, b], kind === "smaller" ? right : left);
  const end = kind === "smaller" ? Math.min : Math.max;
  const type = { ...first, low: end(first.low, second.low), high: end(first.high, second.high) };
  return graph.node({ kind, left: a, right: b }, type, maybe);
}

/** The integer divided by a positive constant. */
export function quotient(graph: Graph, operand: NodeId, by: bigint, mode: "down" | "up" | "half-up"): NodeId {
  if (graph.isUndetermined(operand)) return operand;
  const type = graph.typeOf(operand) as Amount;
  const value = graph.constantOf(operand);
  if (typeof value === "number") return constantOver(graph, divided(BigInt(value), by, mode), 1n);
  const bounds = { low: divided(BigInt(type.low), by, mode), high: divided(BigInt(type.high), by, mode) };
  if (!isSafe(by)) return graph.refuse("amount-may-overflow", `a division by ${by}`);
  return amountNode(
    graph,
    { kind: "quotient", operand, by: Number(by), mode },
    { denominator: 1n, ...bounds },
    graph.maybe(operand),
  );
}

/** The integer quotient of safe integers. */
export function dividedInteger(n: number, by: number, mode: "down" | "up" | "half-up"): number {
  return Number(divided(BigInt(n), BigInt(by), mode));
}

function divided(n: bigint, by: bigint, mode: "down" | "up" | "half-up"): bigint {
  if (mode === "down") return floorOf(n, by);
  if (mode === "up") return -floorOf(-n, by);
  const half = floorOf(2n * (n < 0n ? -n : n) + by, 2n * by);
  return n < 0n ? -half : half;
}

export function floorOf(n: bigint, by: bigint): bigint {
  const whole = n / by;
  return n < 0n && n % by !== 0n ? whole - 1n : whole;
}

/** A node whose integer lies within these bounds. */
export function amountNode(
  graph: Graph,
  operation: NodeOperation,
  { denominator, low, high }: Bounds & { readonly denominator: bigint },
  maybe: boolean,
): NodeId {
  if (!isSafe(low) || !isSafe(high) || !isSafe(denominator)) {
    return graph.refuse("amount-may-overflow", `${operation.kind}: from ${low} to ${high} over ${denominator}`);
  }
  const type: NodeType = { kind: "amount", denominator: Number(denominator), low: Number(low), high: Number(high) };
  return graph.node(operation, type, maybe);
}

function constantOver(graph: Graph, n: bigint, d: bigint, reduce = true): NodeId {
  const divisor = reduce ? greatestCommonDivisor(n, d) : 1n;
  const [value, denominator] = [n / divisor, d / divisor];
  if (!isSafe(value) || !isSafe(denominator)) return graph.refuse("amount-may-overflow", `${n}/${d}`);
  const type: NodeType = { kind: "amount", denominator: Number(denominator), low: Number(value), high: Number(value) };
  return graph.node({ kind: "constant", value: Number(value) }, type, false);
}

export function boundsIn(type: NodeType): Bounds {
  return type.kind === "amount" || type.kind === "date"
    ? { low: BigInt(type.low), high: BigInt(type.high) }
    : { low: 0n, high: 0n };
}

function boundsOf(ends: readonly bigint[]): Bounds {
  const [first = 0n] = ends;
  return ends.reduce<Bounds>(
    ({ low, high }, each) => ({ low: each < low ? each : low, high: each > high ? each : high }),
    { low: first, high: first },
  );
}

function bothConstant(graph: Graph, a: NodeId, b: NodeId): boolean {
  return graph.constantOf(a) !== undefined && graph.constantOf(b) !== undefined;
}

function isZero(graph: Graph, id: NodeId): boolean {
  return graph.constantOf(id) === 0 && graph.typeOf(id).kind === "amount";
}

function isSafe(value: bigint): boolean {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= -BigInt(Number.MAX_SAFE_INTEGER);
}

export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestCommonDivisor(a, b)) * b;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
