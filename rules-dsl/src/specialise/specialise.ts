/**
 * Front door: a question about many subjects at once, specialised into computed columns. Versions, derogations, interpretations, cycles
 * and fractions are decided here; what cannot be said of columns is refused with its place, and nothing is then given.
 */
import type { Program } from "../ir/program.ts";
import type { Layout } from "./layout.ts";
import type { Refusal } from "./refusal.ts";
import type { RelationalProgram } from "./relational-program.ts";
import type { SpecialiseRequest } from "./specialise-request.ts";
import { specialiseTogether } from "./together.ts";

export type { Cut } from "./cut.ts";
export { canBeCut, cut } from "./cut.ts";
export type { Identities } from "./identities.ts";
export { newIdentities } from "./identities.ts";
export type { ColumnType, Layout, LayoutColumn, LayoutTable } from "./layout.ts";
export type { Narrowed, Narrowing } from "./narrow.ts";
export { narrow } from "./narrow.ts";
export type { HeldRow } from "./narrow-held.ts";
export { declaredLayout } from "./places.ts";
export type { Refusal, RefusalCode } from "./refusal.ts";
export type {
  ColumnId,
  ComputedColumn,
  KeptRows,
  Loop,
  Node,
  NodeId,
  NodeOperation,
  NodeType,
  Output,
  Part,
  Question,
  RelationalProgram,
  Source,
} from "./relational-program.ts";
export type { SpecialiseRequest } from "./specialise-request.ts";
export type {
  Alternative,
  CaseValue,
  SpecialisedAlternative,
  SpecialisedCase,
  SpecialisedTogether,
  SpecialisingMemory,
} from "./together.ts";
export { newSpecialisingMemory, specialiseTogether } from "./together.ts";
export { freeDepths, mapOperands, operandsOf } from "./walk-nodes.ts";

export interface Specialised {
  /** Absent when anything is refused. */
  readonly program?: RelationalProgram;
  readonly refusals: readonly Refusal[];
}

export function specialise(program: Program, request: SpecialiseRequest, layout: Layout): Specialised {
  const { programs, refusals } = specialiseTogether([{ program, request }], layout);
  const [own] = programs;
  return { ...(own ? { program: own } : {}), refusals: refusals.map(({ alternative, ...refusal }) => refusal) };
}
