/** The one place where SQL becomes text. Every operation stands in brackets; texts become parameters, names are quoted. */
import type { Expression, From, Named, Order, Query, Window } from "./query.ts";

export interface Statement {
  readonly text: string;
  /** For `$1`, `$2`, …, all texts. */
  readonly parameters: readonly string[];
}

export function printQuery(query: Query): Statement {
  const places = new Map<string, number>();
  const place = (text: string): string => {
    const known = places.get(text) ?? places.size + 1;
    places.set(text, known);
    return `$${known}::text`;
  };
  const text = `${new Printer(place).query(query, "")}\n`;
  return { text, parameters: [...places.keys()] };
}

class Printer {
  readonly #parameter: (text: string) => string;

  constructor(parameter: (text: string) => string) {
    this.#parameter = parameter;
  }

  query({ columns, from, joins, where, groupBy, orderBy }: Query, indent: string): string {
    const list = (each: readonly Expression[]) => each.map((one) => this.#expression(one)).join(", ");
    return [
      `${indent}select ${columns.map((each) => this.#named(each)).join(`,\n${indent} `)}`,
      `${indent}from ${this.#from(from, indent)}`,
      ...joins.map(({ query, alias, on, inner }) => {
        const kind = inner ? "join" : "left join";
        const lateral = on ? "" : " lateral";
        return `${indent}${kind}${lateral} (\n${this.query(query, deeper(indent))}\n${indent}) as ${alias} on ${on ? this.#expression(on) : "true"}`;
      }),
      ...(where.length > 0 ? [`${indent}where ${where.map((each) => this.#expression(each)).join(" and ")}`] : []),
      ...(groupBy.length > 0 ? [`${indent}group by ${list(groupBy)}`] : []),
      ...(orderBy.length > 0 ? [`${indent}order by ${list(orderBy)}`] : []),
    ].join("\n");
  }

  #named({ name, value }: Named): string {
    const text = this.#expression(value);
    return value.kind === "column" && value.name === name ? text : `${text} as ${quoted(name)}`;
  }

  #from(from: From, indent: string): string {
    switch (from.kind) {
      case "relation":
        return `${from.schema === undefined ? "" : `${quoted(from.schema)}.`}${quoted(from.name)} as ${from.alias}`;
      case "query":
        return `(\n${this.query(from.query, deeper(indent))}\n${indent}) as ${from.alias}`;
      case "numbers":
        return `generate_series(0, (${this.#expression(from.last)})::int) as ${from.alias}(n)`;
    }
  }

  #expression(expression: Expression): string {
    const print = (each: Expression) => this.#expression(each);
    switch (expression.kind) {
      case "column":
        return `${expression.alias}.${quoted(expression.name)}`;
      case "integer":
        return expression.value < 0 ? `(${expression.value})` : String(expression.value);
      case "epoch":
        return "date '1970-01-01'";
      case "boolean":
        return String(expression.value);
      case "null":
        return expression.type ? `null::${expression.type}` : "null";
      case "parameter":
        return this.#parameter(expression.text);
      case "operator":
        return `(${expression.operands.map(print).join(` ${expression.operator} `)})`;
      case "not":
        return `(not ${print(expression.operand)})`;
      case "is":
        return `(${print(expression.operand)} is ${expression.test})`;
      case "call":
        return `${expression.name}(${expression.args.map(print).join(", ")})`;
      case "fold": {
        const { name, arg, order = [], filter, over } = expression;
        const inside = `${arg ? print(arg) : name === "count" ? "*" : ""}${order.length > 0 ? ` order by ${this.#orders(order)}` : ""}`;
        return `${name}(${inside})${filter && !(filter.kind === "boolean" && filter.value) ? ` filter (where ${print(filter)})` : ""}${over ? ` over (${this.#window(over)})` : ""}`;
      }
      case "case": {
        const { on, whens, otherwise } = expression;
        const cases = whens.map(([condition, value]) => ` when ${print(condition)} then ${print(value)}`).join("");
        return `(case${on ? ` ${print(on)}` : ""}${cases}${otherwise ? ` else ${print(otherwise)}` : ""} end)`;
      }
      case "cast":
        return expression.to === "interval month"
          ? `make_interval(months => ${print(expression.operand)}::int)`
          : `(${print(expression.operand)})::${expression.to}`;
      case "extract":
        return `extract(${expression.part} from ${print(expression.operand)})`;
      case "itemOf":
        return `(${print(expression.array)})[${print(expression.place)}]`;
      case "firstOf":
        return `(${print(expression.array)})[1]`;
    }
  }

  #orders(orders: readonly Order[]): string {
    return orders.map(({ by, descending }) => `${this.#expression(by)}${descending ? " desc" : ""}`).join(", ");
  }

  #window({ partition = [], order, frame }: Window): string {
    const by =
      partition.length > 0 ? `partition by ${partition.map((each) => this.#expression(each)).join(", ")} ` : "";
    const frames = {
      "all before": " rows between unbounded preceding and 1 preceding",
      "up to here": " rows unbounded preceding",
      all: " rows between unbounded preceding and unbounded following",
    };
    return `${by}order by ${this.#orders(order)}${frame ? frames[frame] : ""}`;
  }
}

/** A statement may stand in a hundred steps: those far inside are not moved further to the right. */
function deeper(indent: string): string {
  return indent.length < 12 ? `${indent} ` : indent;
}

/** Names come from catalogs: quoted, so that none is anything but a name. */
function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !reserved.has(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

const reserved = new Set([
  "all",
  "and",
  "any",
  "as",
  "case",
  "check",
  "column",
  "default",
  "do",
  "else",
  "end",
  "from",
  "group",
  "in",
  "is",
  "not",
  "null",
  "offset",
  "on",
  "only",
  "or",
  "order",
  "select",
  "table",
  "then",
  "to",
  "true",
  "union",
  "user",
  "using",
  "when",
  "where",
  "with",
  "position",
  "value",
  "values",
]);
