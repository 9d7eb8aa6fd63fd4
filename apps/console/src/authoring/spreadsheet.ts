/** Examples from the cells of a spreadsheet, and back: a row is an example, a column is what it gives or expects. */
import type { NameType, TestRow } from "../editor/study-protocol.ts";

export interface TableExample {
  readonly title: string;
  /** Undefined when the table does not say it: the act's own. */
  readonly cycle: string | undefined;
  readonly lines: readonly string[];
}

export interface TableProblem {
  /** Counted from 1, the headings being the first. */
  readonly row: number;
  readonly cell: string;
  readonly kind: "column" | "value" | "title" | "nothing";
}

export interface ReadTable {
  readonly examples: readonly TableExample[];
  readonly problems: readonly TableProblem[];
}

type Names = Readonly<Record<string, NameType>>;

/** Columns: `esempio`, `triennio`, `noto al`, `dato NOME`, `allora NOME`, and `altro` for lines as the language writes them. */
export function examplesOfTable(pasted: string, names: Names): ReadTable {
  const [headings = [], ...rows] = cellsOf(pasted);
  const problems: TableProblem[] = [];
  const columns = headings.map((cell) => {
    const column = columnOf(cell, names);
    if (column === undefined && cell.trim() !== "") problems.push({ row: 1, cell, kind: "column" });
    return column;
  });
  const examples = rows.flatMap((cells, at): TableExample[] => {
    const row = at + 2;
    if (cells.every((cell) => cell.trim() === "")) return [];
    const found = { title: "", cycle: undefined as string | undefined, lines: [] as string[] };
    cells.forEach((raw, place) => {
      const cell = raw.trim();
      const column = columns[place];
      if (column === undefined || cell === "") return;
      if (column.kind === "title") found.title = cell;
      else if (column.kind === "cycle" && /^\d{4}-\d{4}$/.test(cell)) found.cycle = cell;
      else {
        const lines = linesOf(column, cell);
        if (lines === undefined) problems.push({ row, cell, kind: "value" });
        else found.lines.push(...lines);
      }
    });
    if (found.title === "") problems.push({ row, cell: "", kind: "title" });
    if (!found.lines.some((line) => line.startsWith("allora ")))
      problems.push({ row, cell: found.title, kind: "nothing" });
    return [{ ...found, lines: found.lines.toSorted((a, b) => rankOf(a) - rankOf(b)) }];
  });
  return { examples, problems };
}

/** Dates and readings, then what is given, then what is expected, whatever the order of the columns. */
function rankOf(line: string): number {
  return line.startsWith("allora ") ? 2 : line.startsWith("dato ") ? 1 : 0;
}

/** The same columns, for whoever goes on in a spreadsheet: what is given of an item is kept as it is written. */
export function tableOf(rows: readonly TestRow[]): string {
  const split = rows.map((row) => ({
    row,
    cells: new Map([
      ...row.given.flatMap((line) => pair(line, /^dato (\S+) = (.*)$/su, "dato")),
      ...row.expectations.flatMap(({ rule, written = "" }) => pair(`${rule} ${written}`, /^(\S+) = (.*)$/su, "allora")),
    ]),
    rest: row.given.filter((line) => !/^dato \S+ = /u.test(line) && !line.startsWith("nel triennio ")),
    cycle: row.given.find((line) => line.startsWith("nel triennio "))?.slice("nel triennio ".length) ?? "",
  }));
  const columns = [...new Set(split.flatMap(({ cells }) => [...cells.keys()]))];
  const lines = split.map(({ row, cells, rest, cycle }) => [
    ...[row.title, cycle],
    ...columns.map((column) => cells.get(column) ?? ""),
    rest.join(" | "),
  ]);
  return [["esempio", "triennio", ...columns, "altro"], ...lines]
    .map((cells) => cells.map(quoted).join("\t"))
    .join("\n");
}

function pair(line: string, form: RegExp, word: string): [string, string][] {
  const [, name, value] = form.exec(line) ?? [];
  return name === undefined || value === undefined ? [] : [[`${word} ${name}`, value]];
}

type Column =
  | { readonly kind: "title" | "cycle" | "known" | "other" }
  | { readonly kind: "given" | "then"; readonly name: string; readonly type: NameType };

