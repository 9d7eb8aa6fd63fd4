/** Reads a snapshot back from its folder. Whatever is wrong in the files is named with file, row and column, and nothing is then given. */
import { packCohort } from "@delibera/rules-dsl/columnar";
import type { Program } from "@delibera/rules-dsl/ir";
import type { LayoutColumn, LayoutTable } from "@delibera/rules-dsl/specialise";
import { declaredLayout } from "@delibera/rules-dsl/specialise";
import type { CohortSnapshot } from "../snapshot/snapshot.ts";
import { enumerationsOf } from "../snapshot/snapshot.ts";
import { snapshotHasher } from "../snapshot/snapshot-hash.ts";
import type { Report } from "../tables/column-reader.ts";
import type { CohortDocument } from "./cohort-document.ts";
import { documentName, readCohortDocument } from "./cohort-document.ts";
import { tableError } from "./cohort-error.ts";
import type { Reading, TableReading } from "./read-table.ts";
import { openTable, peopleIn, rowsOfHolders } from "./read-table.ts";
import type { TableProblem } from "./table-problem.ts";

export interface OpenCohort {
  readonly document: CohortDocument;
  /**
   * The people in their order, so many at a time: no more than one part of them is in memory, and a little of what follows. Whoever takes
   * the parts may trust them when the last has come, and not before: then the hash has been compared.
   * @param onHash told the hash of the whole.
   * @throws CohortError with every problem found in what was read, a hundred at most.
   */
  readonly parts: (peopleOfPart: number, onHash?: (hash: string) => void) => AsyncGenerator<CohortSnapshot>;
}

/**
 * @param onProgress told of the people that are read, by the rows of all tables: of as many as `cohort.json` says there are.
 * @throws CohortError with every problem found, a hundred at most.
 */
export async function readCohort(
  folder: string,
  program: Program,
  onProgress: (people: number, of: number) => void = () => undefined,
): Promise<{ readonly snapshot: CohortSnapshot; readonly document: CohortDocument }> {
  const { document, parts } = openCohort(folder, program, onProgress);
  let snapshot: CohortSnapshot | undefined;
  for await (const part of parts(Number.POSITIVE_INFINITY)) snapshot = part;
  if (!snapshot) throw tableError([{ file: documentName, because: "missing-file" }]);
  return { snapshot, document };
}

/** @throws CohortError when there is no cohort, or one of other acts. */
export function openCohort(
  folder: string,
  program: Program,
  onProgress: (people: number, of: number) => void = () => undefined,
): OpenCohort {
  const document = readCohortDocument(folder);
  const problems = newProblems();
  sameActs(document, program, problems.reporter(documentName));
  problems.stop();
  return {
    document,
    async *parts(peopleOfPart, onHash = () => undefined) {
      const found = newProblems();
      const enumerations = enumerationsOf(program);
      const onRows = countingPeople(document, onProgress);
      const reading: Reading = { folder, document, enumerations, texts: new Map([["", 0]]), onRows, ...found };
      const hasher = snapshotHasher();
      const tables = document.layout.tables.map((table) => openTable(table, reading));
      try {
        for (let isLast = false; !isLast; ) {
          const part = await partOf(tables, reading, peopleOfPart);
          isLast = part.isLast;
          hasher.add(part.snapshot);
          // Of the last part nothing is given before the whole has been compared.
          if (isLast) checkHash(folder, document, hasher.close(), onHash);
          yield { ...part.snapshot, cohort: packCohort(part.snapshot.cohort) };
        }
      } finally {
        for (const { close } of tables) await close();
      }
    },
  };
}

async function partOf(
  tables: readonly TableReading[],
  reading: Reading,
  peopleOfPart: number,
): Promise<{ readonly snapshot: CohortSnapshot; readonly isLast: boolean }> {
  const { document, texts, enumerations, stop } = reading;
  const [first, ...lists] = tables;
  if (!first) throw tableError([{ file: documentName, because: "missing-file" }]);
  const { people, part: own } = await peopleIn(first, peopleOfPart, reading);
  const made = [own];
  for (const list of lists) made.push(await rowsOfHolders(list, made[list.parent ?? 0] ?? own, reading));
  stop();
  const cohort = {
    layout: document.layout,
    tables: made.map(({ table }) => table),
    texts: [...texts.keys()],
  };
  return { snapshot: { cohort, people, enumerations }, isLast: own.isLast };
}

function checkHash(
  folder: string,
  { hash: expected }: CohortDocument,
  found: string,
  tell: (hash: string) => void,
): void {
  if (expected !== undefined && found !== expected)
    throw tableError([{ file: folder, because: "other-content", found, expected }]);
  tell(found);
}

function countingPeople({ people, files }: CohortDocument, tell: (people: number, of: number) => void) {
  const all = files.reduce((sum, { rows = 0 }) => sum + rows, 0);
  let read = 0;
  return (rows: number): void => {
    read += rows;
    if (read <= all) tell(Math.floor((people * read) / all), people);
  };
}

const mostProblems = 100;

/** Collects what is wrong, and stops with all of it. */
function newProblems() {
  const problems: TableProblem[] = [];
  return {
    reporter: (file: string): Report =>
      Object.assign(
        (problem: Omit<TableProblem, "file">): undefined => {
          if (problems.length < mostProblems) problems.push({ file, ...problem });
        },
        { isFull: () => problems.length >= mostProblems },
      ),
    hasProblems: () => problems.length > 0,
    stop: (): void => {
      if (problems.length > 0) throw tableError(problems);
    },
  };
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
