/**
 * Front door of the SQL backend: one statement for each grain of a relational program, set-based, of whole numbers and parameters. Every
 * sub-query is about one subject or groups by it, and every join is on it: a registry sharded by subject runs the same text.
 */
import type { Output, Part, RelationalProgram } from "../specialise/specialise.ts";
import type { Catalog } from "./catalog.ts";
import { expressionOf, rowColumns } from "./emit-expression.ts";
import { StepWriter } from "./emit-steps.ts";
import { withGroups } from "./groups.ts";
import { Plan } from "./plan.ts";
import type { Statement } from "./print-query.ts";
import { printQuery } from "./print-query.ts";
import type { Join, Named, Query } from "./query.ts";
import { column, query } from "./query.ts";
import type { Reference, Space } from "./spaces.ts";
import { Spaces } from "./spaces.ts";

export type { Catalog, CatalogRelation } from "./catalog.ts";
export { plainCatalog } from "./catalog.ts";
export { coLocationFaults } from "./co-location.ts";
export { danglingColumns } from "./dangling-columns.ts";
export type { Statement } from "./print-query.ts";

export interface SqlProgram {
  /** The table of the layout whose rows the statement gives: 0 for one row for each subject. */
  readonly table: number;
  readonly statement: Statement;
  /** After `subject` and, but for table 0, `row_number`: the columns of the result, in their order. */
  readonly columns: readonly SqlColumn[];
}

export interface SqlColumn {
  readonly name: string;
  /** Index among the outputs of the program, and the part of it; `present` where the rule is about an object that may not be there. */
  readonly output: number;
  readonly part: Part | "present";
}

/** The statement of the outputs about the rows of that table: of the subject, or of a table whose rows belong to it. */
export function emitSql(
  program: RelationalProgram,
  catalog: Catalog,
  { table = 0 }: { readonly table?: number } = {},
): SqlProgram {
  const { tree, columns } = emitQuery(program, catalog, table);
  return { table, statement: printQuery(tree), columns };
}

/** The statement as a tree. */
export function emitQuery(
  program: RelationalProgram,
  catalog: Catalog,
  table: number,
): { readonly tree: Query; readonly columns: readonly SqlColumn[] } {
  const spaces = new Spaces(withGroups(program));
  const rows = table === 0 ? spaces.root : spaces.rowsOfSubject(table);
  const asked = program.outputs.flatMap((output, index) => (output.table === table ? partsOf(output, index) : []));
  const targets = asked.map(({ column: id }): Reference => ({ node: program.columns[id]?.node ?? 0, at: [rows] }));
  const plan = new Plan(spaces, targets);
  const writer = new StepWriter(plan, catalog);
  const subjects = writer.steps(spaces.root, targets, new Map());
  const aliases = new Map<Space, string>([[spaces.root, subjects.alias]]);
  const joins: Join[] = [];
  const keys: Named[] = [{ name: rowColumns.subject, value: column(subjects.alias, rowColumns.subject) }];
  if (table !== 0) {
    const members = writer.steps(rows, targets, aliases);
    aliases.set(rows, members.alias);
    joins.push({ query: members.query, alias: members.alias, inner: true as const });
    keys.push({ name: rowColumns.row, value: column(members.alias, rowColumns.row) });
  }
  const columns = asked.map(({ index, part }, place): SqlColumn => ({ name: `o${place}`, output: index, part }));
  const values = targets.map(
    (target, place): Named => ({ name: `o${place}`, value: expressionOf({ plan, aliases }, target) }),
  );
  const tree = query({ kind: "query", query: subjects.query, alias: subjects.alias }, [...keys, ...values], { joins });
  return { tree, columns };
}

function partsOf(output: Output, index: number) {
  const parts = Object.entries(output.parts) as [Part, number][];
  const present = output.present === undefined ? [] : [{ index, part: "present" as const, column: output.present }];
  return [...parts.map(([part, id]) => ({ index, part, column: id })), ...present];
}
