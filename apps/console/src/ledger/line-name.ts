/** The name of a line by its key, as its row shows it; the key itself for a line that the ledger does not name. */
import type { Ledger } from "@delibera/ledger/statement";
import type { Language } from "../messages/language.tsx";
import type { MessageKey, Text } from "../messages/text.ts";

export function lineName(id: string, ledger: Ledger, text: Text, language: Language): string {
  const requirement = ledger.requirements.find((candidate) => `requirements.${candidate.id}` === id);
  if (requirement) return requirement.label[language];
  const figure = figures.find((key) => key === id);
  return figure === undefined ? id : text(`ledger.${figure}` satisfies MessageKey);
}

const figures = [
  "obligation.standard",
  "obligation.start",
  "obligation.years",
  "obligation.prorated",
  "obligation.individual",
  "credits.acquired",
  "credits.counted",
  "credits.learner",
  "credits.recruited",
  "credits.teaching",
  "credits.individual",
  "credits.selfStudy",
  "balance",
  "certifiable",
  "document",
  "issuer",
] as const;
