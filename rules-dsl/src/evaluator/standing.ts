/** Which versions of a rule stand on some days by dates alone, in order of precedence: found once for all people who ask it on the same days. */
import type { Overridden, OverriddenBecause, Selection } from "./frame.ts";
import { defeat, equalsOf, precedence, sameRank } from "./precedence.ts";
import type { PreparedRule, PreparedVersion } from "./prepare-program.ts";
import type { GovernedDays } from "./version-dates.ts";
import { extensionFor, inEffect, removes } from "./version-dates.ts";

/** The part of the choice that depends on dates only. */
export interface Standing {
  /** In order of precedence. */
  readonly candidates: readonly PreparedVersion[];
  readonly lost: readonly Overridden[];
  /** The candidates in the order in which they are asked. */
  readonly rungs: readonly Rung[];
  /** The choice, where dates and ranks leave nothing to ask of the case. */
  readonly settled: Selection | undefined;
  /** What is said of days on which no version speaks of a case: the same of every case. */
  readonly unruled: UnruledDays;
}

/** Candidates that are asked together. */
export interface Rung {
  readonly versions: readonly PreparedVersion[];
  /** The candidates of every later rung. */
  readonly below: readonly PreparedVersion[];
  /** Versions of one rank, of which one prevails if more favourable; else nothing but their conditions tells them apart. */
  readonly byValue: boolean;
  /** Of one version asked of its condition only: the choice when that holds, and none before it did. */
  readonly alone: { readonly version: PreparedVersion; readonly chosen: Selection } | undefined;
}

export interface UnruledDays {
  knownOn: number;
  /** The choice by the days, when no condition holds. */
  readonly said: Map<number, Selection>;
}

/** Days of a rule between which nothing of it changes, and what stands there. */
interface Calendar {
  readonly effect: readonly number[];
  readonly knowledge: readonly number[];
  readonly standings: Map<number, Standing>;
}

const calendars = new WeakMap<PreparedRule, Calendar>();

/** The versions of the rule that stand on those days as known on that day. */
export function standingOn(rule: PreparedRule, days: GovernedDays, knownOn: number): Standing {
  const { effect, knowledge, standings } = calendars.get(rule) ?? newCalendar(rule);
  const stretches = effect.length + 1;
  const key =
    (stretchOf(knowledge, knownOn) * stretches + stretchOf(effect, days.from)) * stretches + stretchOf(effect, days.to);
  const found = standings.get(key);
  if (found) return found;
  const made = standing(rule, days, knownOn);
  standings.set(key, made);
  return made;
}

function newCalendar(rule: PreparedRule): Calendar {
  const versions = withReplacing(rule.versions);
  const made: Calendar = {
    effect: ascending(
      versions.flatMap(({ from, to, extensions }) => [from, to + 1, ...extensions.map((each) => each.to + 1)]),
    ),
    knowledge: ascending(
      versions.flatMap(({ knownFrom, extensions }) => [knownFrom, ...extensions.map((each) => each.knownFrom)]),
    ),
    standings: new Map(),
  };
  calendars.set(rule, made);
  return made;
}

/** Versions of other rules may replace one of this rule, and be repealed in their turn. */
function withReplacing(versions: readonly PreparedVersion[]): readonly PreparedVersion[] {
  const found = new Set(versions);
  // A set gives what is added while it is walked.
  for (const { replacedBy } of found) for (const each of replacedBy) found.add(each);
  return [...found];
}

function ascending(days: readonly number[]): readonly number[] {
  return [...new Set(days)].sort((a, b) => a - b);
}

/** How many of the days have come on that day. */
function stretchOf(days: readonly number[], day: number): number {
  let count = 0;
  while (count < days.length && (days[count] as number) <= day) count++;
  return count;
}

function standing(rule: PreparedRule, days: GovernedDays, knownOn: number): Standing {
  const candidates: PreparedVersion[] = [];
  const lost: Overridden[] = [];
  for (const version of rule.versions) {
    if (version.version.repeals) continue;
    const remover = version.replacedBy.find((each) => removes(each, days, knownOn));
    if (version.knownFrom > knownOn) lost.push({ version, because: "not-yet-known" });
    else if (!inEffect(version, days, knownOn)) lost.push({ version, because: "not-in-effect" });
    else if (remover) lost.push({ version, because: removal(remover), by: remover });
    else candidates.push(version);
  }
  candidates.sort(precedence);
  const rungs = rungsOf(candidates, lost, days, knownOn);
  const [first] = rungs;
  // The first candidate, when it is alone at its place, speaks of every case and needs no comparison of values.
  const settled = first?.alone && !first.alone.version.when ? first.alone.chosen : undefined;
  return { candidates, lost, rungs, settled, unruled: { knownOn, said: new Map() } };
}

function rungsOf(
  candidates: readonly PreparedVersion[],
  lost: readonly Overridden[],
  days: GovernedDays,
  knownOn: number,
): readonly Rung[] {
  const rungs: Rung[] = [];
  for (let first = 0; first < candidates.length; ) {
    const ofRank = sameRank(candidates, first);
    const byValue = ofRank.some(({ version }) => version.prevailsIfMoreFavourable);
    const versions = byValue ? ofRank : equalsOf(candidates, first);
    const below = candidates.slice(first + versions.length);
    const [version, another] = versions;
    const failed = candidates.slice(0, first).map((each): Overridden => ({ version: each, because: doesNotHold }));
    const overridden = version ? [...lost, ...failed, ...below.map((each) => defeat(each, version))] : [];
    const chosen = version && !another && !byValue ? { version, contenders: [], overridden } : undefined;
    const alone = chosen && { version: chosen.version, chosen: extended(chosen, days, knownOn) };
    rungs.push({ versions, below, byValue, alone });
    first += versions.length;
  }
  return rungs;
}

const doesNotHold = "condition-does-not-hold";

/** With the later act without which the version would no longer be in effect. */
export function extended(selection: Selection, days: GovernedDays, knownOn: number): Selection {
  const found = selection.version && extensionFor(selection.version, days, knownOn);
  if (!found) return selection;
  const { version, undecided, contenders, overridden } = selection;
  const { extension } = found;
  return undecided
    ? { version, undecided, contenders, overridden, extension }
    : { version, contenders, overridden, extension };
}

function removal({ version }: PreparedVersion): OverriddenBecause {
  if (version.repeals) return "repealed";
  return version.interprets ? "interpreted" : "replaced";
}
