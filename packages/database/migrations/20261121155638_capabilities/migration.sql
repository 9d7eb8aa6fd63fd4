CREATE TABLE "employing_bodies" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "employing_bodies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL CONSTRAINT "employing_bodies_public_id" UNIQUE,
	"name" text NOT NULL,
	CONSTRAINT "employing_bodies_public_id_form" CHECK ("public_id" ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,39}$'),
	CONSTRAINT "employing_bodies_name" CHECK (length("name") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "employments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "employments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"professional_id" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"registered_on" date NOT NULL,
	"supersedes" bigint,
	"retracted" boolean DEFAULT false NOT NULL,
	"body_id" bigint NOT NULL,
	"ends_on" date,
	CONSTRAINT "employments_retraction_supersedes" CHECK (not "retracted" or "supersedes" is not null),
	CONSTRAINT "employments_order" CHECK ("ends_on" >= "effective_on")
);
--> statement-breakpoint
ALTER TABLE "contact_profiles" ADD COLUMN "residence_address" text;--> statement-breakpoint
ALTER TABLE "contact_profiles" ADD COLUMN "residence_postal_code" text;--> statement-breakpoint
ALTER TABLE "contact_profiles" ADD COLUMN "residence_municipality" text;--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "group_id" uuid;--> statement-breakpoint
ALTER TABLE "enrolment_windows" ADD COLUMN "municipality" text;--> statement-breakpoint
CREATE INDEX "dossiers_by_group" ON "dossiers" ("group_id") WHERE "group_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "employments_supersedes_once" ON "employments" ("supersedes") WHERE "supersedes" is not null;--> statement-breakpoint
CREATE INDEX "employments_by_professional" ON "employments" ("professional_id","effective_on","id");--> statement-breakpoint
CREATE INDEX "employments_by_body" ON "employments" ("body_id","professional_id");--> statement-breakpoint
ALTER TABLE "employments" ADD CONSTRAINT "employments_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "employments" ADD CONSTRAINT "employments_body_id_employing_bodies_id_fkey" FOREIGN KEY ("body_id") REFERENCES "employing_bodies"("id");--> statement-breakpoint
ALTER TABLE "employments" ADD CONSTRAINT "employments_supersedes_fk" FOREIGN KEY ("supersedes") REFERENCES "employments"("id");--> statement-breakpoint
ALTER TABLE "contact_profiles" ADD CONSTRAINT "contact_profiles_residence_whole" CHECK (num_nulls("residence_address", "residence_postal_code", "residence_municipality") in (0, 3));--> statement-breakpoint
ALTER TABLE "contact_profiles" ADD CONSTRAINT "contact_profiles_residence_address" CHECK (length("residence_address") between 1 and 200);--> statement-breakpoint
ALTER TABLE "contact_profiles" ADD CONSTRAINT "contact_profiles_residence_postal_code" CHECK ("residence_postal_code" ~ '^[0-9]{5}$');--> statement-breakpoint
ALTER TABLE "contact_profiles" ADD CONSTRAINT "contact_profiles_residence_municipality" CHECK ("residence_municipality" ~ '^[A-Z][0-9]{3}$');--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_group" CHECK ("group_id" is null or "kind" = 'group');--> statement-breakpoint
ALTER TABLE "enrolment_windows" ADD CONSTRAINT "enrolment_windows_municipality" CHECK ("municipality" ~ '^[A-Z][0-9]{3}$');--> statement-breakpoint
ALTER TABLE "requests" DROP CONSTRAINT "requests_kind", ADD CONSTRAINT "requests_kind" CHECK ("kind" in ('individual-training', 'document', 'insertion-claim', 'incongruity', 'unlisted-exemption'));