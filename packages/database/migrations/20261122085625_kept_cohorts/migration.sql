CREATE TABLE "kept_cohort_parts" (
	"cohort_id" bigint,
	"file" text,
	"number" integer,
	"content" bytea NOT NULL,
	CONSTRAINT "kept_cohort_parts_pkey" PRIMARY KEY("cohort_id","file","number"),
	CONSTRAINT "kept_cohort_parts_number" CHECK ("number" >= 1),
	CONSTRAINT "kept_cohort_parts_file" CHECK ("file" ~ '^[A-Za-z0-9][A-Za-z0-9._-]*$')
);
--> statement-breakpoint
CREATE TABLE "kept_cohort_steps" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "kept_cohort_steps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"cohort_id" bigint NOT NULL,
	"number" integer DEFAULT 0 NOT NULL,
	"kind" text NOT NULL,
	"attempt" integer NOT NULL,
	"detail" jsonb NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "kept_cohort_steps_in_order" UNIQUE("cohort_id","number"),
	CONSTRAINT "kept_cohort_steps_kind" CHECK ("kind" in ('taken', 'progress', 'cancel-asked', 'done', 'refused', 'failed', 'cancelled', 'removed')),
	CONSTRAINT "kept_cohort_steps_attempt" CHECK ("attempt" >= 0)
);
--> statement-breakpoint
CREATE TABLE "kept_cohorts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "kept_cohorts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid DEFAULT gen_random_uuid() NOT NULL CONSTRAINT "kept_cohorts_public_id" UNIQUE,
	"actor" text NOT NULL,
	"program" text NOT NULL,
	"definition" jsonb NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "kept_cohorts_program_form" CHECK ("program" ~ '^sha256:[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "simulations" ADD COLUMN "cohort_id" bigint;--> statement-breakpoint
CREATE UNIQUE INDEX "kept_cohort_steps_one_end" ON "kept_cohort_steps" ("cohort_id") WHERE "kind" in ('done', 'refused', 'failed', 'cancelled');--> statement-breakpoint
CREATE UNIQUE INDEX "kept_cohort_steps_removed" ON "kept_cohort_steps" ("cohort_id") WHERE "kind" = 'removed';--> statement-breakpoint
CREATE UNIQUE INDEX "kept_cohort_steps_one_taking" ON "kept_cohort_steps" ("cohort_id","attempt") WHERE "kind" = 'taken';--> statement-breakpoint
CREATE INDEX "kept_cohorts_by_actor" ON "kept_cohorts" ("actor","id");--> statement-breakpoint
CREATE INDEX "simulations_by_cohort" ON "simulations" ("cohort_id","id") WHERE "cohort_id" is not null;--> statement-breakpoint
ALTER TABLE "kept_cohort_parts" ADD CONSTRAINT "kept_cohort_parts_cohort_id_kept_cohorts_id_fkey" FOREIGN KEY ("cohort_id") REFERENCES "kept_cohorts"("id");--> statement-breakpoint
ALTER TABLE "kept_cohort_steps" ADD CONSTRAINT "kept_cohort_steps_cohort_id_kept_cohorts_id_fkey" FOREIGN KEY ("cohort_id") REFERENCES "kept_cohorts"("id");--> statement-breakpoint
ALTER TABLE "simulations" ADD CONSTRAINT "simulations_cohort_id_kept_cohorts_id_fkey" FOREIGN KEY ("cohort_id") REFERENCES "kept_cohorts"("id");