function columnOf(heading: string, names: Names): Column | undefined {
  const words = heading.trim();
  const plain = words.toLowerCase();
  if (["esempio", "prova", "titolo"].includes(plain)) return { kind: "title" };
  if (plain === "triennio") return { kind: "cycle" };
  if (plain === "noto al") return { kind: "known" };
  if (plain === "altro") return { kind: "other" };
  const [, word = "dato", name = ""] = /^(?:(dato|allora|atteso)\s+)?(\S+)$/iu.exec(words) ?? [];
  const type = names[name];
  if (type === undefined) return undefined;
  return { kind: word.toLowerCase() === "dato" ? "given" : "then", name, type };
}

/** Undefined for a cell that is no value of its column. */
function linesOf(column: Column, cell: string): readonly string[] | undefined {
  switch (column.kind) {
    case "title":
      return [];
    case "cycle":
      return undefined;
    case "known": {
      const day = dayOf(cell);
      return day === undefined ? undefined : [`noto al ${day}`];
    }
    case "other":
      return cell.split(" | ");
    case "given":
    case "then": {
      const word = column.kind === "given" ? "dato" : "allora";
      if (column.kind === "then" && /^(?:non\s+)?soddisfatt|^(?:accolt|rifiutat)/iu.test(cell))
        return [`${word} ${column.name} ${cell}`];
      const value = valueOfCell(cell, column.type);
      return value === undefined ? undefined : [`${word} ${column.name} = ${value}`];
    }
  }
}

/** A cell as the language writes it: `VERO` is `sì`, `1.044,72` is `1044,72 crediti` when the name counts credits. */
function valueOfCell(cell: string, { kind, unit }: NameType): string | undefined {
  if (/^dato mancante/iu.test(cell)) return cell;
  switch (kind) {
    case "quantity": {
      const [, typed = "", written] = /^([-−]?[\d.,/]+\s*%?)\s*(.*)$/su.exec(cell) ?? [];
      const number = numberOf(typed);
      if (number === undefined || (written !== undefined && /\d/.test(written))) return undefined;
      const said = written === "" ? unit : written;
      return said === undefined ? number : `${number} ${said}`;
    }
    case "boolean":
      return /^(?:vero|true|s[iì]|1)$/iu.test(cell) ? "sì" : /^(?:falso|false|no|0)$/iu.test(cell) ? "no" : undefined;
    case "date":
      return dayOf(cell);
    case "year":
      return /^\d{4}$/.test(cell) ? cell : undefined;
    case "text":
      return /^«.*»$/su.test(cell) ? cell : `«${cell.replace(/[«»]/gu, '"')}»`;
    case "enumeration":
      return /^[\p{L}\d_ ]+$/u.test(cell) ? cell.toLowerCase().replace(/\s+/g, "_") : undefined;
    default:
      return undefined;
  }
}

/** Of a sheet in Italian: the point separates thousands, unless what follows it cannot be thousands. */
function numberOf(typed: string): string | undefined {
  const plain = typed.replace(/\s+/g, "").replace("−", "-");
  const grouped = /^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?%?$/.test(plain) ? plain.replaceAll(".", "") : plain;
  const decimal = /^-?\d+\.\d+%?$/.test(grouped) ? grouped.replace(".", ",") : grouped;
  return /^-?\d+(?:,\d+)?%?$|^-?\d+\/[1-9]\d*$/.test(decimal) ? decimal : undefined;
}

function dayOf(cell: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(cell);
  if (iso) return `${iso[3]}/${iso[2]}/${iso[1]}`;
  const [, day = "", month = "", year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell) ?? [];
  return year === undefined ? undefined : `${day.padStart(2, "0")}/${month.padStart(2, "0")}/${year}`;
}

/** Cells by tabs as a spreadsheet copies them, or by semicolons as it saves them; quotes hold either, and line ends. */
function cellsOf(pasted: string): string[][] {
  const text = pasted.replace(/\r\n?/g, "\n").replace(/^\uFEFF/, "");
  const separator = (text.split("\n", 1)[0] ?? "").includes("\t") ? "\t" : ";";
  const rows: string[][] = [[]];
  let cell = "";
  let inQuotes = false;
  const end = () => {
    rows.at(-1)?.push(cell);
    cell = "";
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    if (inQuotes && character === '"' && text[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (character === '"' && (inQuotes || cell === "")) inQuotes = !inQuotes;
    else if (!inQuotes && character === separator) end();
    else if (!inQuotes && character === "\n") {
      end();
      rows.push([]);
    } else cell += character === "\n" ? " " : character;
  }
  end();
  return rows;
}

function quoted(cell: string): string {
  return /["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
