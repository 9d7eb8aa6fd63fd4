/** What the pages say beside the words of the acts. */
import type { Paragraph } from "@delibera/rules-dsl/ir";
import type { Words } from "../words.ts";

export const labels = {
  title: { it: "Le deliberazioni", en: "The deliberations" },
  allActs: { it: "tutti gli atti", en: "all acts" },
  act: { it: "atto", en: "act" },
  authority: { it: "autorità", en: "authority" },
  adopted: { it: "adottato il", en: "adopted on" },
  published: { it: "pubblicato il", en: "published on" },
  knownFrom: { it: "noto dal", en: "known from" },
  fromEffect: { it: "si assume la data di effetto", en: "its date of effect is taken" },
  effect: { it: "effetto", en: "effect" },
  source: { it: "fonte", en: "source" },
  file: { it: "file", en: "file" },
  unknownDay: { it: "in data non nota", en: "on a date not known" },
  article: { it: "Articolo", en: "Article" },
  section: { it: "Paragrafo", en: "Section" },
  summary: { it: "riassunto; il testo non è in possesso. Fonte", en: "a summary; the text is not held. Source" },
  doubt: { it: "Dubbio", en: "Doubt" },
  chosen: { it: "lettura usata", en: "the reading used" },
  examples: { it: "Esempi", en: "Examples" },
  passes: { it: "riuscito", en: "passes" },
  fails: { it: "fallito", en: "fails" },
  commi: { it: "commi", en: "commi" },
  covered: { it: "hanno una sorte dichiarata", en: "have a declared standing" },
} as const satisfies Readonly<Record<string, Words>>;

export const standings: Readonly<Record<Paragraph["standing"], Words>> = {
  encoded: { it: "con regole", en: "with rules" },
  restates: { it: "ripete", en: "restates" },
  "not-normative": { it: "non normativo", en: "not normative" },
  "not-expressible": { it: "non esprimibile", en: "not expressible" },
  undeclared: { it: "non dichiarato", en: "not declared" },
};

export const confidences: Readonly<Record<"high" | "medium" | "low", Words>> = {
  high: { it: "attendibilità alta", en: "high confidence" },
  medium: { it: "attendibilità media", en: "medium confidence" },
  low: { it: "attendibilità bassa", en: "low confidence" },
};
