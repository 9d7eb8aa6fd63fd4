/** The credits: what was acquired, what of it does not count and why, and the parts of what counts. */
import { amountOf } from "./amount.ts";
import type { Figures } from "./figures.ts";
import type { Exclusion, Ledger } from "./ledger-document.ts";

export function creditsOf(figures: Figures): Ledger["credits"] {
  return {
    acquired: figures.amount("credits.acquired"),
    counted: figures.amount("credits.counted"),
    learner: figures.amount("credits.learner"),
    recruited: figures.amount("credits.recruited"),
    teaching: figures.amount("credits.teaching"),
    individual: figures.amount("credits.individual"),
    selfStudy: figures.amount("credits.selfStudy"),
    excluded: exclusions(figures),
    citations: figures.citations("credits"),
  };
}

const prefix = "credits.excluded";

function exclusions(figures: Figures): readonly Exclusion[] {
  return figures.under(prefix).flatMap(({ code, item, value, citation, label }) => {
    if (value.kind !== "quantity" || value.amount.n === 0n || citation === undefined) return [];
    const reason = code.slice(prefix.length + 1);
    return [{ item: item ?? null, amount: amountOf(value.amount), reason, label, citation }];
  });
}
