/** Steps of a trace in words: how a value was computed, in one clause. What is too deep for the clause is left for its own sentence. */
import type { PlainValue, Step } from "../evaluator/evaluate.ts";
import type { Telling } from "./say-names.ts";
import { isLeaf, labelOf, rangeOf, sayMember } from "./say-names.ts";
import { sayLack } from "./say-reasons.ts";
import { say, sayShare, sayWritten } from "./say-values.ts";
import type { Relation } from "./words.ts";

/** Why a step has its value; undefined for what is simply written in the text. */
export function sayWhy(step: Step, by: Telling): string | undefined {
  if (step.value.kind === "undetermined") return sayLack(step.value, by);
  switch (step.kind) {
    case "number":
    case "boolean":
    case "date":
    case "text":
    case "option":
    case "undetermined":
    case "thisItem":
    case "thisYear":
    case "cyclePeriod":
      return undefined;
    case "interpretation":
    case "field":
    case "rule":
      return by.words.sameAs(labelOf(step, by));
    case "local": {
      const definition = by.node.locals.find(({ name }) => name === step.name)?.step;
      return definition ? sayWhy(definition, by) : undefined;
    }
    case "arithmetic":
      return sayArithmetic(step, by);
    case "if":
      return sayChoice(step, by);
    default:
      return isCondition(step) ? sayCondition(step, by) : sayComputation(step, by);
  }
}

/** A part of a clause: leaves by their value, arithmetic in brackets where it needs them, anything else by its value alone. */
export function sayPart(step: Step, by: Telling): string {
  return isLeaf(step) ? sayLeaf(step, by) : sayTerm(step, by, { binding: 3, depth: 1 });
}

/** The value alone; how it came about is left for later. */
export function sayValueOf(step: Step, by: Telling): string {
  if (isLeaf(step)) return sayLeaf(step, by);
  by.later.push(step);
  return say(step.value, by);
}

function sayLeaf(step: Step, by: Telling): string {
  if (step.value.kind === "undetermined") return `«${labelOf(step, by)}»`;
  return sayWritten(step, by) ?? say(step.value, by);
}

/** How tightly an operator binds its operands; limits are no operators to read inside another. */
const bindings: Readonly<Record<string, 1 | 2>> = { plus: 1, minus: 1, times: 2, dividedBy: 2, share: 2 };

/** Clauses nest no deeper: further in, the value stands for its computation. */
const deepestTerm = 3;

function sayTerm(step: Step, by: Telling, around: { readonly binding: number; readonly depth: number }): string {
  if (isLeaf(step)) return sayLeaf(step, by);
  const binding = step.kind === "arithmetic" ? bindings[step.operator ?? ""] : undefined;
  if (binding === undefined || around.depth > deepestTerm || step.value.kind === "undetermined") {
    by.later.push(step);
    return say(step.value, by);
  }
  const said = sayOperation(step, by, around.depth + 1);
  return binding < around.binding ? `(${said})` : said;
}

function sayOperation(step: Step, by: Telling, depth: number): string {
  const [left, right] = step.operands ?? [];
  const { operator } = step;
  const binding = bindings[operator ?? ""] ?? 0;
  if (!left || !right) return say(step.value, by);
  if (operator === "share") return sayShareOf(left, sayTerm(right, by, { binding: 3, depth }), by);
  // What stands to the right of a minus or of a division is bracketed even when it binds as tightly.
  const words = by.words.arithmetic[operator as "plus"];
  return `${sayTerm(left, by, { binding, depth })} ${words} ${sayTerm(right, by, { binding: binding + 1, depth })}`;
}

function sayArithmetic(step: Step, by: Telling): string {
  const [left, right] = step.operands ?? [];
  if (!left || !right) return say(step.value, by);
  if (step.operator !== "atMost" && step.operator !== "atLeast") return sayOperation(step, by, 1);
  const { words } = by;
  const isUpper = step.operator === "atMost";
  if (!isSame(step.value, left.value)) {
    const limited = isUpper ? words.limited : words.raised;
    return limited(sayTerm(left, by, { binding: 0, depth: 1 }), say(right.value, by), sayBound(right, by));
  }
  const why = sayWhy(left, by) ?? say(left.value, by);
  // A floor written as a number, such as zero, that was not reached is not worth a word.
  if (!isUpper && right.kind === "number") return why;
  return isUpper ? words.withinLimit(why, say(right.value, by)) : words.aboveFloor(why, say(right.value, by));
}

