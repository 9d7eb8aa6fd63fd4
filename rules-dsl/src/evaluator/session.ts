/** One evaluation in progress: every rule is evaluated at most once for each case, when first read. */
import { isYear, partsOf } from "../values/civil-date.ts";
import { samePeriod } from "../values/period.ts";
import { derogated } from "./derogate.ts";
import type { Facts } from "./facts.ts";
import type { CycleAtHand, Frame, Recorder, Result, RuleFrame, Selection, Session } from "./frame.ts";
import type { InterpretationSet } from "./interpretation-set.ts";
import { interpretationSetsOf } from "./interpretation-set.ts";
import { decisionFor } from "./prepare-interpretations.ts";
import type { PreparedProgram, PreparedRule } from "./prepare-program.ts";
import type { PreparedCycle } from "./prepare-vocabulary.ts";
import { enter, find, forgetTouched, newTable } from "./result-table.ts";
import { valueSelected } from "./run-version.ts";
import { nothingSpeaks, selectVersion } from "./select-version.ts";
import { standingOn } from "./standing.ts";
import { because, illTyped } from "./undetermined.ts";
import type { Item, Value } from "./value.ts";
import { integerOf, quantity, whole, yearValue } from "./value.ts";
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
  /** Forgets the results that rest on changing facts of those kinds. */
  readonly forgetTouched: (kinds: number) => void;
  readonly resultOf: (asked: Case) => Result;
  /** The same of a case that is not written down. */
  readonly resultAt: (
    rule: PreparedRule,
    cycle: CycleAtHand,
    item: Item | undefined,
    year: number | undefined,
    underogated: true | undefined,
  ) => Result;
  /** Whether no version of the rule speaks of the case, told without making a result of it; false also where only a result can tell. */
  readonly isSilent: (
    rule: PreparedRule,
    cycle: CycleAtHand,
    item: Item | undefined,
    year: number | undefined,
  ) => boolean;
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
  readonly touching?: Session["touching"];
}): RunningSession {
  const { prepared, facts, knownOn, options, asked: askedFor, recorder, touching } = request;
  const { cycle: cycles } = prepared.vocabulary;
  const sets = interpretationSetsOf(prepared.program);
  const known = new Map<number, CycleAtHand>();
  // One for each case that is being evaluated, the innermost last.
  const frames: ReusedFrame[] = [];
  let nested = 0;

  // Written out field by field, here and below: an object that begins with a spread survives young collections in V8.
  const session: RunningSession = {
    prepared,
    facts,
    knownOn,
    options,
    asked: askedFor,
    recorder,
    touching,
    touched: 0,
    used: sets.none,
    given: [],
    union: sets.join,
    cycleAt,
    forgetTouched(kinds) {
      for (const { results } of known.values()) forgetTouched(results, kinds);
    },
    resultAt,
    isSilent,
    resultOf: ({ rule, cycle, item, year, underogated }) => resultAt(rule, cycle, item, year, underogated),
    ruleValue: (rule, cycle, item, year) => readRule(rule, cycle, item, year, undefined),
    underogatedValue: (rule, cycle, item, year) => readRule(rule, cycle, item, year, true),
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
          ? decisionFor(interpretation, { days: governedDays(frame), frame, knownOn })
          : undefined;
      if (decided && "kind" in decided) return decided;
      asking.used = sets.join(asking.used, sets.only(decided ? decided.place : place));
      const value = decided?.value ?? options[place] ?? illTyped("interpretation");
      if (value.kind === "option" && asking.recorder) {
        const decidedBy = decided ? { decidedBy: decided.decision.citation } : {};
        asking.recorder.note({ interpretation: { name: value.enumeration, option: value.option, ...decidedBy } });
      }
      return value;
    },
  };
  return session;

  function cycleAt(index: number): CycleAtHand {
    const found = known.get(index);
    if (found) return found;
    const made = cycleAtHand(prepared.vocabulary.cycleAt(index));
    known.set(index, made);
    return made;
  }

  function readRule(
    rule: PreparedRule,
    cycle: CycleAtHand,
    item: Item | undefined,
    year: number | undefined,
    underogated: true | undefined,
  ): Value {
    const { value, used } = resultAt(rule, cycle, item, year, underogated);
    recorder?.readRule({ rule, cycle, item, year, underogated });
    if (used !== sets.none) session.used = sets.join(session.used, used);
    return value;
  }

  function resultAt(
    rule: PreparedRule,
    cycle: CycleAtHand,
    item: Item | undefined,
    year: number | undefined,
    underogated: true | undefined,
  ): Result {
    if (!isOfCycle(cycle, year)) {
      return plain(because("year-outside-cycle", { rule: rule.rule.name, year: String(year), cycle: cycle.name }));
    }
    const key = keyOf(rule.place * 2 + (underogated ? 1 : 0), cycle, item, year);
    const found = find(cycle.results, key);
    if (found) {
      if (found.value === inProgress) {
        session.touched = anything;
        return plain(because("circular", { name: rule.rule.name }));
      }
      session.touched |= found.touched;
      return found;
    }
    const result = enter(cycle.results, key, inProgress, sets.none);
    const before = session.used;
    const touchedBefore = session.touched;
    session.used = sets.none;
    session.touched = 0;
    recorder?.beginRule({ rule, cycle, item, year, underogated });
    evaluateInto(result, session, frameFor(rule, cycle, item, year, underogated));
    nested--;
    result.used = session.used;
    result.touched = session.touched;
    recorder?.endRule(result);
    session.used = before;
    session.touched |= touchedBefore;
    return result;
  }

  function isSilent(rule: PreparedRule, cycle: CycleAtHand, item: Item | undefined, year: number | undefined): boolean {
    // A trace shows every result, a value taken as given speaks whatever the conditions say, and the next question finds what it left untouched.
    if (recorder || touching || session.given.length > 0 || cycle.index < 0 || !isOfCycle(cycle, year)) return false;
    if (find(cycle.results, keyOf(rule.place * 2, cycle, item, year))) return false;
    const before = session.used;
    const frame = frameFor(rule, cycle, item, year, undefined);
    const silent = nothingSpeaks(standingOn(rule, governedDays(frame), knownOn), frame);
    nested--;
    session.used = before;
    return silent;
  }

  function keyOf(place: number, cycle: CycleAtHand, item: Item | undefined, year: number | undefined): number {
    const ofYear = year === undefined ? 0 : year - cycle.firstYear;
    return ((item ? item.ordinal : 0) * cycles.years + ofYear) * (prepared.rules.length * 2) + place;
  }

  function frameFor(
    rule: PreparedRule,
    cycle: CycleAtHand,
    item: Item | undefined,
    year: number | undefined,
    underogated: true | undefined,
  ): RuleFrame {
    const free = frames[nested++];
    if (!free) {
      const made: ReusedFrame = { session, rule, cycle, item, yearOfRule: year, year, underogated, slots: [] };
      frames.push(made);
      return made;
    }
    free.rule = rule;
    free.cycle = cycle;
    free.item = item;
    free.yearOfRule = year;
    free.year = year;
    free.underogated = underogated;
    return free;
  }

  function plain(value: Value): Result {
    return { value, used: sets.none, selection: undefined, touched: 0 };
  }
}

