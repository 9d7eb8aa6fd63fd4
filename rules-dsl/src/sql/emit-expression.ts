/** Writes a node as an expression over the columns that are there. *Undetermined* is null, and SQL's own logic is that of the nodes. */
import type { Node, NodeId, NodeType } from "../specialise/specialise.ts";
import * as calendar from "./calendar.ts";
import type { Plan } from "./plan.ts";
import type { Expression, SqlType } from "./query.ts";
import { all, any, call, cast, column, integer, is, not, operator, truth, when } from "./query.ts";
import type { Reference, Space } from "./spaces.ts";

/** Under which name the columns of each kind of rows stand, at the step at hand. */
export interface Standing {
  readonly plan: Plan;
  readonly aliases: ReadonlyMap<Space, string>;
  /** Rows that have no columns yet but their inputs: what they are asked is written out. */
  readonly bare?: Space;
}

export const rowColumns = {
  subject: "subject",
  row: "row_number",
  position: "row_position",
  from: "first_day",
  to: "last_day",
} as const;

/** What a reference is worth, from its column when it has one. */
export function expressionOf(standing: Standing, reference: Reference): Expression {
  const { plan, aliases } = standing;
  const resolved = plan.spaces.resolved(reference);
  const owner = plan.spaces.ownerOf(resolved);
  if (!plan.isColumn(resolved) || owner === standing.bare) return written(standing, resolved);
  return column(aliases.get(owner) ?? "", plan.nameOf(resolved));
}

/** The operation itself; of one without a loop. The reference is a resolved one. */
export function written(standing: Standing, reference: Reference): Expression {
  const { plan, aliases } = standing;
  const { spaces } = plan;
  const node = spaces.nodeOf(reference);
  const alias = () => aliases.get(spaces.ownerOf(reference)) ?? "";
  const of = (id: NodeId) => expressionOf(standing, { node: id, at: reference.at });
  switch (node.kind) {
    case "constant":
      return constant(node.value, node.type);
    case "undetermined":
      // What is undetermined for everybody has no type of its own.
      return { kind: "null" };
    case "row":
      return column(alias(), rowColumns.row);
    case "member":
      return column(alias(), rowColumns[node.part]);
    case "position":
      return column(alias(), rowColumns.position);
    case "input": {
      const row =
        reference.row ?? (node.row === undefined ? spaces.root : spaces.rowAt({ node: node.row, at: reference.at }));
      return column(aliases.get(row ?? spaces.root) ?? "", inputName(node.column));
    }
    case "known":
      return isKnown(standing, node.operand, of);
    case "not":
      return not(of(node.operand));
    case "and":
      return all(of(node.left), of(node.right));
    case "or":
      return any(of(node.left), of(node.right));
    case "equal":
      return operator("=", of(node.left), of(node.right));
    case "less":
      return operator("<", of(node.left), of(node.right));
    case "lessOrEqual":
      return operator("<=", of(node.left), of(node.right));
    case "plus":
      return operator("+", widened(of(node.left), node.type), of(node.right));
    case "minus":
      return operator("-", widened(of(node.left), node.type), of(node.right));
    case "times":
      return operator("*", widened(of(node.left), node.type), of(node.right));
    case "smaller":
    case "larger":
      return extreme(
        node.kind,
        [of(node.left), of(node.right)],
        maybe(standing, node.left) || maybe(standing, node.right),
      );
    case "scale":
      return node.by === 1 ? of(node.operand) : operator("*", widened(of(node.operand), node.type), integer(node.by));
    case "quotient": {
      const { type } = spaces.nodeOf({ node: node.operand, at: [] });
      // Half of the divisor, or all of it, is added on the way.
      const value = node.by > most / 2 ? cast(of(node.operand), "bigint") : widened(of(node.operand), type);
      return quotient(node, value, isNatural(type));
    }
    case "wholeQuotient":
      return wholeQuotient(cast(of(node.left), "bigint"), cast(of(node.right), "bigint"));
    case "choose":
      return choice(standing, node, of);
    case "requires":
      return when([[all(...node.of.map((each) => isKnown(standing, each, of))), of(node.value)]]);
    case "yearOf":
      return calendar.yearOf(of(node.date));
    case "firstOfYear":
      return calendar.firstOfYear(yearly(standing, node.year, of));
    case "lastOfYear":
      return calendar.lastOfYear(yearly(standing, node.year, of));
    case "addMonths":
      return calendar.addMonths(of(node.date), of(node.by));
    case "wholeMonths":
      return calendar.wholeMonths(of(node.from), of(node.to));
    case "prevailingYear":
      return calendar.prevailingYear(of(node.from), of(node.to));
    case "computed":
    case "aggregate":
    case "pick":
    case "allocate":
      // They have columns of their own, which are computed where their rows are.
      return column(alias(), plan.nameOf(reference));
  }
}

