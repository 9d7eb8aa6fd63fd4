/** The obligation: what the law asks of everybody, what is taken off, and what is left for this person. */
import { amountOf } from "./amount.ts";
import type { Figures } from "./figures.ts";
import { lineId } from "./figures.ts";
import type { Ledger, Line } from "./ledger-document.ts";

export function obligationOf(figures: Figures): Ledger["obligation"] {
  return {
    standard: figures.amount("obligation.standard"),
    start: figures.date("obligation.start"),
    years: figures.count("obligation.years"),
    prorated: figures.amount("obligation.prorated"),
    reductions: linesUnder("obligation.reductions", figures),
    bonuses: linesUnder("obligation.bonuses", figures),
    individual: figures.amount("obligation.individual"),
    citations: figures.citations("obligation"),
  };
}

/** A line per figure that is not zero; its id is the rest of the code and, for a figure about a year, the year. */
function linesUnder(prefix: string, figures: Figures): readonly Line[] {
  return figures.under(prefix).flatMap((figure) => {
    const { value, citation, label, year } = figure;
    if (value.kind !== "quantity" || value.amount.n === 0n || citation === undefined) return [];
    const id = lineId(figure).slice(prefix.length + 1);
    return [{ id, amount: amountOf(value.amount), label, ...(year === undefined ? {} : { year }), citation }];
  });
}
