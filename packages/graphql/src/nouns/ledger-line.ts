/** An amount of the ledger with its source and its explanation. */
import type { Line } from "@delibera/ledger/statement";
import { builder } from "../builder.ts";
import { amount } from "./amount.ts";
import { citation } from "./citation.ts";
import type { Explained } from "./explanation.ts";
import { explanation, explanationArgs } from "./explanation.ts";
import { label } from "./label.ts";

export const ledgerLine = builder.objectRef<Line & Explained>("LedgerLine").implement({
  description: "An amount with its source.",
  fields: (t) => ({
    id: t.exposeString("id", { description: "Key of the line in its block." }),
    label: t.expose("label", { type: label, description: "What it is, in words." }),
    amount: t.expose("amount", { type: amount, description: "How much." }),
    year: t.exposeInt("year", { nullable: true, description: "The calendar year to which a reduction is attributed." }),
    citation: t.expose("citation", { type: citation, description: "The comma that grants it." }),
    explanation: t.field({
      type: explanation,
      description: "Why it is what it is.",
      args: { language: t.arg(explanationArgs.language) },
      complexity: { field: 20, multiplier: 1 },
      resolve: (line, { language }) => line.because(language),
    }),
  }),
});
