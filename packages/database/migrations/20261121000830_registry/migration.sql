CREATE TABLE "act_versions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "act_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"act_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"authority" text NOT NULL,
	"adopted_on" date,
	"published_on" date,
	"effective_from" date,
	"effective_to" date,
	"source_text" text NOT NULL,
	"hash" text NOT NULL,
	"fragment" jsonb,
	"published_at" timestamp with time zone,
	CONSTRAINT "act_versions_number" UNIQUE("act_id","number"),
	CONSTRAINT "act_versions_number_positive" CHECK ("number" > 0),
	CONSTRAINT "act_versions_order" CHECK ("effective_to" >= "effective_from"),
	CONSTRAINT "act_versions_hash" CHECK ("hash" = 'sha256:' || encode(sha256(convert_to("source_text", 'UTF8')), 'hex'))
);
--> statement-breakpoint
CREATE TABLE "acts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "acts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL CONSTRAINT "acts_public_id" UNIQUE,
	CONSTRAINT "acts_public_id_present" CHECK ("public_id" <> '')
);
--> statement-breakpoint
CREATE TABLE "programs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "programs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"hash" text NOT NULL CONSTRAINT "programs_hash" UNIQUE,
	"ir" jsonb NOT NULL,
	"act_version_ids" bigint[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "programs_hash_form" CHECK ("hash" ~ '^sha256:[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "competent_doctor_periods" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "competent_doctor_periods_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"professional_id" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"registered_on" date NOT NULL,
	"supersedes" bigint,
	"retracted" boolean DEFAULT false NOT NULL,
	"ends_on" date,
	CONSTRAINT "competent_doctor_periods_retraction_supersedes" CHECK (not "retracted" or "supersedes" is not null),
	CONSTRAINT "competent_doctor_periods_order" CHECK ("ends_on" >= "effective_on")
);
--> statement-breakpoint
CREATE TABLE "dossiers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "dossiers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"professional_id" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"registered_on" date NOT NULL,
	"supersedes" bigint,
	"retracted" boolean DEFAULT false NOT NULL,
	"kind" text NOT NULL,
	"triennium" text NOT NULL,
	"technical_planned" numeric,
	"technical_achieved" numeric,
	"process_planned" numeric,
	"process_achieved" numeric,
	"system_planned" numeric,
	"system_achieved" numeric,
	CONSTRAINT "dossiers_retraction_supersedes" CHECK (not "retracted" or "supersedes" is not null),
	CONSTRAINT "dossiers_kind" CHECK ("kind" in ('individual', 'group')),
	CONSTRAINT "dossiers_triennium" CHECK ("triennium" ~ '^[0-9]{4}-[0-9]{4}$' and left("triennium", 4)::integer % 3 = 1 and right("triennium", 4)::integer = left("triennium", 4)::integer + 2),
	CONSTRAINT "dossiers_technical_planned" CHECK (scale("technical_planned") <= 2 and "technical_planned" between 0 and 100),
	CONSTRAINT "dossiers_technical_achieved" CHECK (scale("technical_achieved") <= 2 and "technical_achieved" between 0 and 100),
	CONSTRAINT "dossiers_technical_planned_first" CHECK ("technical_planned" is not null or "technical_achieved" is null),
	CONSTRAINT "dossiers_process_planned" CHECK (scale("process_planned") <= 2 and "process_planned" between 0 and 100),
	CONSTRAINT "dossiers_process_achieved" CHECK (scale("process_achieved") <= 2 and "process_achieved" between 0 and 100),
	CONSTRAINT "dossiers_process_planned_first" CHECK ("process_planned" is not null or "process_achieved" is null),
	CONSTRAINT "dossiers_system_planned" CHECK (scale("system_planned") <= 2 and "system_planned" between 0 and 100),
	CONSTRAINT "dossiers_system_achieved" CHECK (scale("system_achieved") <= 2 and "system_achieved" between 0 and 100),
	CONSTRAINT "dossiers_system_planned_first" CHECK ("system_planned" is not null or "system_achieved" is null)
);
--> statement-breakpoint
CREATE TABLE "emergencies" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "emergencies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"professional_id" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"registered_on" date NOT NULL,
	"supersedes" bigint,
	"retracted" boolean DEFAULT false NOT NULL,
	"kind" text NOT NULL,
	"ends_on" date,
	CONSTRAINT "emergencies_retraction_supersedes" CHECK (not "retracted" or "supersedes" is not null),
	CONSTRAINT "emergencies_kind" CHECK ("kind" in ('flood-2023', 'earthquake-2016')),
	CONSTRAINT "emergencies_order" CHECK ("ends_on" >= "effective_on")
);
--> statement-breakpoint
CREATE TABLE "editions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "editions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"event_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"hours" integer,
	"credits" numeric,
	CONSTRAINT "editions_number" UNIQUE("event_id","number"),
	CONSTRAINT "editions_number_form" CHECK ("number" between 1 and 999),
	CONSTRAINT "editions_order" CHECK ("ends_on" >= "starts_on"),
	CONSTRAINT "editions_hours" CHECK ("hours" between 1 and 999),
	CONSTRAINT "editions_credits" CHECK (scale("credits") <= 1 and "credits" > 0 and "credits" <= 50)
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL CONSTRAINT "events_public_id" UNIQUE,
	"provider_id" bigint NOT NULL,
	"title" text,
	"format" text NOT NULL,
	"objective" integer,
	"disciplines" integer[],
	"research" boolean DEFAULT false NOT NULL,
	CONSTRAINT "events_format" CHECK ("format" in ('RES', 'FAD', 'FSC', 'BLENDED')),
	CONSTRAINT "events_objective" CHECK ("objective" > 0),
	CONSTRAINT "events_disciplines_present" CHECK (cardinality("disciplines") > 0)
);
--> statement-breakpoint
CREATE TABLE "providers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "providers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL CONSTRAINT "providers_public_id" UNIQUE,
	"name" text,
	"kind" text NOT NULL,
	CONSTRAINT "providers_kind" CHECK ("kind" in ('national', 'regional'))
);
--> statement-breakpoint
CREATE TABLE "exemptions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "exemptions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"professional_id" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"registered_on" date NOT NULL,
	"supersedes" bigint,
	"retracted" boolean DEFAULT false NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"ends_on" date,
	"legal_years" integer,
	"university_credits_per_year" integer,
	"attributed_year" integer,
	"requested_on" date,
	CONSTRAINT "exemptions_retraction_supersedes" CHECK (not "retracted" or "supersedes" is not null),
	CONSTRAINT "exemptions_kind" CHECK ("kind" in ('esonero', 'esenzione')),
	CONSTRAINT "exemptions_reason" CHECK ("reason" ~ '^[a-z][a-z0-9-]*$'),
	CONSTRAINT "exemptions_order" CHECK ("ends_on" >= "effective_on"),
	CONSTRAINT "exemptions_legal_years" CHECK ("legal_years" > 0),
	CONSTRAINT "exemptions_university_credits" CHECK ("university_credits_per_year" >= 0),
	CONSTRAINT "exemptions_attributed_year" CHECK ("attributed_year" between 1900 and 2100)
);
--> statement-breakpoint
CREATE TABLE "individual_training" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "individual_training_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"professional_id" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"registered_on" date NOT NULL,
	"supersedes" bigint,
	"retracted" boolean DEFAULT false NOT NULL,
	"public_id" text,
	"kind" text NOT NULL,
	"acquired_on" date,
	"authorship" text,
	"starts_on" date,
	"ends_on" date,
	"hours" integer,
	"teaching_assignment" boolean,
	"body" text,
	"country" text,
	"credits" numeric,
	"distance" boolean,
	"radioprotection" boolean,
	CONSTRAINT "individual_training_retraction_supersedes" CHECK (not "retracted" or "supersedes" is not null),
	CONSTRAINT "individual_training_kind" CHECK ("kind" in ('publication', 'trial', 'tutoring', 'abroad', 'self-study')),
	CONSTRAINT "individual_training_authorship" CHECK ("authorship" in ('first', 'last', 'only', 'other')),
	CONSTRAINT "individual_training_body" CHECK ("body" in ('leef', 'other')),
	CONSTRAINT "individual_training_country" CHECK ("country" ~ '^[A-Z]{2}$'),
	CONSTRAINT "individual_training_order" CHECK ("ends_on" >= "starts_on"),
	CONSTRAINT "individual_training_hours" CHECK ("hours" >= 0),
	CONSTRAINT "individual_training_credits" CHECK (scale("credits") <= 1 and "credits" between 0 and 99999)
);
--> statement-breakpoint
CREATE TABLE "participation_moves" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "participation_moves_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"professional_id" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"registered_on" date NOT NULL,
	"supersedes" bigint,
	"retracted" boolean DEFAULT false NOT NULL,
	"participation_id" bigint NOT NULL,
	"triennium" text NOT NULL,
	CONSTRAINT "participation_moves_retraction_supersedes" CHECK (not "retracted" or "supersedes" is not null),
	CONSTRAINT "participation_moves_triennium" CHECK ("triennium" ~ '^[0-9]{4}-[0-9]{4}$' and left("triennium", 4)::integer % 3 = 1 and right("triennium", 4)::integer = left("triennium", 4)::integer + 2)
);
--> statement-breakpoint
CREATE TABLE "participations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "participations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"professional_id" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"registered_on" date NOT NULL,
	"supersedes" bigint,
	"retracted" boolean DEFAULT false NOT NULL,
	"public_id" text NOT NULL,
	"edition_id" bigint NOT NULL,
	"role" text NOT NULL,
	"credits" numeric NOT NULL,
	"recruited" boolean DEFAULT false NOT NULL,
	"radioprotection" boolean DEFAULT false NOT NULL,
	CONSTRAINT "participations_retraction_supersedes" CHECK (not "retracted" or "supersedes" is not null),
	CONSTRAINT "participations_role" CHECK ("role" in ('learner', 'teacher', 'speaker', 'tutor')),
	CONSTRAINT "participations_credits" CHECK (scale("credits") <= 1 and "credits" > 0 and "credits" <= 50),
	CONSTRAINT "participations_known_after_acquired" CHECK ("registered_on" >= "effective_on")
);
--> statement-breakpoint
CREATE TABLE "past_positions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "past_positions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"professional_id" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"registered_on" date NOT NULL,
	"supersedes" bigint,
	"retracted" boolean DEFAULT false NOT NULL,
	"triennium" text NOT NULL,
	"acquired" numeric NOT NULL,
	"obligation" numeric,
	"balance" numeric,
	"certified" boolean,
	"certified_on" date,
	"individual_dossier_satisfied" boolean,
	CONSTRAINT "past_positions_retraction_supersedes" CHECK (not "retracted" or "supersedes" is not null),
	CONSTRAINT "past_positions_triennium" CHECK ("triennium" ~ '^[0-9]{4}-[0-9]{4}$' and left("triennium", 4)::integer % 3 = 1 and right("triennium", 4)::integer = left("triennium", 4)::integer + 2),
	CONSTRAINT "past_positions_acquired" CHECK (scale("acquired") <= 1 and "acquired" between 0 and 99999),
	CONSTRAINT "past_positions_obligation" CHECK (scale("obligation") <= 1 and "obligation" between 0 and 99999),
	CONSTRAINT "past_positions_balance" CHECK (scale("balance") <= 1 and "balance" between -99999 and 99999)
);
--> statement-breakpoint
CREATE TABLE "professionals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "professionals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL CONSTRAINT "professionals_public_id" UNIQUE,
	"fiscal_code" text NOT NULL CONSTRAINT "professionals_fiscal_code" UNIQUE,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"birth_date" date NOT NULL,
	"profession" integer NOT NULL,
	"disciplines" integer[] NOT NULL,
	"search_name" text GENERATED ALWAYS AS (lower(regexp_replace(normalize(last_name || ' ' || first_name, NFD), '[\u0300-\u036f]', '', 'g'))) STORED NOT NULL,
	CONSTRAINT "professionals_fiscal_code_form" CHECK ("fiscal_code" ~ '^([A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]|[0-9]{11})$'),
	CONSTRAINT "professionals_names_present" CHECK ("first_name" <> '' and "last_name" <> ''),
	CONSTRAINT "professionals_disciplines_present" CHECK (cardinality("disciplines") > 0)
);
--> statement-breakpoint
CREATE TABLE "radiology_periods" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "radiology_periods_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"professional_id" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"registered_on" date NOT NULL,
	"supersedes" bigint,
	"retracted" boolean DEFAULT false NOT NULL,
	"kind" text NOT NULL,
	"ends_on" date,
	CONSTRAINT "radiology_periods_retraction_supersedes" CHECK (not "retracted" or "supersedes" is not null),
	CONSTRAINT "radiology_periods_kind" CHECK ("kind" in ('ordinary', 'complementary', 'medical-physics', 'none')),
	CONSTRAINT "radiology_periods_order" CHECK ("ends_on" >= "effective_on")
);
--> statement-breakpoint
CREATE TABLE "disciplines" (
	"profession" integer,
	"code" integer,
	"edition" integer,
	"name" text NOT NULL,
	CONSTRAINT "disciplines_pk" PRIMARY KEY("profession","code","edition")
);
--> statement-breakpoint
CREATE TABLE "objectives" (
	"code" integer,
	"area" text,
	"edition" integer,
	"name" text NOT NULL,
	CONSTRAINT "objectives_pk" PRIMARY KEY("code","area","edition"),
	CONSTRAINT "objectives_area" CHECK ("area" in ('technical', 'process', 'system'))
);
--> statement-breakpoint
CREATE TABLE "professions" (
	"code" integer PRIMARY KEY,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "registrations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"professional_id" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"registered_on" date NOT NULL,
	"supersedes" bigint,
	"retracted" boolean DEFAULT false NOT NULL,
	"kind" text NOT NULL,
	"applied_on" date,
	CONSTRAINT "registrations_retraction_supersedes" CHECK (not "retracted" or "supersedes" is not null),
	CONSTRAINT "registrations_kind" CHECK ("kind" in ('first', 'cancellation', 'reenrolment'))
);
--> statement-breakpoint
CREATE TABLE "registry_loads" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "registry_loads_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"seed" bigint NOT NULL,
	"generator_version" integer NOT NULL,
	"professionals" integer NOT NULL,
	"participations" integer NOT NULL,
	"loaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "registry_loads_seed" UNIQUE("seed","generator_version","professionals")
);
--> statement-breakpoint
CREATE TABLE "retirement_incomes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "retirement_incomes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"professional_id" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"registered_on" date NOT NULL,
	"supersedes" bigint,
	"retracted" boolean DEFAULT false NOT NULL,
	"year" integer NOT NULL,
	"amount" numeric NOT NULL,
	CONSTRAINT "retirement_incomes_retraction_supersedes" CHECK (not "retracted" or "supersedes" is not null),
	CONSTRAINT "retirement_incomes_amount" CHECK (scale("amount") <= 2 and "amount" >= 0),
	CONSTRAINT "retirement_incomes_year" CHECK ("year" between 1900 and 2100)
);
--> statement-breakpoint
CREATE TABLE "retirements" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "retirements_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"professional_id" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"registered_on" date NOT NULL,
	"supersedes" bigint,
	"retracted" boolean DEFAULT false NOT NULL,
	"occasional_practice" boolean NOT NULL,
	"exemption_revoked_on" date,
	CONSTRAINT "retirements_retraction_supersedes" CHECK (not "retracted" or "supersedes" is not null)
);
--> statement-breakpoint
CREATE INDEX "act_versions_by_hash" ON "act_versions" ("hash");--> statement-breakpoint
CREATE UNIQUE INDEX "competent_doctor_periods_supersedes_once" ON "competent_doctor_periods" ("supersedes") WHERE "supersedes" is not null;--> statement-breakpoint
CREATE INDEX "competent_doctor_periods_by_professional" ON "competent_doctor_periods" ("professional_id","effective_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "dossiers_supersedes_once" ON "dossiers" ("supersedes") WHERE "supersedes" is not null;--> statement-breakpoint
CREATE INDEX "dossiers_by_professional" ON "dossiers" ("professional_id","effective_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "emergencies_supersedes_once" ON "emergencies" ("supersedes") WHERE "supersedes" is not null;--> statement-breakpoint
CREATE INDEX "emergencies_by_professional" ON "emergencies" ("professional_id","effective_on","id");--> statement-breakpoint
CREATE INDEX "events_by_provider" ON "events" ("provider_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "exemptions_supersedes_once" ON "exemptions" ("supersedes") WHERE "supersedes" is not null;--> statement-breakpoint
CREATE INDEX "exemptions_by_professional" ON "exemptions" ("professional_id","effective_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "individual_training_supersedes_once" ON "individual_training" ("supersedes") WHERE "supersedes" is not null;--> statement-breakpoint
CREATE INDEX "individual_training_by_professional" ON "individual_training" ("professional_id","effective_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "individual_training_public_id" ON "individual_training" ("professional_id","public_id") WHERE "supersedes" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "participation_moves_supersedes_once" ON "participation_moves" ("supersedes") WHERE "supersedes" is not null;--> statement-breakpoint
CREATE INDEX "participation_moves_by_professional" ON "participation_moves" ("professional_id","effective_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "participation_moves_once" ON "participation_moves" ("participation_id") WHERE "supersedes" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "participations_supersedes_once" ON "participations" ("supersedes") WHERE "supersedes" is not null;--> statement-breakpoint
CREATE INDEX "participations_by_professional" ON "participations" ("professional_id","effective_on","id");--> statement-breakpoint
CREATE INDEX "participations_by_edition" ON "participations" ("edition_id");--> statement-breakpoint
CREATE UNIQUE INDEX "participations_public_id" ON "participations" ("professional_id","public_id") WHERE "supersedes" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "past_positions_supersedes_once" ON "past_positions" ("supersedes") WHERE "supersedes" is not null;--> statement-breakpoint
CREATE INDEX "past_positions_by_professional" ON "past_positions" ("professional_id","effective_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "past_positions_one_chain" ON "past_positions" ("professional_id","triennium") WHERE "supersedes" is null;--> statement-breakpoint
CREATE INDEX "professionals_by_name" ON "professionals" ("search_name" collate "C","id");--> statement-breakpoint
CREATE UNIQUE INDEX "radiology_periods_supersedes_once" ON "radiology_periods" ("supersedes") WHERE "supersedes" is not null;--> statement-breakpoint
CREATE INDEX "radiology_periods_by_professional" ON "radiology_periods" ("professional_id","effective_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_supersedes_once" ON "registrations" ("supersedes") WHERE "supersedes" is not null;--> statement-breakpoint
CREATE INDEX "registrations_by_professional" ON "registrations" ("professional_id","effective_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "retirement_incomes_supersedes_once" ON "retirement_incomes" ("supersedes") WHERE "supersedes" is not null;--> statement-breakpoint
CREATE INDEX "retirement_incomes_by_professional" ON "retirement_incomes" ("professional_id","effective_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "retirement_incomes_one_chain" ON "retirement_incomes" ("professional_id","year") WHERE "supersedes" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "retirements_supersedes_once" ON "retirements" ("supersedes") WHERE "supersedes" is not null;--> statement-breakpoint
CREATE INDEX "retirements_by_professional" ON "retirements" ("professional_id","effective_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "retirements_one_chain" ON "retirements" ("professional_id") WHERE "supersedes" is null;--> statement-breakpoint
ALTER TABLE "act_versions" ADD CONSTRAINT "act_versions_act_id_acts_id_fkey" FOREIGN KEY ("act_id") REFERENCES "acts"("id");--> statement-breakpoint
ALTER TABLE "competent_doctor_periods" ADD CONSTRAINT "competent_doctor_periods_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "competent_doctor_periods" ADD CONSTRAINT "competent_doctor_periods_supersedes_fk" FOREIGN KEY ("supersedes") REFERENCES "competent_doctor_periods"("id");--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_supersedes_fk" FOREIGN KEY ("supersedes") REFERENCES "dossiers"("id");--> statement-breakpoint
ALTER TABLE "emergencies" ADD CONSTRAINT "emergencies_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "emergencies" ADD CONSTRAINT "emergencies_supersedes_fk" FOREIGN KEY ("supersedes") REFERENCES "emergencies"("id");--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_event_id_events_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id");--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_provider_id_providers_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "providers"("id");--> statement-breakpoint
ALTER TABLE "exemptions" ADD CONSTRAINT "exemptions_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "exemptions" ADD CONSTRAINT "exemptions_supersedes_fk" FOREIGN KEY ("supersedes") REFERENCES "exemptions"("id");--> statement-breakpoint
ALTER TABLE "individual_training" ADD CONSTRAINT "individual_training_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "individual_training" ADD CONSTRAINT "individual_training_supersedes_fk" FOREIGN KEY ("supersedes") REFERENCES "individual_training"("id");--> statement-breakpoint
ALTER TABLE "participation_moves" ADD CONSTRAINT "participation_moves_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "participation_moves" ADD CONSTRAINT "participation_moves_participation_id_participations_id_fkey" FOREIGN KEY ("participation_id") REFERENCES "participations"("id");--> statement-breakpoint
ALTER TABLE "participation_moves" ADD CONSTRAINT "participation_moves_supersedes_fk" FOREIGN KEY ("supersedes") REFERENCES "participation_moves"("id");--> statement-breakpoint
ALTER TABLE "participations" ADD CONSTRAINT "participations_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "participations" ADD CONSTRAINT "participations_edition_id_editions_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id");--> statement-breakpoint
ALTER TABLE "participations" ADD CONSTRAINT "participations_supersedes_fk" FOREIGN KEY ("supersedes") REFERENCES "participations"("id");--> statement-breakpoint
ALTER TABLE "past_positions" ADD CONSTRAINT "past_positions_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "past_positions" ADD CONSTRAINT "past_positions_supersedes_fk" FOREIGN KEY ("supersedes") REFERENCES "past_positions"("id");--> statement-breakpoint
ALTER TABLE "professionals" ADD CONSTRAINT "professionals_profession_professions_code_fkey" FOREIGN KEY ("profession") REFERENCES "professions"("code");--> statement-breakpoint
ALTER TABLE "radiology_periods" ADD CONSTRAINT "radiology_periods_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "radiology_periods" ADD CONSTRAINT "radiology_periods_supersedes_fk" FOREIGN KEY ("supersedes") REFERENCES "radiology_periods"("id");--> statement-breakpoint
ALTER TABLE "disciplines" ADD CONSTRAINT "disciplines_profession_professions_code_fkey" FOREIGN KEY ("profession") REFERENCES "professions"("code");--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_supersedes_fk" FOREIGN KEY ("supersedes") REFERENCES "registrations"("id");--> statement-breakpoint
ALTER TABLE "retirement_incomes" ADD CONSTRAINT "retirement_incomes_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "retirement_incomes" ADD CONSTRAINT "retirement_incomes_supersedes_fk" FOREIGN KEY ("supersedes") REFERENCES "retirement_incomes"("id");--> statement-breakpoint
ALTER TABLE "retirements" ADD CONSTRAINT "retirements_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "retirements" ADD CONSTRAINT "retirements_supersedes_fk" FOREIGN KEY ("supersedes") REFERENCES "retirements"("id");