/** Runs the conditions and the body of a version for the case at hand. */
import type { RuleFrame, Selection } from "./frame.ts";
import { truthOf } from "./prepare-logic.ts";
import type { PreparedVersion } from "./prepare-program.ts";
import type { Case, RunningSession } from "./session.ts";
import { illTyped } from "./undetermined.ts";
import type { Truth, Undetermined, Value } from "./value.ts";
import { same, yes } from "./value.ts";

export function bodyOf(frame: RuleFrame, version: PreparedVersion): Value {
  return version.body ? version.body(begun(frame, version)) : illTyped(version.version.id);
}

/** Whether the version speaks of the case: one without a condition speaks of all. */
export function conditionOf(frame: RuleFrame, version: PreparedVersion): Truth | Undetermined {
  return version.when ? truthOf(version.when(begun(frame, version))) : yes;
}

/** Of one version, or of none when what is undecided decides. */
export function valueSelected(frame: RuleFrame, { version, contenders, undecided }: Selection): Value {
  if (!undecided) return version ? bodyOf(frame, version) : illTyped("version");
  if (!version) return undecided;
  // Whatever the doubtful conditions turn out to be, the result may be the same.
  const value = bodyOf(frame, version);
  const isSame = value.kind !== "undetermined" && contenders.every((each) => same(value, bodyOf(frame, each)));
  return isSame ? value : undecided;
}

/** A frame of its own, for a case that is evaluated beside the one at hand. */
export function frameOf(session: RunningSession, { rule, cycle, item, year, underogated }: Case): RuleFrame {
  return { session, rule, cycle, item, yearOfRule: year, year, underogated, slots: [] };
}

/** Where a case stands, for a conflict. */
export function placeInFacts(item: RuleFrame["item"], year: number | undefined): { item?: string; year?: number } {
  const place: { item?: string; year?: number } = {};
  if (item) place.item = item.id;
  if (year !== undefined) place.year = year;
  return place;
}

/** Nothing that another version, or the condition of this one, left in the frame is read. */
function begun(frame: RuleFrame, { slots: count }: PreparedVersion): RuleFrame {
  const { slots } = frame;
  for (let slot = 0; slot < count; slot++) slots[slot] = undefined;
  return frame;
}
