/** One-click remedies as edits of whole lines: what is wrong goes, what is missing is written where it belongs. */
import type { Fix } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/source.ts";
import type { Checking } from "./semantic-model.ts";

type Words = Fix["title"];
type Sources = Pick<Checking, "sources">;

export function replaceWith(span: Span, text: string, title: Words = writing(text)): Fix {
  return { title, edits: [{ span, text }] };
}

/** Takes away a clause and the lines that are left empty. */
export function removeLines(span: Span, { sources }: Sources, title: Words): Fix {
  return { title, edits: [{ span: wholeLines(span, sources.get(span.file) ?? ""), text: "" }] };
}

/** Writes a line under the one on which a place ends, indented as the line on which it begins, or by some levels more. */
export function addLineAfter(at: Span, line: string, { sources }: Sources, deeper = 0): Fix {
  const source = sources.get(at.file) ?? "";
  const end = endOfLine(source, at.end);
  const indented = `${indentOf(source, at.start)}${"  ".repeat(deeper)}${line}`;
  return { title: adding(line), edits: [{ span: { file: at.file, start: end, end }, text: `\n${indented}` }] };
}

/** Each of two in the place of the other. */
export function swapped(a: { readonly span: Span }, b: { readonly span: Span }, sources: Sources): Fix {
  const edits = [
    { span: a.span, text: writtenAt(b.span, sources) },
    { span: b.span, text: writtenAt(a.span, sources) },
  ];
  return { title: { it: "scambiarli", en: "swap them" }, edits };
}

/** Takes away a place and the word that stands before it, with the words between. */
export function removeFromWord(word: string, { file, start, end }: Span, { sources }: Sources): Fix {
  const before = (sources.get(file) ?? "").slice(0, start).toLowerCase().lastIndexOf(word);
  const span = { file, start: before < 0 ? start : before, end };
  return { title: removing(`${word} …`), edits: [{ span, text: "" }] };
}

export function writing(text: string): Words {
  return { it: `scrivere \`${text}\``, en: `write \`${text}\`` };
}

export function removing(what: string): Words {
  return { it: `togliere \`${what}\``, en: `remove \`${what}\`` };
}

function adding(line: string): Words {
  return { it: `aggiungere \`${line.trim()}\``, en: `add \`${line.trim()}\`` };
}

/** What is written at a place. */
export function writtenAt({ file, start, end }: Span, { sources }: Sources): string {
  return (sources.get(file) ?? "").slice(start, end).replace(/\s+/g, " ");
}

function wholeLines({ file, start, end }: Span, source: string): Span {
  const from = source.lastIndexOf("\n", start - 1) + 1;
  const to = endOfLine(source, end);
  const alone = source.slice(from, start).trim() === "" && source.slice(end, to).trim() === "";
  return alone ? { file, start: from, end: Math.min(source.length, to + 1) } : { file, start, end };
}

function endOfLine(source: string, from: number): number {
  const end = source.indexOf("\n", from);
  return end < 0 ? source.length : source[end - 1] === "\r" ? end - 1 : end;
}

function indentOf(source: string, offset: number): string {
  const start = source.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/.exec(source.slice(start, offset))?.[0] ?? "";
}