function sayShareOf(left: Step, base: string, by: Telling): string {
  if (left.kind !== "number" || left.value.kind !== "quantity") return by.words.partOf(sayPart(left, by), base);
  const { text, isPercent } = sayShare(left.value.exact, by.language);
  return isPercent ? by.words.percentOf(text, base) : by.words.partOf(text, base);
}

/** Where a limit comes from, when that says more than the limit itself. */
function sayBound(step: Step, by: Telling): string | undefined {
  if (step.kind === "arithmetic") return sayArithmetic(step, by);
  if (step.kind === "rule" || step.kind === "field") return `«${labelOf(step, by)}»`;
  if (!isLeaf(step)) by.later.push(step);
  return step.kind === "local" ? sayWhy(step, by) : undefined;
}

/**
 * The value of the branch taken, since the conditions on the way to it were so. When it is written in the text the conditions alone
 * say why; those that only ask which reading was chosen are told below, with the reading.
 */
function sayChoice(step: Step, by: Telling): string {
  const conditions: Step[] = [];
  let taken = step;
  while (taken.kind === "if" && taken.taken !== undefined) {
    const [condition, branch] = taken.operands ?? [];
    if (!condition || !branch) break;
    if (!isAboutReading(condition)) conditions.push(condition);
    taken = branch;
  }
  const why = taken === step ? undefined : sayWhy(taken, by);
  const because = conditions.map((condition) => sayCondition(condition, by)).join(`, ${by.words.and} `);
  if (because === "") return why ?? say(step.value, by);
  return why === undefined ? because : by.words.since(why, because);
}

function isAboutReading({ kind, operands = [] }: Step): boolean {
  return kind === "compare" && operands.some((operand) => operand.kind === "interpretation");
}

function sayComputation(step: Step, by: Telling): string {
  const { words } = by;
  const [first, second] = step.operands ?? [];
  switch (step.kind) {
    case "negate":
      return first ? `-${sayPart(first, by)}` : say(step.value, by);
    case "round": {
      const rounded = words.rounded[step.operator as "down"];
      return first && second ? rounded(sayPart(first, by), sayPart(second, by)) : say(step.value, by);
    }
    case "moveDate": {
      const moved = words.moved[step.operator ?? ""];
      return first && second && moved ? moved(sayPart(first, by), sayPart(second, by)) : say(step.value, by);
    }
    case "daysBetween":
      return first && second ? words.daysBetween(sayPart(first, by), sayPart(second, by)) : say(step.value, by);
    case "call": {
      const args = (step.operands ?? []).map((each) => sayValueOf(each, by));
      if (step.favourable) return words.mostFavourable(args);
      return words.operations[step.operator ?? ""]?.(args) ?? say(step.value, by);
    }
    case "pick":
      return step.operator === "first"
        ? words.aggregates.first(rangeOf(step, by))
        : words.aggregates.last(rangeOf(step, by));
    case "aggregate":
      return sayAggregate(step, by);
    case "allocate":
      return words.allotted[step.operator as "latestFirst"](first ? sayValueOf(first, by) : "", rangeOf(step, by));
    default:
      return say(step.value, by);
  }
}

function sayAggregate(step: Step, by: Telling): string {
  const members = step.members ?? [];
  const belonging = members.filter(({ belongs }) => belongs === true).length;
  const chosen = by.words.aggregates.chosen(belonging, members.length, rangeOf(step, by));
  return by.words.aggregates[step.operator as "sum"](chosen);
}

function isSame(a: PlainValue, b: PlainValue): boolean {
  return a.kind === "quantity" && b.kind === "quantity" ? a.exact === b.exact : JSON.stringify(a) === JSON.stringify(b);
}

const conditions: ReadonlySet<Step["kind"]> = new Set(["not", "logical", "compare", "oneOf", "within", "isMissing"]);

function isCondition({ kind, operator }: Step): boolean {
  return conditions.has(kind) || (kind === "aggregate" && (operator === "some" || operator === "every"));
}

