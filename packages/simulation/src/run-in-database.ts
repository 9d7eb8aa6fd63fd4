/**
 * Asks the database, or several that hold a part of the cohort each, a question about its subjects, and gives the answer in the columns
 * in which memory would give it.
 */
import type { Session } from "@delibera/database";
import type { Cohort, ColumnarResult } from "@delibera/rules-dsl/columnar";
import type { NodeType, RelationalProgram } from "@delibera/rules-dsl/specialise";
import type { Catalog, SqlProgram } from "@delibera/rules-dsl/sql";
import { coLocationFaults, emitQuery, emitSql } from "@delibera/rules-dsl/sql";

export async function runInDatabase(
  session: Session,
  program: RelationalProgram,
  cohort: Cohort,
  catalog: Catalog,
): Promise<ColumnarResult> {
  return gather(program, cohort, catalog, (statement) => session.run(statement));
}

/**
 * The same statement on each database at once, each with the rows of its own subjects in the same relations.
 * @throws Error when the statement would need rows of two of them together: none that is emitted does, and a test looks at all.
 */
export async function runOnShards(
  shards: readonly Session[],
  program: RelationalProgram,
  cohort: Cohort,
  catalog: Catalog,
): Promise<ColumnarResult> {
  for (const table of new Set(program.outputs.map((output) => output.table))) {
    const [fault] = coLocationFaults(emitQuery(program, catalog, table).tree);
    if (fault !== undefined) throw new Error(`a statement would leave its shard: it ${fault}`);
  }
  return gather(program, cohort, catalog, async (statement) =>
    (await Promise.all(shards.map((shard) => shard.run(statement)))).flat(),
  );
}

type Rows = Awaited<ReturnType<Session["run"]>>;

async function gather(
  program: RelationalProgram,
  cohort: Cohort,
  catalog: Catalog,
  run: (statement: SqlProgram["statement"]) => Promise<Rows>,
): Promise<ColumnarResult> {
  const values: (Float64Array | Uint8Array)[] = [];
  const known: (Uint8Array | undefined)[] = [];
  const kept: (Uint8Array | undefined)[] = [];
  const codes = new Map(cohort.texts.map((text, code) => [text, code]));
  for (const table of new Set(program.outputs.map((output) => output.table))) {
    const asked = emitSql(program, catalog, { table });
    const found = await run(asked.statement);
    const rows = cohort.tables[table]?.rows ?? 0;
    const there = new Uint8Array(rows);
    const columns = asked.columns.map((each) => columnOf(program, each, rows));
    for (const row of found) {
      const place = Number(row[table === 0 ? "subject" : "row_number"]);
      there[place] = 1;
      for (const { name, write } of columns) write(place, row[name], codes);
    }
    kept[table] = there;
    for (const column of columns) {
      values[column.id] = column.values;
      known[column.id] = column.known;
    }
  }
  return { program, values, known, kept };
}

/** Where the values of one column of the answer go. */
function columnOf(program: RelationalProgram, { name, output, part }: SqlProgram["columns"][number], rows: number) {
  const found = program.outputs[output];
  const id = (part === "present" ? found?.present : found?.parts[part]) ?? -1;
  const node = program.nodes[program.columns[id]?.node ?? -1];
  const type: NodeType = node?.type ?? { kind: "boolean" };
  if (type.kind === "boolean") {
    const truths = new Uint8Array(rows);
    const no = node?.maybe === false ? 0 : 2;
    const write = (row: number, value: unknown): void => {
      truths[row] = value === null || value === undefined ? 0 : value === true ? 1 : no;
    };
    return { id, name, values: truths, known: undefined, write };
  }
  const [amounts, isKnown] = [new Float64Array(rows), new Uint8Array(rows)];
  const write = (row: number, value: unknown, codes: ReadonlyMap<string, number>): void => {
    if (value === null || value === undefined) return;
    isKnown[row] = 1;
    amounts[row] = type.kind === "text" ? (codes.get(String(value)) ?? 0) : Number(value);
  };
  return { id, name, values: amounts, known: isKnown, write };
}
