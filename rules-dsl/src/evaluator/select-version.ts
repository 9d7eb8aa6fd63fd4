/** Which version of a rule governs a case, which do not and why; never a silent choice between two that nothing tells apart. */

import { printDate } from "../values/civil-date.ts";
import type { Overridden, RuleFrame, Selection } from "./frame.ts";
import { mostFavourableOf } from "./most-favourable.ts";
import { defeat } from "./precedence.ts";
import type { PreparedVersion } from "./prepare-program.ts";
import { conditionOf, placeInFacts } from "./run-version.ts";
import type { Rung, Standing } from "./standing.ts";
import { extended } from "./standing.ts";
import { because, undeterminedAmong } from "./undetermined.ts";
import type { Undetermined } from "./value.ts";
import type { GovernedDays } from "./version-dates.ts";

/**
 * Which version of a rule governs a case is found in this order:
 * 1. known (known from a day not after the knowledge date) and in effect (for the whole cycle, the whole year, or on the item's day);
 * 2. not removed: a version is removed by any known version in effect that replaces or repeals it, unless that one was itself
 *    repealed. Being replaced in its turn changes nothing: what an act replaced does not come back when a third act speaks;
 * 3. whose condition holds: a version with a false condition does not speak of this case;
 * 4. of the highest rank; among these, when one of them prevails if more favourable, by value; else 5. with a condition over without; 6. adopted later (an unknown date is the earliest).
 * What is left is one version, or a conflict. A condition that is not known matters only if its version could prevail.
 */
export function selectVersion(standing: Standing, days: GovernedDays, frame: RuleFrame): Selection {
  const { rungs } = standing;
  // Made when something else than the condition of one version that does not hold is met: then the choice is this case's own.
  let met: Met | undefined;
  for (let place = 0; place < rungs.length; place++) {
    const rung = rungs[place] as Rung;
    if (rung.alone && !met) {
      const { version, chosen } = rung.alone;
      const condition = conditionOf(frame, version);
      if (condition.kind === "undetermined")
        met = { ...before(standing, place), contenders: [version], doubts: [condition] };
      else if (condition.value) return chosen;
    } else {
      met ??= before(standing, place);
      const found = rung.byValue ? amongRank(frame, rung, met) : amongEquals(frame, rung, met);
      if (found) return extended(found, days, frame.session.knownOn);
    }
  }
  if (!met) return nothingGoverns(standing, days, frame);
  if (met.contenders.length > 0) return undecided(met);
  const { undecided: nothing } = nothingGoverns(standing, days, frame);
  return {
    version: undefined,
    undecided: nothing as Undetermined,
    contenders: met.contenders,
    overridden: met.overridden,
  };
}

/** Whether it is known of every version that stands that its condition does not hold: then no version governs the case. */
export function nothingSpeaks({ candidates }: Standing, frame: RuleFrame): boolean {
  for (const version of candidates) {
    const condition = conditionOf(frame, version);
    if (condition.kind === "undetermined" || condition.value) return false;
  }
  return true;
}

/** What was met on the way down. */
interface Met {
  readonly overridden: Overridden[];
  readonly contenders: PreparedVersion[];
  readonly doubts: Undetermined[];
}

/** Before that rung, no condition held. */
function before({ lost, rungs }: Standing, place: number): Met {
  const failed = rungs.slice(0, place).flatMap(({ versions }) => versions);
  return { overridden: [...lost, ...failed.map(doesNotHold)], contenders: [], doubts: [] };
}

function doesNotHold(version: PreparedVersion): Overridden {
  return { version, because: "condition-does-not-hold" };
}

function amongRank(frame: RuleFrame, { versions, below }: Rung, { overridden }: Met): Selection | undefined {
  const selected = mostFavourableOf(frame, versions);
  const { version, undecided: doubt, contenders } = selected;
  if (!version && !doubt) {
    overridden.push(...selected.overridden);
    return undefined;
  }
  const lost = version ? below.map((each) => defeat(each, version)) : [];
  const lostToo = [...overridden, ...selected.overridden, ...lost];
  return { version, contenders, overridden: lostToo, ...(doubt ? { undecided: doubt } : {}) };
}

function amongEquals(frame: RuleFrame, { versions, below }: Rung, met: Met): Selection | undefined {
  const { overridden, contenders, doubts } = met;
  const holding: PreparedVersion[] = [];
  const unknown: PreparedVersion[] = [];
  for (const version of versions) {
    const condition = conditionOf(frame, version);
    if (condition.kind === "undetermined") {
      unknown.push(version);
      doubts.push(condition);
    } else if (condition.value) holding.push(version);
    else overridden.push(doesNotHold(version));
  }
  contenders.push(...unknown);
  if (holding.length > 1) return { version: undefined, undecided: conflict(frame, holding), contenders, overridden };
  // Were the doubtful condition true, two versions would be left: the doubt is whether there is a conflict.
  if (unknown.length > 0 && unknown.length + holding.length > 1) return undecided(met);
  const [version] = holding;
  return version && prevailing(version, below, met);
}

function prevailing(version: PreparedVersion, below: readonly PreparedVersion[], met: Met): Selection {
  const overridden = [...met.overridden, ...below.map((each) => defeat(each, version))];
  const doubt = undeterminedAmong(met.doubts);
  const { contenders } = met;
  return doubt ? { version, undecided: doubt, contenders, overridden } : { version, contenders, overridden };
}

function undecided({ doubts, contenders, overridden }: Met): Selection {
  return { version: undefined, undecided: undeterminedAmong(doubts) ?? because("ill-typed"), contenders, overridden };
}

function conflict({ rule, cycle, item, yearOfRule }: RuleFrame, holding: readonly PreparedVersion[]): Undetermined {
  const versions = holding.map(({ version }) => ({ id: version.id, citation: version.citation }));
  const at = { cycle: cycle.name, ...placeInFacts(item, yearOfRule) };
  return { kind: "undetermined", missing: [], reasons: [], conflicts: [{ rule: rule.rule.name, ...at, versions }] };
}

/** Made once for the same days: it is the same for every case of which no condition holds. */
function nothingGoverns(standing: Standing, days: GovernedDays, { rule, session: { knownOn } }: RuleFrame): Selection {
  const { unruled, rungs } = standing;
  if (unruled.knownOn !== knownOn) {
    unruled.knownOn = knownOn;
    unruled.said.clear();
  }
  const key = days.from * calendarDays + days.to;
  const found = unruled.said.get(key);
  if (found) return found;
  const [from, to] = [printDate(days.from), printDate(days.to)];
  const nothing = because("no-version", { rule: rule.rule.name, from, to, knownOn: printDate(knownOn) });
  const { contenders, overridden } = before(standing, rungs.length);
  const made: Selection = { version: undefined, undecided: nothing, contenders, overridden };
  unruled.said.set(key, made);
  return made;
}

/** More than the calendar has. */
const calendarDays = 10_000_000;
