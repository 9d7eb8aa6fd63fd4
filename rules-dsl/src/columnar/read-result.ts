/** Results as plain values: what a row of a cohort has for an output, exact and in words. */
import type { Vocabulary } from "../ir/program.ts";
import type { NodeType, Output, Part } from "../specialise/specialise.ts";
import { printDate } from "../values/civil-date.ts";
import { printRational, rational } from "../values/rational.ts";
import type { Cohort } from "./cohort.ts";
import type { ColumnarResult } from "./run-columnar.ts";

/** Undefined when undetermined; the shapes are those of the tracing evaluator's plain values, amounts as exact numbers in a string. */
export type ResultValue =
  | { readonly kind: "quantity"; readonly exact: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "date"; readonly value: string }
  | { readonly kind: "option"; readonly enumeration: string; readonly option: string }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "period"; readonly from: string; readonly to: string }
  | { readonly kind: "emptyPeriod" }
  | {
      readonly kind: "requirement";
      readonly met: boolean;
      readonly counted: string;
      readonly required: string;
      readonly missing: string;
      readonly deadline?: string;
    }
  | { readonly kind: "verdict"; readonly accepted: boolean; readonly reasons: readonly string[] };

export interface ResultReader {
  /** Whether the row has the output at all: it is not left out, and what the output is about is there. */
  has(output: Output, row: number): boolean;
  value(output: Output, row: number): ResultValue | undefined;
}

export function newResultReader(result: ColumnarResult, cohort: Cohort, vocabulary: Vocabulary): ResultReader {
  const { program, values, known, kept } = result;
  const enumerations = new Map(vocabulary.enumerations.map(({ name, options }) => [name, options]));
  const numberAt = (
    output: Output,
    part: Part,
    row: number,
  ): { readonly n: number; readonly type: NodeType } | undefined => {
    const column = output.parts[part];
    const node = column === undefined ? undefined : program.nodes[program.columns[column]?.node ?? -1];
    if (column === undefined || !node || node.kind === "undetermined") return undefined;
    const n = values[column]?.[row] ?? 0;
    if (node.type.kind === "boolean")
      return node.maybe ? (n === 0 ? undefined : { n: n & 1, type: node.type }) : { n, type: node.type };
    return known[column] && known[column][row] === 0 ? undefined : { n, type: node.type };
  };
  const amountAt = (output: Output, part: Part, row: number): string | undefined => {
    const found = numberAt(output, part, row);
    return found && found.type.kind === "amount"
      ? printRational(rational(BigInt(found.n), BigInt(found.type.denominator)))
      : undefined;
  };
  const dayAt = (output: Output, part: Part, row: number): number | undefined => numberAt(output, part, row)?.n;

  const single = (output: Output, row: number): ResultValue | undefined => {
    const found = numberAt(output, "value", row);
    switch (found?.type.kind) {
      case "amount":
        return { kind: "quantity", exact: amountAt(output, "value", row) ?? "" };
      case "boolean":
        return { kind: "boolean", value: found.n === 1 };
      case "date":
        return { kind: "date", value: printDate(found.n) };
      case "option": {
        const { enumeration } = found.type;
        return { kind: "option", enumeration, option: enumerations.get(enumeration)?.[found.n]?.name ?? "" };
      }
      case "text":
        return { kind: "text", value: cohort.texts[found.n] ?? "" };
      default:
        return undefined;
    }
  };
  return {
    has(output, row) {
      if (kept[output.table]?.[row] === 0) return false;
      return output.present === undefined || values[output.present]?.[row] === 1;
    },
    value(output, row) {
      switch (output.shape) {
        case "value":
          return single(output, row);
        case "period": {
          const [from, to] = [dayAt(output, "from", row), dayAt(output, "to", row)];
          if (from === undefined || to === undefined) return undefined;
          return to < from ? { kind: "emptyPeriod" } : { kind: "period", from: printDate(from), to: printDate(to) };
        }
        case "requirement": {
          const met = numberAt(output, "met", row);
          const [counted, required, missing] = [
            amountAt(output, "counted", row),
            amountAt(output, "required", row),
            amountAt(output, "missing", row),
          ];
          const deadline = dayAt(output, "deadline", row);
          if (met === undefined || counted === undefined || required === undefined || missing === undefined)
            return undefined;
          return {
            kind: "requirement",
            met: met.n === 1,
            counted,
            required,
            missing,
            ...(deadline === undefined ? {} : { deadline: printDate(deadline) }),
          };
        }
        case "verdict": {
          const accepted = numberAt(output, "accepted", row);
          if (accepted === undefined) return undefined;
          const reasons = (output.reasons ?? []).filter(
            (_, place) => numberAt(output, `reason:${place}`, row)?.n === 1,
          );
          return { kind: "verdict", accepted: accepted.n === 1, reasons };
        }
      }
    },
  };
}
