/** Whether a version governs some days, as known on a day: by its dates, those of what extends it and of what removes it. */
import type { PreparedExtension, PreparedVersion } from "./prepare-program.ts";

/** Days that a version must cover to govern, both included. */
export interface GovernedDays {
  readonly from: number;
  readonly to: number;
}

/** Whether a version governs those days as known on that day, conditions and other versions apart. */
export function governs(version: PreparedVersion, days: GovernedDays, knownOn: number): boolean {
  return version.knownFrom <= knownOn && inEffect(version, days, knownOn);
}

/** Whether a version takes another's place or repeals it on those days: not when it was itself repealed. */
export function removes(remover: PreparedVersion, days: GovernedDays, knownOn: number): boolean {
  return governs(remover, days, knownOn) && !isRepealed(remover, days, knownOn, new Set());
}

function isRepealed(
  version: PreparedVersion,
  days: GovernedDays,
  knownOn: number,
  asked: Set<PreparedVersion>,
): boolean {
  if (asked.has(version)) return false;
  asked.add(version);
  return version.replacedBy.some(
    (each) => each.version.repeals && governs(each, days, knownOn) && !isRepealed(each, days, knownOn, asked),
  );
}

/** Whether its effect, or a known extension of it, covers those days. */
export function inEffect(version: PreparedVersion, days: GovernedDays, knownOn: number): boolean {
  if (version.from > days.from) return false;
  return days.to <= version.to || extensionFor(version, days, knownOn) !== undefined;
}

/** The known extension without which the version would not reach those days; undefined when it reaches them by itself. */
export function extensionFor(
  { extensions, to }: PreparedVersion,
  days: GovernedDays,
  knownOn: number,
): PreparedExtension | undefined {
  if (days.to <= to) return undefined;
  return extensions.find((each) => each.knownFrom <= knownOn && days.to <= each.to);
}
