/** The name of a line by its key, as its row shows it; the key itself for a line that the ledger does not name. */
import type { Ledger } from "@delibera/ledger/statement";
import type { Language } from "../messages/language.tsx";
import type { MessageKey, Text } from "../messages/text.ts";

export function lineName(id: string, ledger: Ledger, text: Text, language: Language): string {
  const requirement = ledger.requirements.find((candidate) => `requirements.${candidate.id}` === id);
  if (requirement) return requirement.label[language];
  const figure = figures.find((key) => key === id);
  if (figure !== undefined) return text(`ledger.${figure}` satisfies MessageKey);
  // What is about one item or one year has the name of its kind.
  const kind = id.replace(/\[.*\]$|-\d{4}$/, "");
  const [, triennium, when] = /^compensation\.(\d{4}-\d{4})\.(before|after)$/.exec(id) ?? [];
  if (triennium !== undefined) return text(`line.compensation.${when as "before" | "after"}`, { triennium });
  const hidden = withoutRow.find((key) => key === kind);
  return hidden === undefined ? id : text(`line.${hidden}` satisfies MessageKey);
}

/** Lines that a ledger shows only when they have a value. */
const withoutRow = [
  "obligation.reductions.esonero",
  "obligation.reductions.esenzione",
  "obligation.reductions.earthquake",
  "obligation.reductions.covid",
  "obligation.reductions.flood",
  "obligation.bonuses.dossier",
  "obligation.bonuses.dossier-built",
  "obligation.bonuses.dossier-achieved",
  "obligation.bonuses.premium",
  "obligation.bonuses.previous-triennium",
  "credits.excluded.before-obligation",
  "credits.excluded.during-esenzione",
  "credits.excluded.during-esonero",
  "credits.excluded.second-role",
  "credits.excluded.repeated-edition",
  "credits.excluded.over-50-per-event",
  "credits.excluded.self-study-cap",
  "credits.excluded.recruited-third",
  "credits.excluded.non-learner-60",
  "documentCredits",
  "documentForm",
  "compensation.pool",
  "compensation.residual",
  "radioprotection.need",
  "radioprotection.counted",
  "radioprotection.selfStudyMax",
  "competentDoctor.certifiable",
  "competentDoctor.documentForm",
  "insurance.threshold",
] as const;

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
