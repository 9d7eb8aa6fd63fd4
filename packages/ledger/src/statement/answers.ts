/** Verdicts of the rules as answers: accepted, refused for reasons, or open; each with its comma. */
import type { Figure } from "./figures.ts";
import { lineId } from "./figures.ts";
import type { Answer } from "./ledger-document.ts";
import { opennessOf } from "./what-is-open.ts";

/** Nothing when no act speaks of the case. */
export function answerOf(figure: Figure): readonly Answer[] {
  const { value, label, citation, grounds } = figure;
  if (citation === undefined) return [];
  const answer = { id: lineId(figure), label, citation };
  if (value.kind === "undetermined") return [{ ...answer, verdict: null, reasons: [], open: opennessOf(value) }];
  if (value.kind !== "verdict") return [];
  const reasons = value.reasons.map((it) => ({ it, en: grounds.find(({ reason }) => reason === it)?.english ?? it }));
  return [{ ...answer, verdict: value.accepted ? "accepted" : "refused", reasons, open: null }];
}

/** One refusal is enough; without one, everything that speaks must accept. */
export function verdictOf(answers: readonly Answer[]): Answer["verdict"] {
  if (answers.some(({ verdict }) => verdict === "refused")) return "refused";
  return answers.length > 0 && answers.every(({ verdict }) => verdict === "accepted") ? "accepted" : null;
}
