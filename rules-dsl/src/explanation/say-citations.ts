/** Where a rule is written, in words: act, article or section, comma; and what was chosen where the text is silent. */
import type { UsedOption } from "../evaluator/evaluate.ts";
import type { Citation, Interpretation } from "../ir/program.ts";
import type { Speaker } from "./say-values.ts";
import { sayDate, sayOption } from "./say-values.ts";
import { namedIn } from "./words-of-program.ts";

export interface Cited {
  readonly citation: Citation;
  readonly actTitle: string;
  readonly article: string;
  readonly comma: string;
}

export function cited(citation: Citation, { program }: Speaker): Cited {
  const act = namedIn(program).acts.get(citation.act);
  return { citation, actTitle: act?.title ?? citation.act, article: citation.article, comma: citation.comma };
}

/** `Delibera sui prestiti, art. 1 comma 2`; a text that is not held adds whose account of it is followed. */
export function sayPlace(citation: Citation, by: Speaker): string {
  const { places } = namedIn(by.program).said[by.language];
  const known = places.get(citation);
  if (known !== undefined) return known;
  const said = placeOf(citation, by);
  places.set(citation, said);
  return said;
}

function placeOf(citation: Citation, by: Speaker): string {
  const { words } = by;
  const act = namedIn(by.program).acts.get(citation.act);
  const division = act?.divisions.find(({ number }) => number === citation.article);
  const paragraph = division?.paragraphs.find(({ number }) => number === citation.comma);
  const inAct =
    division?.word === "section"
      ? words.section(citation.article, citation.comma)
      : words.article(citation.article, citation.comma);
  const place = words.place(sayAct(citation.act, by), inAct);
  const account = paragraph?.textKind === "summary" ? (paragraph.textSource ?? act?.source) : undefined;
  return account ? `${place}, ${words.accordingTo(account.reference)}` : place;
}

/** The title, after the law's word for the act unless the title begins with it. */
function sayAct(name: string, { program }: Speaker): string {
  const act = namedIn(program).acts.get(name);
  if (!act) return name;
  const begins = act.title.toLowerCase().startsWith(act.kind.toLowerCase());
  return begins || act.kind === "" ? act.title : `${act.kind} «${act.title}»`;
}

/** The question, the option in use, and why: the reason is that of the chosen option only. */
export function sayInterpretation(interpretation: Interpretation, used: UsedOption, by: Speaker): string {
  const { words, language } = by;
  const { question, chosen, reason, decidedBy, decidedOn } = interpretation;
  const { option } = used;
  if (used.decidedBy) {
    const said = words.interpretation(question[language], sayOption(interpretation.name, option, by), undefined);
    return `${said} (${words.decided(sayPlace(used.decidedBy, by), undefined)})`;
  }
  const isChosen = option === chosen;
  const said = words.interpretation(
    question[language],
    sayOption(interpretation.name, option, by),
    isChosen && reason !== "" ? reason : undefined,
  );
  if (!isChosen || decidedBy === undefined) return said;
  return `${said} (${words.decided(decidedBy, decidedOn === undefined ? undefined : sayDate(decidedOn, by))})`;
}
