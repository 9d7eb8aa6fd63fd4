DROP INDEX "participations_by_edition";--> statement-breakpoint
CREATE INDEX "participations_by_edition" ON "participations" ("edition_id","effective_on","id");--> statement-breakpoint
CREATE INDEX "participations_by_day" ON "participations" ("effective_on","id");