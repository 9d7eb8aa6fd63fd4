DROP INDEX "list_totals_by_list";--> statement-breakpoint
CREATE INDEX "list_totals_by_list" ON "list_totals" ("list","part" collate "C","change");