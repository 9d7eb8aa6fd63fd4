/** The block of the ledger that says how much must be done. */
import type { ComputedLedger } from "@delibera/ledger";
import { builder } from "../builder.ts";
import { amount } from "./amount.ts";
import { figureCitation, figureCitations } from "./citation.ts";
import { explained } from "./explanation.ts";
import { ledgerLine } from "./ledger-line.ts";

export const obligation = builder.objectRef<ComputedLedger>("Obligation").implement({
  description: "How much must be done.",
  fields: (t) => ({
    standard: t.field({
      type: amount,
      nullable: true,
      description: "What the act asks of everybody in this triennium.",
      resolve: ({ ledger }) => ledger.obligation.standard,
    }),
    start: t.field({
      type: "Date",
      nullable: true,
      description: "First day of the obligation.",
      resolve: ({ ledger }) => ledger.obligation.start,
    }),
    years: t.int({
      nullable: true,
      description: "Obligated calendar years of the triennium.",
      resolve: ({ ledger }) => ledger.obligation.years,
    }),
    prorated: t.field({
      type: amount,
      nullable: true,
      description: "Net of exemptions, for the obligated years.",
      resolve: ({ ledger }) => ledger.obligation.prorated,
    }),
    reductions: t.field({
      type: [ledgerLine],
      description: "Exemptions, by kind and year; those of zero are left out.",
      resolve: (computed) => linesOf(computed, "reductions"),
    }),
    bonuses: t.field({
      type: [ledgerLine],
      description: "Bonuses; those of zero are left out.",
      resolve: (computed) => linesOf(computed, "bonuses"),
    }),
    individual: t.field({
      type: amount,
      nullable: true,
      description: "What this professional must reach.",
      resolve: ({ ledger }) => ledger.obligation.individual,
    }),
    citations: t.field({
      type: [figureCitation],
      description: "The comma of each figure of this block.",
      resolve: ({ ledger }) => figureCitations(ledger.obligation.citations),
    }),
  }),
});

function linesOf(computed: ComputedLedger, block: "reductions" | "bonuses") {
  return computed.ledger.obligation[block].map((line) => explained(line, computed, `obligation.${block}.${line.id}`));
}
