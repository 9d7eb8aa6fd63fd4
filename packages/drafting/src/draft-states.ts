/** What became of a draft, as people say it: the last step about its latest text. */
import type { DraftStepKind } from "@delibera/database";

export const draftStates = ["draft", "in-review", "approved", "refused", "abandoned", "published"] as const;
export type DraftState = (typeof draftStates)[number];

/** Undefined: no step about the latest text. What is taken back from review is being written again. */
export function stateAfter(step: DraftStepKind | undefined): DraftState {
  switch (step) {
    case undefined:
    case "withdrawn":
      return "draft";
    case "review-requested":
      return "in-review";
    default:
      return step;
  }
}
