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

/** First the items that do not count, as the record lists them, then what limits cut from sums. */
function exclusions(figures: Figures): readonly Exclusion[] {
  const all = figures.under(prefix).flatMap(({ code, item, value, citation, label }): readonly Exclusion[] => {
    if (value.kind !== "quantity" || value.amount.n === 0n || citation === undefined) return [];
    const reason = code.slice(prefix.length + 1);
    return [{ item: item ?? null, amount: amountOf(value.amount), reason, label, citation }];
  });
  const items = new Set(figures.all.flatMap(({ item }) => (item === undefined ? [] : [item])));
  const places = new Map([...items].map((item, place) => [item, place]));
  const placeOf = ({ item }: Exclusion) => (item === null ? items.size : (places.get(item) ?? items.size));
  const byReason = (a: Exclusion, b: Exclusion) => (a.reason < b.reason ? -1 : a.reason > b.reason ? 1 : 0);
  return all.toSorted((a, b) => placeOf(a) - placeOf(b) || byReason(a, b));
}
