CREATE TABLE "provider_contacts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "provider_contacts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"provider_id" bigint NOT NULL,
	"registered_on" date NOT NULL,
	"email" text NOT NULL,
	"telephone" text,
	CONSTRAINT "provider_contacts_email" CHECK ("email" ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$'),
	CONSTRAINT "provider_contacts_telephone" CHECK ("telephone" ~ '^[+]?[0-9]{5,15}$')
);
--> statement-breakpoint
CREATE INDEX "provider_contacts_by_provider" ON "provider_contacts" ("provider_id","id");--> statement-breakpoint
ALTER TABLE "provider_contacts" ADD CONSTRAINT "provider_contacts_provider_id_providers_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "providers"("id");