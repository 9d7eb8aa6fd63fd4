/**
 * The least that a person must still do: which of the actions of the vocabulary, in which amounts, so that every requirement asked for
 * is met (every request accepted), by when, and the commi that say so. Exact, in whole steps of each unit, and proved least.
 */
import type { EvaluationRequest, Outcome, PlainValue, Value } from "../evaluator/evaluate.ts";
import { evaluate, plainValue } from "../evaluator/evaluate.ts";
import type { AddedItem, OpenEvaluation } from "../evaluator/evaluate-open.ts";
import { evaluateOpen } from "../evaluator/evaluate-open.ts";
import type { Action, Citation, Entity, Program } from "../ir/program.ts";
import { parseDate, printDate } from "../values/civil-date.ts";
import type { Rational } from "../values/rational.ts";
import { divide, floor, multiply, parseRational, printRational, rational, subtract, zero } from "../values/rational.ts";
import { unitStep } from "./change-expression.ts";
import type { Facts } from "./generate-facts.ts";
import type { Found, Least } from "./least-amounts.ts";
import { isHopeless, leastAmounts } from "./least-amounts.ts";
import { openPoint } from "./open-amounts.ts";
import { withoutFacts } from "./without-facts.ts";

export interface CounterfactualRequest extends Omit<EvaluationRequest, "given"> {
  /** Requirements to meet and verdicts to be accepted; undefined: every declared requirement that is not met. */
  readonly goals?: readonly string[];
  /** Items that may be added in all. */
  readonly mostItems?: number;
  /** Evaluations allowed. */
  readonly budget?: number;
}

export interface Counterfactual {
  readonly kind: "plan" | "nothing-to-do" | "impossible" | "undetermined" | "not-proved";
  readonly goals: readonly Goal[];
  /** Empty unless there is a plan. */
  readonly todo: readonly ToDo[];
  /** Sum of the amounts, when they have one unit; exact. */
  readonly total: string | undefined;
  /** Facts without which it cannot be said, by their path. */
  readonly missing: readonly string[];
  /** Evaluations used, and how many items were tried together at most. */
  readonly evaluations: number;
  readonly mostItems: number;
}

export interface Goal {
  readonly rule: string;
  readonly citation: Citation | undefined;
  readonly before: PlainValue;
  /** After the plan; as before when there is none. */
  readonly after: PlainValue;
}

export interface ToDo {
  readonly action: string;
  readonly amount: string;
  readonly unit: string | undefined;
  /** First and last day on which it can be done. */
  readonly from: string;
  readonly by: string;
}

const defaultItems = 3;
const defaultBudget = 4_000;

export function counterfactual(program: Program, facts: Facts, request: CounterfactualRequest): Counterfactual {
  const { goals: wanted, mostItems = defaultItems, budget: allowed = defaultBudget, ...at } = request;
  const now = evaluate(program, facts, at);
  const goals = wanted ?? unmet(program, now);
  const before = goals.map((rule): Goal => {
    const { value, citation } = now.outputOf(rule);
    return { rule, citation, before: plainValue(value), after: plainValue(value) };
  });
  const budget = { left: allowed };
  const told = (kind: Counterfactual["kind"], also: Partial<Counterfactual> = {}): Counterfactual => {
    const evaluations = allowed - Math.max(budget.left, 0);
    return { kind, goals: before, todo: [], total: undefined, missing: [], evaluations, mostItems, ...also };
  };
  const open = before.flatMap(({ before: value }) => (value.kind === "undetermined" ? value.missing : []));
  if (before.some(({ before: value }) => value.kind === "undetermined")) return told("undetermined", { missing: open });
  if (before.every(({ before: value }) => isFulfilled(value))) return told("nothing-to-do");
  const window = windowOf(program, request, before);
  if (!window) return told("impossible");
  const known = asKnown(program, request.knownOn);
  // What takes effect or was known later has not happened yet.
  const past = withoutFacts(
    facts,
    now.leftOutFacts.map(({ path }) => path),
  );
  const lists = known.vocabulary.actions.map(({ list }) => list);
  const evaluation = evaluateOpen(known, past, window.request, lists);
  const search: PlanSearch = { program: known, evaluation, order: { goals }, window, budget };
  const found = bestPlan(search, mostItems);
  if (found.kind === "not-proved") return told("not-proved");
  if (found.kind === "none") return told("impossible");
  const done = found.plan.map(({ step, count }) => multiply(step, rational(count)));
  const after = evaluation?.adding(itemsOf(search, found.plan, done));
  return told("plan", {
    goals: before.map((goal) => ({ ...goal, after: plainValue(after?.(goal.rule)?.value ?? nothingKnown) })),
    todo: found.plan.map(({ action, count, step, unit }) => ({
      action: action.name,
      amount: printRational(multiply(step, rational(count))),
      unit,
      from: window.from,
      by: window.by,
    })),
    total: totalOf(found.plan),
  });
}

