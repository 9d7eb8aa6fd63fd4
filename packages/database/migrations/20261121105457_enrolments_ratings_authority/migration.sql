CREATE TRIGGER enrolment_windows_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON enrolment_windows
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER working_profiles_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON working_profiles
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('insert a row that supersedes the old one');
--> statement-breakpoint
CREATE TRIGGER enrolments_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON enrolments
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('insert a row that supersedes the old one');
--> statement-breakpoint
CREATE TRIGGER rating_secrets_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rating_secrets
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER rating_tokens_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rating_tokens
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ratings_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ratings
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER event_disclosures_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event_disclosures
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE enrolment_windows ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE working_profiles ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE enrolments ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE rating_secrets ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE rating_tokens ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE ratings ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE event_disclosures ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON enrolment_windows, event_disclosures TO delibera_viewer, delibera_pseudonymous;
--> statement-breakpoint
GRANT INSERT ON enrolment_windows, event_disclosures TO delibera_viewer;
--> statement-breakpoint
GRANT SELECT, INSERT ON working_profiles, enrolments, rating_secrets, rating_tokens TO delibera_viewer;
--> statement-breakpoint
-- A rating is neither read nor written but through a function: it is counted once, and read as the figures of an event, from five on.
CREATE FUNCTION spend_rating(of_event bigint, token text, a integer, b integer, c integer, d integer) RETURNS boolean LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO ratings (event_id, spent, relevance, quality, usefulness, influence) VALUES (of_event, token, a, b, c, d)
    ON CONFLICT (spent) DO NOTHING;
  RETURN FOUND;
END
$$;
--> statement-breakpoint
CREATE POLICY enrolment_windows_read ON enrolment_windows FOR SELECT TO delibera_viewer, delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY event_disclosures_read ON event_disclosures FOR SELECT TO delibera_viewer, delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY enrolment_windows_write ON enrolment_windows FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR (SELECT viewer_role()) = 'provider' AND viewer_holds_edition(edition_id));
--> statement-breakpoint
CREATE POLICY event_disclosures_write ON event_disclosures FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR (SELECT viewer_role()) = 'provider'
      AND EXISTS (SELECT FROM events v WHERE v.id = event_id AND v.provider_id = (SELECT viewer_row('provider'))));
--> statement-breakpoint
CREATE POLICY working_profiles_read ON working_profiles FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional')));
--> statement-breakpoint
CREATE POLICY working_profiles_write ON working_profiles FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional')));
--> statement-breakpoint
CREATE POLICY enrolments_read ON enrolments FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'provider' AND viewer_holds_edition(edition_id));
--> statement-breakpoint
CREATE POLICY enrolments_write ON enrolments FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional')));
--> statement-breakpoint
CREATE POLICY rating_secrets_all ON rating_secrets FOR ALL TO delibera_viewer USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY rating_tokens_own ON rating_tokens FOR ALL TO delibera_viewer USING (professional_id = (SELECT viewer_row('professional')))
  WITH CHECK (professional_id = (SELECT viewer_row('professional')));
--> statement-breakpoint
-- How many places of an edition are taken. It counts rows that the person who asks may not see.
CREATE FUNCTION places_taken(edition bigint) RETURNS integer LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::integer FROM enrolments e
  WHERE e.edition_id = edition AND NOT e.cancelled AND NOT EXISTS (SELECT FROM enrolments later WHERE later.supersedes = e.id)
$$;
--> statement-breakpoint
-- What was thought of events, each by at least five people: below, the figures could tell who thought what.
CREATE FUNCTION ratings_of(of_events bigint[])
RETURNS TABLE (event bigint, answers integer, relevance integer, quality integer, usefulness integer, influence integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.event_id, count(*)::integer, sum(r.relevance)::integer, sum(r.quality)::integer, sum(r.usefulness)::integer,
    sum(r.influence)::integer
  FROM ratings r WHERE r.event_id = ANY (of_events) GROUP BY r.event_id HAVING count(*) >= 5
$$;
--> statement-breakpoint
-- Nothing in a report's row is about a person.
GRANT SELECT ON event_reports TO delibera_viewer, delibera_pseudonymous;
