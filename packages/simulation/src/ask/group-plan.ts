/** How people are told apart: from which column of the cohort a group is read, or which codes came with the question. */
import type { Program } from "@delibera/rules-dsl/ir";
import type { Layout, LayoutColumn } from "@delibera/rules-dsl/specialise";
import { floor, parseDate, parseRational, printRational, rational } from "@delibera/rules-dsl/values";
import { areAscending } from "./bands.ts";
import type { Dimension, Problem, SimulationQuestion } from "./question.ts";

/** A group is a number: an integer of the column, a code, the place of a band; -1 where the fact is missing. */
export type GroupPlan =
  | { readonly kind: "codes"; readonly codes: Uint8Array | Uint16Array | Int32Array }
  | {
      readonly kind: "column";
      readonly column: number;
      /** Greatest integers of the bands, ascending; then the group is a band. */
      readonly bounds?: readonly number[];
      /** For a date: what is banded is the age in completed years on this day. */
      readonly ageOn?: string;
    };

/** More groups than these say nothing and hold everything: bands are asked for. */
export const mostGroups = 500;

export function groupPlans(
  { dimensions, baseline }: SimulationQuestion,
  layout: Layout,
): { readonly groups: readonly GroupPlan[] } | readonly Problem[] {
  const made = dimensions.map((each) => groupPlan(each, layout, baseline.asOf));
  const problems = made.filter((each) => "because" in each);
  return problems.length > 0 ? problems : { groups: made.filter((each) => "kind" in each) };
}

function groupPlan(dimension: Dimension, layout: Layout, ageOn: string): GroupPlan | Problem {
  if ("codes" in dimension) return { kind: "codes", codes: dimension.codes };
  const { fact, bands } = dimension;
  const columns = layout.tables[0]?.columns ?? [];
  const column = columns.findIndex(({ path }) => path === fact);
  const found = columns[column];
  if (!found) return { because: "unknown-fact", detail: fact };
  if (found.type.kind === "date" && (bands === undefined || parseDate(ageOn) === undefined))
    return { because: "dimension-needs-bands", detail: fact };
  if (bands === undefined) return { kind: "column", column };
  if (!areAscending(bands) || (found.type.kind !== "date" && found.type.kind !== "amount"))
    return { because: "bands-not-ascending", detail: `${fact}: ${bands.join("; ")}` };
  const bounds = bands.flatMap((each) => boundOf(each, found));
  return { kind: "column", column, bounds, ...(found.type.kind === "date" ? { ageOn } : {}) };
}

/** The greatest integer of the column that is not above the bound. */
function boundOf(written: string, { type }: LayoutColumn): readonly number[] {
  const bound = parseRational(written);
  if (!bound) return [];
  const denominator = type.kind === "amount" ? type.denominator : 1;
  return [Number(floor(rational(bound.n * BigInt(denominator), bound.d)))];
}

/** What a group is called; codes of options as the vocabulary has them. */
export function groupLabel(
  dimension: Dimension,
  layout: Layout,
  program: Program,
  texts: readonly string[],
  key: number,
): string {
  if (key < 0) return "?";
  if ("codes" in dimension) return dimension.labels[key] ?? String(key);
  const { fact, bands } = dimension;
  if (bands !== undefined) return bandLabel(bands, key);
  const type = layout.tables[0]?.columns.find(({ path }) => path === fact)?.type;
  switch (type?.kind) {
    case "amount":
      return printRational(rational(BigInt(key), BigInt(type.denominator)));
    case "boolean":
      return key === 1 ? "yes" : "no";
    case "option": {
      const { enumeration } = type;
      return (
        program.vocabulary.enumerations.find(({ name }) => name === enumeration)?.options[key]?.code ?? String(key)
      );
    }
    case "text":
      return texts[key] ?? String(key);
    default:
      return String(key);
  }
}

/** `≤ 10`, `10 – 20`, `> 20`: above the first bound, up to the second. */
export function bandLabel(bounds: readonly string[], place: number): string {
  const [from, to] = [bounds[place - 1], bounds[place]];
  if (from === undefined) return `≤ ${to}`;
  return to === undefined ? `> ${from}` : `${from} – ${to}`;
}
