/**
 * Short answers of a program about people, kept by everything they were computed from. Whoever opens the list of an Order again, or is
 * the second to, is answered without evaluating the law for each member; when a fact changes it is another question.
 */
import type { Program } from "@delibera/rules-dsl/ir";
import { textHash } from "@delibera/rules-dsl/ir";

/** A few megabytes; what was asked longest ago gives way. */
const most = 20_000;
const ofPrograms = new WeakMap<Program, Map<string, unknown>>();

/**
 * @param asked everything the answer depends on beside the program, in JSON; two orders of the same keys are two questions.
 * @param answer computes what is not known yet, and gives nothing that could be changed.
 */
export function keptAnswer<Answer extends string | boolean | null>(
  program: Program,
  asked: unknown,
  answer: () => Answer,
): Answer {
  const kept = ofPrograms.get(program) ?? new Map<string, unknown>();
  ofPrograms.set(program, kept);
  const question = textHash(JSON.stringify(asked));
  const known = kept.get(question) as Answer | undefined;
  const found = known === undefined ? answer() : known;
  kept.delete(question);
  kept.set(question, found);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  return found;
}
