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

/**
 * The law's word and a year, as people say it ("delibera 2017"). Where that would name two acts, the number that the title gives
 * ("delibera 1/2025") or else its date ("decisione 12/11/2021"), or how its title begins ("prassi «Obbligo formativo del triennio
 * 2014-2016»"); the name when even that is not enough.
 */
export function shortActName(law: Law, name: string): string {
  const act = law.acts.find((candidate) => candidate.name === name);
  if (act === undefined) return name;
  const isAlone = (short: string, of: (each: ActSummary) => string | undefined) =>
    !law.acts.some((other) => other !== act && of(other) === short);
  const found = [wordAndYear, numbered, dated, titled].find((of) => {
    const short = of(act);
    return short !== undefined && isAlone(short, of);
  });
  return found?.(act) ?? act.name;
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

/** From a title such as "Delibera n. 1/2025 …" or "Decreto-legge 19 maggio 2020, n. 34 …". */
function numbered({ kind, title, adoptedOn, publishedOn, effectiveFrom }: ActSummary): string | undefined {
  const whole = /\bn\.\s*(\d+\/\d{4})\b/.exec(title)?.[1];
  if (whole !== undefined) return `${kind} ${whole}`;
  const number = /\bn\.\s*(\d+)\b/.exec(title)?.[1];
  const year = (adoptedOn ?? publishedOn ?? effectiveFrom).slice(0, 4);
  return number === undefined ? undefined : `${kind} ${number}/${year}`;
}

function dated({ kind, adoptedOn }: ActSummary): string | undefined {
  return adoptedOn === null ? undefined : `${kind} ${adoptedOn.split("-").reverse().join("/")}`;
}

function titled({ kind, title }: ActSummary): string {
  return `${kind} «${title.replace(/[,:].*$/su, "")}»`;
}

function wordAndYear({ kind, adoptedOn, publishedOn, effectiveFrom }: ActSummary): string {
  return `${kind} ${(adoptedOn ?? publishedOn ?? effectiveFrom).slice(0, 4)}`;
}
