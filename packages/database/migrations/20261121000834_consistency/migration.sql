-- A correction is about the same fact of the same person, and is not known before what it corrects.
-- The arguments are the columns that name the fact.
CREATE FUNCTION supersede_the_same_fact() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  replaced jsonb;
  named text;
BEGIN
  EXECUTE format('SELECT to_jsonb(fact) FROM %I.%I fact WHERE id = $1', tg_table_schema, tg_table_name)
    INTO replaced USING new.supersedes;
  IF replaced IS NULL THEN
    RETURN new; -- the foreign key refuses it, with its own message
  END IF;
  FOREACH named IN ARRAY tg_argv LOOP
    IF replaced -> named IS DISTINCT FROM to_jsonb(new) -> named THEN
      RAISE EXCEPTION '%: a row that supersedes row % must keep its %', tg_table_name, new.supersedes, named
        USING ERRCODE = 'check_violation';
    END IF;
  END LOOP;
  IF new.registered_on < (replaced ->> 'registered_on')::date THEN
    RAISE EXCEPTION '%: row % was registered on %, its correction cannot be registered on %',
      tg_table_name, new.supersedes, replaced ->> 'registered_on', new.registered_on USING ERRCODE = 'check_violation';
  END IF;
  RETURN new;
END
$$;
--> statement-breakpoint
CREATE TRIGGER registrations_supersede BEFORE INSERT ON registrations
  FOR EACH ROW WHEN (new.supersedes IS NOT NULL) EXECUTE FUNCTION supersede_the_same_fact('professional_id');
--> statement-breakpoint
CREATE TRIGGER competent_doctor_periods_supersede BEFORE INSERT ON competent_doctor_periods
  FOR EACH ROW WHEN (new.supersedes IS NOT NULL) EXECUTE FUNCTION supersede_the_same_fact('professional_id');
--> statement-breakpoint
CREATE TRIGGER radiology_periods_supersede BEFORE INSERT ON radiology_periods
  FOR EACH ROW WHEN (new.supersedes IS NOT NULL) EXECUTE FUNCTION supersede_the_same_fact('professional_id');
--> statement-breakpoint
CREATE TRIGGER retirements_supersede BEFORE INSERT ON retirements
  FOR EACH ROW WHEN (new.supersedes IS NOT NULL) EXECUTE FUNCTION supersede_the_same_fact('professional_id');
--> statement-breakpoint
CREATE TRIGGER retirement_incomes_supersede BEFORE INSERT ON retirement_incomes
  FOR EACH ROW WHEN (new.supersedes IS NOT NULL) EXECUTE FUNCTION supersede_the_same_fact('professional_id', 'year');
--> statement-breakpoint
CREATE TRIGGER emergencies_supersede BEFORE INSERT ON emergencies
  FOR EACH ROW WHEN (new.supersedes IS NOT NULL) EXECUTE FUNCTION supersede_the_same_fact('professional_id');
--> statement-breakpoint
CREATE TRIGGER exemptions_supersede BEFORE INSERT ON exemptions
  FOR EACH ROW WHEN (new.supersedes IS NOT NULL) EXECUTE FUNCTION supersede_the_same_fact('professional_id');
--> statement-breakpoint
CREATE TRIGGER dossiers_supersede BEFORE INSERT ON dossiers
  FOR EACH ROW WHEN (new.supersedes IS NOT NULL) EXECUTE FUNCTION supersede_the_same_fact('professional_id');
--> statement-breakpoint
CREATE TRIGGER participations_supersede BEFORE INSERT ON participations
  FOR EACH ROW WHEN (new.supersedes IS NOT NULL) EXECUTE FUNCTION supersede_the_same_fact('professional_id', 'public_id');
--> statement-breakpoint
CREATE TRIGGER participation_moves_supersede BEFORE INSERT ON participation_moves
  FOR EACH ROW WHEN (new.supersedes IS NOT NULL) EXECUTE FUNCTION supersede_the_same_fact('professional_id');
--> statement-breakpoint
CREATE TRIGGER individual_training_supersede BEFORE INSERT ON individual_training
  FOR EACH ROW WHEN (new.supersedes IS NOT NULL) EXECUTE FUNCTION supersede_the_same_fact('professional_id', 'public_id');
--> statement-breakpoint
CREATE TRIGGER past_positions_supersede BEFORE INSERT ON past_positions
  FOR EACH ROW WHEN (new.supersedes IS NOT NULL) EXECUTE FUNCTION supersede_the_same_fact('professional_id', 'triennium');
--> statement-breakpoint
CREATE FUNCTION professional_disciplines_exist() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  unknown integer;
BEGIN
  SELECT code INTO unknown FROM unnest(new.disciplines) AS code
    WHERE NOT EXISTS (SELECT FROM disciplines d WHERE d.profession = new.profession AND d.code = code.code) LIMIT 1;
  IF unknown IS NOT NULL THEN
    RAISE EXCEPTION 'professional %: profession % has no discipline %', new.public_id, new.profession, unknown
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN new;
END
$$;
--> statement-breakpoint
CREATE TRIGGER professionals_disciplines BEFORE INSERT ON professionals
  FOR EACH ROW EXECUTE FUNCTION professional_disciplines_exist();
--> statement-breakpoint
CREATE FUNCTION event_disciplines_exist() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  unknown integer;
BEGIN
  SELECT code INTO unknown FROM unnest(new.disciplines) AS code
    WHERE NOT EXISTS (SELECT FROM disciplines d WHERE d.code = code.code) LIMIT 1;
  IF unknown IS NOT NULL THEN
    RAISE EXCEPTION 'event %: there is no discipline %', new.public_id, unknown USING ERRCODE = 'check_violation';
  END IF;
  RETURN new;
END
$$;
--> statement-breakpoint
CREATE TRIGGER events_disciplines BEFORE INSERT ON events
  FOR EACH ROW WHEN (new.disciplines IS NOT NULL) EXECUTE FUNCTION event_disciplines_exist();
--> statement-breakpoint
-- A program stands on published versions only.
CREATE FUNCTION program_versions_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  missing bigint;
BEGIN
  SELECT version INTO missing FROM unnest(new.act_version_ids) AS version
    WHERE NOT EXISTS (SELECT FROM act_versions v WHERE v.id = version.version AND v.published_at IS NOT NULL) LIMIT 1;
  IF missing IS NOT NULL THEN
    RAISE EXCEPTION 'program %: act version % is not published', new.hash, missing USING ERRCODE = 'check_violation';
  END IF;
  RETURN new;
END
$$;
--> statement-breakpoint
CREATE TRIGGER programs_versions BEFORE INSERT ON programs
  FOR EACH ROW EXECUTE FUNCTION program_versions_published();
