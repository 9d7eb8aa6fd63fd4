/** One value of an outcome with its authority: the version that governs, those that lost, the interpretations used. */
import type { Overridden, Result } from "./frame.ts";
import type { InterpretationSet } from "./interpretation-set.ts";
import type { OutputValue, UsedInterpretation } from "./outcome.ts";
import { overriddenVersion } from "./recorder.ts";
import type { Case, RunningSession } from "./session.ts";
import type { OverriddenVersion } from "./trace.ts";
import type { Undetermined } from "./value.ts";

/** What is given for a case that does not exist. */
export function nothing(rule: string, cycle: string, value: Undetermined): OutputValue {
  return { ...unknownOutput, rule, cycle, value };
}

const unknownOutput = {
  code: undefined,
  item: undefined,
  year: undefined,
  citation: undefined,
  versionId: undefined,
  interpretationsUsed: [],
  overridden: [],
} as const;

export function output(session: RunningSession, { rule, cycle, item, year }: Case, result: Result): OutputValue {
  const version = result.selection?.version?.version;
  return {
    rule: rule.rule.name,
    code: rule.rule.code,
    cycle: cycle.name,
    item: item?.id,
    year,
    value: result.value,
    citation: version?.citation,
    versionId: version?.id,
    interpretationsUsed: usedInterpretations(session, result.used),
    overridden: overriddenVersions(result.selection?.overridden),
  };
}

const none: readonly never[] = [];

function overriddenVersions(overridden: readonly Overridden[] = none): readonly OverriddenVersion[] {
  return overridden.length === 0 ? none : overridden.map(overriddenVersion);
}

export function usedInterpretations(session: RunningSession, used: InterpretationSet): readonly UsedInterpretation[] {
  return used.places.length === 0 ? none : used.places.flatMap((place) => usedInterpretation(session, place));
}

function usedInterpretation(session: RunningSession, place: number): readonly UsedInterpretation[] {
  const decided = session.prepared.decisions.get(place);
  if (decided) return [{ name: decided.name, option: decided.decision.option, citation: decided.decision.citation }];
  const interpretation = session.prepared.program.interpretations[place];
  const value = session.options[place];
  if (!interpretation || value?.kind !== "option") return none;
  return [{ name: interpretation.name, option: value.option, citation: interpretation.citation }];
}
