/** In what order versions that stand are asked: by rank, by being special, by date of adoption; and why the others lose. */
import type { Overridden } from "./frame.ts";
import type { PreparedVersion } from "./prepare-program.ts";

/** Negative when the first is asked before the second, 0 when nothing tells them apart. */
export function precedence(a: PreparedVersion, b: PreparedVersion): number {
  return a.version.rank - b.version.rank || generality(a) - generality(b) || b.adoptedOn - a.adoptedOn;
}

function generality(version: PreparedVersion): number {
  return version.version.when ? 0 : 1;
}

/** The versions from that place on which nothing tells apart from the first of them. */
export function equalsOf(candidates: readonly PreparedVersion[], first: number): readonly PreparedVersion[] {
  let next = first + 1;
  const head = candidates[first] as PreparedVersion;
  for (; next < candidates.length; next++) if (precedence(head, candidates[next] as PreparedVersion) !== 0) break;
  return candidates.slice(first, next);
}

/** The versions from that place on that have the rank of the first of them. */
export function sameRank(candidates: readonly PreparedVersion[], first: number): readonly PreparedVersion[] {
  const rank = candidates[first]?.version.rank;
  const end = candidates.findIndex((each, place) => place > first && each.version.rank !== rank);
  return candidates.slice(first, end < 0 ? candidates.length : end);
}

/** Why a version loses against one that is asked before it. */
export function defeat(version: PreparedVersion, by: PreparedVersion): Overridden {
  if (version.version.rank !== by.version.rank) return { version, because: "lower-rank", by };
  return { version, because: generality(version) === generality(by) ? "older" : "more-general", by };
}
