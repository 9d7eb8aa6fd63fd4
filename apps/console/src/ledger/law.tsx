/** What the screens know of the published law: how each act is called for short, and what each interpretation asks. */
import type { Citation } from "@delibera/ledger/statement";
import { createContext, use } from "react";
import type { Language } from "../messages/language.tsx";
import type { Text } from "../messages/text.ts";

interface Label {
  readonly it: string;
  readonly en: string;
}

export interface ActSummary {
  readonly name: string;
  readonly kind: string;
  readonly title: string;
  readonly effectiveFrom: string;
  readonly adoptedOn: string | null;
  readonly publishedOn: string | null;
  /** The numbers of its divisions that are sections (§) and not articles. */
  readonly sections: readonly string[];
}

export interface InterpretationSummary {
  readonly name: string;
  readonly tag: string | null;
  readonly question: Label;
  readonly reason: string;
  readonly decidedBy: string | null;
  readonly options: readonly { readonly name: string; readonly label: Label }[];
}

export interface Law {
  readonly acts: readonly ActSummary[];
  readonly interpretations: readonly InterpretationSummary[];
}

const Published = createContext<Law>({ acts: [], interpretations: [] });

export const LawProvider = Published.Provider;

export function useLaw(): Law {
  return use(Published);
}

/** The law's word and a year, as people say it ("delibera 2017"); the name when that would name two acts. */
export function shortActName(law: Law, name: string): string {
  const act = law.acts.find((candidate) => candidate.name === name);
  if (act === undefined) return name;
  const short = wordAndYear(act);
  return law.acts.some((other) => other !== act && wordAndYear(other) === short) ? act.name : short;
}

/** "delibera 2017, art. 3, c. 2" */
export function citationWords(law: Law, citation: Citation, text: Text): string {
  const act = law.acts.find(({ name }) => name === citation.act);
  const division = act?.sections.includes(citation.article) ? "citation.section" : "citation.article";
  return text(division, {
    act: shortActName(law, citation.act),
    division: citation.article,
    comma: citation.comma,
  });
}

export function interpretationNamed(law: Law, name: string): InterpretationSummary | undefined {
  return law.interpretations.find((candidate) => candidate.name === name);
}

export function optionLabel(interpretation: InterpretationSummary, option: string, language: Language): string {
  return interpretation.options.find(({ name }) => name === option)?.label[language] ?? option;
}

function wordAndYear({ kind, adoptedOn, publishedOn, effectiveFrom }: ActSummary): string {
  return `${kind} ${(adoptedOn ?? publishedOn ?? effectiveFrom).slice(0, 4)}`;
}