type Building<T> = { -readonly [K in keyof T]: T[K] };

type ReusedFrame = Building<RuleFrame>;

/** Every kind of changing facts. */
const anything = -1;

/** The value of a rule that is being evaluated: known by identity, and never given to anybody. */
const inProgress = because("circular");

function cycleAtHand({ index, name, firstYear, lastYear, period, years, daysOfYears }: PreparedCycle): CycleAtHand {
  return { index, name, firstYear, lastYear, period, years, daysOfYears, results: newTable() };
}

/** Whether a rule can be asked of that year there. */
export function isOfCycle(cycle: CycleAtHand, year: number | undefined): boolean {
  return year === undefined || (year >= cycle.firstYear && year <= cycle.lastYear);
}

/** The value of the case that the frame is for and how it was chosen, not remembered. */
export function evaluated(session: RunningSession, frame: RuleFrame): Pick<Result, "value" | "selection"> {
  const result: Building<Result> = { value: inProgress, used: session.used, selection: undefined, touched: 0 };
  evaluateInto(result, session, frame);
  return result;
}

function evaluateInto(result: Building<Result>, session: RunningSession, frame: RuleFrame): void {
  const { rule, cycle } = frame;
  const given = session.given.length > 0 ? session.given.find((each) => speaksOf(each, frame)) : undefined;
  if (given) result.value = coerced(given.value, rule);
  else if (cycle.index < 0) {
    result.value = coerced(because("before-first-cycle", { rule: rule.rule.name, cycle: cycle.name }), rule);
  } else {
    const ordinary = selectionOn(rule, governedDays(frame), frame);
    const isDerogable = rule.derogations.length > 0 && !frame.underogated && ordinary.version;
    const decided = isDerogable ? derogated(session, frame, ordinary) : undefined;
    result.selection = decided ? decided.selection : ordinary;
    result.value = coerced(decided ? decided.value : valueSelected(frame, ordinary), rule);
  }
}

function selectionOn(rule: PreparedRule, days: GovernedDays, frame: RuleFrame): Selection {
  const { knownOn } = frame.session;
  const [only] = rule.versions;
  if (rule.simple && only && governs(only, days, knownOn)) return rule.simple;
  const standing = standingOn(rule, days, knownOn);
  return standing.settled ?? selectVersion(standing, days, frame);
}

function speaksOf(given: GivenValue, { rule, cycle, item, yearOfRule: year }: RuleFrame): boolean {
  return (
    given.rule.place === rule.place &&
    given.cycle === cycle.index &&
    (given.item === undefined || given.item === item?.id) &&
    (given.year === undefined || given.year === year)
  );
}

/** The whole year, the item's day, or the whole cycle. A rule about items in each year speaks of the year. */
function governedDays({ cycle, item, yearOfRule }: Frame): GovernedDays {
  const days = yearOfRule === undefined ? undefined : cycle.daysOfYears[yearOfRule - cycle.firstYear];
  if (days) return days;
  if (item?.effectiveOn !== undefined) return { from: item.effectiveOn, to: item.effectiveOn };
  return cycle.period.period;
}

/** A rule about a year may be written with a number and the other way round; a quantity takes the unit of its rule. */
function coerced(value: Value, { rule }: PreparedRule): Value {
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
