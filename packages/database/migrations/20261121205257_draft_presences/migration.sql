CREATE TABLE "draft_presences" (
	"draft_id" bigint,
	"subject" text,
	"browser" text,
	"display_name" text NOT NULL,
	"opened_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_presences_pkey" PRIMARY KEY("draft_id","subject","browser"),
	CONSTRAINT "draft_presences_browser_form" CHECK ("browser" ~ '^[0-9a-f]{32}$')
);
--> statement-breakpoint
CREATE INDEX "draft_presences_by_silence" ON "draft_presences" ("seen_at");--> statement-breakpoint
ALTER TABLE "draft_presences" ADD CONSTRAINT "draft_presences_draft_id_drafts_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id");