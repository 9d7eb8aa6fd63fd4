CREATE TRIGGER order_memberships_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON order_memberships
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('insert a row that supersedes the old one');
--> statement-breakpoint
CREATE TRIGGER order_memberships_supersede BEFORE INSERT ON order_memberships
  FOR EACH ROW WHEN (new.supersedes IS NOT NULL) EXECUTE FUNCTION supersede_the_same_fact('professional_id');
--> statement-breakpoint
CREATE TRIGGER orders_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON orders
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The text that an entry is hashed from: anybody can write it again from what the entry says.
CREATE FUNCTION audit_text(entry audit_entries) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_array(entry.number, to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), entry.actor,
    entry.role, entry.action, entry.noun, to_jsonb(entry.subjects), entry.purpose, entry.previous_hash)::text
$$;
--> statement-breakpoint
-- Numbers and chains an entry. The lock lets writers pass one at a time until they commit; whoever writes need not read.
CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  last audit_entries;
BEGIN
  PERFORM pg_advisory_xact_lock(4207150018);
  SELECT * INTO last FROM audit_entries ORDER BY number DESC LIMIT 1;
  new.number := coalesce(last.number, 0) + 1;
  new.at := date_trunc('milliseconds', clock_timestamp());
  new.previous_hash := coalesce(last.hash, '');
  new.hash := 'sha256:' || encode(sha256(convert_to(audit_text(new), 'UTF8')), 'hex');
  RETURN new;
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_chain BEFORE INSERT ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();
--> statement-breakpoint
-- Two roles that nobody logs in as: an operation takes one of them for the length of its transaction. Roles belong to the whole
-- server, so that another database may have made them.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['delibera_viewer', 'delibera_pseudonymous'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
      EXCEPTION
        WHEN duplicate_object OR unique_violation THEN NULL;
        WHEN insufficient_privilege THEN
          RAISE EXCEPTION 'user % may not create the role %; as an administrator run once: CREATE ROLE % NOLOGIN; GRANT % TO %',
            current_user, wanted, wanted, wanted, quote_ident(current_user);
      END;
    END IF;
    IF NOT pg_has_role(current_user, wanted, 'member') THEN
      EXECUTE format('GRANT %I TO %I', wanted, current_user);
    END IF;
  END LOOP;
END
$$;
--> statement-breakpoint
GRANT SELECT ON professions, disciplines, objectives, providers, events, editions, orders, acts, act_versions, programs
  TO delibera_viewer, delibera_pseudonymous;
--> statement-breakpoint
GRANT SELECT ON registrations, order_memberships, competent_doctor_periods, radiology_periods, retirements, retirement_incomes, emergencies, exemptions, dossiers, participations, participation_moves, individual_training, past_positions
  TO delibera_viewer, delibera_pseudonymous;
--> statement-breakpoint
GRANT SELECT ON professionals TO delibera_viewer;
--> statement-breakpoint
-- Nothing that tells who a person is: the birth date stays, because the law counts from it.
GRANT SELECT (id, pseudonym, birth_date, profession, disciplines) ON professionals TO delibera_pseudonymous;
--> statement-breakpoint
GRANT INSERT ON professionals, registrations, order_memberships, competent_doctor_periods, radiology_periods, retirements, retirement_incomes, emergencies, exemptions, dossiers, participations, participation_moves, individual_training, past_positions,
  providers, events, editions TO delibera_viewer;
--> statement-breakpoint
GRANT INSERT ON audit_entries TO delibera_viewer, delibera_pseudonymous;
--> statement-breakpoint
GRANT SELECT ON audit_entries TO delibera_viewer;
--> statement-breakpoint
-- Who asks, as the transaction was told; null outside one.
CREATE FUNCTION viewer_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('delibera.role', true), '')
$$;
--> statement-breakpoint
CREATE FUNCTION viewer_row(of text) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('delibera.' || of, true), '')::bigint
$$;
--> statement-breakpoint
CREATE FUNCTION viewer_body() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('delibera.body', true), '')
$$;
--> statement-breakpoint
CREATE FUNCTION civil_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT (now() AT TIME ZONE 'Europe/Rome')::date
$$;
--> statement-breakpoint
-- Whether a person is enrolled today in the register of the Order that asks. It reads what the Order itself may not.
CREATE FUNCTION viewer_has_member(person bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM order_memberships m
    WHERE m.professional_id = person AND m.order_id = viewer_row('order') AND NOT m.retracted
      AND m.effective_on <= civil_today() AND (m.ends_on IS NULL OR m.ends_on >= civil_today())
      AND NOT EXISTS (SELECT FROM order_memberships later WHERE later.supersedes = m.id))
