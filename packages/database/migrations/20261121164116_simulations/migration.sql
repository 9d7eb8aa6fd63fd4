CREATE TABLE "simulation_steps" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "simulation_steps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"simulation_id" bigint NOT NULL,
	"number" integer DEFAULT 0 NOT NULL,
	"kind" text NOT NULL,
	"attempt" integer NOT NULL,
	"detail" jsonb NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "simulation_steps_in_order" UNIQUE("simulation_id","number"),
	CONSTRAINT "simulation_steps_kind" CHECK ("kind" in ('taken', 'progress', 'sample', 'cancel-asked', 'done', 'refused', 'failed', 'cancelled')),
	CONSTRAINT "simulation_steps_attempt" CHECK ("attempt" >= 0)
);
--> statement-breakpoint
CREATE TABLE "simulations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "simulations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid DEFAULT gen_random_uuid() NOT NULL CONSTRAINT "simulations_public_id" UNIQUE,
	"actor" text NOT NULL,
	"program" text NOT NULL,
	"request" jsonb NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "simulations_program_form" CHECK ("program" ~ '^sha256:[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE UNIQUE INDEX "simulation_steps_one_end" ON "simulation_steps" ("simulation_id") WHERE "kind" in ('done', 'refused', 'failed', 'cancelled');--> statement-breakpoint
CREATE UNIQUE INDEX "simulation_steps_one_taking" ON "simulation_steps" ("simulation_id","attempt") WHERE "kind" = 'taken';--> statement-breakpoint
CREATE INDEX "simulations_by_actor" ON "simulations" ("actor","id");--> statement-breakpoint
ALTER TABLE "simulation_steps" ADD CONSTRAINT "simulation_steps_simulation_id_simulations_id_fkey" FOREIGN KEY ("simulation_id") REFERENCES "simulations"("id");