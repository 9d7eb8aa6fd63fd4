CREATE TRIGGER participation_tags_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON participation_tags
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('insert a row that supersedes the old one');
--> statement-breakpoint
CREATE TRIGGER discipline_choices_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON discipline_choices
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('insert a row that supersedes the old one');
--> statement-breakpoint
CREATE TRIGGER participation_tags_supersede BEFORE INSERT ON participation_tags
  FOR EACH ROW WHEN (new.supersedes IS NOT NULL) EXECUTE FUNCTION supersede_the_same_fact('professional_id');
--> statement-breakpoint
CREATE TRIGGER discipline_choices_supersede BEFORE INSERT ON discipline_choices
  FOR EACH ROW WHEN (new.supersedes IS NOT NULL) EXECUTE FUNCTION supersede_the_same_fact('professional_id');
--> statement-breakpoint
CREATE TRIGGER requests_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON requests
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER request_decisions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON request_decisions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER contact_profiles_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON contact_profiles
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('insert a row: the latest holds');
--> statement-breakpoint
CREATE TRIGGER mutation_receipts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON mutation_receipts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The same question as for who enters the registry, asked of the person's own profession.
CREATE FUNCTION chosen_disciplines_exist() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  unknown integer;
BEGIN
  SELECT code INTO unknown FROM unnest(new.disciplines) AS code
    WHERE NOT EXISTS (
      SELECT FROM disciplines d JOIN professionals p ON p.profession = d.profession
      WHERE p.id = new.professional_id AND d.code = code.code) LIMIT 1;
  IF unknown IS NOT NULL THEN
    RAISE EXCEPTION 'the profession of the person has no discipline %', unknown USING ERRCODE = 'check_violation';
  END IF;
  RETURN new;
END
$$;
--> statement-breakpoint
CREATE TRIGGER discipline_choices_exist BEFORE INSERT ON discipline_choices
  FOR EACH ROW EXECUTE FUNCTION chosen_disciplines_exist();
--> statement-breakpoint
-- The latest choice known on a day, or what the person entered the registry with. Who sees a person sees the disciplines, so that
-- it reads what its caller may not.
CREATE FUNCTION disciplines_of(person bigint, entered integer[], known_on date) RETURNS integer[] LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce((
    SELECT c.disciplines FROM discipline_choices c
    WHERE c.professional_id = person AND c.registered_on <= known_on AND NOT c.retracted
      AND NOT EXISTS (SELECT FROM discipline_choices later WHERE later.supersedes = c.id AND later.registered_on <= known_on)
    ORDER BY c.id DESC LIMIT 1), entered)
$$;
--> statement-breakpoint
-- Who asks, as the issuer names them; null outside a transaction of somebody.
CREATE FUNCTION viewer_actor() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('delibera.actor', true), '')
$$;
--> statement-breakpoint
-- Whether the event is of a provider that the accrediting body that asks has accredited.
CREATE FUNCTION viewer_accredits_event(event bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM events v JOIN providers p ON p.id = v.provider_id WHERE v.id = event AND p.kind = viewer_body())
$$;
--> statement-breakpoint
GRANT SELECT ON participation_tags, discipline_choices TO delibera_viewer, delibera_pseudonymous;
--> statement-breakpoint
GRANT INSERT ON participation_tags, discipline_choices TO delibera_viewer;
--> statement-breakpoint
GRANT SELECT, INSERT ON requests, request_decisions, contact_profiles, mutation_receipts TO delibera_viewer;
--> statement-breakpoint
ALTER TABLE participation_tags ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE discipline_choices ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE requests ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE request_decisions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE contact_profiles ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE mutation_receipts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY participation_tags_read_under_pseudonym ON participation_tags FOR SELECT TO delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY discipline_choices_read_under_pseudonym ON discipline_choices FOR SELECT TO delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY participation_tags_read ON participation_tags FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id));
--> statement-breakpoint
CREATE POLICY discipline_choices_read ON discipline_choices FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id));
--> statement-breakpoint
CREATE POLICY participation_tags_write ON participation_tags FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR professional_id = (SELECT viewer_row('professional')) AND asked_by = 'professional'
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id) AND asked_by = 'order');
--> statement-breakpoint
CREATE POLICY discipline_choices_write ON discipline_choices FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional')));
--> statement-breakpoint
CREATE POLICY requests_read ON requests FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id)
    OR (SELECT viewer_role()) = 'accrediting-body' AND viewer_accredits_event(event_id));
--> statement-breakpoint
CREATE POLICY requests_write ON requests FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional')));
--> statement-breakpoint
CREATE POLICY request_decisions_read ON request_decisions FOR SELECT TO delibera_viewer USING (
    -- What the policy of requests lets them see.
    EXISTS (SELECT FROM requests r WHERE r.id = request_id));
--> statement-breakpoint
CREATE POLICY request_decisions_write ON request_decisions FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR EXISTS (
      SELECT FROM requests r WHERE r.id = request_id AND (
        (SELECT viewer_role()) = 'order' AND r.kind = 'document' AND viewer_has_member(r.professional_id)
        OR (SELECT viewer_role()) = 'accrediting-body' AND r.kind = 'insertion-claim' AND viewer_accredits_event(r.event_id))));
--> statement-breakpoint
-- Credits that a provider did not report enter the registry when the body that accredits it accepts the claim.
CREATE POLICY participations_write_by_claim ON participations FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'accrediting-body' AND supersedes IS NULL AND EXISTS (
      SELECT FROM requests r JOIN request_decisions d ON d.request_id = r.id JOIN editions e ON e.event_id = r.event_id
      WHERE r.kind = 'insertion-claim' AND d.accepted AND r.professional_id = participations.professional_id
        AND e.id = participations.edition_id AND viewer_accredits_event(r.event_id)));
--> statement-breakpoint
CREATE POLICY contact_profiles_read ON contact_profiles FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional')));
--> statement-breakpoint
CREATE POLICY contact_profiles_write ON contact_profiles FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional')));
--> statement-breakpoint
CREATE POLICY mutation_receipts_own ON mutation_receipts FOR ALL TO delibera_viewer USING (actor = (SELECT viewer_actor()))
  WITH CHECK (actor = (SELECT viewer_actor()));
