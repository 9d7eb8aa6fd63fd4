/**
 * The cases of a law that was specialised before, for the same question and the same columns: a case whose rule did not change, nor any that
 * it reads, has the value it had. Rules are the same when they are the same objects, as those of programs compiled with one memory.
 */
import type { Program, Rule } from "../ir/program.ts";
import type { AskedCase } from "./columns.ts";
import type { Law } from "./same-rules.ts";
import { sameRules } from "./same-rules.ts";
import type { DatedRule } from "./specialiser.ts";
import type { Term } from "./term.ts";

export interface EarlierCase {
  readonly about: Omit<AskedCase, "parts" | "reads">;
  readonly term: Term;
  /** Keys of the cases that were read, in the order of reading. */
  readonly reads: readonly string[];
}

/** One specialisation, when it has ended without a refusal. */
export interface EarlierLaw extends Law {
  readonly cases: ReadonlyMap<string, EarlierCase>;
}

/** Gives the case with that key, if everything that it rests on is as it was. */
export function casesAsTheyWere(
  before: EarlierLaw | undefined,
  program: Program,
  rules: ReadonlyMap<string, DatedRule>,
): (key: string) => EarlierCase | undefined {
  if (!before || !isAlike(before, program, rules)) return () => undefined;
  const ruleIsSame = sameRules(before, { program, rules }, Object.is);
  const kept = new Map<string, boolean>();
  const isKept = (key: string): boolean => {
    const found = kept.get(key);
    if (found !== undefined) return found;
    kept.set(key, false);
    const one = before.cases.get(key);
    const isAsItWas = one !== undefined && ruleIsSame(one.about.rule) && one.reads.every(isKept);
    kept.set(key, isAsItWas);
    return isAsItWas;
  };
  return (key) => (isKept(key) ? before.cases.get(key) : undefined);
}

/** What every case may look at: the vocabulary, the doubts with their decisions, and of each rule what is not its versions. */
function isAlike({ program, rules }: EarlierLaw, now: Program, rulesNow: ReadonlyMap<string, DatedRule>): boolean {
  if (program.vocabulary !== now.vocabulary || program.interpretations !== now.interpretations) return false;
  if (rules.size !== rulesNow.size) return false;
  return [...rules].every(([name, { rule }]) => {
    const found = rulesNow.get(name)?.rule;
    return found === rule || (found !== undefined && headOf(found) === headOf(rule));
  });
}

function headOf({ versions: _, ...head }: Rule): string {
  return JSON.stringify(head);
}
