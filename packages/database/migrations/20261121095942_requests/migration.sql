CREATE TABLE "contact_profiles" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contact_profiles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"professional_id" bigint NOT NULL,
	"registered_on" date NOT NULL,
	"email" text NOT NULL,
	"newsletter" boolean NOT NULL,
	"municipalities" text[] NOT NULL,
	"privacy_consent" boolean NOT NULL,
	CONSTRAINT "contact_profiles_email" CHECK ("email" ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$'),
	CONSTRAINT "contact_profiles_municipalities" CHECK ("newsletter" or cardinality("municipalities") = 0),
	CONSTRAINT "contact_profiles_consent" CHECK ("privacy_consent")
);
--> statement-breakpoint
CREATE TABLE "discipline_choices" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "discipline_choices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"professional_id" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"registered_on" date NOT NULL,
	"supersedes" bigint,
	"retracted" boolean DEFAULT false NOT NULL,
	"disciplines" integer[] NOT NULL,
	CONSTRAINT "discipline_choices_retraction_supersedes" CHECK (not "retracted" or "supersedes" is not null),
	CONSTRAINT "discipline_choices_present" CHECK (cardinality("disciplines") > 0)
);
--> statement-breakpoint
CREATE TABLE "mutation_receipts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mutation_receipts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"actor" text NOT NULL,
	"client_mutation_id" text NOT NULL,
	"mutation" text NOT NULL,
	"input_hash" text NOT NULL,
	"answer" jsonb NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mutation_receipts_once" UNIQUE("actor","client_mutation_id"),
	CONSTRAINT "mutation_receipts_id" CHECK (length("client_mutation_id") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "participation_tags" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "participation_tags_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"professional_id" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"registered_on" date NOT NULL,
	"supersedes" bigint,
	"retracted" boolean DEFAULT false NOT NULL,
	"participation_id" bigint NOT NULL,
	"asked_by" text NOT NULL,
	"written_request" boolean NOT NULL,
	"certificates" boolean NOT NULL,
	CONSTRAINT "participation_tags_retraction_supersedes" CHECK (not "retracted" or "supersedes" is not null),
	CONSTRAINT "participation_tags_asked_by" CHECK ("asked_by" in ('professional', 'order'))
);
--> statement-breakpoint
CREATE TABLE "request_decisions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "request_decisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"request_id" bigint NOT NULL CONSTRAINT "request_decisions_once" UNIQUE,
	"accepted" boolean NOT NULL,
	"decided_on" date NOT NULL,
	"reason" text,
	"result" jsonb,
	CONSTRAINT "request_decisions_reason" CHECK ("accepted" or length("reason") > 0)
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "requests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid DEFAULT gen_random_uuid() NOT NULL CONSTRAINT "requests_public_id" UNIQUE,
	"professional_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"asked_on" date NOT NULL,
	"event_id" bigint,
	"body" jsonb NOT NULL,
	CONSTRAINT "requests_kind" CHECK ("kind" in ('individual-training', 'document', 'insertion-claim', 'incongruity')),
	CONSTRAINT "requests_body" CHECK (jsonb_typeof("body") = 'object'),
	CONSTRAINT "requests_event" CHECK (("kind" = 'insertion-claim') = ("event_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "objectives" integer[];--> statement-breakpoint
CREATE INDEX "contact_profiles_by_professional" ON "contact_profiles" ("professional_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "discipline_choices_supersedes_once" ON "discipline_choices" ("supersedes") WHERE "supersedes" is not null;--> statement-breakpoint
CREATE INDEX "discipline_choices_by_professional" ON "discipline_choices" ("professional_id","effective_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "participation_tags_supersedes_once" ON "participation_tags" ("supersedes") WHERE "supersedes" is not null;--> statement-breakpoint
CREATE INDEX "participation_tags_by_professional" ON "participation_tags" ("professional_id","effective_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "participation_tags_once" ON "participation_tags" ("participation_id") WHERE "supersedes" is null;--> statement-breakpoint
CREATE INDEX "requests_by_professional" ON "requests" ("professional_id","id");--> statement-breakpoint
CREATE INDEX "requests_by_event" ON "requests" ("event_id") WHERE "event_id" is not null;--> statement-breakpoint
ALTER TABLE "contact_profiles" ADD CONSTRAINT "contact_profiles_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "discipline_choices" ADD CONSTRAINT "discipline_choices_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "discipline_choices" ADD CONSTRAINT "discipline_choices_supersedes_fk" FOREIGN KEY ("supersedes") REFERENCES "discipline_choices"("id");--> statement-breakpoint
ALTER TABLE "participation_tags" ADD CONSTRAINT "participation_tags_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "participation_tags" ADD CONSTRAINT "participation_tags_participation_id_participations_id_fkey" FOREIGN KEY ("participation_id") REFERENCES "participations"("id");--> statement-breakpoint
ALTER TABLE "participation_tags" ADD CONSTRAINT "participation_tags_supersedes_fk" FOREIGN KEY ("supersedes") REFERENCES "participation_tags"("id");--> statement-breakpoint
ALTER TABLE "request_decisions" ADD CONSTRAINT "request_decisions_request_id_requests_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id");--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_event_id_events_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id");--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_objectives_present" CHECK (cardinality("objectives") > 0);