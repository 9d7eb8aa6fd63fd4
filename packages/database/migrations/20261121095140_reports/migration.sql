CREATE TABLE "event_reports" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "event_reports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"edition_id" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"registered_on" date NOT NULL,
	"due_on" date,
	"participants" integer NOT NULL,
	"header" jsonb NOT NULL,
	"supersedes" bigint,
	CONSTRAINT "event_reports_content" UNIQUE("edition_id","content_hash"),
	CONSTRAINT "event_reports_content_hash_form" CHECK ("content_hash" ~ '^sha256:[0-9a-f]{64}$'),
	CONSTRAINT "event_reports_participants_positive" CHECK ("participants" > 0)
);
--> statement-breakpoint
CREATE TABLE "report_import_steps" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "report_import_steps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"import_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"last" boolean NOT NULL,
	"tally" jsonb NOT NULL,
	CONSTRAINT "report_import_steps_position" UNIQUE("import_id","position","last")
);
--> statement-breakpoint
CREATE TABLE "report_imports" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "report_imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"file_hash" text NOT NULL,
	"file_name" text NOT NULL,
	"registered_on" date NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_imports_file_hash_form" CHECK ("file_hash" ~ '^sha256:[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "report_refusals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "report_refusals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"import_id" bigint NOT NULL,
	"line" integer NOT NULL,
	"event" text NOT NULL,
	"edition" integer,
	"reason" text NOT NULL,
	"parameters" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "participations" ADD COLUMN "disciplines" integer[];--> statement-breakpoint
CREATE UNIQUE INDEX "event_reports_supersedes_once" ON "event_reports" ("supersedes") WHERE "supersedes" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "event_reports_one_chain" ON "event_reports" ("edition_id") WHERE "supersedes" is null;--> statement-breakpoint
CREATE INDEX "report_imports_by_file" ON "report_imports" ("file_hash","id");--> statement-breakpoint
CREATE INDEX "report_refusals_by_line" ON "report_refusals" ("import_id","line","id");--> statement-breakpoint
ALTER TABLE "event_reports" ADD CONSTRAINT "event_reports_edition_id_editions_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id");--> statement-breakpoint
ALTER TABLE "event_reports" ADD CONSTRAINT "event_reports_supersedes_fk" FOREIGN KEY ("supersedes") REFERENCES "event_reports"("id");--> statement-breakpoint
ALTER TABLE "report_import_steps" ADD CONSTRAINT "report_import_steps_import_id_report_imports_id_fkey" FOREIGN KEY ("import_id") REFERENCES "report_imports"("id");--> statement-breakpoint
ALTER TABLE "report_refusals" ADD CONSTRAINT "report_refusals_import_id_report_imports_id_fkey" FOREIGN KEY ("import_id") REFERENCES "report_imports"("id");--> statement-breakpoint
ALTER TABLE "participations" ADD CONSTRAINT "participations_disciplines_present" CHECK (cardinality("disciplines") > 0);