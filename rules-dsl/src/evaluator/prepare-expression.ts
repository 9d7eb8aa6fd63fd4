/** Turns an expression into a function of the case at hand. Every function is total: it answers, if only that it cannot know. */
import type { Expression } from "../ir/program.ts";
import { parseDate } from "../values/civil-date.ts";
import { parseRational } from "../values/rational.ts";
import type { Evaluable, Frame, Section } from "./frame.ts";
import { prepareAggregate, preparePick } from "./prepare-aggregate.ts";
import { prepareAllocation } from "./prepare-allocation.ts";
import { prepareArithmetic, prepareNegation, prepareRounding } from "./prepare-arithmetic.ts";
import { prepareDaysBetween, prepareMove, prepareWithin } from "./prepare-dates.ts";
import { prepareComparison, prepareIf, prepareLogical, prepareNot, prepareOneOf } from "./prepare-logic.ts";
import { prepareCall } from "./prepare-operation.ts";
import { prepareField, prepareRuleRead } from "./prepare-reading.ts";
import type { Scope } from "./scope.ts";
import { because, illTyped } from "./undetermined.ts";
import type { Value } from "./value.ts";
import { dateValue, quantity, truth, yearValue } from "./value.ts";

export function prepareExpression(expression: Expression, scope: Scope): Evaluable {
  const evaluable = prepareKind(expression, scope);
  if (!scope.trace) return evaluable;
  return (frame) => {
    const recorder = frame.session.recorder;
    recorder?.enter(expression);
    const value = evaluable(frame);
    recorder?.leave(value);
    return value;
  };
}

function prepareKind(expression: Expression, scope: Scope): Evaluable {
  const ready = (part: Expression) => prepareExpression(part, scope);
  switch (expression.kind) {
    case "number": {
      const amount = parseRational(expression.value);
      return always(amount ? quantity(amount, expression.unit) : illTyped("number"));
    }
    case "boolean":
      return always(truth(expression.value));
    case "date": {
      const day = parseDate(expression.value);
      return always(day === undefined ? illTyped("date") : dateValue(day));
    }
    case "text":
      return always({ kind: "text", value: expression.value });
    case "option":
      return always({ kind: "option", enumeration: expression.enumeration, option: expression.option });
    case "undetermined":
      return always(because("declared", { text: expression.reason }));
    case "interpretation":
      return prepareInterpretation(expression.name, scope);
    case "local":
      return prepareLocal(expression.name, scope);
    case "thisItem":
      return (frame) => frame.item ?? illTyped("thisItem");
    case "thisYear":
      return yearAtHand;
    case "cyclePeriod":
      return (frame) => frame.cycle.period;
    case "field":
      return prepareField(expression, scope, expression.of && ready(expression.of));
    case "rule":
      return prepareRuleRead(expression, scope, {
        item: expression.item && ready(expression.item),
        year: expression.year && ready(expression.year),
        cycle: expression.cycle && ready(expression.cycle),
      });
    case "not":
      return prepareNot(ready(expression.operand));
    case "negate":
      return prepareNegation(ready(expression.operand));
    case "logical":
      return prepareLogical(expression.operator, ready(expression.left), ready(expression.right));
    case "compare":
      return prepareComparison(expression.operator, ready(expression.left), ready(expression.right));
    case "arithmetic":
      return prepareArithmetic(expression.operator, ready(expression.left), ready(expression.right));
    case "moveDate":
      return prepareMove(expression, ready(expression.date), ready(expression.by));
    case "daysBetween":
      return prepareDaysBetween(ready(expression.from), ready(expression.to));
    case "oneOf":
      return prepareOneOf(ready(expression.value), expression.options.map(ready));
    case "within":
      return prepareWithin(ready(expression.date), ready(expression.period));
    case "isMissing": {
      const operand = ready(expression.operand);
      return (frame) => truth(operand(frame).kind === "undetermined");
    }
    case "if":
      return prepareIf(ready(expression.condition), ready(expression.then), ready(expression.otherwise));
    case "round":
      return prepareRounding(expression.mode, ready(expression.operand), ready(expression.to));
    case "call":
      return prepareCall(expression.operation, expression.args.map(ready));
    case "aggregate":
      return prepareAggregate(expression, scope);
    case "pick":
      return preparePick(expression, scope);
    case "allocate":
      return prepareAllocation(expression, scope);
  }
}

function yearAtHand({ year, cycle }: Frame): Value {
  if (year === undefined) return illTyped("thisYear");
  return cycle.years[year - cycle.firstYear] ?? yearValue(year);
}

function always(value: Value): Evaluable {
  return () => value;
}

function prepareInterpretation(name: string, scope: Scope): Evaluable {
  const interpretation = scope.prepared.interpretations.get(name);
  if (!interpretation) return always(illTyped(name));
  return (frame) => frame.session.use(interpretation, frame);
}

function prepareLocal(name: string, scope: Scope): Evaluable {
  const entry = scope.find(name);
  if (!entry) return always(illTyped(name));
  const { slot, definition } = entry;
  if (!definition) return (frame) => frame.slots[slot] ?? illTyped(name);
  const section: Section = { kind: "local", name };
  return (frame) => frame.slots[slot] ?? evaluateLocal(frame, slot, definition, section);
}

/** A local definition speaks of the case of its rule, wherever it is first read. */
function evaluateLocal(frame: Frame, slot: number, definition: Evaluable, section: Section): Value {
  const { recorder } = frame.session;
  const year = frame.year;
  frame.year = frame.yearOfRule;
  recorder?.beginSection();
  const value = definition(frame);
  recorder?.endSection(section, value);
  frame.year = year;
  frame.slots[slot] = value;
  return value;
}
