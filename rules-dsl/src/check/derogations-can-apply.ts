/** A derogation has effect on some day on which the rule it departs from has: otherwise nobody can ever invoke it, a warning. */
import type { RuleDefinition } from "../resolve/symbols.ts";
import type { EffectDays } from "./reasoning.ts";
import { daysOf } from "./reasoning.ts";
import type { Checking } from "./semantic-model.ts";

export function derogationsCanApply(checking: Checking): void {
  for (const base of checking.symbols.rules.values()) {
    for (const derogation of base.derogations) {
      for (const definition of derogation.definitions) checkDefinition(definition, base.definitions, checking);
    }
  }
}

function checkDefinition(definition: RuleDefinition, bases: readonly RuleDefinition[], checking: Checking): void {
  const days = daysOf(definition, checking);
  const ofBases = bases.flatMap((base) => daysOf(base, checking) ?? []);
  if (!days || ofBases.length === 0 || ofBases.some((other) => meet(days, other))) return;
  const { name, derogates } = definition.clause;
  const related = ofBases.slice(0, 5).map(({ said }) => ({ span: said, code: "also-here" as const }));
  const parameters = { name: name.text, base: derogates?.text ?? "", days: printDays(days) };
  checking.report.add("derogation-never-applies", parameters, name.span, { related });
}

function meet(a: EffectDays, b: EffectDays): boolean {
  return (a.to === undefined || b.from <= a.to) && (b.to === undefined || a.from <= b.to);
}

function printDays({ from, to }: EffectDays): string {
  const day = (iso: string) => iso.split("-").reverse().join("/");
  return to === undefined ? `dal ${day(from)}` : `dal ${day(from)} al ${day(to)}`;
}
