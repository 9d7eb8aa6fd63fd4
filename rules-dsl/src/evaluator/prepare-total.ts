/** Sums and counts: nothing is kept of a member but what it adds. One of which it is not known whether it belongs must add nothing, or the total is not known. */
import type { Rational } from "../values/rational.ts";
import { add, zero } from "../values/rational.ts";
import type { Evaluable } from "./frame.ts";
import { unitOf } from "./prepare-arithmetic.ts";
import { truthOf } from "./prepare-logic.ts";
import type { PreparedRange } from "./prepare-range.ts";
import { failed, join } from "./undetermined.ts";
import type { Undetermined } from "./value.ts";
import { numberOf, quantity, whole, yes } from "./value.ts";

interface Parts {
  readonly range: PreparedRange;
  readonly where: Evaluable | undefined;
  readonly value: Evaluable | undefined;
}

export function prepareSum({ range, where, value }: Parts): Evaluable {
  return (frame) => {
    const members = range.members(frame);
    if ("kind" in members) return members;
    const { recorder } = frame.session;
    const { year } = frame;
    let total: Rational = zero;
    let unit: string | undefined;
    let unknown: Undetermined | undefined;
    for (const member of members) {
      range.bind(frame, member);
      recorder?.beginMember(member);
      const belongs = where ? truthOf(where(frame)) : yes;
      if (belongs.kind === "undetermined" || belongs.value) {
        const part = value ? value(frame) : member;
        const amount = numberOf(part);
        if (belongs.kind === "undetermined") unknown = amount?.n === 0n ? unknown : joined(unknown, belongs);
        else if (amount) {
          total = add(total, amount);
          unit ??= unitOf(part);
        } else unknown = joined(unknown, failed(part, part, "sum"));
      }
      recorder?.endMember(belongs);
    }
    frame.year = year;
    return unknown ?? quantity(total, unit);
  };
}

export function prepareCount({ range, where }: Omit<Parts, "value">): Evaluable {
  return (frame) => {
    const members = range.members(frame);
    if ("kind" in members) return members;
    const { recorder } = frame.session;
    const { year } = frame;
    let count = 0;
    let unknown: Undetermined | undefined;
    for (const member of members) {
      range.bind(frame, member);
      recorder?.beginMember(member);
      const belongs = where ? truthOf(where(frame)) : yes;
      if (belongs.kind === "undetermined") unknown = joined(unknown, belongs);
      else if (belongs.value) count++;
      recorder?.endMember(belongs);
    }
    frame.year = year;
    return unknown ?? whole(count);
  };
}

function joined(unknown: Undetermined | undefined, another: Undetermined): Undetermined {
  return unknown ? join(unknown, another) : another;
}
