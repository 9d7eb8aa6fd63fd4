/** Writes figures over rows: what they fold becomes columns of the rows first, so that each stands where its rows are. */
import type { Expression, Named, Query } from "./query.ts";
import { column, query } from "./query.ts";

export interface Folding {
  /** Of all subjects at once, each apart, or of groups: what the rows that are folded together have in common. */
  readonly by?: readonly Named[];
  /** Which rows are folded. */
  readonly where?: readonly Expression[];
}

/** A fold of which every part comes from the rows around would be taken by PostgreSQL as a fold of those. */
export function figuresOf(
  rows: Query,
  alias: string,
  figures: readonly Named[],
  fresh: () => string,
  { by = [], where = [] }: Folding = {},
): Query {
  const named = new Map<string, Named>();
  const around = fresh();
  const part = (value: Expression): Expression => {
    const key = JSON.stringify(value);
    const known = named.get(key) ?? { name: `p${named.size}`, value };
    named.set(key, known);
    return column(around, known.name);
  };
  const folded = figures.map(({ name, value }): Named => ({ name, value: apart(value, part) }));
  const columns = [...by, ...named.values()];
  const inner = query(
    { kind: "query", query: rows, alias },
    columns.length > 0 ? columns : [{ name: "p", value: { kind: "boolean", value: true } }],
    { where },
  );
  const keys = by.map(({ name }): Named => ({ name, value: column(around, name) }));
  return query({ kind: "query", query: inner, alias: around }, [...keys, ...folded], {
    groupBy: keys.map(({ value }) => value),
  });
}

/** The same figure with each part that is folded replaced. */
function apart(value: Expression, part: (each: Expression) => Expression): Expression {
  switch (value.kind) {
    case "fold": {
      const { arg, order } = value;
      const isTruth = value.name === "bool_or";
      const filter = value.filter && typed(value.filter);
      return {
        ...value,
        ...(arg ? { arg: part(isTruth ? typed(arg) : arg) } : {}),
        ...(order ? { order: order.map((each) => ({ ...each, by: part(each.by) })) } : {}),
        ...(filter ? { filter: part(filter) } : {}),
      };
    }
    case "cast":
      return { ...value, operand: apart(value.operand, part) };
    case "firstOf":
      return { ...value, array: apart(value.array, part) };
    default:
      return value;
  }
}

/** A null that stands alone would be a text. */
function typed(truth: Expression): Expression {
  return truth.kind === "null" ? { kind: "null", type: "boolean" } : truth;
}
