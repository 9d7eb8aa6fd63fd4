ALTER TABLE "draft_simulations" ADD COLUMN "result" jsonb;--> statement-breakpoint
ALTER TABLE "draft_simulations" ADD COLUMN "actor_name" text;