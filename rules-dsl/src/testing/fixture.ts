/**
 * Compiler fixtures, one file named by the claim: the smallest sources that show something, then sections such as `---- diagnostics`
 * with what is expected of them. `---- file NAME` begins a further source; `---- section` is the section of LANGUAGE.md illustrated.
 */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { sentence } from "../diagnostics/diagnostic.ts";
import type { SourceFile, Span } from "../source/source.ts";
import { lineIndex } from "../source/source.ts";

export interface Fixture {
  /** The name of its file, as a sentence. */
  readonly claim: string;
  /** At least one; the first is called as the fixture. */
  readonly sources: readonly SourceFile[];
  /** Expected texts by the name of their section. */
  readonly sections: ReadonlyMap<string, string>;
}

export function readFixture(fileName: string, text: string): Fixture {
  const claim = fileName.replace(/\.delibera$/, "").replaceAll("-", " ");
  const sources: SourceFile[] = [];
  const sections = new Map<string, string>();
  const [first = "", ...parts] = text.split(/^---- /m);
  if (first !== "" || parts.length === 0) sources.push({ name: fileName, text: first });
  for (const part of parts) {
    const endOfTitle = part.includes("\n") ? part.indexOf("\n") : part.length;
    const title = part.slice(0, endOfTitle).trim();
    const body = part.slice(endOfTitle + 1);
    if (title.startsWith("file ")) sources.push({ name: title.slice(5), text: body });
    else sections.set(title, body);
  }
  return { claim, sources, sections };
}

/** The text of the fixture file with this section in place of what was expected; an empty section is left out, others are kept. */
export function writeFixture({ sources, sections }: Fixture, section: string, expected: string): string {
  const [first, ...others] = sources;
  const further = others.map(({ name, text }) => `---- file ${name}\n${text}`);
  const kept = [...sections].filter(([name]) => name !== section).map(([name, text]) => `---- ${name}\n${text}`);
  const expectation = expected === "" ? "" : `---- ${section}\n${expected}`;
  return [first?.text ?? "", ...further, ...kept, expectation].join("");
}

/** One line each: `line:column-line:column severity code: message`, then its fixes; named by file when it is not the first. */
export function diagnosticLines(found: readonly Diagnostic[], sources: readonly SourceFile[]): string {
  const lines = found.flatMap((one) => {
    const fixes = one.fixes.map(({ title, edits }) => {
      const texts = edits.map(({ span, text }) => `${place(span, sources)} ${JSON.stringify(text)}`);
      return `  fix: ${title.en}: ${texts.join(", ")}`;
    });
    return [`${place(one.span, sources)} ${one.severity} ${one.code}: ${sentence(one, "en").message}`, ...fixes];
  });
  return lines.map((line) => `${line}\n`).join("");
}

/** The text after the edits of one fix that concern this source. */
export function applyFix(source: SourceFile, fix: Diagnostic["fixes"][number]): SourceFile {
  const edits = fix.edits.filter(({ span }) => span.file === source.name).sort((a, b) => b.span.start - a.span.start);
  const text = edits.reduce((before, { span, text: after }) => {
    return before.slice(0, span.start) + after + before.slice(span.end);
  }, source.text);
  return { name: source.name, text };
}

function place(span: Span, sources: readonly SourceFile[]): string {
  const source = sources.find(({ name }) => name === span.file);
  const index = lineIndex(source?.text ?? "");
  const [from, to] = [index.positionAt(span.start), index.positionAt(span.end)];
  const file = source === sources[0] ? "" : `${span.file}:`;
  return `${file}${from.line}:${from.column}-${to.line}:${to.column}`;
}
