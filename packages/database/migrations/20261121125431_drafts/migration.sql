CREATE TABLE "draft_checks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "draft_checks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"content_hash" text NOT NULL,
	"program" text NOT NULL,
	"name" text NOT NULL,
	"result" jsonb NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_checks_once" UNIQUE("content_hash","program","name"),
	CONSTRAINT "draft_checks_hash_form" CHECK ("content_hash" ~ '^sha256:[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "draft_simulations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "draft_simulations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"draft_id" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"result_hash" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_simulations_once" UNIQUE("draft_id","content_hash","result_hash"),
	CONSTRAINT "draft_simulations_result_form" CHECK ("result_hash" ~ '^sha256:[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "draft_comment_resolutions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "draft_comment_resolutions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"comment_id" bigint NOT NULL CONSTRAINT "draft_comment_resolutions_once" UNIQUE,
	"actor" text NOT NULL,
	"actor_name" text NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_comments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "draft_comments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid DEFAULT gen_random_uuid() NOT NULL CONSTRAINT "draft_comments_public_id" UNIQUE,
	"draft_id" bigint NOT NULL,
	"revision_id" bigint NOT NULL,
	"article" text,
	"comma" text,
	"parent_id" bigint,
	"body" text NOT NULL,
	"author" text NOT NULL,
	"author_name" text NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_comments_body" CHECK (length("body") between 1 and 10000),
	CONSTRAINT "draft_comments_place" CHECK ("comma" is null or "article" is not null)
);
--> statement-breakpoint
CREATE TABLE "draft_steps" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "draft_steps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"draft_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"revision_id" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"program" text NOT NULL,
	"actor" text NOT NULL,
	"actor_name" text NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"reason" text,
	"known_from" date,
	"act_version_id" bigint CONSTRAINT "draft_steps_version" UNIQUE,
	CONSTRAINT "draft_steps_kind" CHECK ("kind" in ('review-requested', 'approved', 'refused', 'withdrawn', 'abandoned', 'published')),
	CONSTRAINT "draft_steps_reason" CHECK ("kind" <> 'refused' or length("reason") > 0),
	CONSTRAINT "draft_steps_publication" CHECK (("kind" = 'published') = ("act_version_id" is not null and "known_from" is not null))
);
--> statement-breakpoint
CREATE TABLE "draft_revisions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "draft_revisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"draft_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"source_text" text NOT NULL,
	"content_hash" text NOT NULL,
	"based_on" text NOT NULL,
	"author" text NOT NULL,
	"author_name" text NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_revisions_number" UNIQUE("draft_id","number"),
	CONSTRAINT "draft_revisions_number_positive" CHECK ("number" > 0),
	CONSTRAINT "draft_revisions_based_on_form" CHECK ("based_on" ~ '^sha256:[0-9a-f]{64}$'),
	CONSTRAINT "draft_revisions_hash" CHECK ("content_hash" = 'sha256:' || encode(sha256(convert_to("source_text", 'UTF8')), 'hex'))
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "drafts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid DEFAULT gen_random_uuid() NOT NULL CONSTRAINT "drafts_public_id" UNIQUE,
	"act_name" text NOT NULL,
	"author" text NOT NULL,
	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "drafts_act_name_form" CHECK ("act_name" ~ '^[a-z][a-z0-9_]{0,79}$')
);
--> statement-breakpoint
CREATE INDEX "draft_comments_by_draft" ON "draft_comments" ("draft_id","id");--> statement-breakpoint
CREATE INDEX "draft_steps_by_draft" ON "draft_steps" ("draft_id","id");--> statement-breakpoint
CREATE INDEX "draft_steps_by_hash" ON "draft_steps" ("content_hash");--> statement-breakpoint
CREATE INDEX "draft_revisions_by_hash" ON "draft_revisions" ("content_hash");--> statement-breakpoint
CREATE INDEX "drafts_by_act" ON "drafts" ("act_name");--> statement-breakpoint
ALTER TABLE "draft_simulations" ADD CONSTRAINT "draft_simulations_draft_id_drafts_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id");--> statement-breakpoint
ALTER TABLE "draft_comment_resolutions" ADD CONSTRAINT "draft_comment_resolutions_comment_id_draft_comments_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "draft_comments"("id");--> statement-breakpoint
ALTER TABLE "draft_comments" ADD CONSTRAINT "draft_comments_draft_id_drafts_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id");--> statement-breakpoint
ALTER TABLE "draft_comments" ADD CONSTRAINT "draft_comments_revision_id_draft_revisions_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "draft_revisions"("id");--> statement-breakpoint
ALTER TABLE "draft_comments" ADD CONSTRAINT "draft_comments_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "draft_comments"("id");--> statement-breakpoint
ALTER TABLE "draft_steps" ADD CONSTRAINT "draft_steps_draft_id_drafts_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id");--> statement-breakpoint
ALTER TABLE "draft_steps" ADD CONSTRAINT "draft_steps_revision_id_draft_revisions_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "draft_revisions"("id");--> statement-breakpoint
ALTER TABLE "draft_steps" ADD CONSTRAINT "draft_steps_act_version_id_act_versions_id_fkey" FOREIGN KEY ("act_version_id") REFERENCES "act_versions"("id");--> statement-breakpoint
ALTER TABLE "draft_revisions" ADD CONSTRAINT "draft_revisions_draft_id_drafts_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id");