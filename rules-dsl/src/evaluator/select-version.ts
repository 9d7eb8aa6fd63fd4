/** Which version of a rule governs a case, which do not and why; never a silent choice between two that nothing tells apart. */

import { printDate } from "../values/civil-date.ts";
import type { Frame, Overridden, Selection } from "./frame.ts";
import { mostFavourableOf } from "./most-favourable.ts";
import { defeat, equalsOf, sameRank } from "./precedence.ts";
import { truthOf } from "./prepare-logic.ts";
import type { PreparedRule, PreparedVersion } from "./prepare-program.ts";
import type { Standing } from "./standing.ts";
import { because, undeterminedAmong } from "./undetermined.ts";
import type { Conflict, Undetermined, Value } from "./value.ts";
import type { GovernedDays } from "./version-dates.ts";

export interface Choice {
  readonly rule: PreparedRule;
  readonly standing: Standing;
  readonly days: GovernedDays;
  readonly knownOn: number;
  readonly frameFor: (version: PreparedVersion) => Frame;
  readonly valueOf: (version: PreparedVersion) => Value;
  /** Where the case stands, for a conflict. */
  readonly at: Omit<Conflict, "rule" | "versions">;
}

/**
 * Which version of a rule governs a case is found in this order:
 * 1. known (known from a day not after the knowledge date) and in effect (for the whole cycle, the whole year, or on the item's day);
 * 2. not removed: a version is removed by any known version in effect that replaces or repeals it, unless that one was itself
 *    repealed. Being replaced in its turn changes nothing: what an act replaced does not come back when a third act speaks;
 * 3. whose condition holds: a version with a false condition does not speak of this case;
 * 4. of the highest rank; among these, when one of them prevails if more favourable, by value; else 5. with a condition over without; 6. adopted later (an unknown date is the earliest).
 * What is left is one version, or a conflict. A condition that is not known matters only if its version could prevail.
 */
export function selectVersion(choice: Choice): Selection {
  const { candidates, lost } = choice.standing;
  const overridden = [...lost];
  const contenders: PreparedVersion[] = [];
  const doubts: Undetermined[] = [];
  for (let first = 0; first < candidates.length; ) {
    const ofRank = sameRank(candidates, first);
    if (ofRank.some(({ version }) => version.prevailsIfMoreFavourable)) {
      const selected = mostFavourableOf(choice, ofRank);
      const rest = candidates.slice(first + ofRank.length);
      if (!selected.version && !selected.undecided) {
        overridden.push(...selected.overridden);
        first += ofRank.length;
        continue;
      }
      const below = selected.version ? rest.map((each) => defeat(each, selected.version as PreparedVersion)) : [];
      const { version, contenders: doubtful, undecided: doubt } = selected;
      const lostToo = [...overridden, ...selected.overridden, ...below];
      return { version, contenders: doubtful, overridden: lostToo, ...(doubt ? { undecided: doubt } : {}) };
    }
    const tier = equalsOf(candidates, first);
    first += tier.length;
    const holding: PreparedVersion[] = [];
    const unknown: PreparedVersion[] = [];
    for (const version of tier) {
      const condition = version.when ? truthOf(version.when(choice.frameFor(version))) : undefined;
      if (condition?.kind === "undetermined") {
        unknown.push(version);
        doubts.push(condition);
      } else if (condition && !condition.value) overridden.push({ version, because: "condition-does-not-hold" });
      else holding.push(version);
    }
    contenders.push(...unknown);
    if (holding.length > 1) return { version: undefined, undecided: conflict(choice, holding), contenders, overridden };
    // Were the doubtful condition true, two versions would be left: the doubt is whether there is a conflict.
    if (unknown.length > 0 && unknown.length + holding.length > 1) return undecided(doubts, contenders, overridden);
    const [version] = holding;
    if (version) return prevailing(version, candidates.slice(first), { contenders, doubts, overridden });
  }
  if (contenders.length > 0) return undecided(doubts, contenders, overridden);
  return { version: undefined, undecided: nothingGoverns(choice), contenders, overridden };
}

function prevailing(
  version: PreparedVersion,
  rest: readonly PreparedVersion[],
  found: {
    readonly contenders: readonly PreparedVersion[];
    readonly doubts: readonly Undetermined[];
    readonly overridden: readonly Overridden[];
  },
): Selection {
  const overridden = [...found.overridden, ...rest.map((each) => defeat(each, version))];
  const doubt = undeterminedAmong(found.doubts);
  const contenders = found.contenders;
  return doubt ? { version, undecided: doubt, contenders, overridden } : { version, contenders, overridden };
}

function undecided(
  doubts: readonly Undetermined[],
  contenders: readonly PreparedVersion[],
  overridden: readonly Overridden[],
): Selection {
  return { version: undefined, undecided: undeterminedAmong(doubts) ?? because("ill-typed"), contenders, overridden };
}

function conflict({ rule, at }: Choice, holding: readonly PreparedVersion[]): Undetermined {
  const versions = holding.map(({ version }) => ({ id: version.id, citation: version.citation }));
  return { kind: "undetermined", missing: [], reasons: [], conflicts: [{ rule: rule.rule.name, ...at, versions }] };
}

/** Made once for the same days: it is the same for every case. */
function nothingGoverns({ rule, standing, days, knownOn }: Choice): Undetermined {
  const { unruled } = standing;
  if (unruled.knownOn !== knownOn) {
    unruled.knownOn = knownOn;
    unruled.said.clear();
  }
  const key = days.from * calendarDays + days.to;
  const found = unruled.said.get(key);
  if (found) return found;
  const [from, to] = [printDate(days.from), printDate(days.to)];
  const made = because("no-version", { rule: rule.rule.name, from, to, knownOn: printDate(knownOn) });
  unruled.said.set(key, made);
  return made;
}

/** More than the calendar has. */
const calendarDays = 10_000_000;
