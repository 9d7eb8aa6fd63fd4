/** Definitions that no case can reach, because another of a higher rank speaks of all of them: texts written so that they are seen to lose. */
import type { Program, RuleVersion } from "../ir/program.ts";

/** Ids of the versions that lose whatever the facts, the day and the readings are. */
export function outrankedVersions(program: Program): ReadonlySet<string> {
  const removed = new Set(program.rules.flatMap(({ versions }) => versions.flatMap(({ replaces }) => replaces)));
  return new Set(
    program.rules.flatMap(({ versions }) =>
      versions
        .filter((version) => versions.some((other) => !removed.has(other.id) && outranks(other, version)))
        .map(({ id }) => id),
    ),
  );
}

/** Known no later, in effect on all the days of the other, without a condition, and never removed (asked of the caller). */
function outranks(above: RuleVersion, below: RuleVersion): boolean {
  if (above.rank >= below.rank || above.body === undefined || above.when !== undefined) return false;
  if (above.knownFrom > below.knownFrom || above.effect.from > below.effect.from) return false;
  return endOf(above, below.knownFrom) >= longestEnd(below);
}

const open = "9999-12-31";

/** As known on that day: an extension published later leaves days on which the other speaks alone. */
function endOf({ effect, extensions }: RuleVersion, knownOn: string): string {
  const ends = extensions.filter(({ knownFrom }) => knownFrom <= knownOn).map(({ to }) => to);
  return latest([effect.to ?? open, ...ends]);
}

function longestEnd({ effect, extensions }: RuleVersion): string {
  return latest([effect.to ?? open, ...extensions.map(({ to }) => to)]);
}

const latest = (days: readonly string[]) => days.reduce((last, day) => (day > last ? day : last));
