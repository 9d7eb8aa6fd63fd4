/** Front door: snapshots of cohorts, invented, read from files or copied out of the registry, and exports of what was asked of them. */

export { bytesOf, memoryOf } from "@delibera/rules-dsl/columnar";

export type { ExportManifest, ManifestRequest } from "./exports/manifest.ts";
export { exportFormat } from "./exports/manifest.ts";
export type { ExportRequest } from "./exports/write-export.ts";
export { writeExport } from "./exports/write-export.ts";
export type { CohortDefinition } from "./extract/cohort-definition.ts";
export { readDefinition } from "./extract/cohort-definition.ts";
export type { TakingProgress } from "./extract/extract-cohort.ts";
export { extractCohort, extractInParts, hasMoreThan } from "./extract/extract-cohort.ts";
export type { LayingOut, PeopleInRows, PersonToLayOut } from "./extract/lay-out-people.ts";
export { layOutPeople } from "./extract/lay-out-people.ts";
export type { CohortDocument, CohortFormat } from "./files/cohort-document.ts";
export { cohortFormats, readCohortDocument } from "./files/cohort-document.ts";
export { CohortError, existsWords, type Words, writeError } from "./files/cohort-error.ts";
export type { OpenCohort } from "./files/read-cohort.ts";
export { openCohort, readCohort } from "./files/read-cohort.ts";
export type { TableProblem, TableProblemCode } from "./files/table-problem.ts";
export { wholeFolder } from "./files/whole-folder.ts";
export { writeCohort, writeCohortInParts } from "./files/write-cohort.ts";
export type { SnapshotHasher } from "./snapshot/content-hash.ts";
export { snapshotFormat } from "./snapshot/content-hash.ts";
export { dimensionNamed, type NamedDimension } from "./snapshot/dimension-named.ts";
export { joinCohorts } from "./snapshot/join-cohorts.ts";
export { personFacts } from "./snapshot/person-facts.ts";
export type { CohortSnapshot, Dimension, DimensionName, People } from "./snapshot/snapshot.ts";
export { dimensionNames, enumerationsOf, personNamed, pseudonymOf, statuses } from "./snapshot/snapshot.ts";
export { snapshotHash, snapshotHasher } from "./snapshot/snapshot-hash.ts";
export { vocabularyHash } from "./snapshot/vocabulary-hash.ts";
export type { GenerateOptions } from "./synthetic/generate-cohort.ts";
export { generateCohort, generateInParts, mostPeople, syntheticVersion } from "./synthetic/generate-cohort.ts";
export type { NamedColumn, NamedTable, TableType } from "./tables/named-table.ts";
export type { TableFormat, WrittenFile } from "./tables/write-table.ts";
export { tableFormats } from "./tables/write-table.ts";
