/** Runs the body of one version for one case. */
import type { Frame, Session } from "./frame.ts";
import type { PreparedVersion } from "./prepare-program.ts";
import type { Case } from "./session.ts";
import { illTyped } from "./undetermined.ts";
import type { Value } from "./value.ts";

export function bodyOf(session: Session, asked: Case, version: PreparedVersion): Value {
  return version.body ? version.body(frameOf(session, asked, version)) : illTyped(version.version.id);
}

export function frameOf(session: Session, { cycle, item, year }: Case, { slots }: PreparedVersion): Frame {
  return { session, cycle, item, yearOfRule: year, year, slots: slots === 0 ? noSlots : [] };
}

const noSlots: (Value | undefined)[] = [];

/** Where a case stands, for a conflict. */
export function placeInFacts({ item, year }: Case): { item?: string; year?: number } {
  const place: { item?: string; year?: number } = {};
  if (item) place.item = item.id;
  if (year !== undefined) place.year = year;
  return place;
}
