/** Front door: many subjects in memory. Facts become columns, a relational program becomes code over them, results are columns again. */
export type {
  Cohort,
  CohortColumn,
  CohortTable,
  Integers,
  Offsets,
  PackedColumn,
  PackedOffsets,
  PlainColumn,
} from "./cohort.ts";
export { arrayKind, newIntegers } from "./cohort.ts";
export { hasRowsOf, narrowTo } from "./cohort-shape.ts";
export type { SubjectFacts } from "./columns-to-facts.ts";
export { factsOfSubject } from "./columns-to-facts.ts";
export type { EmitOptions, Emitted, NeededArray } from "./emit-columnar.ts";
export { emitColumnar } from "./emit-columnar.ts";
export type { ColumnProblem, ColumnProblemCode, LaidOut, LayOutOptions } from "./facts-to-columns.ts";
export { factsToColumns } from "./facts-to-columns.ts";
export { measuredLayout } from "./measure-layout.ts";
export { bytesOf, memoryOf, moveCohort, packCohort, packTable } from "./pack-cohort.ts";
export { packColumn, plainColumn, valueAt } from "./pack-column.ts";
export { offsetAt, offsetsFrom, packOffsets, plainOffsets } from "./pack-offsets.ts";
export type { ResultReader, ResultValue } from "./read-result.ts";
export { newResultReader } from "./read-result.ts";
export type { FactRows } from "./rows-to-columns.ts";
export { rowsToColumns } from "./rows-to-columns.ts";
export type { AfterBlock, BlockColumns, ColumnarResult, Run, Runnable, RunOptions } from "./run-columnar.ts";
export { longestBlocks, newRun, prepareColumnar, runnable } from "./run-columnar.ts";
export type { TextCodes } from "./text-codes.ts";
export { codesOf, textsNamedBy } from "./text-codes.ts";
export type { WriteOptions, Written } from "./write-columnar.ts";
export { writeColumnar } from "./write-columnar.ts";
