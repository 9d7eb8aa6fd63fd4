/** Reads a snapshot back from its folder. Whatever is wrong in the files is named with file, row and column, and nothing is then given. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Cohort, CohortTable, Integers } from "@delibera/rules-dsl/columnar";
import { newIntegers } from "@delibera/rules-dsl/columnar";
import type { Program } from "@delibera/rules-dsl/ir";
import type { LayoutColumn, LayoutTable } from "@delibera/rules-dsl/specialise";
import { declaredLayout } from "@delibera/rules-dsl/specialise";
import { absentColumn } from "../snapshot/open-columns.ts";
import { openPeople } from "../snapshot/open-people.ts";
import type { CohortSnapshot, DimensionName, People } from "../snapshot/snapshot.ts";
import { dimensionNames, enumerationsOf } from "../snapshot/snapshot.ts";
import { snapshotHash } from "../snapshot/snapshot-hash.ts";
import type { ColumnReader, ExpectedType, Report } from "../tables/column-reader.ts";
import { columnReader } from "../tables/column-reader.ts";
import { readArrow } from "../tables/read-arrow.ts";
import { readCsv } from "../tables/read-csv.ts";
import { readParquet } from "../tables/read-parquet.ts";
import type { CohortDocument } from "./cohort-document.ts";
import { documentName, readCohortDocument } from "./cohort-document.ts";
import { tableError } from "./cohort-error.ts";
import { dimensionColumn, parentColumn, peopleTable, pseudonymColumn } from "./cohort-tables.ts";
import type { TableProblem } from "./table-problem.ts";

const mostProblems = 100;

/** @throws CohortError with every problem found, a hundred at most. */
export async function readCohort(
  folder: string,
  program: Program,
): Promise<{ readonly snapshot: CohortSnapshot; readonly document: CohortDocument }> {
  const document = readCohortDocument(folder);
  const problems: TableProblem[] = [];
  const reporter = (file: string): Report =>
    Object.assign(
      (problem: Omit<TableProblem, "file">): undefined => {
        if (problems.length < mostProblems) problems.push({ file, ...problem });
      },
      { isFull: () => problems.length >= mostProblems },
    );
  const stop = (): void => {
    if (problems.length > 0) throw tableError(problems);
  };
  sameActs(document, program, reporter(documentName));
  stop();
  const enumerations = enumerationsOf(program);
  const texts = new Map([["", 0]]);
  const pseudonyms = new Map([["", 0]]);
  const tables: CohortTable[] = [];
  let people: People | undefined;
  for (const table of document.layout.tables) {
    const name = table.parent === undefined ? peopleTable : table.path;
    const file = document.files.find((each) => each.table === name);
    const report = reporter(file?.name ?? `${name}.${document.fileFormat}`);
    if (!file || !existsSync(join(folder, file.name))) {
      report({ because: "missing-file" });
      continue;
    }
    const readers = new Map<string, ColumnReader>();
    const open = (column: string, type: ExpectedType, optional = false): void => {
      readers.set(column, columnReader({ name: column, type, optional }, report));
    };
    const dimensions = dimensionNames.map(() => new Map([["", 0]]));
    if (table.parent === undefined) {
      open(pseudonymColumn, { kind: "text", texts: pseudonyms });
      for (const [place, dimension] of dimensionNames.entries())
        open(dimensionColumn(dimension), { kind: "text", texts: dimensions[place] ?? new Map() });
    } else open(parentColumn, { kind: "amount", denominator: 1, low: 0, high: 0x7fffffff });
    for (const column of table.columns)
      if (file.columns.includes(column.path))
        open(column.path, expectedType(column, { texts, enumerations }), column.optional);
    const rows = await readRows(join(folder, file.name), document.fileFormat, readers, report);
    if (report.isFull()) stop();
    if (file.rows !== undefined && rows !== file.rows && problems.length === 0)
      report({ because: "truncated", found: `${rows}`, expected: `${file.rows}` });
    stop();
    const zeros = newIntegers("Int32Array", rows);
    const columns = table.columns.map((column) => {
      const reader = readers.get(column.path);
      return reader && file.columns.includes(column.path) ? reader.close(rows) : absentColumn(column, zeros, rows);
    });
    for (const [place, column] of table.columns.entries())
      if (!file.columns.includes(column.path) && !column.optional && rows > 0)
        report({ column: table.columns[place]?.path ?? "", because: "missing-column", expected: column.type.kind });
    if (table.parent === undefined) {
      people = peopleOf(readers, dimensions, { rows, pseudonyms, report });
      tables.push({ rows, columns });
    } else {
      const parents = readers.get(parentColumn)?.close(rows).values ?? new Int32Array(rows);
      const holders = tables[table.parent]?.rows ?? 0;
      tables.push({ rows, offsets: offsetsOf(parents, { holders, table, report }), columns });
    }
    stop();
  }
  stop();
  if (!people) throw tableError([{ file: documentName, because: "missing-file" }]);
  const cohort: Cohort = { layout: document.layout, tables, texts: [...texts.keys()] };
  const snapshot: CohortSnapshot = { cohort, people, enumerations };
  if (document.hash !== undefined && snapshotHash(snapshot) !== document.hash)
    throw tableError([
      { file: folder, because: "other-content", found: snapshotHash(snapshot), expected: document.hash },
    ]);
  return { snapshot, document };
}