export function inputName(place: number): string {
  return `c${place}`;
}

export function sqlType(type: NodeType): SqlType {
  return type.kind === "boolean" || type.kind === "text" ? (type.kind === "text" ? "text" : "boolean") : "bigint";
}

/** A whole number of four bytes holds all values between the bounds. */
export function isNarrow(type: NodeType): boolean {
  if (type.kind === "amount" || type.kind === "date") return -most <= type.low && type.high <= most;
  return type.kind === "option" || type.kind === "row";
}

const most = 2_147_483_647;

/** Counted in eight bytes where the result may need them. */
function widened(operand: Expression, result: NodeType): Expression {
  return isNarrow(result) ? operand : cast(operand, "bigint");
}

/** Years of which the days can be counted in four bytes stay as they are. */
function yearly({ plan }: Standing, year: NodeId, of: (id: NodeId) => Expression): Expression {
  const { type } = plan.spaces.nodeOf({ node: year, at: [] });
  const isNear = type.kind === "amount" && type.low >= -1_000_000 && type.high <= 1_000_000;
  return isNear ? of(year) : cast(of(year), "bigint");
}

function isKnown(standing: Standing, id: NodeId, of: (id: NodeId) => Expression): Expression {
  return maybe(standing, id) ? is(of(id), "not null") : truth(true);
}

export function maybe({ plan }: Standing, id: NodeId): boolean {
  return plan.spaces.nodeOf({ node: id, at: [] }).maybe;
}

function constant(value: number | string, type: NodeType): Expression {
  if (typeof value === "string") return { kind: "parameter", text: value };
  return type.kind === "boolean" ? truth(value === 1) : integer(value);
}

function isNatural(type: NodeType): boolean {
  return (type.kind === "amount" || type.kind === "date") && type.low >= 0;
}

/** `least` and `greatest` of SQL leave nulls out; here one null is enough. */
function extreme(
  kind: "smaller" | "larger",
  [left, right]: readonly [Expression, Expression],
  isMaybe: boolean,
): Expression {
  if (!isMaybe) return call(kind === "smaller" ? "least" : "greatest", left, right);
  const [first, second] = kind === "smaller" ? [left, right] : [right, left];
  return when([
    [operator("<=", left, right), first],
    [operator("<", right, left), second],
  ]);
}

function quotient(
  { by, mode }: Extract<Node, { readonly kind: "quotient" }>,
  value: Expression,
  natural: boolean,
): Expression {
  if (mode === "down") return calendar.floorDivision(value, by, natural);
  const negative = operator("-", integer(0), value);
  if (mode === "up") return operator("-", integer(0), calendar.floorDivision(negative, by, false));
  // Half away from zero: whole parts, and one more where what is left is at least half.
  const rounded = (positive: Expression): Expression => {
    const rest = operator("%", positive, integer(by));
    const whole = operator("/", positive, integer(by));
    return when([[operator("<=", operator("-", integer(by), rest), rest), operator("+", whole, integer(1))]], whole);
  };
  if (natural) return rounded(value);
  return when([
    [operator("<=", integer(0), value), rounded(value)],
    [operator("<", value, integer(0)), operator("-", integer(0), rounded(negative))],
  ]);
}

/** Towards minus infinity; null for the divisor zero. */
function wholeQuotient(left: Expression, right: Expression): Expression {
  const rest = operator("%", operator("+", operator("%", left, right), right), right);
  return when([[operator("<>", right, integer(0)), operator("/", operator("-", left, rest), right)]]);
}

function choice(
  standing: Standing,
  node: Extract<Node, { readonly kind: "choose" }>,
  of: (id: NodeId) => Expression,
): Expression {
  const [condition, then, otherwise] = [of(node.condition), of(node.then), of(node.otherwise)];
  if (condition.kind === "boolean" || !maybe(standing, node.condition)) return when([[condition, then]], otherwise);
  // Where one of the two is undetermined, only the other can come out.
  if (then.kind === "null") return when([[not(condition), otherwise]]);
  if (otherwise.kind === "null") return when([[condition, then]]);
  const same =
    node.same === undefined
      ? operator("=", then, otherwise)
      : all(of(node.same), isKnown(standing, node.then, of), isKnown(standing, node.otherwise, of));
  const unsure = when([[same, then]]);
  const whens = [
    [truth(true), then],
    [truth(false), otherwise],
  ] as const;
  return { kind: "case", on: condition, whens, ...(unsure.kind === "null" ? {} : { otherwise: unsure }) };
}
