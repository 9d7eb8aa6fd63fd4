/** A program changed in one place by one step, and where. */
import type { Citation, Program, RuleVersion } from "../ir/program.ts";

export interface Mutant {
  /** `rule@act/article/comma: before → after`, with `#2` for the second alike: it stays the same when other places change. */
  readonly id: string;
  readonly kind: MutantKind;
  /** Rule or interpretation that is changed. */
  readonly name: string;
  /** Version changed; undefined for an interpretation. */
  readonly version: string | undefined;
  readonly citation: Citation;
  readonly place: { readonly file: string; readonly line: number };
  readonly before: string;
  readonly after: string;
  /** The changed program, made when asked. */
  readonly program: () => Program;
}

export type MutantKind =
  | "expression"
  | "bound"
  | "condition"
  | "version"
  | "derogation"
  | "ground"
  | "requirement"
  | "effect"
  | "knowledge"
  | "amendment"
  | "interpretation";

/** The program with one version changed or (undefined) removed. */
export function withVersion(program: Program, version: RuleVersion, changed: RuleVersion | undefined): Program {
  const rules = program.rules.map((rule) => {
    if (!rule.versions.includes(version)) return rule;
    const versions = rule.versions.flatMap((each) => (each !== version ? [each] : changed ? [changed] : []));
    return { ...rule, versions };
  });
  return { ...program, rules };
}
