CREATE TABLE "order_figures" (
	"order_id" bigint NOT NULL,
	"counted" text NOT NULL,
	"part" text NOT NULL,
	"grain" text NOT NULL,
	"from_day" date NOT NULL,
	"change" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people_counted" (
	"professional_id" bigint NOT NULL,
	"order_id" bigint NOT NULL,
	"counted" text NOT NULL,
	"part" text NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date,
	"times" integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX "order_figures_by_order" ON "order_figures" ("order_id","grain","counted","from_day");--> statement-breakpoint
CREATE INDEX "people_counted_by_professional" ON "people_counted" ("professional_id");