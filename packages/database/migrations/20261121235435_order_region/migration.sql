ALTER TABLE "orders" ADD COLUMN "region" text;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_region_is_a_code" CHECK ("region" ~ '^[0-9]{2}$');