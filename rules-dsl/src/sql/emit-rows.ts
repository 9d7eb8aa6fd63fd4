/** Writes where rows come from: a relation, the pieces of a period, joined periods; and what of them must be known. */
import * as calendar from "./calendar.ts";
import type { Catalog, CatalogRelation } from "./catalog.ts";
import type { Standing } from "./emit-expression.ts";
import { expressionOf, inputName, isNarrow, rowColumns, sqlType } from "./emit-expression.ts";
import { withinOf } from "./operands.ts";
import type { Expression, Named, Query } from "./query.ts";
import { all, call, cast, column, fold, integer, is, operator, query, truth, when } from "./query.ts";
import type { Reference, Space, SpaceSource } from "./spaces.ts";

export interface RowsWanted {
  /** Places of the columns of the layout. */
  readonly inputs: ReadonlySet<number>;
  readonly position: boolean;
  /** All subjects at once, each row with its subject; else those of the subject at hand. */
  readonly ofAll: boolean;
}

/** All but joined periods and groups, which are made of the rows of a loop. */
export type RowsSource = Exclude<SpaceSource, { readonly kind: "merged" | "groups" }>;

export function rowsOf(
  standing: Standing,
  catalog: Catalog,
  { space, source }: { readonly space: Space; readonly source: RowsSource },
  wanted: RowsWanted,
  fresh: () => string,
): Query {
  if (source.kind === "anniversaries" || source.kind === "months") {
    return pieces(source.kind, expressionOf(standing, source.from), expressionOf(standing, source.to), fresh());
  }
  return relationRows(standing, catalog, space, wanted, fresh);
}

/** Whether it is known which rows there are, asked outside them. */
export function sourceIsKnown(standing: Standing, { source }: Space): Expression {
  const known = (each: Reference): Expression =>
    standing.plan.spaces.nodeOf(each).maybe ? is(expressionOf(standing, each), "not null") : truth(true);
  if (source.kind === "rows") return source.of ? known(source.of) : truth(true);
  if (source.kind === "anniversaries" || source.kind === "months") return all(known(source.from), known(source.to));
  return truth(true);
}

function relationRows(
  standing: Standing,
  catalog: Catalog,
  space: Space,
  wanted: RowsWanted,
  fresh: () => string,
): Query {
  const { spaces } = standing.plan;
  const { source } = space;
  const table = "table" in source ? source.table : 0;
  const relation = catalog.relations[table] as CatalogRelation;
  const layout = spaces.program.layout.tables[table];
  const alias = fresh();
  const subject = column(alias, relation.subject);
  const columns: Named[] = [{ name: rowColumns.subject, value: subject }];
  if (table !== 0) columns.push({ name: rowColumns.row, value: column(alias, relation.row ?? "") });
  if (relation.parent !== undefined) columns.push({ name: "parent_row", value: column(alias, relation.parent) });
  for (const place of wanted.inputs) {
    const type = layout?.columns[place]?.type;
    const value = column(alias, relation.columns[place] ?? "");
    const isNumber = type !== undefined && sqlType(type) === "bigint";
    columns.push({ name: inputName(place), value: isNumber ? cast(value, isNarrow(type) ? "int" : "bigint") : value });
  }
  const from = {
    kind: "relation" as const,
    ...(relation.schema === undefined ? {} : { schema: relation.schema }),
    name: relation.name,
    alias,
  };
  const where: Expression[] = [];
  if (source.kind !== "subject" && !wanted.ofAll) where.push(operator("=", subject, subjectAt(standing, space)));
  if (source.kind === "rows" && source.of)
    where.push(operator("=", column(alias, relation.parent ?? ""), expressionOf(standing, source.of)));
  where.push(...withinOf(spaces, space).map((each) => expressionOf(standing, each)));
  return kept(standing, space, { table, wanted, parent: relation.parent }, query(from, columns, { where }), fresh);
}

/** Whose rows are asked for: those of the subject of the rows around. */
function subjectAt({ plan, aliases }: Standing, space: Space): Expression {
  for (let each = space.parent; each; each = each.parent) {
    const alias = aliases.get(each);
    if (alias !== undefined && ["subject", "rows", "lookup"].includes(each.source.kind))
      return column(alias, rowColumns.subject);
  }
  return column(aliases.get(plan.spaces.root) ?? "", rowColumns.subject);
}

