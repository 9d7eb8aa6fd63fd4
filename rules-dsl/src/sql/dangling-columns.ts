/** Which columns a statement names that are not there: none that is emitted does, and a database would refuse it. */
import type { Expression, From, Query } from "./query.ts";
import { partsOf } from "./query.ts";

/** By alias: the columns that are there; undefined for a relation, whose columns the catalog knows. */
type Scope = ReadonlyMap<string, ReadonlySet<string> | undefined>;

export function danglingColumns(query: Query): readonly string[] {
  const dangling = new Set<string>();
  const look = (expression: Expression, scope: Scope): void => {
    if (expression.kind === "column") {
      const { alias, name } = expression;
      const columns = scope.get(alias);
      if (!scope.has(alias) || (columns && !columns.has(name))) dangling.add(`${alias}.${name}`);
    }
    for (const each of partsOf(expression)) look(each, scope);
  };
  const visit = ({ columns, from, joins, where, groupBy, orderBy }: Query, around: Scope): ReadonlySet<string> => {
    // What is no lateral join sees nothing of the rows around it in the same query, but all of those further out.
    const own = new Map(around);
    own.set(from.alias, columnsOf(from, around, visit, look));
    for (const { query: joined, alias, on } of joins) {
      own.set(alias, visit(joined, on ? around : own));
      if (on) look(on, own);
    }
    const read = [...columns.map(({ value }) => value), ...where, ...groupBy, ...orderBy];
    for (const each of read) look(each, own);
    return new Set(columns.map(({ name }) => name));
  };
  visit(query, new Map());
  return [...dangling];
}

function columnsOf(
  from: From,
  around: Scope,
  visit: (query: Query, scope: Scope) => ReadonlySet<string>,
  look: (expression: Expression, scope: Scope) => void,
): ReadonlySet<string> | undefined {
  if (from.kind === "query") return visit(from.query, around);
  if (from.kind === "relation") return undefined;
  look(from.last, around);
  return new Set(["n"]);
}
