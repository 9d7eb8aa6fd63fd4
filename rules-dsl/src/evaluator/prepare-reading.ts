/** Reading a fact and reading another rule. An absent fact without a declared value is a missing fact, named by its JSON path. */
import type { Expression, Field } from "../ir/program.ts";
import { printDate } from "../values/civil-date.ts";
import type { CycleAtHand, Evaluable, Frame } from "./frame.ts";
import type { AbsentValue, PreparedRule } from "./prepare-program.ts";
import type { Scope } from "./scope.ts";
import { because, failed, illTyped, missingFact } from "./undetermined.ts";
import type { Item, Value } from "./value.ts";
import { emptyList, integerOf } from "./value.ts";

export function prepareField(
  expression: Extract<Expression, { readonly kind: "field" }>,
  scope: Scope,
  of: Evaluable | undefined,
): Evaluable {
  const entity = scope.prepared.vocabulary.entities.get(expression.entity);
  const place = entity?.places.get(expression.field);
  const field = place === undefined ? undefined : entity?.fields[place];
  if (!entity || place === undefined || !field) return () => illTyped(expression.field);
  const absent = prepareAbsent(field, scope);
  return (frame) => {
    const holder = of ? of(frame) : frame.session.facts.subject;
    if (holder.kind !== "item" || holder.entity !== entity.name) return failed(holder, holder, expression.field);
    const { session } = frame;
    session.recorder?.note({ path: pathOf(holder, field) });
    if (session.touching) session.touched |= session.touching(holder, place);
    return holder.fields[place] ?? absent(holder, frame);
  };
}

function pathOf(holder: Item, { code }: Field): string {
  return holder.path === "" ? code : `${holder.path}.${code}`;
}

/** What reading an absent key gives. One per field of a program: a declared value may read other fields, absent in their turn. */
function prepareAbsent(field: Field, scope: Scope): AbsentValue {
  const known = scope.prepared.absent.get(field);
  if (known) return known;
  const made = absentValue(field, scope);
  scope.prepared.absent.set(field, made);
  return made;
}

function absentValue(field: Field, scope: Scope): AbsentValue {
  if (field.type.kind === "list") return () => emptyList;
  const { otherwise } = field;
  if (!otherwise) return (holder) => missingFact(pathOf(holder, field));
  const inner = scope.fresh();
  let ready: Evaluable | undefined;
  let nesting = 0;
  return (holder, frame) => {
    if (nesting > 0) return because("circular", { name: field.name });
    ready ??= inner.prepare(otherwise);
    if (isWritten(otherwise)) return ready(frame);
    nesting++;
    const { session, cycle, yearOfRule, year } = frame;
    const slots = inner.size() === 0 ? noSlots : [];
    const value = ready({ session, cycle, item: holder, yearOfRule, year, slots });
    nesting--;
    return value;
  };
}

const noSlots: (Value | undefined)[] = [];

/** Whether it is the same in every frame. */
function isWritten({ kind }: Expression): boolean {
  return kind === "number" || kind === "boolean" || kind === "date" || kind === "option" || kind === "text";
}

export function prepareRuleRead(
  expression: Extract<Expression, { readonly kind: "rule" }>,
  scope: Scope,
  at: {
    readonly item: Evaluable | undefined;
    readonly year: Evaluable | undefined;
    readonly cycle: Evaluable | undefined;
  },
): Evaluable {
  const rule = scope.prepared.ruleNamed.get(expression.rule);
  if (!rule) return () => illTyped(expression.rule);
  const { item: entity, perYear } = rule.rule;
  const { previous, underogated } = expression;
  const which = underogated ? "underogatedValue" : "ruleValue";
  return (frame) => {
    const earlier = at.cycle && earlierCycle(at.cycle(frame), frame, rule.rule.name);
    if (earlier && "kind" in earlier) return earlier;
    const cycle = earlier ?? (previous ? frame.session.previousOf(frame.cycle) : frame.cycle);
    const item =
      entity === undefined ? undefined : at.item ? at.item(frame) : (frame.item ?? illTyped(expression.rule));
    if (item && (item.kind !== "item" || item.entity !== entity)) return failed(item, item, expression.rule);
    if (!perYear) return frame.session[which](rule, cycle, item, undefined);
    const year = yearAsked(rule, at.year ? at.year(frame) : frame.year);
    return typeof year === "number" ? frame.session[which](rule, cycle, item, year) : year;
  };
}

/** A cycle before the one at hand, given as its period. */
function earlierCycle(value: Value, frame: Frame, rule: string): CycleAtHand | Value {
  if (value.kind !== "period") return failed(value, value, rule);
  const cycle = frame.session.cycleOf(value);
  if (!cycle) {
    const { from, to } = value.period;
    return because("not-a-cycle", { rule, period: `${printDate(from)} ${printDate(to)}` });
  }
  return cycle.index < frame.cycle.index ? cycle : because("not-an-earlier-cycle", { rule, cycle: cycle.name });
}

function yearAsked(rule: PreparedRule, year: Value | number | undefined): number | Value {
  if (typeof year === "object" && year.kind === "undetermined") return year;
  return (typeof year === "object" ? integerOf(year) : year) ?? illTyped(rule.rule.name);
}
