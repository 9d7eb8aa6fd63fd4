/**
 * Extremes, lists, quantifiers and picks over a list, the options of an enumeration or the years of the cycle.
 * A member of which it is not known whether it belongs leaves the result unknown, unless it cannot change it.
 */
import type { Expression } from "../ir/program.ts";
import type { Evaluable, Frame } from "./frame.ts";
import { lackingChoice } from "./lacking-choice.ts";
import { truthOf } from "./prepare-logic.ts";
import type { PreparedRange } from "./prepare-range.ts";
import { prepareRange } from "./prepare-range.ts";
import { prepareCount, prepareSum } from "./prepare-total.ts";
import type { Scope } from "./scope.ts";
import { because, failed, join, missingFact, undeterminedAmong } from "./undetermined.ts";
import type { Truth, Undetermined, Value } from "./value.ts";
import { no, order, yes } from "./value.ts";

type Aggregate = Extract<Expression, { readonly kind: "aggregate" }>;
type Pick = Extract<Expression, { readonly kind: "pick" }>;

/** One member with the answer to "does it belong?", never a plain no. */
interface Belonging {
  readonly place: number;
  readonly member: Value;
  readonly belongs: Truth | Undetermined;
  readonly value: Value;
}

export function prepareAggregate(expression: Aggregate, scope: Scope): Evaluable {
  const range = prepareRange(expression.over, scope);
  const where = expression.where && range.inner.prepare(expression.where);
  const value = expression.value && range.inner.prepare(expression.value);
  if (expression.operation === "some" || expression.operation === "every") {
    return prepareQuantifier(expression.operation, { range, where, value });
  }
  if (expression.operation === "sum") return prepareSum({ range, where, value });
  if (expression.operation === "count") return prepareCount({ range, where });
  const combine = combinations[expression.operation];
  const parts: Parts = { range, where, value };
  return (frame) => {
    const found = belonging(frame, parts);
    return "kind" in found ? found : combine(found);
  };
}

interface Parts {
  readonly range: PreparedRange;
  readonly where: Evaluable | undefined;
  readonly value: Evaluable | undefined;
}

function belonging(frame: Frame, { range, where, value }: Parts): readonly Belonging[] | Undetermined {
  const members = range.members(frame);
  if ("kind" in members) return members;
  const { recorder } = frame.session;
  const found: Belonging[] = [];
  const year = frame.year;
  for (let place = 0; place < members.length; place++) {
    const member = members[place] as Value;
    range.bind(frame, member);
    recorder?.beginMember(member);
    const belongs = where ? truthOf(where(frame)) : yes;
    if (belongs.kind === "undetermined" || belongs.value) {
      found.push({ place, member, belongs, value: value ? value(frame) : member });
    }
    recorder?.endMember(belongs);
  }
  frame.year = year;
  return found;
}

const combinations = {
  list: listOf,
  greatest: (found: readonly Belonging[]) => extremeOf(found, (ordered) => ordered > 0),
  smallest: (found: readonly Belonging[]) => extremeOf(found, (ordered) => ordered < 0),
} as const;

function listOf(found: readonly Belonging[]): Value {
  const values = found.map(({ value }) => value);
  return undeterminedAmong([...found.map(({ belongs }) => belongs), ...values]) ?? { kind: "list", values };
}

function extremeOf(found: readonly Belonging[], isBetter: (ordered: number) => boolean): Value {
  const best = bestOf(found, isBetter);
  if ("kind" in best) return best;
  return best.chosen?.value ?? because("nothing-to-choose-from");
}

/**
 * The first member with the best value. A member that may belong counts as a doubt only when it would take the place of the best
 * one; then, or when a value is not known, the choice is not known.
 */
function bestOf(
  found: readonly Belonging[],
  isBetter: (ordered: number) => boolean,
): { readonly chosen: Belonging | undefined } | Undetermined {
  let chosen: Belonging | undefined;
  const unknown: Value[] = [];
  for (const each of found) {
    if (each.belongs.kind === "undetermined") continue;
    const ordered = order(each.value, chosen?.value ?? each.value);
    if (ordered === undefined) unknown.push(failed(each.value, each.value, "order"));
    else if (!chosen || isBetter(ordered)) chosen = each;
  }
  for (const each of found) {
    if (each.belongs.kind === "undetermined" && couldWin(each, chosen, isBetter)) unknown.push(each.belongs);
  }
  return undeterminedAmong(unknown) ?? { chosen };
}

function couldWin(each: Belonging, chosen: Belonging | undefined, isBetter: (ordered: number) => boolean): boolean {
  const ordered = chosen && order(each.value, chosen.value);
  if (!chosen || ordered === undefined) return true;
  return isBetter(ordered) || (ordered === 0 && each.place < chosen.place);
}

/** `some`: a member satisfies filter and condition. `every`: each that passes the filter satisfies the condition. */
function prepareQuantifier(operation: "some" | "every", { range, where, value }: Parts): Evaluable {
  // With one condition only, it is what is asked of each member, whichever of the two places it stands in.
  const filter = where && value ? where : undefined;
  const condition = value ?? where;
  const decisive = operation === "some";
  return (frame) => {
    const members = range.members(frame);
    if ("kind" in members) return members;
    const { recorder } = frame.session;
    const year = frame.year;
    let unknown: Undetermined | undefined;
    let decided = false;
    for (let place = 0; place < members.length && !decided; place++) {
      const member = members[place] as Value;
      range.bind(frame, member);
      recorder?.beginMember(member);
      const belongs = filter ? truthOf(filter(frame)) : yes;
      const excluded = belongs.kind === "boolean" && !belongs.value;
      const holds = excluded || !condition ? belongs : truthOf(condition(frame));
      recorder?.endMember(belongs);
      if (excluded) continue;
      if (holds.kind === "undetermined") unknown = unknown ? join(unknown, holds) : holds;
      else if (holds.value === decisive) {
        if (belongs.kind !== "undetermined") decided = true;
        else unknown = unknown ? join(unknown, belongs) : belongs;
      }
    }
    frame.year = year;
    if (decided) return decisive ? yes : no;
    return unknown ?? (decisive ? no : yes);
  };
}

/** The item with the smallest or the largest `by`; ties: the first as recorded. Where there is none, the fact it looks for is missing. */
export function preparePick(expression: Pick, scope: Scope): Evaluable {
  const range = prepareRange(expression.over, scope);
  const where = expression.where && range.inner.prepare(expression.where);
  const value = range.inner.prepare(expression.by);
  const lacking = lackingChoice(expression, scope);
  const isBetter = expression.end === "first" ? (ordered: number) => ordered < 0 : (ordered: number) => ordered > 0;
  return (frame) => {
    const found = belonging(frame, { range, where, value });
    if ("kind" in found) return found;
    const best = bestOf(found, isBetter);
    if ("kind" in best) return best;
    if (best.chosen) return best.chosen.member;
    const path = lacking?.(frame);
    return path === undefined ? because("nothing-to-choose-from") : missingFact(path);
  };
}
