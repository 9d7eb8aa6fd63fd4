/** One evaluation in progress: every rule is evaluated at most once for each case, when first read. */
import { firstOfYear, isYear, lastOfYear, partsOf } from "../values/civil-date.ts";
import { samePeriod } from "../values/period.ts";
import { derogated } from "./derogate.ts";
import type { Facts } from "./facts.ts";
import type { CycleAtHand, Recorder, Result, Selection, Session } from "./frame.ts";
import type { InterpretationSet } from "./interpretation-set.ts";
import { interpretationSetsOf } from "./interpretation-set.ts";
import { decisionFor } from "./prepare-interpretations.ts";
import type { PreparedProgram, PreparedRule } from "./prepare-program.ts";
import { bodyOf, frameOf, placeInFacts } from "./run-version.ts";
import { selectVersion } from "./select-version.ts";
import type { Standing } from "./standing.ts";
import { extended, standingOn } from "./standing.ts";
import { because, illTyped } from "./undetermined.ts";
import type { Item, Value } from "./value.ts";
import { integerOf, periodValue, quantity, same, whole, yearValue } from "./value.ts";
import type { GovernedDays } from "./version-dates.ts";
import { governs } from "./version-dates.ts";

/** The value of a rule taken as given, for one case or (item or year undefined) for all. */
export interface GivenValue {
  readonly rule: PreparedRule;
  readonly cycle: number;
  readonly item: string | undefined;
  readonly year: number | undefined;
  readonly value: Value;
}

/** One rule asked of one case. */
export interface Case {
  readonly rule: PreparedRule;
  readonly cycle: CycleAtHand;
  readonly item: Item | undefined;
  readonly year: number | undefined;
  /** Without the derogations from the rule. */
  readonly underogated?: true | undefined;
}

export interface RunningSession extends Session {
  readonly cycleAt: (index: number) => CycleAtHand;
  readonly resultOf: (asked: Case) => Result;
  readonly union: (a: InterpretationSet, b: InterpretationSet) => InterpretationSet;
  /** To be filled before the first rule is read. */
  readonly given: GivenValue[];
}

export function newSession(request: {
  readonly prepared: PreparedProgram;
  readonly facts: Facts;
  readonly knownOn: number;
  readonly options: readonly Value[];
  readonly asked: ReadonlySet<number>;
  readonly recorder: Recorder | undefined;
}): RunningSession {
  const { prepared, facts, knownOn, options, asked: askedFor, recorder } = request;
  const { cycle: cycles } = prepared.vocabulary;
  const sets = interpretationSetsOf(prepared.program);
  const known = new Map<number, CycleAtHand>();
  const inProgress: Result = { value: because("circular"), used: sets.none, selection: undefined };

  // Written out field by field, here and below: an object that begins with a spread survives young collections in V8.
  const session: RunningSession = {
    prepared,
    facts,
    knownOn,
    options,
    asked: askedFor,
    recorder,
    used: sets.none,
    given: [],
    union: sets.join,
    cycleAt,
    resultOf,
    ruleValue(rule, cycle, item, year) {
      const found = resultsOf(cycle, rule.place)[placeOf(cycle, item, year)];
      const isKnown = found && found !== inProgress && isOfCycle(cycle, year) && !recorder;
      const { value, used } = isKnown ? found : readRule({ rule, cycle, item, year });
      if (used !== sets.none) session.used = sets.join(session.used, used);
      return value;
    },
    underogatedValue(rule, cycle, item, year) {
      const { value, used } = readRule({ rule, cycle, item, year, underogated: true });
      session.used = sets.join(session.used, used);
      return value;
    },
    cycleOf({ period }) {
      const { year: from } = partsOf(period.from);
      const index = (from - cycles.from) / cycles.years;
      const cycle = Number.isSafeInteger(index) ? cycleAt(index) : undefined;
      return cycle && samePeriod(cycle.period.period, period) ? cycle : undefined;
    },
    cyclesBefore: (cycle) => Array.from({ length: Math.max(cycle.index, 0) }, (_, index) => cycleAt(index)),
    previousOf: (cycle) => cycleAt(Math.max(cycle.index - 1, -1)),
    use(interpretation, frame) {
      const { place } = interpretation;
      const asking = frame.session;
      const decided =
        interpretation.decisions.length > 0 && !askedFor.has(place)
          ? decisionFor(interpretation, { days: governedDays(frame, frame.yearOfRule), frame, knownOn })
          : undefined;
      if (decided && "kind" in decided) return decided;
      asking.used = sets.join(asking.used, sets.only(decided ? decided.place : place));
      const value = decided?.value ?? options[place] ?? illTyped("interpretation");
      if (value.kind === "option") {
        const decidedBy = decided ? { decidedBy: decided.decision.citation } : {};
        asking.recorder?.note({ interpretation: { name: value.enumeration, option: value.option, ...decidedBy } });
      }
      return value;
    },
  };
  return session;

  function cycleAt(index: number): CycleAtHand {
    const found = known.get(index);
    if (found) return found;
    const made = cycleOf(cycles, index);
    known.set(index, made);
    return made;
  }

  function readRule(asked: Case): Result {
    const result = resultOf(asked);
    recorder?.readRule(asked);
    return result;
  }

  function resultOf(asked: Case): Result {
    const { rule, cycle, item, year } = asked;
    if (!isOfCycle(cycle, year)) {
      return plain(because("year-outside-cycle", { rule: rule.rule.name, year: String(year), cycle: cycle.name }));
    }
    const place = placeOf(cycle, item, year);
    const results = resultsOf(cycle, asked.underogated ? prepared.rules.length + rule.place : rule.place);
    const found = results[place];
    if (found) return found === inProgress ? plain(because("circular", { name: rule.rule.name })) : found;
    results[place] = inProgress;
    const before = session.used;
    session.used = sets.none;
    recorder?.beginRule(asked);
    const { value, selection, derogation } = evaluateRule(session, asked);
    const result: Result = { value: coerced(value, rule), used: session.used, selection, derogation };
    recorder?.endRule(result);
    session.used = before;
    results[place] = result;
    return result;
  }

  function plain(value: Value): Result {
    return { value, used: sets.none, selection: undefined };
  }
}

