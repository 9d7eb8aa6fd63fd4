/** Something that must be reached or not exceeded. */
import type { Requirement } from "@delibera/ledger/statement";
import { builder } from "../builder.ts";
import { amount } from "./amount.ts";
import { citation } from "./citation.ts";
import type { Explained } from "./explanation.ts";
import { explanation, explanationArgs } from "./explanation.ts";
import { label } from "./label.ts";

export const requirement = builder.objectRef<Requirement & Explained>("Requirement").implement({
  description: "Something that must be reached or not exceeded.",
  fields: (t) => ({
    id: t.exposeString("id", { description: "Key of the requirement." }),
    label: t.expose("label", { type: label, description: "What it asks, in words." }),
    met: t.exposeBoolean("met", { nullable: true, description: "Null when it cannot be told." }),
    required: t.expose("required", { type: amount, nullable: true, description: "What is asked." }),
    counted: t.expose("counted", { type: amount, nullable: true, description: "What there is." }),
    missing: t.expose("missing", {
      type: amount,
      nullable: true,
      description: "What is still missing; zero when it is met.",
    }),
    citation: t.expose("citation", { type: citation, description: "The comma that asks it." }),
    explanation: t.field({
      type: explanation,
      description: "Why it is met or not.",
      args: { language: t.arg(explanationArgs.language) },
      complexity: { field: 20, multiplier: 1 },
      resolve: (asked, { language }) => asked.because(language),
    }),
  }),
});