const nothingKnown: Value = { kind: "undetermined", missing: [], reasons: [], conflicts: [] };

/** Of the declared requirements, of the subject and of the whole cycle. */
function unmet({ rules }: Program, now: Outcome): readonly string[] {
  const about = rules.filter(({ type, code, item, perYear }) => {
    return type.kind === "requirement" && code !== undefined && item === undefined && !perYear;
  });
  const open = about.filter(({ name }) => {
    const value = now.valueOf(name);
    return value.kind === "requirement" && !value.met;
  });
  return [...new Set(open.map(({ name }) => name))];
}

function isFulfilled(value: PlainValue): boolean {
  return (value.kind === "requirement" && value.met) || (value.kind === "verdict" && value.accepted);
}

interface Window {
  readonly from: string;
  readonly by: string;
  /** How results are asked when everything has been done. */
  readonly request: EvaluationRequest;
}

/** From the day after the reference date to the earliest deadline, else to the end of the cycle; undefined when that is past. */
function windowOf(
  program: Program,
  { cycle, asOf, knownOn, interpretations }: CounterfactualRequest,
  goals: readonly Goal[],
): Window | undefined {
  const [, last = ""] = cycle.split("-");
  const deadlines = goals.flatMap(({ before }) =>
    before.kind === "requirement" && before.deadline ? [before.deadline] : [],
  );
  const by = [`${last}-12-31`, ...deadlines].reduce((least, each) => (each < least ? each : least));
  const today = parseDate(asOf);
  const from = today === undefined ? asOf : printDate(today + 1);
  if (from > by || program.vocabulary.actions.length === 0) return undefined;
  const later = knownOn > by ? knownOn : by;
  return { from, by, request: { cycle, asOf: by, knownOn: later, ...(interpretations ? { interpretations } : {}) } };
}

/** Without the acts that are known only later: what is done later is judged by what is known now. */
function asKnown(program: Program, knownOn: string): Program {
  const isKnown = ({ knownFrom }: { readonly knownFrom: string }) => knownFrom <= knownOn;
  const everything = [
    ...program.interpretations.flatMap(({ decisions }) => decisions),
    ...program.rules.flatMap(({ versions }) => versions),
    ...program.rules.flatMap(({ versions }) => versions.flatMap(({ extensions }) => extensions)),
  ];
  // Another program would have to be prepared anew for each plan.
  if (everything.every(isKnown)) return program;
  return {
    ...program,
    interpretations: program.interpretations.map((each) => ({ ...each, decisions: each.decisions.filter(isKnown) })),
    rules: program.rules.map((rule) => ({
      ...rule,
      versions: rule.versions
        .filter(isKnown)
        .map((version) => ({ ...version, extensions: version.extensions.filter(isKnown) })),
    })),
  };
}

interface PlanSearch {
  readonly program: Program;
  /** Undefined when the request makes no sense. */
  readonly evaluation: OpenEvaluation | undefined;
  /** As they are looked at: those by which most points fail come first. */
  readonly order: { goals: readonly string[] };
  readonly window: Window;
  readonly budget: { left: number };
}

interface Part {
  readonly action: Action;
  readonly entity: Entity;
  readonly step: Rational;
  readonly unit: string | undefined;
  readonly most: bigint;
  readonly count: bigint;
}