export function sayCondition(step: Step, by: Telling): string {
  if (step.value.kind === "undetermined") return sayLack(step.value, by);
  const holds = step.value.kind === "requirement" ? step.value.met : step.value.kind === "boolean" && step.value.value;
  const [first, second] = step.operands ?? [];
  switch (step.kind) {
    case "compare":
      return first && second ? sayComparison({ step, left: first, right: second, holds }, by) : say(step.value, by);
    case "logical":
      return sayLogical(step, holds, by);
    case "not":
      return first ? sayCondition(first, by) : say(step.value, by);
    case "oneOf": {
      const [, ...options] = step.operands ?? [];
      const listed = options.map((each) => sayPart(each, by)).join("; ");
      const relation = holds ? by.words.among(listed) : by.words.notAmong(listed);
      if (!first) return relation;
      // That a value is among many is seen by the value itself.
      return holds && options.length > 4 ? sayFound(first, by) : by.words.stands(sayFound(first, by), relation);
    }
    case "within": {
      const sayWithin = holds ? by.words.within : by.words.notWithin;
      return first && second ? sayWithin(sayFound(first, by), sayPart(second, by)) : say(step.value, by);
    }
    case "isMissing": {
      const what = first && isLeaf(first) ? `«${labelOf(first, by)}»` : (first && sayPart(first, by)) || "";
      return holds ? by.words.isMissing(what) : by.words.isPresent(what);
    }
    case "aggregate":
      return sayQuantifier(step, holds, by);
    case "boolean":
      return say(step.value, by);
    default:
      return isLeaf(step) ? sayFound(step, by) : (sayWhy(step, by) ?? say(step.value, by));
  }
}

/** `scaffale: aperto`; a composite value is said with how it came about. */
function sayFound(step: Step, by: Telling): string {
  if (step.kind === "local") return `${by.words.local(labelOf(step, by))}: ${say(step.value, by)}`;
  if (step.kind === "thisItem") return sayMember(step.value, by);
  if (isLeaf(step)) return isLiteral(step) ? say(step.value, by) : `${labelOf(step, by)}: ${say(step.value, by)}`;
  if (step.kind === "if" || step.kind === "aggregate" || step.kind === "pick") return sayPart(step, by);
  const why = sayWhy(step, by);
  return why === undefined ? say(step.value, by) : `${why}: ${say(step.value, by)}`;
}

function isLiteral({ kind }: Step): boolean {
  return kind === "number" || kind === "boolean" || kind === "date" || kind === "text" || kind === "option";
}

const opposites: Readonly<Record<Relation, Relation>> = {
  equal: "notEqual",
  notEqual: "equal",
  less: "greaterOrEqual",
  lessOrEqual: "greater",
  greater: "lessOrEqual",
  greaterOrEqual: "less",
};

interface Comparison {
  readonly step: Step;
  readonly left: Step;
  readonly right: Step;
  readonly holds: boolean;
}

function sayComparison({ step, left, right, holds }: Comparison, by: Telling): string {
  const asked = step.operator as Relation;
  const relation = holds ? asked : opposites[asked];
  const found = sayFound(left, by);
  const other = sayOther(right, by);
  if (isOrdered(left.value)) {
    const relations = left.value.kind === "date" ? by.words.dates : by.words.numbers;
    return by.words.stands(found, relations[relation](other));
  }
  return relation === "equal" ? found : `${found}, ${by.words.numbers.notEqual(other)}`;
}

function isOrdered(value: PlainValue): boolean {
  return value.kind === "quantity" || value.kind === "year" || value.kind === "date";
}

/** What something is compared with, named when it is not written in the text. */
function sayOther(step: Step, by: Telling): string {
  const said = sayPart(step, by);
  return step.kind === "rule" || step.kind === "field" ? `${said} («${labelOf(step, by)}»)` : said;
}

/** Of a conjunction that fails, or a disjunction that holds, only what decided it. */
function sayLogical(step: Step, holds: boolean, by: Telling): string {
  const parts = step.operands ?? [];
  const [only] = parts;
  // What decided it at once is all there is: in a long chain, as often as it has parts.
  if (only && parts.length === 1 && only.value.kind === "boolean" && only.value.value === holds) {
    return sayCondition(only, by);
  }
  const isDecided = (step.operator === "and") !== holds;
  const telling = isDecided ? parts.filter(({ value }) => value.kind === "boolean" && value.value === holds) : parts;
  const joined = isDecided && step.operator === "or" ? by.words.or : by.words.and;
  return telling.map((part) => sayCondition(part, by)).join(`, ${joined} `);
}

function sayQuantifier(step: Step, holds: boolean, by: Telling): string {
  const { aggregates } = by.words;
  const all = rangeOf(step, by);
  if (step.operator === "every") return holds ? aggregates.every(all) : aggregates.notEvery(all);
  const last = step.members?.at(-1);
  return holds && last ? aggregates.some(sayMember(last.member, by)) : aggregates.noneIn(all);
}
