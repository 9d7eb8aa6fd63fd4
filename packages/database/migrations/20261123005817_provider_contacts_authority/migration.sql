CREATE TRIGGER provider_contacts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON provider_contacts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
GRANT SELECT ON provider_contacts TO delibera_viewer, delibera_pseudonymous;
--> statement-breakpoint
GRANT INSERT ON provider_contacts TO delibera_viewer;
--> statement-breakpoint
ALTER TABLE provider_contacts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Who holds events is public, and so is how they are reached; nobody says it for another.
CREATE POLICY provider_contacts_read ON provider_contacts FOR SELECT TO delibera_viewer, delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY provider_contacts_write ON provider_contacts FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'provider' AND provider_id = (SELECT viewer_row('provider')));