$$;
--> statement-breakpoint
-- Whether a person declares to be a competent doctor today.
CREATE FUNCTION is_competent_doctor(person bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM competent_doctor_periods p
    WHERE p.professional_id = person AND NOT p.retracted
      AND p.effective_on <= civil_today() AND (p.ends_on IS NULL OR p.ends_on >= civil_today())
      AND NOT EXISTS (SELECT FROM competent_doctor_periods later WHERE later.supersedes = p.id))
$$;
--> statement-breakpoint
-- Whether an edition is of the provider that asks, or of a provider that the accrediting body that asks has accredited.
CREATE FUNCTION viewer_holds_edition(edition bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM editions e JOIN events v ON v.id = e.event_id JOIN providers p ON p.id = v.provider_id
    WHERE e.id = edition AND (v.provider_id = viewer_row('provider') OR p.kind = viewer_body()))
$$;
--> statement-breakpoint
ALTER TABLE professionals ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE registrations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE order_memberships ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE competent_doctor_periods ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE radiology_periods ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE retirements ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE retirement_incomes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE emergencies ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE exemptions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE dossiers ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE participations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE participation_moves ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE individual_training ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE past_positions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE providers ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE events ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE editions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE audit_entries ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY providers_read ON providers FOR SELECT TO delibera_viewer, delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY events_read ON events FOR SELECT TO delibera_viewer, delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY editions_read ON editions FOR SELECT TO delibera_viewer, delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY professionals_read_under_pseudonym ON professionals FOR SELECT TO delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY registrations_read_under_pseudonym ON registrations FOR SELECT TO delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY order_memberships_read_under_pseudonym ON order_memberships FOR SELECT TO delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY competent_doctor_periods_read_under_pseudonym ON competent_doctor_periods FOR SELECT TO delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY radiology_periods_read_under_pseudonym ON radiology_periods FOR SELECT TO delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY retirements_read_under_pseudonym ON retirements FOR SELECT TO delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY retirement_incomes_read_under_pseudonym ON retirement_incomes FOR SELECT TO delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY emergencies_read_under_pseudonym ON emergencies FOR SELECT TO delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY exemptions_read_under_pseudonym ON exemptions FOR SELECT TO delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY dossiers_read_under_pseudonym ON dossiers FOR SELECT TO delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY participations_read_under_pseudonym ON participations FOR SELECT TO delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY participation_moves_read_under_pseudonym ON participation_moves FOR SELECT TO delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY individual_training_read_under_pseudonym ON individual_training FOR SELECT TO delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY past_positions_read_under_pseudonym ON past_positions FOR SELECT TO delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY professionals_read ON professionals FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(id)
    -- What the policy of participations lets them see is of their events.
    OR (SELECT viewer_role()) IN ('provider', 'accrediting-body')
      AND EXISTS (SELECT FROM participations p WHERE p.professional_id = professionals.id)
    OR (SELECT viewer_role()) = 'ministry' AND is_competent_doctor(id));
--> statement-breakpoint
CREATE POLICY registrations_read ON registrations FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id));
--> statement-breakpoint
CREATE POLICY order_memberships_read ON order_memberships FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id));
--> statement-breakpoint
CREATE POLICY competent_doctor_periods_read ON competent_doctor_periods FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id)
    OR (SELECT viewer_role()) = 'ministry' AND is_competent_doctor(professional_id));
