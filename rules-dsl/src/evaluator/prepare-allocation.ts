/** A pool that satisfies the needs of members one after the other, until it is used up: what goes to one of them, or to all. */
import type { Expression } from "../ir/expression.ts";
import type { Rational } from "../values/rational.ts";
import { add, compare, subtract, zero } from "../values/rational.ts";
import type { Evaluable, Frame } from "./frame.ts";
import { unitOf } from "./prepare-arithmetic.ts";
import { truthOf } from "./prepare-logic.ts";
import { prepareRange } from "./prepare-range.ts";
import type { Scope } from "./scope.ts";
import { because, failed } from "./undetermined.ts";
import type { Value } from "./value.ts";
import { numberOf, order, quantity, same, yes } from "./value.ts";

type Allocation = Extract<Expression, { readonly kind: "allocate" }>;

/** One member that has a need. */
interface Claim {
  readonly member: Value;
  readonly need: Value;
  readonly key: Value;
}

export function prepareAllocation(expression: Allocation, scope: Scope): Evaluable {
  const pool = scope.prepare(expression.pool);
  const share = expression.share && scope.prepare(expression.share);
  const range = prepareRange(expression.over, scope);
  const where = expression.where && range.inner.prepare(expression.where);
  const need = range.inner.prepare(expression.need);
  const by = expression.by && range.inner.prepare(expression.by);
  const sign = expression.order === "latestFirst" ? -1 : 1;

  function claimsIn(frame: Frame): readonly Claim[] | Value {
    const members = range.members(frame);
    if ("kind" in members) return members;
    const { recorder } = frame.session;
    const year = frame.year;
    const claims: Claim[] = [];
    let unknown: Value | undefined;
    for (const member of members) {
      range.bind(frame, member);
      recorder?.beginMember(member);
      const belongs = where ? truthOf(where(frame)) : yes;
      if (belongs.kind === "undetermined") unknown ??= belongs;
      else if (belongs.value) {
        const claim = { member, need: need(frame), key: by ? by(frame) : place(member) };
        if (order(claim.key, claim.key) === undefined) unknown ??= failed(claim.key, claim.key, "allocate");
        claims.push(claim);
      }
      recorder?.endMember(belongs);
    }
    frame.year = year;
    return unknown ?? claims.sort((a, b) => sign * (order(a.key, b.key) ?? 0));
  }

  return (frame) => {
    const available = pool(frame);
    const amount = numberOf(available);
    if (!amount) return failed(available, available, "allocate");
    const wanted = share?.(frame);
    if (wanted?.kind === "undetermined") return wanted;
    const claims = claimsIn(frame);
    if ("kind" in claims) return claims;
    return allotted({ amount, unit: unitOf(available) }, claims, wanted);
  };
}

/** Years and cycles stand in their own order. */
function place(member: Value): Value {
  return member.kind === "period" ? { kind: "date", day: member.period.from } : member;
}

function allotted(
  pool: { readonly amount: Rational; readonly unit: string | undefined },
  claims: readonly Claim[],
  wanted: Value | undefined,
): Value {
  let left = positive(pool.amount);
  let given = zero;
  for (const { member, need } of claims) {
    const claimed = numberOf(need);
    if (!claimed) return failed(need, need, "allocate");
    const part = lesser(positive(claimed), left);
    left = subtract(left, part);
    given = add(given, part);
    if (wanted && same(member, wanted)) return quantity(part, pool.unit);
  }
  return wanted ? because("not-among-those") : quantity(given, pool.unit);
}

function positive(amount: Rational): Rational {
  return compare(amount, zero) < 0 ? zero : amount;
}

function lesser(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b;
}
