/** Builds and joins undetermined values. Joining keeps every missing fact, reason and conflict once, in the order met. */
import type { Conflict, Reason, ReasonCode, Undetermined, Value } from "./value.ts";

export function missingFact(path: string): Undetermined {
  return { kind: "undetermined", missing: [path], reasons: [], conflicts: [] };
}

export function because(code: ReasonCode, parameters: Readonly<Record<string, string>> = {}): Undetermined {
  return { kind: "undetermined", missing: [], reasons: [{ code, parameters }], conflicts: [] };
}

/** A value of a kind that a valid program never brings here. */
export function illTyped(to: string): Undetermined {
  return because("ill-typed", { to });
}

/** What the undetermined ones among the values lack; undefined when all are determined. */
export function undeterminedAmong(values: readonly Value[]): Undetermined | undefined {
  let found: Undetermined | undefined;
  for (const value of values) {
    if (value.kind !== "undetermined") continue;
    if (found) return joined(values.filter((each) => each.kind === "undetermined"));
    found = value;
  }
  return found;
}

export function join(a: Undetermined, b: Undetermined): Undetermined {
  return a === b ? a : joined([a, b]);
}

/** Two values of which at least one is undetermined; anything else is not a valid program. */
export function failed(a: Value, b: Value, to: string): Undetermined {
  if (a.kind === "undetermined") return b.kind === "undetermined" ? join(a, b) : a;
  return b.kind === "undetermined" ? b : illTyped(to);
}

function joined(all: readonly Undetermined[]): Undetermined {
  return {
    kind: "undetermined",
    missing: [...new Set(all.flatMap((each) => each.missing))],
    reasons: distinct(all.flatMap((each) => each.reasons)),
    conflicts: distinct(all.flatMap((each) => each.conflicts)),
  };
}

function distinct<T extends Reason | Conflict>(members: readonly T[]): readonly T[] {
  return members.length < 2 ? members : [...new Map(members.map((each) => [JSON.stringify(each), each])).values()];
}
