/** The declared terms of a question: for each table in which what they are about stands, and each year. */

import type { ColumnId, ComputedColumn, NodeId, Output, Part } from "./relational-program.ts";
import type { DatedRule, Specialiser } from "./specialiser.ts";
import type { RowTerm, Term } from "./term.ts";

export function outputsOf(s: Specialiser, index: number, names: readonly string[] | undefined): readonly Output[] {
  const cycle = s.cycleAt(index);
  const wanted = names ? new Set(names) : undefined;
  for (const name of wanted ?? []) if (!s.rules.has(name)) s.graph.refuse("unknown-name", `the rule ${name}`);
  return [...s.rules.values()].flatMap((rule) => {
    if (wanted ? !wanted.has(rule.rule.name) : rule.rule.code === undefined) return [];
    const { perYear, item } = rule.rule;
    const years = perYear
      ? Array.from({ length: cycle.lastYear - cycle.firstYear + 1 }, (_, each) => cycle.firstYear + each)
      : [undefined];
    const rows: readonly (RowTerm | undefined)[] =
      item === undefined
        ? [undefined]
        : s.places.of(item).map((place) => ({
            kind: "row",
            place,
            row: undefined,
            ...(place.prefix === "" ? {} : { present: s.graph.yes }),
          }));
    return rows.flatMap((row) => years.map((year) => outputOf(s, rule, { cycle, year, row })));
  });
}

function outputOf(
  s: Specialiser,
  rule: DatedRule,
  {
    cycle,
    year,
    row,
  }: {
    readonly cycle: ReturnType<Specialiser["cycleAt"]>;
    readonly year: number | undefined;
    readonly row: RowTerm | undefined;
  },
): Output {
  s.at = { rule: rule.rule.name };
  const term = s.formula({ rule, cycle, year, item: row });
  const table = row?.place.table ?? 0;
  const { name, code, type } = rule.rule;
  const columnOf = (node: NodeId, part: Part): ColumnId => {
    const found = s.graph.at(node);
    const own = found.kind === "computed" ? s.columns[found.column] : undefined;
    if (found.kind === "computed" && own?.table === table) return found.column;
    const made: ComputedColumn = {
      table,
      node,
      rule: name,
      cycle: cycle.name,
      ...(year === undefined ? {} : { year }),
      part,
    };
    return s.column(made);
  };
  const present = row && row.place.prefix !== "" ? { present: columnOf(s.presence(nestedRow(s, row)), "value") } : {};
  return {
    rule: name,
    ...(code === undefined ? {} : { code }),
    table,
    ...(year === undefined ? {} : { year }),
    ...present,
    ...partsOf(s, term, type.kind, columnOf),
    ...(type.kind === "quantity" && type.unit !== undefined ? { unit: type.unit } : {}),
  };
}

function nestedRow(s: Specialiser, row: RowTerm): RowTerm {
  const { table } = row.place;
  return {
    ...row,
    row: table === 0 ? undefined : s.graph.node({ kind: "row", table, depth: 0 }, { kind: "row", table }, false),
  };
}

function partsOf(
  s: Specialiser,
  term: Term,
  type: string,
  columnOf: (node: NodeId, part: Part) => ColumnId,
): Pick<Output, "shape" | "parts" | "reasons"> {
  switch (term.kind) {
    case "node": {
      // A value that is undetermined for everybody has the shape of its rule and one column, its first.
      const first: Part =
        type === "period" ? "from" : type === "requirement" ? "met" : type === "verdict" ? "accepted" : "value";
      const shape = type === "period" || type === "requirement" || type === "verdict" ? type : "value";
      const column = columnOf(term.node, first);
      return shape === "period"
        ? { shape, parts: { from: column, to: column } }
        : { shape, parts: { [first]: column } };
    }
    case "period":
      return { shape: "period", parts: { from: columnOf(term.from, "from"), to: columnOf(term.to, "to") } };
    case "requirement": {
      const parts = {
        met: columnOf(term.met, "met"),
        counted: columnOf(term.counted, "counted"),
        required: columnOf(term.required, "required"),
      };
      const deadline = term.deadline === undefined ? {} : { deadline: columnOf(term.deadline, "deadline") };
      return { shape: "requirement", parts: { ...parts, missing: columnOf(term.missing, "missing"), ...deadline } };
    }
    case "verdict": {
      const grounds = term.grounds.map(
        ({ holds }, place) => [`reason:${place}`, columnOf(holds, `reason:${place}`)] as const,
      );
      const parts = { accepted: columnOf(term.accepted, "accepted"), ...Object.fromEntries(grounds) };
      return { shape: "verdict", parts, reasons: term.grounds.map(({ reason }) => reason) };
    }
    case "row":
    case "list":
      s.graph.refuse("not-a-column", `a rule whose value is a ${term.kind}`);
      return { shape: "value", parts: {} };
  }
}
