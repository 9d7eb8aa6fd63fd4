/** The body of a version, ready to run: an expression, a table of bands, or a requirement. */
import type { Bands, Body, Rule } from "../ir/program.ts";
import type { ValueType } from "../ir/value-type.ts";
import type { Rational } from "../values/rational.ts";
import { compare, parseRational, printRational, subtract, zero } from "../values/rational.ts";
import type { Evaluable, Frame, PreparedInterpretation } from "./frame.ts";
import { truthOf } from "./prepare-logic.ts";
import type { Scope } from "./scope.ts";
import { because, failed, illTyped, undeterminedAmong } from "./undetermined.ts";
import type { Value } from "./value.ts";
import { no, numberOf, quantity } from "./value.ts";

export function prepareBody(body: Body, rule: Rule, scope: Scope, version: string): Evaluable {
  switch (body.kind) {
    case "expression":
      return scope.prepare(body.expression);
    case "bands":
      return prepareBands(body, rule.type, scope, version);
    case "requirement":
      return prepareRequirement(body, scope);
    case "verdict":
      return prepareVerdict(body, scope);
  }
}

interface PreparedBand {
  readonly from: Bound | undefined;
  readonly to: Bound | undefined;
  readonly result: Evaluable;
}
interface Bound {
  readonly value: Rational;
  readonly inclusive: boolean;
}
interface PreparedGap {
  readonly after: Rational;
  readonly before: Rational | undefined;
  readonly interpretation: PreparedInterpretation | undefined;
  readonly lower: PreparedBand | undefined;
  readonly upper: PreparedBand | undefined;
}

function prepareBands(body: Bands, type: ValueType, scope: Scope, version: string): Evaluable {
  const on = scope.prepare(body.on);
  const bands = body.bands.map((band): PreparedBand => {
    return { from: bound(band.from), to: bound(band.to), result: scope.prepare(band.result) };
  });
  const gaps = body.gaps.map((gap): PreparedGap => {
    const after = exact(gap.after);
    const before = gap.before === undefined ? undefined : exact(gap.before);
    const lower = bands.findLast((band) => band.to && compare(band.to.value, after) <= 0);
    const upper = before && bands.find((band) => band.from && compare(band.from.value, before) >= 0);
    const interpretation = scope.prepared.interpretations.get(gap.interpretation);
    // Above the last band there is no higher one: the highest is the one below.
    return { after, before, interpretation, lower, upper: upper ?? lower };
  });
  return (frame) => {
    const value = on(frame);
    const amount = numberOf(value);
    if (!amount) return value.kind === "undetermined" ? value : illTyped("bands");
    const band = bands.find((each) => isIn(each, amount));
    if (band) return resultOf(band, bands, frame);
    const gap = gaps.find(
      (each) => compare(amount, each.after) > 0 && (!each.before || compare(amount, each.before) < 0),
    );
    if (!gap?.interpretation) return because("no-band", { version, value: printRational(amount) });
    return inGap(gap, gap.interpretation, { frame, bands, amount, type });
  };
}

function inGap(
  gap: PreparedGap,
  interpretation: PreparedInterpretation,
  at: {
    readonly frame: Frame;
    readonly bands: readonly PreparedBand[];
    readonly amount: Rational;
    readonly type: ValueType;
  },
): Value {
  const chosen = at.frame.session.use(interpretation, at.frame);
  if (chosen.kind === "undetermined") return chosen;
  const option = chosen.kind === "option" ? chosen.option : "none";
  const band = option === "lower" ? gap.lower : option === "upper" ? gap.upper : undefined;
  if (band) return resultOf(band, at.bands, at.frame);
  if (at.type.kind === "quantity") return quantity(zero, at.type.unit);
  if (at.type.kind === "boolean") return no;
  return because("gap-left-open", {
    interpretation: interpretation.interpretation.name,
    value: printRational(at.amount),
  });
}

function resultOf(band: PreparedBand, bands: readonly PreparedBand[], frame: Frame): Value {
  frame.session.recorder?.note({ band: bands.indexOf(band) });
  return band.result(frame);
}

function isIn({ from, to }: PreparedBand, amount: Rational): boolean {
  return (!from || isBeyond(compare(amount, from.value), from)) && (!to || isBeyond(compare(to.value, amount), to));
}

function isBeyond(compared: number, { inclusive }: Bound): boolean {
  return compared > 0 || (inclusive && compared === 0);
}

function bound(written: { readonly value: string; readonly inclusive: boolean } | undefined): Bound | undefined {
  return written && { value: exact(written.value), inclusive: written.inclusive };
}

function exact(text: string): Rational {
  return parseRational(text) ?? zero;
}

function prepareRequirement(body: Extract<Body, { readonly kind: "requirement" }>, scope: Scope): Evaluable {
  const counted = scope.prepare(body.counted);
  const required = scope.prepare(body.required);
  const deadline = body.deadline && scope.prepare(body.deadline);
  const { bound: kind, missingLabel } = body;
  return (frame) => {
    const have = counted(frame);
    const need = required(frame);
    if (have.kind !== "quantity" || need.kind !== "quantity") return failed(have, need, "requirement");
    const unit = need.unit ?? have.unit;
    const lacking = kind === "atLeast" ? subtract(need.amount, have.amount) : subtract(have.amount, need.amount);
    const met = compare(lacking, zero) <= 0;
    const by = deadline?.(frame);
    return {
      kind: "requirement",
      met,
      bound: kind,
      counted: quantity(have.amount, unit),
      required: quantity(need.amount, unit),
      missing: quantity(met ? zero : lacking, unit),
      missingLabel,
      deadline: by?.kind === "date" ? by.day : undefined,
    };
  };
}

/** Every ground is asked, so that a refusal gives all its reasons. */
function prepareVerdict({ grounds }: Extract<Body, { readonly kind: "verdict" }>, scope: Scope): Evaluable {
  const conditions = grounds.map(({ condition }) => scope.prepare(condition));
  return (frame) => {
    const answers = conditions.map((condition) => truthOf(condition(frame)));
    const reasons = grounds.filter((_, place) => {
      const answer = answers[place];
      return answer?.kind === "boolean" && answer.value;
    });
    if (reasons.length > 0) return { kind: "verdict", accepted: false, reasons: reasons.map(({ reason }) => reason) };
    return undeterminedAmong(answers) ?? accepted;
  };
}

const accepted: Value = { kind: "verdict", accepted: true, reasons: [] };
