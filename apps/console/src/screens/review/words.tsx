/** What became of a draft and how an act stands, each in a shape and a word. */
import type { Tone } from "../../design/mark.tsx";
import { Mark } from "../../design/mark.tsx";
import { useText } from "../../messages/text.ts";
import type { DraftState, StandingState } from "./operations.ts";

const tonesOfDrafts: Readonly<Record<DraftState, Tone>> = {
  DRAFT: "neutral",
  IN_REVIEW: "doubt",
  APPROVED: "good",
  REFUSED: "bad",
  ABANDONED: "neutral",
  PUBLISHED: "good",
};

const tonesOfActs: Readonly<Record<StandingState, Tone>> = {
  IN_FORCE: "good",
  AMENDED: "good",
  REPEALED: "bad",
  ENDED: "neutral",
  TO_BE_KNOWN: "doubt",
  TO_TAKE_EFFECT: "doubt",
};

export function DraftMark({ state }: { readonly state: DraftState }) {
  const text = useText();
  return <Mark tone={tonesOfDrafts[state]}>{text(`review.draft.${state}`)}</Mark>;
}

export function StandingMark({ state }: { readonly state: StandingState }) {
  const text = useText();
  return <Mark tone={tonesOfActs[state]}>{text(`review.act.${state}`)}</Mark>;
}