type Best =
  | { readonly kind: "plan"; readonly plan: readonly Part[] }
  | { readonly kind: "none" }
  | { readonly kind: "not-proved" };

/** Every choice of actions, few items first; of plans with the same sum the first, so the fewest items and the first declared. */
function bestPlan(search: PlanSearch, mostItems: number): Best {
  const parts = search.program.vocabulary.actions.flatMap((action) => partOf(action, search.program));
  let best: { readonly plan: readonly Part[]; readonly sum: bigint } | undefined;
  for (const chosen of choices(parts, mostItems)) {
    const found = leastOf(search, chosen, best?.sum);
    if (found.kind === "not-proved") return { kind: "not-proved" };
    if (found.kind !== "least") continue;
    const plan = chosen.map((part, place) => ({ ...part, count: found.counts[place] ?? 0n }));
    best = { plan, sum: found.sum };
  }
  return best ? { kind: "plan", plan: best.plan } : { kind: "none" };
}

function partOf(action: Action, { vocabulary }: Program): readonly Part[] {
  const entity = vocabulary.entities.find(({ name }) => name === action.entity);
  const field = entity?.fields.find(({ name }) => name === action.amount);
  if (!entity || field?.type.kind !== "quantity") return [];
  const { unit } = field.type;
  const step = unitStep(unit, vocabulary);
  const limit = action.most === undefined ? undefined : parseRational(action.most);
  const steps = limit && divide(limit, step);
  return [{ action, entity, step, unit, most: steps ? floor(steps) : mostSteps, count: 0n }];
}

const mostSteps = 1_000_000n;

/** One, two … items, each choice once whatever the order. */
function choices(parts: readonly Part[], mostItems: number): readonly (readonly Part[])[] {
  let shorter: readonly (readonly number[])[] = [[]];
  const found: (readonly Part[])[] = [];
  for (let items = 1; items <= mostItems; items++) {
    shorter = shorter.flatMap((chosen) =>
      parts.flatMap((_, place) => (place >= (chosen.at(-1) ?? 0) ? [[...chosen, place]] : [])),
    );
    found.push(...shorter.map((chosen) => chosen.flatMap((place) => parts[place] ?? [])));
  }
  return found;
}

function leastOf(search: PlanSearch, chosen: readonly Part[], below: bigint | undefined): Least {
  const upper = chosen.reduce((most, part) => (part.most < most ? part.most : most), mostSteps);
  const lower = chosen.map(() => 1n);
  if (below !== undefined && BigInt(lower.length) >= below) return { kind: "none" };
  const { first, found } = beginningAt(search, chosen, lower);
  if (first !== undefined) lookFirstAt(search, first);
  return leastAmounts({ lower, upper, run: runOf(search, chosen, found), below, budget: search.budget });
}

/** What the least amounts of some actions tell, before greater ones are looked for. */
interface Beginning {
  /** The goal to be looked at first: one that no amounts meet between the decisions that lead there, else the first that does not hold. */
  readonly first: string | undefined;
  /** What a run there finds; undefined where it has to be run again. */
  readonly found: Found | undefined;
}

/** What these actions never meet on its own they do not meet together with the rest, and alone that takes few evaluations to prove. */
function beginningAt(search: PlanSearch, chosen: readonly Part[], counts: readonly bigint[]): Beginning {
  const { path, valueAt, lineOf } = pointOf(search, chosen, counts);
  let failing: { readonly first: string; readonly found: Found } | undefined;
  for (const [place, goal] of search.order.goals.entries()) {
    const value = valueAt(goal);
    const margin = marginOf(value, lineOf);
    // A run looks at the goals in this order and no further: it would find what was decided up to here.
    if (!failing && !isFulfilled(plainValue(value))) failing = { first: goal, found: unfulfilled(path, margin) };
    if (!isBeyondHope(margin)) continue;
    if (place === 0 && failing) return failing;
    // Looked at first, it is led to by fewer decisions than now, after the others.
    search.budget.left--;
    return { first: goal, found: undefined };
  }
  return failing ?? { first: undefined, found: { path, fulfilled: true, goal: [] } };
}

type Margin = ReturnType<typeof marginOf>;