function cycleOf(cycles: { readonly from: number; readonly years: number }, index: number): CycleAtHand {
  const firstYear = cycles.from + index * cycles.years;
  const lastYear = firstYear + cycles.years - 1;
  const period = periodValue({ from: firstOfYear(firstYear), to: lastOfYear(lastYear) });
  return { index, name: `${firstYear}-${lastYear}`, firstYear, lastYear, period, results: [] };
}

/** Whether a rule can be asked of that year there. */
export function isOfCycle(cycle: CycleAtHand, year: number | undefined): boolean {
  return year === undefined || (year >= cycle.firstYear && year <= cycle.lastYear);
}

/** The place of a case among the results of its rule, which is asked of years always or never. */
function placeOf(cycle: CycleAtHand, item: Item | undefined, year: number | undefined): number {
  const ordinal = item ? item.ordinal : 0;
  if (year === undefined) return ordinal;
  return ordinal * (cycle.lastYear - cycle.firstYear + 1) + (year - cycle.firstYear);
}

function resultsOf(cycle: CycleAtHand, place: number): (Result | undefined)[] {
  const found = cycle.results[place];
  if (found) return found;
  const made: (Result | undefined)[] = [];
  cycle.results[place] = made;
  return made;
}

/** The value and how it was chosen, not remembered. */
export function evaluateRule(session: RunningSession, asked: Case): Omit<Result, "used"> {
  const given = session.given.length > 0 ? session.given.find((each) => speaksOf(each, asked)) : undefined;
  if (given) return { value: given.value, selection: undefined };
  const { rule, cycle } = asked;
  if (cycle.index < 0) {
    return { value: because("before-first-cycle", { rule: rule.rule.name, cycle: cycle.name }), selection: undefined };
  }
  const days = governedDays(asked, asked.year);
  const selection = selectionOn(session, asked, days);
  const derogable = rule.derogations.length > 0 && !asked.underogated;
  if (derogable && selection.version) return derogatedFrom(session, asked, selection);
  return { value: valueSelected(session, asked, selection), selection };
}

/** Apart, so that a rule without derogations makes no function for them. */
function derogatedFrom(session: RunningSession, asked: Case, selection: Selection): Omit<Result, "used"> {
  return derogated(session, asked, selection, () => valueSelected(session, asked, selection));
}

function selectionOn(session: RunningSession, asked: Case, days: GovernedDays): Selection {
  const { rule } = asked;
  const [only] = rule.versions;
  if (rule.simple && only && governs(only, days, session.knownOn)) return rule.simple;
  const standing = standingOn(rule, days, session.knownOn);
  return standing.settled ?? selectionAmong(standing, session, asked, days);
}

function selectionAmong(standing: Standing, session: RunningSession, asked: Case, days: GovernedDays): Selection {
  const { rule, cycle } = asked;
  const selection = selectVersion({
    rule,
    standing,
    days,
    knownOn: session.knownOn,
    frameFor: (version) => frameOf(session, asked, version),
    valueOf: (version) => bodyOf(session, asked, version),
    at: { cycle: cycle.name, ...placeInFacts(asked) },
  });
  return extended(selection, days, session.knownOn);
}

function valueSelected(session: Session, asked: Case, { version, contenders, undecided }: Selection): Value {
  if (!undecided) return version ? bodyOf(session, asked, version) : illTyped("version");
  if (!version) return undecided;
  // Whatever the doubtful conditions turn out to be, the result may be the same.
  const value = bodyOf(session, asked, version);
  const isSame = value.kind !== "undetermined" && contenders.every((each) => same(value, bodyOf(session, asked, each)));
  return isSame ? value : undecided;
}

function speaksOf(given: GivenValue, { rule, cycle, item, year }: Case): boolean {
  return (
    given.rule.place === rule.place &&
    given.cycle === cycle.index &&
    (given.item === undefined || given.item === item?.id) &&
    (given.year === undefined || given.year === year)
  );
}

/** The whole year, the item's day, or the whole cycle. A rule about items in each year speaks of the year. */
function governedDays({ cycle, item }: Pick<Case, "cycle" | "item">, year: number | undefined): GovernedDays {
  if (year !== undefined) return { from: firstOfYear(year), to: lastOfYear(year) };
  if (item?.effectiveOn !== undefined) return { from: item.effectiveOn, to: item.effectiveOn };
  return cycle.period.period;
}

/** A rule about a year may be written with a number and the other way round; a quantity takes the unit of its rule. */
export function coerced(value: Value, { rule }: PreparedRule): Value {
  const { type } = rule;
  if (type.kind === "quantity") {
    if (value.kind === "year") return whole(value.year, type.unit);
    return value.kind === "quantity" && value.unit !== type.unit ? quantity(value.amount, type.unit) : value;
  }
  if (type.kind === "year" && value.kind === "quantity") {
    const year = integerOf(value);
    return year !== undefined && isYear(year) ? yearValue(year) : because("outside-calendar");
  }
  return value;
}
