CREATE TABLE "report_upload_parts" (
	"upload_id" bigint,
	"number" integer,
	"content" bytea NOT NULL,
	CONSTRAINT "report_upload_parts_pkey" PRIMARY KEY("upload_id","number"),
	CONSTRAINT "report_upload_parts_number" CHECK ("number" >= 1)
);
--> statement-breakpoint
CREATE TABLE "report_upload_steps" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "report_upload_steps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"upload_id" bigint NOT NULL,
	"number" integer DEFAULT 0 NOT NULL,
	"kind" text NOT NULL,
	"attempt" integer NOT NULL,
	"detail" jsonb NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_upload_steps_in_order" UNIQUE("upload_id","number"),
	CONSTRAINT "report_upload_steps_kind" CHECK ("kind" in ('received', 'taken', 'progress', 'cancel-asked', 'done', 'failed', 'cancelled')),
	CONSTRAINT "report_upload_steps_attempt" CHECK ("attempt" >= 0)
);
--> statement-breakpoint
CREATE TABLE "report_uploads" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "report_uploads_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid DEFAULT gen_random_uuid() NOT NULL CONSTRAINT "report_uploads_public_id" UNIQUE,
	"actor" text NOT NULL,
	"provider_id" bigint,
	"file_name" text NOT NULL,
	"format" text NOT NULL,
	"registered_on" date NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_uploads_format" CHECK ("format" in ('xml', 'csv', 'ndjson')),
	CONSTRAINT "report_uploads_file_name" CHECK (length("file_name") between 1 and 200)
);
--> statement-breakpoint
ALTER TABLE "report_imports" ADD COLUMN "upload_id" bigint;--> statement-breakpoint
CREATE INDEX "report_imports_by_upload" ON "report_imports" ("upload_id") WHERE "upload_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "report_upload_steps_one_end" ON "report_upload_steps" ("upload_id") WHERE "kind" in ('done', 'failed', 'cancelled');--> statement-breakpoint
CREATE UNIQUE INDEX "report_upload_steps_received" ON "report_upload_steps" ("upload_id") WHERE "kind" = 'received';--> statement-breakpoint
CREATE UNIQUE INDEX "report_upload_steps_one_taking" ON "report_upload_steps" ("upload_id","attempt") WHERE "kind" = 'taken';--> statement-breakpoint
CREATE INDEX "report_uploads_by_provider" ON "report_uploads" ("provider_id","id");--> statement-breakpoint
ALTER TABLE "report_imports" ADD CONSTRAINT "report_imports_upload_id_report_uploads_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "report_uploads"("id");--> statement-breakpoint
ALTER TABLE "report_upload_parts" ADD CONSTRAINT "report_upload_parts_upload_id_report_uploads_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "report_uploads"("id");--> statement-breakpoint
ALTER TABLE "report_upload_steps" ADD CONSTRAINT "report_upload_steps_upload_id_report_uploads_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "report_uploads"("id");--> statement-breakpoint
ALTER TABLE "report_uploads" ADD CONSTRAINT "report_uploads_provider_id_providers_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "providers"("id");