/**
 * Reads reports as one JSON object for each line: an object with `cod_evento` opens a report, the objects with `cod_fisc` after it
 * are its people. Names and values are those of the XML report, all as text; whole numbers may stand without quotes.
 */
import type { ReportedProfession, ReportItem, Values } from "../form/report-item.ts";
import type { TextPiece } from "../text/decode-text.ts";
import { decodeText } from "../text/decode-text.ts";

/** No line of a report is nearly as long. */
const longestLine = 1 << 20;

/** Items in the order of the file, some at a time. Nothing follows a `broken` one. */
export async function* readNdjson(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<readonly ReportItem[]> {
  const state: State = { line: 0, open: false };
  for await (const lines of linesOf(decodeText(bytes))) {
    const items = lines.flatMap((line) => (typeof line === "string" ? itemsOf(line, state) : [line]));
    if (items.length > 0) yield items;
    if (items.at(-1)?.kind === "broken") return;
  }
  if (state.open) yield [{ kind: "end", line: state.line }];
  else yield [{ kind: "broken", line: 1, reason: "empty-file", parameters: {} }];
}

interface State {
  line: number;
  /** Whether a report is open. */
  open: boolean;
}

async function* linesOf(pieces: AsyncIterable<TextPiece>): AsyncGenerator<readonly TextPiece[]> {
  let rest = "";
  let line = 0;
  for await (const piece of pieces) {
    if (typeof piece !== "string") {
      yield [piece];
      return;
    }
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    line += lines.length;
    yield lines;
    if (rest.length <= longestLine) continue;
    const parameters = { most: String(longestLine) };
    yield [{ kind: "broken", line: line + 1, reason: "too-long", parameters }];
    return;
  }
  if (rest !== "") yield [rest];
}

function itemsOf(text: string, state: State): readonly ReportItem[] {
  const line = ++state.line;
  if (text.trim() === "") return [];
  const found = objectIn(line === 1 ? text.replace(/^\ufeff/, "") : text);
  if (found === undefined) {
    const kind = state.open ? "mistake" : "broken";
    return [{ kind, line, reason: "not-json", parameters: {} }];
  }
  const mistakes: ReportItem[] = [];
  // Without a prototype: a field may be called anything.
  const values: Record<string, string> = Object.create(null);
  for (const [field, value] of Object.entries(found)) {
    if (field === "professione" || value === null) continue;
    if (typeof value === "string") values[field] = value;
    else if (Number.isSafeInteger(value)) values[field] = String(value);
    else mistakes.push(notText(line, field));
  }
  if ("cod_evento" in found) {
    const ended: ReportItem[] = state.open ? [{ kind: "end", line: line - 1 }] : [];
    state.open = true;
    if ("professione" in found) mistakes.push(unknown(line, "professione"));
    return [...ended, { kind: "report", line, values }, ...mistakes];
  }
  if (!state.open) return [{ kind: "broken", line, reason: "no-event", parameters: {} }];
  return [...mistakes, ...participant(line, values, found["professione"])];
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    // The line is refused as a whole; where in it the mistake is, its reader sees.
    return undefined;
  }
}

function participant(line: number, values: Values, given: unknown): readonly ReportItem[] {
  const professions: ReportedProfession[] = [];
  const mistakes: ReportItem[] = [];
  for (const profession of given === undefined ? [] : Array.isArray(given) ? given : [given]) {
    const { cod_prof: code, disciplina, ...others } = Object(profession) as Readonly<Record<string, unknown>>;
    const disciplines = Array.isArray(disciplina) ? disciplina : [disciplina];
    for (const field of Object.keys(others)) mistakes.push(unknown(line, field));
    if (!isCode(code)) mistakes.push(notText(line, "cod_prof"));
    if (!disciplines.every(isCode)) mistakes.push(notText(line, "disciplina"));
    professions.push({ code: String(code), disciplines: disciplines.map(String) });
  }
  return [...mistakes, { kind: "participant", line, values, professions }];
}

function isCode(value: unknown): boolean {
  return typeof value === "string" || Number.isSafeInteger(value);
}

function notText(line: number, field: string): ReportItem {
  return { kind: "mistake", line, reason: "not-text", parameters: { field: field.slice(0, 30) } };
}

function unknown(line: number, field: string): ReportItem {
  return { kind: "mistake", line, reason: "field-unknown", parameters: { field: field.slice(0, 30) } };
}
