/**
 * Reads reports as a table: a line for each person, with the columns of the event repeated. The first line names the columns, as
 * the XML report names its attributes; `cod_prof` is one profession, `disciplina` its codes separated by spaces.
 */
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { participantFields, reportFields } from "../form/fields.ts";
import type { Broken, ReportItem, Values } from "../form/report-item.ts";
import type { TextPiece } from "../text/decode-text.ts";
import { decodeText } from "../text/decode-text.ts";

/** No line of a report is nearly as long. */
const longestLine = 1 << 20;
/** Items are handed on in groups of about this many. */
const group = 500;

/** Items in the order of the file, some at a time. Nothing follows a `broken` one. */
export async function* readCsv(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<readonly ReportItem[]> {
  const text = untilBroken(decodeText(bytes));
  const table = newTable();
  let items: ReportItem[] = [];
  try {
    for await (const { record, info } of records(text.pieces())) {
      items.push(...table.row(record, info.lines));
      if (items.at(-1)?.kind === "broken") break;
      if (items.length < group) continue;
      yield items;
      items = [];
    }
    if (items.at(-1)?.kind !== "broken") items.push(...(text.broken === undefined ? table.end() : [text.broken]));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    items.push(text.broken ?? brokenBy(error, table.line()));
  }
  yield items;
}

/** The parser is told that the text ends where it breaks, and the reason is kept aside. */
function untilBroken(pieces: AsyncIterable<TextPiece>) {
  const state: { broken: Broken | undefined; pieces(): AsyncGenerator<string> } = {
    broken: undefined,
    async *pieces() {
      for await (const piece of pieces) {
        if (typeof piece === "string") yield piece;
        else state.broken = piece;
      }
    },
  };
  return state;
}

interface Row {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

async function* records(pieces: AsyncGenerator<string>): AsyncGenerator<Row> {
  // The first line says which of the two separators the program that wrote the file uses.
  let start = "";
  while (!start.includes("\n") && start.length < longestLine) {
    const { value, done } = await pieces.next();
    if (done) break;
    start += value;
  }
  const [head = ""] = start.split("\n", 1);
  const parser = parse({
    bom: true,
    delimiter: head.includes(";") ? ";" : ",",
    info: true,
    max_record_size: longestLine,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  const whole = async function* () {
    yield start;
    yield* pieces;
  };
  const source = Readable.from(whole());
  source.on("error", (error) => parser.destroy(error));
  yield* source.pipe(parser) as unknown as AsyncIterable<Row>;
}

function newTable() {
  let columns: readonly string[] | undefined;
  let [line, opened] = [0, ""];
  let header: Values = {};
  const seen = new Set<string>();

  const openColumns = (names: readonly string[]): readonly ReportItem[] => {
    columns = names.map((name) => name.trim());
    const unknown = columns.find((name, index) => !known.has(name) || columns?.indexOf(name) !== index);
    if (unknown !== undefined) return [broken(line, "column-unknown", { field: unknown.slice(0, 30) })];
    const missing = needed.find((name) => !columns?.includes(name));
    return missing === undefined ? [] : [broken(line, "column-missing", { field: missing })];
  };

  return {
    line: () => line,
    row(record: readonly string[], at: number): readonly ReportItem[] {
      line = at;
      if (columns === undefined) return openColumns(record);
      const { event, person, profession } = split(columns, record);
      const key = `${event["cod_evento"] ?? ""}\n${event["cod_edi"] ?? "1"}`;
      const items: ReportItem[] = [];
      if (key !== opened) {
        if (opened !== "") items.push({ kind: "end", line: line - 1 });
        items.push({ kind: "report", line, values: event });
        // A second part would withdraw the people of the first, as a later report does.
        if (seen.has(key)) items.push({ kind: "mistake", line, reason: "rows-apart", parameters: {} });
        seen.add(key);
        [opened, header] = [key, event];
      } else {
        const field = eventColumns.find((name) => header[name] !== event[name]);
        if (field !== undefined) items.push({ kind: "mistake", line, reason: "event-changes", parameters: { field } });
      }
      if (record.length > columns.length) {
        items.push({ kind: "mistake", line, reason: "text-unexpected", parameters: {} });
      }
      items.push({ kind: "participant", line, values: person, professions: profession });
      return items;
    },
    end(): readonly ReportItem[] {
      if (opened === "") return [broken(Math.max(1, line), "empty-file", {})];
      return [{ kind: "end", line }];
    },
  };
}

const eventColumns = Object.keys(reportFields);
const professionColumns = ["cod_prof", "disciplina"];
const known = new Set([...eventColumns, ...Object.keys(participantFields), ...professionColumns]);
const optional = new Set(
  Object.entries({ ...reportFields, ...participantFields })
    .filter(([, field]) => "optional" in field)
    .map(([name]) => name),
);
const needed = [...known].filter((name) => !optional.has(name));

/** An empty cell is an absent field. */
function split(columns: readonly string[], record: readonly string[]) {
  const event: Record<string, string> = {};
  const person: Record<string, string> = {};
  let [code, disciplines]: [string, readonly string[]] = ["", []];
  for (let index = 0; index < columns.length; index++) {
    const [name = "", value = ""] = [columns[index], record[index]];
    if (value === "") continue;
    if (name === "cod_prof") code = value;
    else if (name === "disciplina") disciplines = value.trim().split(/\s+/);
    else if (name in reportFields) event[name] = value;
    else person[name] = value;
  }
  const profession = code === "" && disciplines.length === 0 ? [] : [{ code, disciplines }];
  return { event, person, profession };
}

function brokenBy(error: CsvError, line: number): Broken {
  const at = typeof error["lines"] === "number" ? error["lines"] : line + 1;
  if (error.code === "CSV_MAX_RECORD_SIZE") return broken(at, "too-long", { most: String(longestLine) });
  return broken(at, "quote-not-closed", { found: error.code });
}

function broken(line: number, reason: Broken["reason"], parameters: Broken["parameters"]): Broken {
  return { kind: "broken", line, reason, parameters };
}
