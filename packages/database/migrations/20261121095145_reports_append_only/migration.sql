-- Reports, and how each import went, are kept as they were: a later report is a new row that supersedes the earlier one.
CREATE TRIGGER event_reports_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event_reports
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('insert a row that supersedes the old one');
--> statement-breakpoint
CREATE TRIGGER event_reports_supersede BEFORE INSERT ON event_reports
  FOR EACH ROW WHEN (new.supersedes IS NOT NULL) EXECUTE FUNCTION supersede_the_same_fact('edition_id');
--> statement-breakpoint
CREATE TRIGGER report_imports_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON report_imports
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER report_import_steps_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON report_import_steps
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER report_refusals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON report_refusals
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
