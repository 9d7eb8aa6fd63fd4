/** What the screens need to know of the law, read from a program compiled in the page. */
import type { Program } from "@delibera/rules-dsl/ir";
import type { Law } from "../ledger/law.tsx";

export function lawOf({ acts, interpretations }: Program): Law {
  return {
    acts: acts.map(({ name, kind, title, effect, adoptedOn, publishedOn, divisions }) => ({
      name,
      kind,
      title,
      effectiveFrom: effect.from,
      adoptedOn: adoptedOn ?? null,
      publishedOn: publishedOn ?? null,
      sections: divisions.filter(({ word }) => word === "section").map(({ number }) => number),
    })),
    interpretations: interpretations.map(({ name, tag, question, reason, decidedBy, options }) => ({
      name,
      tag: tag ?? null,
      question,
      reason,
      decidedBy: decidedBy ?? null,
      options,
    })),
  };
}