function unfulfilled(path: Found["path"], margin: Margin): Found {
  // As it is now: more may be decided at the same point when another goal is looked at.
  const { decisions, bent } = path;
  return { path: { decisions, bent }, fulfilled: false, goal: isBeyondHope(margin) ? undefined : margin };
}

function isBeyondHope(margin: Margin): boolean {
  return margin?.every((line) => !isHopeless(line)) !== true;
}

/**
 * Goals are looked at one by one, up to one that does not hold: the fewer decisions led to that, the more is told by it.
 * @param beginning what the first run is known to find.
 */
function runOf(
  search: PlanSearch,
  chosen: readonly Part[],
  beginning: Found | undefined,
): (counts: readonly bigint[]) => Found {
  let known = beginning;
  return (counts) => {
    const first = known;
    known = undefined;
    if (first !== undefined) return first;
    const { path, valueAt, lineOf } = pointOf(search, chosen, counts);
    for (const goal of search.order.goals) {
      const value = valueAt(goal);
      if (isFulfilled(plainValue(value))) continue;
      // The next point most often fails by the same.
      lookFirstAt(search, goal);
      return unfulfilled(path, marginOf(value, lineOf));
    }
    return { path, fulfilled: true, goal: [] };
  };
}

function lookFirstAt({ order }: PlanSearch, goal: string): void {
  order.goals = [goal, ...order.goals.filter((other) => other !== goal)];
}

function pointOf(search: PlanSearch, chosen: readonly Part[], counts: readonly bigint[]) {
  const point = openPoint(
    counts,
    chosen.map(({ step }) => step),
  );
  const plan = chosen.map((part, place) => ({ ...part, count: counts[place] ?? 0n }));
  const values = search.evaluation?.adding(itemsOf(search, plan, point.amounts));
  const valueAt = (goal: string) => values?.(goal)?.value ?? nothingKnown;
  return { path: point.path, lineOf: point.lineOf, valueAt };
}

/** What must not be below zero for the value to be fulfilled; undefined when between the same decisions it cannot be. */
function marginOf(value: Value, line: ReturnType<typeof openPoint>["lineOf"]) {
  if (value.kind === "verdict") return value.accepted ? [] : undefined;
  if (value.kind !== "requirement") return undefined;
  const { counted, required, bound } = value;
  const margin =
    bound === "atLeast" ? subtract(counted.amount, required.amount) : subtract(required.amount, counted.amount);
  const { slopes, constant } = line(margin);
  return [{ coefficients: slopes, constant }];
}

/** One item for each part of the plan, done on the last day. */
function itemsOf({ window }: PlanSearch, plan: readonly Part[], amounts: readonly Rational[]): readonly AddedItem[] {
  return plan.map((part, place): AddedItem => {
    const { list, amount: field, name } = part.action;
    const json = () => itemOf(part, place, window.by);
    return { key: `${name} ${place}`, json, list, field, amount: amounts[place] ?? zero };
  });
}

function itemOf({ action, entity, step, count }: Part, place: number, day: string): Facts {
  const code = (name: string | undefined) => entity.fields.find((field) => field.name === name)?.code;
  const [date] = entity.effectiveOn;
  const id = code(entity.identifiedBy);
  // A text names something of its own: two items are not one because they were described alike.
  const given = Object.entries(action.fields).map(([name, value]) => {
    const isText = entity.fields.find((field) => field.name === name)?.type.kind === "text";
    return [code(name) ?? name, isText ? `${String(value)} ${place + 1}` : value] as const;
  });
  return {
    ...Object.fromEntries(given),
    ...(id === undefined ? {} : { [id]: `+${place + 1}` }),
    ...(date === undefined ? {} : { [code(date) ?? date]: day }),
    [code(action.amount) ?? action.amount]: printRational(multiply(step, rational(count))),
  };
}

function totalOf(plan: readonly Part[]): string | undefined {
  const [first] = plan;
  if (!first || plan.some(({ unit }) => unit !== first.unit)) return undefined;
  const amounts = plan.map(({ step, count }) => multiply(step, rational(count)));
  return printRational(amounts.reduce((sum, each) => subtract(sum, { n: -each.n, d: each.d })));
}
