/** Which rules say the same in two laws. The value of such a rule differs only where a value does that it reads. */
import type { Program } from "../ir/program.ts";
import type { DatedRule, DatedVersion } from "./specialiser.ts";

export interface Law {
  readonly program: Program;
  readonly rules: ReadonlyMap<string, DatedRule>;
}

/**
 * Tells of a name whether its rule is the same, with the versions that replace its own and the derogations from it.
 * @param isSame of two rules, and of two of their versions.
 */
export function sameRules(before: Law, now: Law, isSame: (a: object, b: object) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>();
  const ruleIsSame = (name: string): boolean => {
    const found = known.get(name);
    if (found !== undefined) return found;
    known.set(name, false);
    const [old, own] = [before.rules.get(name), now.rules.get(name)];
    const whole =
      old !== undefined &&
      own !== undefined &&
      isSame(old.rule, own.rule) &&
      areSame(old.versions, own.versions, new Set()) &&
      own.rule.derogations.every(ruleIsSame);
    known.set(name, whole);
    return whole;
  };
  return ruleIsSame;

  /** With the versions that replace them, which other rules may hold. */
  function areSame(a: readonly DatedVersion[], b: readonly DatedVersion[], met: Set<DatedVersion>): boolean {
    return (
      a.length === b.length &&
      a.every((old, place) => {
        const found = b[place];
        if (met.has(old)) return true;
        met.add(old);
        return (
          found !== undefined && isSame(old.version, found.version) && areSame(old.replacedBy, found.replacedBy, met)
        );
      })
    );
  }
}
