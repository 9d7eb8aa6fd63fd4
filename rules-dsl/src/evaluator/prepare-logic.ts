/** Conditions with three truths: no, yes, and not known. A side that already decides makes the other side's doubt harmless. */
import type { Evaluable } from "./frame.ts";
import { failed, illTyped, join } from "./undetermined.ts";
import type { Truth, Undetermined, Value } from "./value.ts";
import { no, order, same, truth, yes } from "./value.ts";

/** A requirement is true when it is met, a verdict when it accepts. */
export function truthOf(value: Value): Truth | Undetermined {
  if (value.kind === "boolean" || value.kind === "undetermined") return value;
  if (value.kind === "verdict") return truth(value.accepted);
  return value.kind === "requirement" ? truth(value.met) : illTyped("condition");
}

export function prepareNot(operand: Evaluable): Evaluable {
  return (frame) => {
    const value = truthOf(operand(frame));
    return value.kind === "boolean" ? truth(!value.value) : value;
  };
}

export function prepareLogical(operator: "and" | "or", left: Evaluable, right: Evaluable): Evaluable {
  const decisive = operator === "or";
  return (frame) => {
    const first = truthOf(left(frame));
    if (first.kind === "boolean" && first.value === decisive) return first;
    const second = truthOf(right(frame));
    if (second.kind === "boolean") return second.value === decisive ? second : first;
    return first.kind === "boolean" ? second : join(first, second);
  };
}

type Comparison = "equal" | "notEqual" | "less" | "lessOrEqual" | "greater" | "greaterOrEqual";

export function prepareComparison(operator: Comparison, left: Evaluable, right: Evaluable): Evaluable {
  if (operator === "equal" || operator === "notEqual") {
    const wanted = operator === "equal";
    return (frame) => {
      const a = left(frame);
      const b = right(frame);
      if (a.kind === "undetermined" || b.kind === "undetermined") return failed(a, b, operator);
      return truth(same(a, b) === wanted);
    };
  }
  const holds = orderings[operator];
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    const ordered = order(a, b);
    return ordered === undefined ? failed(a, b, operator) : truth(holds(ordered));
  };
}

const orderings = {
  less: (ordered: number) => ordered < 0,
  lessOrEqual: (ordered: number) => ordered <= 0,
  greater: (ordered: number) => ordered > 0,
  greaterOrEqual: (ordered: number) => ordered >= 0,
} as const;

export function prepareOneOf(value: Evaluable, options: readonly Evaluable[]): Evaluable {
  return (frame) => {
    const wanted = value(frame);
    if (wanted.kind === "undetermined") return wanted;
    let unknown: Undetermined | undefined;
    for (const option of options) {
      const each = option(frame);
      if (each.kind === "undetermined") unknown = unknown ? join(unknown, each) : each;
      else if (same(wanted, each)) return yes;
    }
    return unknown ?? no;
  };
}

/** With a condition that is not known, the result is known only when both branches are the same exact value. */
export function prepareIf(condition: Evaluable, then: Evaluable, otherwise: Evaluable): Evaluable {
  return (frame) => {
    const decided = truthOf(condition(frame));
    if (decided.kind === "boolean") {
      const { recorder } = frame.session;
      if (!recorder) return decided.value ? then(frame) : otherwise(frame);
      recorder.note({ taken: decided.value ? "then" : "otherwise" });
      const value = decided.value ? then(frame) : otherwise(frame);
      // The branch not taken is looked at for the trace only: the interpretations it would use were not used.
      const { used } = frame.session;
      recorder.alternative(() => (decided.value ? otherwise(frame) : then(frame)));
      frame.session.used = used;
      return value;
    }
    const ifSo = then(frame);
    const ifNot = otherwise(frame);
    return ifSo.kind !== "undetermined" && same(ifSo, ifNot) ? ifSo : decided;
  };
}