function readRows(
  path: string,
  format: CohortDocument["fileFormat"],
  readers: ReadonlyMap<string, ColumnReader>,
  report: Report,
): Promise<number> | number {
  if (format === "csv") return readCsv(path, readers, report);
  return format === "parquet" ? readParquet(path, readers, report) : readArrow(path, readers, report);
}

/** Every field that rules may read has a column, and every column is a field. */
function sameActs({ layout }: CohortDocument, { vocabulary }: Program, report: Report): void {
  const named = ({ tables }: { readonly tables: readonly LayoutTable[] }) =>
    new Map(
      tables.flatMap(({ path, columns }) =>
        columns.map((column): [string, LayoutColumn] => [path === "" ? column.path : `${path}.${column.path}`, column]),
      ),
    );
  const [asked, given] = [named(declaredLayout(vocabulary)), named(layout)];
  for (const [name, { type }] of asked) {
    const own = given.get(name)?.type;
    if (
      own?.kind !== type.kind ||
      (own.kind === "option" && type.kind === "option" && own.enumeration !== type.enumeration)
    )
      report({ because: "other-acts", expected: name });
  }
  for (const name of given.keys()) if (!asked.has(name)) report({ column: name, because: "unknown-column" });
}

function expectedType(
  { type }: LayoutColumn,
  {
    texts,
    enumerations,
  }: { readonly texts: Map<string, number>; readonly enumerations: CohortSnapshot["enumerations"] },
): ExpectedType {
  if (type.kind === "option") return { kind: "code", codes: enumerations[type.enumeration] ?? [] };
  return type.kind === "text" ? { kind: "text", texts } : type;
}

function peopleOf(
  readers: ReadonlyMap<string, ColumnReader>,
  dimensions: readonly ReadonlyMap<string, number>[],
  {
    rows,
    pseudonyms,
    report,
  }: { readonly rows: number; readonly pseudonyms: ReadonlyMap<string, number>; readonly report: Report },
): People {
  const open = openPeople(rows);
  const texts = [...pseudonyms.keys()];
  const places = readers.get(pseudonymColumn)?.close(rows).values ?? new Int32Array(rows);
  const codes = dimensionNames.map((name, place) => ({
    name,
    codes: [...(dimensions[place]?.keys() ?? [])],
    values: readers.get(dimensionColumn(name))?.close(rows).values ?? new Int32Array(rows),
  }));
  const isMet = new Uint8Array(texts.length);
  for (let row = 0; row < rows; row++) {
    const place = places[row] ?? 0;
    const text = texts[place] ?? "";
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) {
      // What is there may be what must not be: it is not shown whole.
      report({ row: row + 1, column: pseudonymColumn, because: "not-a-pseudonym", found: `"${text.slice(0, 3)}…"` });
      continue;
    }
    if (isMet[place] === 1)
      report({ row: row + 1, column: pseudonymColumn, because: "repeated-pseudonym", found: text });
    isMet[place] = 1;
    const own = Object.fromEntries(codes.map((each) => [each.name, each.codes[each.values[row] ?? 0] ?? ""]));
    open.add(Buffer.from(text.replaceAll("-", ""), "hex"), own as Record<DimensionName, string>);
  }
  return open.close();
}

/** Rows stand by holder, no holder has more than its layout allows. */
function offsetsOf(
  parents: Integers,
  { holders, table, report }: { readonly holders: number; readonly table: LayoutTable; readonly report: Report },
): Int32Array {
  const offsets = new Int32Array(holders + 1);
  let last = 0;
  for (let row = 0; row < parents.length; row++) {
    const parent = parents[row] ?? 0;
    if (parent < last || parent >= holders) {
      report({
        row: row + 1,
        column: parentColumn,
        because: "wrong-owner",
        found: `${parent}`,
        expected: `${last} … ${holders - 1}`,
      });
      return offsets;
    }
    offsets[parent + 1] = (offsets[parent + 1] ?? 0) + 1;
    if ((offsets[parent + 1] ?? 0) > table.mostRows) {
      report({
        row: row + 1,
        column: parentColumn,
        because: "too-many-rows",
        found: `${parent}`,
        expected: `${table.mostRows}`,
      });
      return offsets;
    }
    last = parent;
  }
  for (let holder = 0; holder < holders; holder++)
    offsets[holder + 1] = (offsets[holder + 1] ?? 0) + (offsets[holder] ?? 0);
  return offsets;
}