--> statement-breakpoint
CREATE POLICY radiology_periods_read ON radiology_periods FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id));
--> statement-breakpoint
CREATE POLICY retirements_read ON retirements FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id));
--> statement-breakpoint
CREATE POLICY retirement_incomes_read ON retirement_incomes FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id));
--> statement-breakpoint
CREATE POLICY emergencies_read ON emergencies FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id));
--> statement-breakpoint
CREATE POLICY exemptions_read ON exemptions FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id));
--> statement-breakpoint
CREATE POLICY dossiers_read ON dossiers FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id));
--> statement-breakpoint
CREATE POLICY participations_read ON participations FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id)
    OR (SELECT viewer_role()) IN ('provider', 'accrediting-body') AND viewer_holds_edition(edition_id));
--> statement-breakpoint
CREATE POLICY participation_moves_read ON participation_moves FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id)
    OR (SELECT viewer_role()) IN ('provider', 'accrediting-body')
      AND EXISTS (SELECT FROM participations p WHERE p.id = participation_id));
--> statement-breakpoint
CREATE POLICY individual_training_read ON individual_training FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id));
--> statement-breakpoint
CREATE POLICY past_positions_read ON past_positions FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id));
--> statement-breakpoint
CREATE POLICY audit_entries_read ON audit_entries FOR SELECT TO delibera_viewer USING ((SELECT viewer_role()) = 'auditor');
--> statement-breakpoint
CREATE POLICY audit_entries_write ON audit_entries FOR INSERT TO delibera_viewer, delibera_pseudonymous WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY registrations_write ON registrations FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id));
--> statement-breakpoint
CREATE POLICY order_memberships_write ON order_memberships FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR (SELECT viewer_role()) = 'order' AND order_id = (SELECT viewer_row('order')));
--> statement-breakpoint
CREATE POLICY competent_doctor_periods_write ON competent_doctor_periods FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR professional_id = (SELECT viewer_row('professional')));
--> statement-breakpoint
CREATE POLICY radiology_periods_write ON radiology_periods FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id));
--> statement-breakpoint
CREATE POLICY retirements_write ON retirements FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR professional_id = (SELECT viewer_row('professional')));
--> statement-breakpoint
CREATE POLICY retirement_incomes_write ON retirement_incomes FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR professional_id = (SELECT viewer_row('professional')));
--> statement-breakpoint
CREATE POLICY emergencies_write ON emergencies FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id));
--> statement-breakpoint
CREATE POLICY exemptions_write ON exemptions FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id));
--> statement-breakpoint
CREATE POLICY dossiers_write ON dossiers FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR professional_id = (SELECT viewer_row('professional')));
--> statement-breakpoint
CREATE POLICY participations_write ON participations FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR (SELECT viewer_role()) = 'provider' AND viewer_holds_edition(edition_id)
    OR (professional_id = (SELECT viewer_row('professional')) OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id))
      -- The person and the Order may tag a participation, and nothing else of it.
      AND NOT retracted AND EXISTS (
        SELECT FROM participations p WHERE p.id = participations.supersedes AND p.edition_id = participations.edition_id
          AND p.effective_on = participations.effective_on AND p.role = participations.role
          AND p.credits = participations.credits AND p.recruited = participations.recruited));
--> statement-breakpoint
CREATE POLICY participation_moves_write ON participation_moves FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR professional_id = (SELECT viewer_row('professional')));
--> statement-breakpoint
CREATE POLICY individual_training_write ON individual_training FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR professional_id = (SELECT viewer_row('professional')));
--> statement-breakpoint
CREATE POLICY past_positions_write ON past_positions FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator');
--> statement-breakpoint
CREATE POLICY professionals_write ON professionals FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR (SELECT viewer_role()) = 'order');
--> statement-breakpoint
CREATE POLICY providers_write ON providers FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR (SELECT viewer_role()) = 'accrediting-body' AND kind = (SELECT viewer_body()));
--> statement-breakpoint
CREATE POLICY events_write ON events FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR (SELECT viewer_role()) = 'provider' AND provider_id = (SELECT viewer_row('provider')));
--> statement-breakpoint
CREATE POLICY editions_write ON editions FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR (SELECT viewer_role()) = 'provider'
      AND EXISTS (SELECT FROM events v WHERE v.id = event_id AND v.provider_id = (SELECT viewer_row('provider'))));
