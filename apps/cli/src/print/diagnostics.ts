/** Diagnostics as people and programs read them: with file, line and column, the source line and a caret under the guilty text. */
import { join } from "node:path";
import type { Diagnostic, Language, Severity } from "@delibera/rules-dsl/diagnostics";
import { sentence } from "@delibera/rules-dsl/diagnostics";
import type { LineIndex, Position, SourceFile, Span } from "@delibera/rules-dsl/source";
import { lineIndex } from "@delibera/rules-dsl/source";
import type { Colors } from "../terminal.ts";
import type { Words } from "../words.ts";
import { visible } from "./visible.ts";

export interface Located {
  readonly diagnostic: Diagnostic;
  readonly place: Place;
  readonly related: readonly { readonly code: RelatedCode; readonly place: Place }[];
}

interface Place {
  /** Path of the file from where the person is. */
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
  /** The whole first line of the place, without its end. */
  readonly line: string;
}

type RelatedCode = Diagnostic["related"][number]["code"];

/** In the order of files and places. */
export function locateDiagnostics(
  diagnostics: readonly Diagnostic[],
  folder: string,
  sources: readonly SourceFile[],
): readonly Located[] {
  const indexes = new Map(sources.map(({ name, text }) => [name, { text, index: lineIndex(text) }]));
  const placeOf = (span: Span) => place(span, folder, indexes.get(span.file));
  return diagnostics
    .map((diagnostic) => ({
      diagnostic,
      place: placeOf(diagnostic.span),
      related: diagnostic.related.map(({ code, span }) => ({ code, place: placeOf(span) })),
    }))
    .sort((a, b) => byFile(a, b) || a.diagnostic.span.start - b.diagnostic.span.start);
}

/** One line: `file:line:column: error code: sentence`. */
export function printCompact(located: Located, language: Language): string {
  const { diagnostic, place } = located;
  const { message } = sentence(diagnostic, language);
  return `${at(place)}: ${severityWords[diagnostic.severity][language]} ${diagnostic.code}: ${visible(message)}`;
}

/** Several lines: the compact one, the source with its caret, the remedy, the places it refers to. */
export function printPretty(located: Located, language: Language, colors: Colors): string {
  const { diagnostic, place, related } = located;
  const { message, help } = sentence(diagnostic, language);
  const paint = { error: colors.red, warning: colors.yellow, information: colors.cyan }[diagnostic.severity];
  const severity = paint(`${severityWords[diagnostic.severity][language]} ${diagnostic.code}`);
  return [
    `${colors.bold(at(place))}: ${severity}: ${visible(message)}`,
    ...excerpt(place, paint, colors),
    ...(help === "" ? [] : [`  ${colors.bold(remedy[language])}: ${visible(help)}`]),
    ...related.map(({ code, place: where }) => `  ${relatedWords[code][language]}: ${at(where)}`),
  ].join("\n");
}

/** The same facts for a program; `message` and `help` are in the language asked for. */
export function toJson({ diagnostic, place, related }: Located, language: Language) {
  const { message, help } = sentence(diagnostic, language);
  return {
    code: diagnostic.code,
    severity: diagnostic.severity,
    message,
    help,
    ...jsonPlace(place),
    related: related.map(({ code, place: where }) => ({ code, ...jsonPlace(where) })),
  };
}

function place(span: Span, folder: string, source: { text: string; index: LineIndex } | undefined): Place {
  const file = join(folder, span.file);
  if (source === undefined) return { file, start: { line: 1, column: 1 }, end: { line: 1, column: 1 }, line: "" };
  const start = source.index.positionAt(span.start);
  const begin = source.index.offsetAt({ line: start.line, column: 1 });
  const [line = ""] = source.text.slice(begin, begin + longestLine).split(/\r?\n/, 1);
  return { file, start, end: source.index.positionAt(span.end), line };
}

// A file without line ends is shown in part.
const longestLine = 2000;
const widestExcerpt = 160;

function excerpt({ start, end, line }: Place, paint: (text: string) => string, colors: Colors): readonly string[] {
  const shown = visible(line);
  const from = start.column - 1 > widestExcerpt ? start.column - 1 - widestExcerpt / 2 : 0;
  const window = shown.slice(from, from + widestExcerpt);
  const until = end.line > start.line ? shown.length : end.column - 1;
  const length = Math.max(1, Math.min(until, from + window.length) - (start.column - 1));
  const number = String(start.line);
  return [
    `  ${colors.dim(`${number} |`)} ${window}`,
    `  ${colors.dim(`${" ".repeat(number.length)} |`)} ${" ".repeat(start.column - 1 - from)}${paint("^".repeat(length))}`,
  ];
}

function at({ file, start }: Place): string {
  return `${file}:${start.line}:${start.column}`;
}

function jsonPlace({ file, start, end }: Place) {
  return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function byFile(a: Located, b: Located): number {
  return a.place.file < b.place.file ? -1 : a.place.file > b.place.file ? 1 : 0;
}

const severityWords: Readonly<Record<Severity, Words>> = {
  error: { it: "errore", en: "error" },
  warning: { it: "avviso", en: "warning" },
  information: { it: "nota", en: "note" },
};

const relatedWords: Readonly<Record<RelatedCode, Words>> = {
  "declared-here": { it: "dichiarato qui", en: "declared here" },
  "also-here": { it: "anche qui", en: "also here" },
  "amended-here": { it: "modificato qui", en: "amended here" },
};

const remedy: Words = { it: "rimedio", en: "remedy" };
