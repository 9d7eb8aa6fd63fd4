/**
 * The import of a file of event reports: what file, how far it came, and what it refused. A step is written in the transaction
 * of the facts it counts, so that an import that was killed continues where its facts end.
 */
import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, jsonb, pgTable, text, timestamp, unique } from "drizzle-orm/pg-core";
import { civilDate } from "./fact.ts";
import { reportUploads } from "./report-uploads.ts";

export const reportImports = pgTable(
  "report_imports",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** `sha256:` and the hexadecimal digest of the file. */
    fileHash: text("file_hash").notNull(),
    /** The name of the file without its folder. */
    fileName: text("file_name").notNull(),
    /** The day under which everything the file tells is registered, even when the import ends on a later one. */
    registeredOn: civilDate("registered_on").notNull(),
    /** The upload that is imported; absent when the file was read where the program runs. */
    uploadId: bigint("upload_id", { mode: "number" }).references(() => reportUploads.id),
    startedAt: timestamp("started_at", { withTimezone: true, mode: "string" }).notNull().defaultNow(),
  },
  (table) => [
    index("report_imports_by_file").on(table.fileHash, table.id),
    index("report_imports_by_upload").on(table.uploadId).where(sql`${table.uploadId} is not null`),
    check("report_imports_file_hash_form", sql`${table.fileHash} ~ '^sha256:[0-9a-f]{64}$'`),
  ],
);

export const reportImportSteps = pgTable(
  "report_import_steps",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    importId: bigint("import_id", { mode: "number" })
      .notNull()
      .references(() => reportImports.id),
    /** Reports of the file that are behind: where the next step begins. */
    position: integer("position").notNull(),
    /** True of the step that reached the end of the file. */
    last: boolean("last").notNull(),
    /** What this step did with its reports, counted. */
    tally: jsonb("tally").$type<Readonly<Record<string, number>>>().notNull(),
  },
  (table) => [unique("report_import_steps_position").on(table.importId, table.position, table.last)],
);

export const reportRefusals = pgTable(
  "report_refusals",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    importId: bigint("import_id", { mode: "number" })
      .notNull()
      .references(() => reportImports.id),
    /** Line of the file, from 1. */
    line: integer("line").notNull(),
    event: text("event").notNull(),
    edition: integer("edition"),
    /** Why, as a code with its parameters; a fiscal code among them is masked. */
    reason: text("reason").notNull(),
    parameters: jsonb("parameters").$type<Readonly<Record<string, string>>>().notNull(),
  },
  (table) => [index("report_refusals_by_line").on(table.importId, table.line, table.id)],
);
