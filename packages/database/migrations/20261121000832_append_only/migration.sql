-- Facts, the things they cite and published acts are never changed: a correction is a new row.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', tg_table_name, tg_op
    USING ERRCODE = 'restrict_violation', HINT = coalesce(tg_argv[0], 'rows of this table are never changed');
END
$$;
--> statement-breakpoint
CREATE TRIGGER registrations_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON registrations
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('insert a row that supersedes the old one');
--> statement-breakpoint
CREATE TRIGGER competent_doctor_periods_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON competent_doctor_periods
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('insert a row that supersedes the old one');
--> statement-breakpoint
CREATE TRIGGER radiology_periods_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON radiology_periods
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('insert a row that supersedes the old one');
--> statement-breakpoint
CREATE TRIGGER retirements_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON retirements
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('insert a row that supersedes the old one');
--> statement-breakpoint
CREATE TRIGGER retirement_incomes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON retirement_incomes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('insert a row that supersedes the old one');
--> statement-breakpoint
CREATE TRIGGER emergencies_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON emergencies
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('insert a row that supersedes the old one');
--> statement-breakpoint
CREATE TRIGGER exemptions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON exemptions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('insert a row that supersedes the old one');
--> statement-breakpoint
CREATE TRIGGER dossiers_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON dossiers
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('insert a row that supersedes the old one');
--> statement-breakpoint
CREATE TRIGGER participations_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON participations
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('insert a row that supersedes the old one');
--> statement-breakpoint
CREATE TRIGGER participation_moves_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON participation_moves
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('insert a row that supersedes the old one');
--> statement-breakpoint
CREATE TRIGGER individual_training_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON individual_training
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('insert a row that supersedes the old one');
--> statement-breakpoint
CREATE TRIGGER past_positions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON past_positions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('insert a row that supersedes the old one');
--> statement-breakpoint
CREATE TRIGGER professionals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON professionals
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER providers_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON providers
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER editions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON editions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER acts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON acts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER programs_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON programs
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER professions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON professions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER disciplines_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON disciplines
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER objectives_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON objectives
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER registry_loads_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON registry_loads
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A version of an act may be edited as a draft; publication closes it.
CREATE FUNCTION refuse_change_of_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.published_at IS NOT NULL THEN
    RAISE EXCEPTION 'version % of act % is published: % refused', old.number, old.act_id, tg_op
      USING ERRCODE = 'restrict_violation', HINT = 'publish a new version, or an act that amends it';
  END IF;
  IF tg_op = 'DELETE' THEN
    RETURN old;
  END IF;
  RETURN new;
END
$$;
--> statement-breakpoint
CREATE TRIGGER act_versions_published_immutable BEFORE UPDATE OR DELETE ON act_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published();
--> statement-breakpoint
CREATE TRIGGER act_versions_never_truncated BEFORE TRUNCATE ON act_versions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('publish a new version, or an act that amends it');
