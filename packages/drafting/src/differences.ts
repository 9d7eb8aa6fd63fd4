/** What a draft changes of the acts in force, in what they say and not in their words. */
import type { PublishedProgram } from "@delibera/acts";
import type { Difference } from "@delibera/rules-dsl/analysis";
import { draftProgram } from "./draft-program.ts";

/** Undefined while the text does not compile. */
export async function differencesOf(
  published: PublishedProgram,
  draft: { readonly act: string; readonly text: string },
): Promise<readonly Difference[] | undefined> {
  const made = await draftProgram(published, draft);
  if (made.kind === "refused") return undefined;
  const { semanticDiff } = await import("@delibera/rules-dsl/analysis");
  return semanticDiff(published.program, made.set.program);
}
