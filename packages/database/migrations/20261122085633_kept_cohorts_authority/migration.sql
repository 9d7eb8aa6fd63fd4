CREATE TRIGGER kept_cohorts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON kept_cohorts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER kept_cohort_steps_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON kept_cohort_steps
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A part is never another one; it goes when the cohort does.
CREATE TRIGGER kept_cohort_parts_unchanged BEFORE UPDATE ON kept_cohort_parts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('take the cohort again');
--> statement-breakpoint
-- Numbers a step. The lock lets writers about one cohort pass one at a time until they commit, so that whoever has read step 7 has missed
-- none before it. After the end comes nothing, but that what was done is removed; a server that another one overtook writes nothing more.
CREATE FUNCTION number_kept_cohort_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  latest integer;
  attempts integer;
  ending text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('kept cohort steps ' || new.cohort_id, 0));
  SELECT max(number), max(attempt) FILTER (WHERE kind = 'taken'),
      max(kind) FILTER (WHERE kind IN ('done', 'refused', 'failed', 'cancelled'))
    INTO latest, attempts, ending FROM kept_cohort_steps WHERE cohort_id = new.cohort_id;
  IF new.kind = 'removed' AND ending IS DISTINCT FROM 'done' OR new.kind <> 'removed' AND ending IS NOT NULL THEN
    RAISE EXCEPTION 'the taking of cohort % has ended, or not yet: a step is refused', new.cohort_id
      USING ERRCODE = 'check_violation', HINT = 'take another cohort';
  END IF;
  IF new.kind = 'taken' AND new.attempt <> coalesce(attempts, 0) + 1
    OR new.kind <> 'taken' AND new.attempt > 0 AND new.attempt IS DISTINCT FROM attempts THEN
    RAISE EXCEPTION 'cohort % was taken by another server: a step is refused', new.cohort_id
      USING ERRCODE = 'check_violation', HINT = 'leave it to the other server';
  END IF;
  new.number := coalesce(latest, 0) + 1;
  new.at := date_trunc('milliseconds', clock_timestamp());
  RETURN new;
END
$$;
--> statement-breakpoint
CREATE TRIGGER kept_cohort_steps_number BEFORE INSERT ON kept_cohort_steps
  FOR EACH ROW EXECUTE FUNCTION number_kept_cohort_step();
--> statement-breakpoint
GRANT SELECT, INSERT ON kept_cohorts, kept_cohort_steps TO delibera_pseudonymous;
--> statement-breakpoint
ALTER TABLE kept_cohorts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE kept_cohort_steps ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Nobody reads a file: only the server opens one.
ALTER TABLE kept_cohort_parts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY kept_cohorts_read ON kept_cohorts FOR SELECT TO delibera_pseudonymous USING (
    (SELECT viewer_role()) IN ('policy-author', 'reviewer', 'analyst') AND actor = (SELECT viewer_actor()));
--> statement-breakpoint
CREATE POLICY kept_cohorts_write ON kept_cohorts FOR INSERT TO delibera_pseudonymous WITH CHECK (
    (SELECT viewer_role()) IN ('policy-author', 'reviewer', 'analyst') AND actor = (SELECT viewer_actor()));
--> statement-breakpoint
-- What the policy of kept cohorts lets them see is their own.
CREATE POLICY kept_cohort_steps_read ON kept_cohort_steps FOR SELECT TO delibera_pseudonymous USING (
    EXISTS (SELECT FROM kept_cohorts c WHERE c.id = cohort_id));
--> statement-breakpoint
-- Whoever asked may ask that it stops; everything else is the server's to say.
CREATE POLICY kept_cohort_steps_write ON kept_cohort_steps FOR INSERT TO delibera_pseudonymous WITH CHECK (
    kind = 'cancel-asked' AND attempt = 0 AND EXISTS (SELECT FROM kept_cohorts c WHERE c.id = cohort_id));
--> statement-breakpoint
DROP POLICY simulations_write ON simulations;
--> statement-breakpoint
-- The cohort that it names is one's own, too.
CREATE POLICY simulations_write ON simulations FOR INSERT TO delibera_pseudonymous WITH CHECK (
    (SELECT viewer_role()) IN ('policy-author', 'reviewer', 'analyst') AND actor = (SELECT viewer_actor())
    AND (cohort_id IS NULL OR EXISTS (SELECT FROM kept_cohorts c WHERE c.id = cohort_id)));
