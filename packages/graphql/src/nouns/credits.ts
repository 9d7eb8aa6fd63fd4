/** The block of the ledger that says what was done, what of it counts, and why the rest does not. */
import type { ComputedLedger } from "@delibera/ledger";
import type { Exclusion, Ledger } from "@delibera/ledger/statement";
import { lineId } from "@delibera/ledger/statement";
import { builder } from "../builder.ts";
import { amount } from "./amount.ts";
import { citation, figureCitation, figureCitations } from "./citation.ts";
import type { Explained } from "./explanation.ts";
import { explained, explanation, explanationArgs } from "./explanation.ts";
import { label } from "./label.ts";

type Figure = Exclude<keyof Ledger["credits"], "excluded" | "citations">;

const exclusion = builder.objectRef<Exclusion & Explained>("Exclusion").implement({
  description: "Credits that do not count.",
  fields: (t) => ({
    item: t.exposeString("item", {
      nullable: true,
      description: "Registry id of the participation or activity; null when a limit cuts a sum and no single item.",
    }),
    amount: t.expose("amount", { type: amount, description: "How much does not count." }),
    reason: t.exposeString("reason", { description: "Key of the reason." }),
    label: t.expose("label", { type: label, description: "The reason in words." }),
    citation: t.expose("citation", { type: citation, description: "The comma that excludes them." }),
    explanation: t.field({
      type: explanation,
      description: "Why they do not count.",
      args: { language: t.arg(explanationArgs.language) },
      complexity: { field: 20, multiplier: 1 },
      resolve: (excluded, { language }) => excluded.because(language),
    }),
  }),
});

export const credits = builder.objectRef<ComputedLedger>("Credits").implement({
  description: "Credits acquired and counted.",
  fields: (t) => {
    const figure = (name: Figure, description: string) =>
      t.field({ type: amount, nullable: true, description, resolve: ({ ledger }) => ledger.credits[name] });
    return {
      acquired: figure("acquired", "Everything acquired in the triennium."),
      counted: figure("counted", "What of it counts."),
      learner: figure("learner", "As a learner at events of providers."),
      recruited: figure("recruited", "As a learner recruited by a commercial firm."),
      teaching: figure("teaching", "As a teacher, speaker or tutor."),
      individual: figure("individual", "By individual training."),
      selfStudy: figure("selfStudy", "By self-study."),
      excluded: t.field({
        type: [exclusion],
        description: "What does not count and why: `acquired` minus all of these is `counted`.",
        resolve: (computed) =>
          computed.ledger.credits.excluded.map((excluded) => explained(excluded, computed, lineOf(excluded))),
      }),
      citations: t.field({
        type: [figureCitation],
        description: "The comma of each figure of this block.",
        resolve: ({ ledger }) => figureCitations(ledger.credits.citations),
      }),
    };
  },
});

function lineOf({ reason, item }: Exclusion): string {
  return lineId({ code: `credits.excluded.${reason}`, item: item ?? undefined, year: undefined });
}
