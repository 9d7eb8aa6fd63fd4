/** Reads the literals that begin with a digit, and reports those written as elsewhere in the world, with the fix. */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/source.ts";
import type { LiteralName } from "./tokens.ts";

interface NumberLexeme {
  readonly kind: LiteralName;
  readonly end: number;
}

/** After `articolo`, `paragrafo` and `comma` a dot separates levels (`8.1`), not thousands. */
export function scanNumber(
  { file, start }: { readonly file: string; readonly start: number },
  text: string,
  afterDivisionWord: boolean,
  diagnostics: Diagnostic[],
): NumberLexeme {
  const digits = afterDigits(text, start);
  if (digits - start <= longest && !goesOn(text, digits)) return { kind: "Number", end: digits };
  for (const [form, pattern] of forms) {
    pattern.lastIndex = start;
    const written = pattern.exec(text)?.[0];
    if (written === undefined) continue;
    const span = { file, start, end: start + written.length };
    if (written.length > longest) diagnostics.push(diagnostic("number-too-long", { limit: String(longest) }, span));
    else if (form === "IsoDate") {
      const [year, month, day] = written.split("-");
      diagnostics.push(rewritten("iso-date", written, `${day}/${month}/${year}`, span));
    } else if (form === "Dotted" && !afterDivisionWord) {
      if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(written)) {
        diagnostics.push(rewritten("thousands-separator", written, written.replaceAll(".", ""), span));
      } else if (/^\d+\.\d+$/.test(written)) {
        diagnostics.push(rewritten("decimal-point", written, written.replace(".", ","), span));
      } else diagnostics.push(diagnostic("malformed-number", { written }, span));
    }
    return { kind: form === "IsoDate" ? "Date" : form, end: span.end };
  }
  return { kind: "Number", end: start + 1 };
}

function afterDigits(text: string, start: number): number {
  let end = start;
  while (text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
  return end;
}

/** Whether the digits up to there may be the beginning of a longer literal. */
function goesOn(text: string, end: number): boolean {
  const next = text.charAt(end);
  if (next === " " || next === "\u00a0") return text.charAt(end + 1) === "%";
  return next !== "" && "/-–.,%".includes(next);
}

const suffixes = "bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|undecies|duodecies";

const forms: readonly (readonly [LiteralName | "IsoDate", RegExp])[] = [
  ["Date", /\d{1,2}\/\d{1,2}\/\d{4}(?!\d)/y],
  ["IsoDate", /\d{4}-\d{2}-\d{2}(?!\d)/y],
  ["Years", /\d{4}[-–]\d{4}(?!\d)/y],
  ["Ordinal", new RegExp(`\\d+(?:\\.\\d+)*-(?:${suffixes})(?![\\p{L}\\p{N}_])`, "iuy")],
  ["Dotted", /\d+(?:\.\d+)+(?:,\d+)?/y],
  ["Fraction", /\d+\/\d+(?!,\d)/y],
  ["Percent", /\d+(?:,\d+)?[ \u00a0]?%/y],
  ["Number", /\d+(?:,\d+)?/y],
];

/** Longer numbers are nobody's amount, and exact arithmetic on them is slow. */
const longest = 30;

function rewritten(
  code: "iso-date" | "thousands-separator" | "decimal-point",
  written: string,
  fixed: string,
  span: Span,
): Diagnostic {
  const title = { it: `scrivere ${fixed}`, en: `write ${fixed}` };
  return diagnostic(code, { written, fixed }, span, { fixes: [{ title, edits: [{ span, text: fixed }] }] });
}
