/**
 * Files of event reports that somebody sent to the server, and what became of each. A step is added and never changed, and after one that
 * ends the import there is none; the content goes when the import has ended, because it names people.
 */
import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes } from "./bytes.ts";
import { providers } from "./events.ts";
import { civilDate } from "./fact.ts";

/** The last three end an import. */
export const uploadStepKinds = [
  /** The whole file is there. */
  "received",
  /** A server began with it, for the first time or again after another one was ended. */
  "taken",
  "progress",
  "cancel-asked",
  /** To the end of the file, or to a line beyond which it cannot be read. */
  "done",
  "failed",
  "cancelled",
] as const;
export type UploadStepKind = (typeof uploadStepKinds)[number];

/** As the reports are written. */
export const uploadFormats = ["xml", "csv", "ndjson"] as const;

export const reportUploads = pgTable(
  "report_uploads",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    publicId: uuid("public_id").notNull().defaultRandom(),
    /** Who sent it, as the issuer names them. */
    actor: text("actor").notNull(),
    /** The provider that sent it, whose events alone it may report; absent for who keeps the registry. */
    providerId: bigint("provider_id", { mode: "number" }).references(() => providers.id),
    /** As the sender calls it, without a folder. */
    fileName: text("file_name").notNull(),
    format: text("format", { enum: uploadFormats }).notNull(),
    /** The day under which everything the file tells is registered. */
    registeredOn: civilDate("registered_on").notNull(),
    /** Bytes of the whole file, when the sender said it before they were all there. */
    length: bigint("length", { mode: "number" }),
    at: timestamp("at", { withTimezone: true, mode: "string", precision: 3 }).notNull().defaultNow(),
  },
  (table) => [
    unique("report_uploads_public_id").on(table.publicId),
    index("report_uploads_by_provider").on(table.providerId, table.id),
    check("report_uploads_format", sql`${table.format} in ('xml', 'csv', 'ndjson')`),
    check("report_uploads_file_name", sql`length(${table.fileName}) between 1 and 200`),
    check("report_uploads_length", sql`${table.length} >= 0`),
  ],
);

export const reportUploadSteps = pgTable(
  "report_upload_steps",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    uploadId: bigint("upload_id", { mode: "number" })
      .notNull()
      .references(() => reportUploads.id),
    /** 1, 2, 3 … within the import, in the order in which they were committed; the database gives it. */
    number: integer("number").notNull().default(0),
    kind: text("kind", { enum: uploadStepKinds }).notNull(),
    /** 1, 2, 3 … how often it was taken; 0 of what nobody who took it wrote. A server that was overtaken writes no more. */
    attempt: integer("attempt").notNull(),
    detail: jsonb("detail").$type<unknown>().notNull(),
    at: timestamp("at", { withTimezone: true, mode: "string", precision: 3 }).notNull().defaultNow(),
  },
  (table) => [
    unique("report_upload_steps_in_order").on(table.uploadId, table.number),
    uniqueIndex("report_upload_steps_one_end")
      .on(table.uploadId)
      .where(sql`${table.kind} in ('done', 'failed', 'cancelled')`),
    uniqueIndex("report_upload_steps_received").on(table.uploadId).where(sql`${table.kind} = 'received'`),
    uniqueIndex("report_upload_steps_one_taking").on(table.uploadId, table.attempt).where(sql`${table.kind} = 'taken'`),
    check(
      "report_upload_steps_kind",
      sql`${table.kind} in ('received', 'taken', 'progress', 'cancel-asked', 'done', 'failed', 'cancelled')`,
    ),
    check("report_upload_steps_attempt", sql`${table.attempt} >= 0`),
  ],
);

export const reportUploadParts = pgTable(
  "report_upload_parts",
  {
    uploadId: bigint("upload_id", { mode: "number" })
      .notNull()
      .references(() => reportUploads.id),
    /** 1, 2, 3 … in the order of the file. */
    number: integer("number").notNull(),
    /** Each part compressed by itself, as gzip does it. */
    content: bytes("content").notNull(),
    /** Of the file in this part: what gzip itself writes in its last four bytes, the lowest first. */
    size: bigint("size", { mode: "number" })
      .notNull()
      .generatedAlwaysAs(
        sql`get_byte(content, octet_length(content) - 4) + (get_byte(content, octet_length(content) - 3)::bigint << 8) + (get_byte(content, octet_length(content) - 2)::bigint << 16) + (get_byte(content, octet_length(content) - 1)::bigint << 24)`,
      ),
    at: timestamp("at", { withTimezone: true, mode: "string", precision: 3 }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "report_upload_parts_pkey", columns: [table.uploadId, table.number] }),
    check("report_upload_parts_number", sql`${table.number} >= 1`),
  ],
);
