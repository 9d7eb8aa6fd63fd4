CREATE TABLE "audit_entries" (
	"number" bigint PRIMARY KEY,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"role" text NOT NULL,
	"action" text NOT NULL,
	"noun" text NOT NULL,
	"subjects" text[] NOT NULL,
	"purpose" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_entries_action" CHECK ("action" in ('read', 'change', 'sign-in', 'sign-out')),
	CONSTRAINT "audit_entries_no_fiscal_code" CHECK (concat_ws(' ', "actor", "noun", "purpose", array_to_string("subjects", ' ')) !~* '[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]')
);
--> statement-breakpoint
CREATE TABLE "order_memberships" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "order_memberships_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"professional_id" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"registered_on" date NOT NULL,
	"supersedes" bigint,
	"retracted" boolean DEFAULT false NOT NULL,
	"order_id" bigint NOT NULL,
	"ends_on" date,
	CONSTRAINT "order_memberships_retraction_supersedes" CHECK (not "retracted" or "supersedes" is not null),
	CONSTRAINT "order_memberships_order" CHECK ("ends_on" >= "effective_on")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "orders_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL CONSTRAINT "orders_public_id" UNIQUE,
	"name" text NOT NULL,
	CONSTRAINT "orders_names_present" CHECK ("public_id" <> '' and "name" <> '')
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"secret_hash" text PRIMARY KEY,
	"subject" text NOT NULL,
	"display_name" text NOT NULL,
	"grants" jsonb NOT NULL,
	"grant_in_use" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_secret_hash_form" CHECK ("secret_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"secret_hash" text PRIMARY KEY,
	"state" text NOT NULL,
	"nonce" text NOT NULL,
	"verifier" text NOT NULL,
	"return_to" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sign_in_attempts_secret_hash_form" CHECK ("secret_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "professionals" ADD COLUMN "pseudonym" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "professionals" ADD CONSTRAINT "professionals_pseudonym" UNIQUE("pseudonym");--> statement-breakpoint
CREATE INDEX "audit_entries_by_subject" ON "audit_entries" USING gin ("subjects");--> statement-breakpoint
CREATE UNIQUE INDEX "order_memberships_supersedes_once" ON "order_memberships" ("supersedes") WHERE "supersedes" is not null;--> statement-breakpoint
CREATE INDEX "order_memberships_by_professional" ON "order_memberships" ("professional_id","effective_on","id");--> statement-breakpoint
CREATE INDEX "order_memberships_by_order" ON "order_memberships" ("order_id","professional_id");--> statement-breakpoint
CREATE INDEX "sessions_by_subject" ON "sessions" ("subject");--> statement-breakpoint
CREATE INDEX "sessions_by_expiry" ON "sessions" ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_by_expiry" ON "sign_in_attempts" ("expires_at");--> statement-breakpoint
ALTER TABLE "order_memberships" ADD CONSTRAINT "order_memberships_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "order_memberships" ADD CONSTRAINT "order_memberships_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "order_memberships" ADD CONSTRAINT "order_memberships_supersedes_fk" FOREIGN KEY ("supersedes") REFERENCES "order_memberships"("id");