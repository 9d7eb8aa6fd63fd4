/** The requirements that an act in force sets; one that cannot be decided is neither met nor not met. */
import type { Figures } from "./figures.ts";
import { amountIn, lineId } from "./figures.ts";
import type { Requirement } from "./ledger-document.ts";

const prefix = "requirements";

export function requirementsOf(figures: Figures): readonly Requirement[] {
  return figures.under(prefix).flatMap((figure): readonly Requirement[] => {
    const { value, label, citation } = figure;
    if (citation === undefined) return [];
    const id = lineId(figure).slice(prefix.length + 1);
    if (value.kind !== "requirement") return [{ id, label, ...undecided, citation }];
    const { met, required, counted, missing } = value;
    return [
      {
        id,
        label,
        met,
        required: amountIn(required),
        counted: amountIn(counted),
        missing: amountIn(missing),
        citation,
      },
    ];
  });
}

const undecided = { met: null, required: null, counted: null, missing: null } as const;
