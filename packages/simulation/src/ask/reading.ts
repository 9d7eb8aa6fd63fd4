/** Where a value stands: in a column of one of the programs, or decided by the question itself. */
import type { CaseValue, NodeType, RelationalProgram } from "@delibera/rules-dsl/specialise";

export type Reading =
  | {
      readonly kind: "column";
      readonly program: number;
      readonly column: number;
      /** The truth of a column is 1 for yes and, where it may be undetermined, 2 for no and 0 for that. */
      readonly type: NodeType;
      readonly maybe: boolean;
      /** The integer of the column times this is the integer that is read. */
      readonly times?: number;
    }
  /** A value that earlier questions left known, for each row of a table: the place is that among `reads` of the program's run. */
  | {
      readonly kind: "known";
      readonly program: number;
      readonly place: number;
      readonly type: NodeType;
      readonly times?: number;
    }
  /** An integer, a text, or null for undetermined. */
  | { readonly kind: "constant"; readonly value: number | string | null; readonly type?: NodeType };

/** @param programs those of the plan. */
export function readingOf(programs: readonly RelationalProgram[], program: number, value: CaseValue): Reading {
  if (!("column" in value)) return { kind: "constant", value: value.constant ?? null, type: value.type };
  const own = programs[program];
  const node = own?.nodes[own.columns[value.column]?.node ?? -1];
  if (!node || node.kind === "undetermined") return { kind: "constant", value: null };
  if (node.kind === "constant") return { kind: "constant", value: node.value, type: node.type };
  return { kind: "column", program, column: value.column, type: node.type, maybe: node.maybe };
}

export function denominatorOf({ type }: Reading): number {
  return type?.kind === "amount" ? type.denominator : 1;
}

/** The same amount over a multiple of its denominator; undefined when its integers could then leave the safe ones. */
export function scaled(reading: Reading, denominator: number): Reading | undefined {
  const { type } = reading;
  if (type?.kind !== "amount" || type.denominator === denominator) return reading;
  const times = denominator / type.denominator;
  const to: NodeType = { kind: "amount", denominator, low: type.low * times, high: type.high * times };
  if (!Number.isSafeInteger(to.low) || !Number.isSafeInteger(to.high)) return undefined;
  if (reading.kind !== "constant") return { ...reading, type: to, times };
  return { ...reading, type: to, value: typeof reading.value === "number" ? reading.value * times : reading.value };
}
