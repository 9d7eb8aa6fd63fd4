/** The page of one act: each comma with its text and its rule side by side, its doubts, what it changes and what changed it, its examples. */
import type { Act, Citation, Division, Interpretation, Paragraph, Program } from "@delibera/rules-dsl/ir";
import { printDay } from "../print/citation.ts";
import type { Terminal } from "../terminal.ts";
import type { Words } from "../words.ts";
import { coloured, commaText } from "./comma-text.ts";
import type { Html } from "./html.ts";
import { html, page } from "./html.ts";
import type { Relation } from "./relations.ts";
import { placeOf } from "./relations.ts";
import { confidences, labels, standings } from "./words.ts";

export interface Library {
  readonly program: Program;
  readonly relations: readonly Relation[];
  /** Formatted text of each file. */
  readonly texts: ReadonlyMap<string, string>;
  /** Titles and places of the examples that fail, as `file:line`. */
  readonly failed: ReadonlySet<string>;
  readonly terminal: Terminal;
}

export function fileOfAct(name: string): string {
  return `${name}.html`;
}

export function anchorOf({ article, comma }: Pick<Citation, "article" | "comma">): string {
  return `c${article}-${comma}`;
}

export function actPage(act: Act, library: Library): string {
  const { terminal } = library;
  const say = (words: Words) => terminal.inWords(words);
  const source = `${act.source.reference}${act.source.confidence ? ` (${say(confidences[act.source.confidence])})` : ""}`;
  const rows: readonly (readonly [Words, string])[] = [
    [labels.authority, say(act.authorityLabel)],
    [labels.adopted, dayOr(act.adoptedOn, say)],
    [labels.published, dayOr(act.publishedOn, say)],
    [labels.knownFrom, `${printDay(act.knownFrom)}${act.knownFromEffect ? ` (${say(labels.fromEffect)})` : ""}`],
    [labels.effect, effectOf(act, say)],
    [labels.source, source],
    [labels.file, act.file],
  ];
  const body = html`<nav><a href="index.html">${say(labels.allActs)}</a></nav>
<main>
<h1>${act.title}</h1>
<dl>${rows.map(([name, value]) => html`<dt>${say(name)}</dt><dd>${value}</dd>`)}</dl>
${act.divisions.map((division) => divisionOf(act, division, library))}
</main>`;
  return page(act.title, terminal.language, body);
}

function effectOf({ effect }: Act, say: (words: Words) => string): string {
  const from = effect.from === undefined ? "" : printDay(effect.from);
  return effect.to === undefined ? say({ it: `dal ${from}`, en: `from ${from}` }) : `${from} – ${printDay(effect.to)}`;
}

function dayOr(day: string | undefined, say: (words: Words) => string): string {
  return day === undefined ? say(labels.unknownDay) : printDay(day);
}

function divisionOf(act: Act, { word, number, heading, paragraphs }: Division, library: Library): Html {
  const name = library.terminal.inWords(word === "article" ? labels.article : labels.section);
  return html`<section>
<h2>${name} ${number}. ${heading}</h2>
${paragraphs.map((paragraph) => commaOf({ act: act.name, article: number, comma: paragraph.number }, act, paragraph, library))}
</section>
`;
}

type Place = Pick<Citation, "act" | "article" | "comma">;

function commaOf(place: Place, act: Act, paragraph: Paragraph, library: Library): Html {
  const { program, texts, relations, terminal } = library;
  const say = (words: Words) => terminal.inWords(words);
  const { rule, examples } = commaText(texts.get(act.file) ?? "", paragraph.line);
  const here = placeOf(place);
  const doubts = program.interpretations.filter(({ citation }) => placeOf(citation) === here);
  const changes = [
    ...relations
      .filter(({ from }) => placeOf(from) === here)
      .map((each) => relationOf(each.does, each.to, each, library)),
    ...relations
      .filter(({ to }) => placeOf(to) === here)
      .map((each) => relationOf(each.isDone, each.from, each, library)),
  ];
  const standing = paragraph.reason === undefined ? undefined : html`<p class="note">${paragraph.reason}</p>`;
  return html`<article class="comma ${paragraph.textKind}" id="${anchorOf(place)}">
<h3>comma ${paragraph.number} <small>(${say(standings[paragraph.standing])})</small></h3>
<div class="sides">
<div>
<blockquote>${paragraph.text}</blockquote>
${summaryNote(paragraph, say)}${standing}
${changes.length === 0 ? undefined : html`<ul class="note">${changes}</ul>`}
</div>
<div>${rule.trim() === "" ? undefined : html`<pre>${coloured(rule)}</pre>`}
${doubts.map((doubt) => doubtOf(doubt, library))}
${examplesOf(act, examples, library)}</div>
</div>
</article>
`;
}

function summaryNote({ textKind, textSource }: Paragraph, say: (words: Words) => string): Html | undefined {
  if (textKind !== "summary" || textSource === undefined) return undefined;
  const confidence = textSource.confidence ? `, ${say(confidences[textSource.confidence])}` : "";
  return html`<p class="note">${say(labels.summary)}: ${textSource.reference}${confidence}</p>`;
}

function relationOf(verb: Words, other: Citation, { about }: Relation, { program, terminal }: Library): Html {
  const named = about.length === 0 ? "" : `: ${about.map((each) => terminal.inWords(each)).join("; ")}`;
  const link = `${fileOfAct(other.act)}#${anchorOf(other)}`;
  return html`<li>${terminal.inWords(verb)} <a href="${link}">${nameOf(program, other, terminal)}</a>${named}</li>`;
}

function nameOf({ acts }: Program, { act, article, comma }: Place, { inWords }: Terminal): string {
  const found = acts.find(({ name }) => name === act);
  const word = found?.divisions.find(({ number }) => number === article)?.word ?? "article";
  const division = inWords(word === "article" ? labels.article : labels.section).toLowerCase();
  return `${found?.title ?? act}, ${division} ${article}, comma ${comma}`;
}

function doubtOf({ question, tag, options, chosen, reason }: Interpretation, { terminal }: Library): Html {
  const say = (words: Words) => terminal.inWords(words);
  const option = (each: Interpretation["options"][number]) =>
    html`<li>${say(each.label)}${each.name === chosen ? html` <strong>(${say(labels.chosen)})</strong>` : undefined}</li>`;
  return html`<h4>${say(labels.doubt)}${tag === undefined ? "" : ` ${tag}`}: ${say(question)}</h4>
<ul>${options.map(option)}</ul>
<p class="note">${reason}</p>`;
}

function examplesOf(
  act: Act,
  examples: readonly { readonly title: string; readonly lines: string }[],
  { failed, terminal }: Library,
): Html | undefined {
  if (examples.length === 0) return undefined;
  const one = ({ title, lines }: (typeof examples)[number]) => {
    const outcome = failed.has(`${act.file}:${title}`) ? labels.fails : labels.passes;
    return html`<h4>${title} <small>(${terminal.inWords(outcome)})</small></h4><pre>${coloured(lines)}</pre>`;
  };
  return html`<details><summary>${terminal.inWords(labels.examples)} (${examples.length})</summary>${examples.map(one)}</details>`;
}
