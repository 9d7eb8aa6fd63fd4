CREATE TABLE "enrolment_windows" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "enrolment_windows_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"edition_id" bigint NOT NULL,
	"opens_on" date NOT NULL,
	"closes_on" date NOT NULL,
	"places" integer,
	"registered_on" date NOT NULL,
	CONSTRAINT "enrolment_windows_order" CHECK ("closes_on" >= "opens_on"),
	CONSTRAINT "enrolment_windows_places" CHECK ("places" > 0)
);
--> statement-breakpoint
CREATE TABLE "enrolments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "enrolments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"professional_id" bigint NOT NULL,
	"edition_id" bigint NOT NULL,
	"profile" uuid,
	"enrolled_on" date NOT NULL,
	"cancelled_on" date,
	"cancelled" boolean DEFAULT false NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"supersedes" bigint,
	CONSTRAINT "enrolments_state" UNIQUE("public_id","cancelled"),
	CONSTRAINT "enrolments_cancelled" CHECK ("cancelled" = ("cancelled_on" is not null)),
	CONSTRAINT "enrolments_cancellation_supersedes" CHECK ("cancelled" = ("supersedes" is not null))
);
--> statement-breakpoint
CREATE TABLE "working_profiles" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "working_profiles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"professional_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"employer" text,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"registered_on" date NOT NULL,
	"supersedes" bigint,
	CONSTRAINT "working_profiles_kind" CHECK ("kind" in ('employee', 'freelance', 'affiliated', 'none')),
	CONSTRAINT "working_profiles_order" CHECK ("ends_on" >= "starts_on")
);
--> statement-breakpoint
CREATE TABLE "event_disclosures" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "event_disclosures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"event_id" bigint NOT NULL,
	"registered_on" date NOT NULL,
	"sponsors" text[] NOT NULL,
	"partners" text[] NOT NULL,
	CONSTRAINT "event_disclosures_named" CHECK ('' <> all("sponsors") and '' <> all("partners"))
);
--> statement-breakpoint
CREATE TABLE "rating_secrets" (
	"only" boolean PRIMARY KEY DEFAULT true,
	"secret" bytea NOT NULL,
	CONSTRAINT "rating_secrets_one" CHECK ("only"),
	CONSTRAINT "rating_secrets_length" CHECK (length("secret") = 32)
);
--> statement-breakpoint
CREATE TABLE "rating_tokens" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rating_tokens_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"professional_id" bigint NOT NULL,
	"participation" text NOT NULL,
	CONSTRAINT "rating_tokens_once" UNIQUE("professional_id","participation")
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	"event_id" bigint NOT NULL,
	"spent" text NOT NULL CONSTRAINT "ratings_spent" UNIQUE,
	"relevance" integer NOT NULL,
	"quality" integer NOT NULL,
	"usefulness" integer NOT NULL,
	"influence" integer NOT NULL,
	CONSTRAINT "ratings_spent_form" CHECK ("spent" ~ '^sha256:[0-9a-f]{64}$'),
	CONSTRAINT "ratings_scores" CHECK ("relevance" between 1 and 5 and "quality" between 1 and 5 and "usefulness" between 1 and 5 and "influence" between 1 and 5)
);
--> statement-breakpoint
CREATE INDEX "enrolment_windows_by_edition" ON "enrolment_windows" ("edition_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "enrolments_supersedes_once" ON "enrolments" ("supersedes") WHERE "supersedes" is not null;--> statement-breakpoint
CREATE INDEX "enrolments_by_professional" ON "enrolments" ("professional_id","id");--> statement-breakpoint
CREATE INDEX "enrolments_by_edition" ON "enrolments" ("edition_id");--> statement-breakpoint
CREATE UNIQUE INDEX "working_profiles_supersedes_once" ON "working_profiles" ("supersedes") WHERE "supersedes" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "working_profiles_public_id" ON "working_profiles" ("public_id") WHERE "supersedes" is null;--> statement-breakpoint
CREATE INDEX "working_profiles_by_professional" ON "working_profiles" ("professional_id","id");--> statement-breakpoint
CREATE INDEX "event_disclosures_by_event" ON "event_disclosures" ("event_id","id");--> statement-breakpoint
CREATE INDEX "ratings_by_event" ON "ratings" ("event_id");--> statement-breakpoint
ALTER TABLE "enrolment_windows" ADD CONSTRAINT "enrolment_windows_edition_id_editions_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id");--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_edition_id_editions_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id");--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_supersedes_fk" FOREIGN KEY ("supersedes") REFERENCES "enrolments"("id");--> statement-breakpoint
ALTER TABLE "working_profiles" ADD CONSTRAINT "working_profiles_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "working_profiles" ADD CONSTRAINT "working_profiles_supersedes_fk" FOREIGN KEY ("supersedes") REFERENCES "working_profiles"("id");--> statement-breakpoint
ALTER TABLE "event_disclosures" ADD CONSTRAINT "event_disclosures_event_id_events_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id");--> statement-breakpoint
ALTER TABLE "rating_tokens" ADD CONSTRAINT "rating_tokens_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_event_id_events_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id");