/** The rows that are there on the dates of the question, with their places. */
function kept(
  standing: Standing,
  space: Space,
  {
    table,
    wanted,
    parent,
  }: { readonly table: number; readonly wanted: RowsWanted; readonly parent: string | undefined },
  rows: Query,
  fresh: () => string,
): Query {
  const { keep } = standing.plan.spaces.program.tables[table] ?? {};
  const alias = fresh();
  const at: Standing = { ...standing, aliases: new Map([...standing.aliases, [space, alias]]), bare: space };
  const where = keep === undefined ? [] : [expressionOf(at, { node: keep, at: [space] })];
  const isLookup = space.source.kind === "lookup";
  if (where.length === 0 && !wanted.position && !isLookup) return rows;
  const columns = rows.columns.map(({ name }) => ({ name, value: column(alias, name) }));
  const partition = [column(alias, rowColumns.subject), ...(parent === undefined ? [] : [column(alias, "parent_row")])];
  const position = fold("row_number", { over: { partition, order: [{ by: column(alias, rowColumns.row) }] } });
  const placed = query(
    { kind: "query", query: rows, alias },
    [...columns, ...(wanted.position ? [{ name: rowColumns.position, value: position }] : [])],
    { where },
  );
  if (space.source.kind !== "lookup") return placed;
  const found = fresh();
  const all = placed.columns.map(({ name }) => ({ name, value: column(found, name) }));
  return query({ kind: "query", query: placed, alias: found }, all, {
    where: [operator("=", column(found, rowColumns.row), expressionOf(standing, space.source.row))],
  });
}

/** Cut at each anniversary of the first day, or at the ends of months. */
function pieces(kind: "anniversaries" | "months", from: Expression, to: Expression, alias: string): Query {
  const n = column(alias, "n");
  const first = (count: Expression): Expression => {
    if (kind === "anniversaries") return calendar.addMonths(from, operator("*", integer(12), count));
    return when([[operator("=", count, integer(0)), from]], calendar.firstOfMonth(from, count));
  };
  const apart = operator("-", calendar.monthOf(to), calendar.monthOf(from));
  const last = kind === "months" ? apart : operator("+", operator("/", apart, integer(12)), integer(1));
  const next = operator("-", first(operator("+", n, integer(1))), integer(1));
  const isThere = when([[operator("<=", from, to), operator("<=", first(n), to)]], truth(false));
  return query(
    { kind: "numbers", last: when([[operator("<=", from, to), last]], integer(-1)), alias },
    [
      { name: rowColumns.row, value: n },
      { name: rowColumns.from, value: first(n) },
      { name: rowColumns.to, value: call("least", next, to) },
    ],
    { where: [isThere] },
  );
}

/** Periods that overlap or touch, joined; `members` has their days, and whether they are there. */
export function joinedPeriods(members: Query, fresh: () => string): Query {
  const [a, b, c] = [fresh(), fresh(), fresh()];
  const [from, to] = [column(a, rowColumns.from), column(a, rowColumns.to)];
  const order = [{ by: from }, { by: to }];
  const reached = fold("max", { arg: to, over: { order, frame: "all before" } });
  const begins = when([[operator("<=", from, operator("+", reached, integer(1))), integer(0)]], integer(1));
  const marked = query(
    { kind: "query", query: members, alias: a },
    [
      { name: rowColumns.from, value: from },
      { name: rowColumns.to, value: to },
      { name: "begins", value: begins },
    ],
    { where: [operator("<=", from, to)] },
  );
  const [start, end] = [column(b, rowColumns.from), column(b, rowColumns.to)];
  const numbered = query({ kind: "query", query: marked, alias: b }, [
    { name: rowColumns.from, value: start },
    { name: rowColumns.to, value: end },
    {
      name: "island",
      value: fold("sum", {
        arg: column(b, "begins"),
        over: { order: [{ by: start }, { by: end }], frame: "up to here" },
      }),
    },
  ]);
  const first = fold("min", { arg: column(c, rowColumns.from) });
  return query(
    { kind: "query", query: numbered, alias: c },
    [
      { name: rowColumns.row, value: first },
      { name: rowColumns.from, value: first },
      { name: rowColumns.to, value: fold("max", { arg: column(c, rowColumns.to) }) },
    ],
    { groupBy: [column(c, "island")] },
  );
}
