-- The parts of a cohort go with the step that removes it, whoever writes that.
CREATE FUNCTION drop_kept_cohort_parts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM kept_cohort_parts WHERE cohort_id = new.cohort_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER kept_cohort_steps_removed AFTER INSERT ON kept_cohort_steps
  FOR EACH ROW WHEN (new.kind = 'removed') EXECUTE FUNCTION drop_kept_cohort_parts();
--> statement-breakpoint
DROP POLICY kept_cohort_steps_write ON kept_cohort_steps;
--> statement-breakpoint
-- Whoever asked may ask that it stops, and remove what was taken; everything else is the server's to say.
CREATE POLICY kept_cohort_steps_write ON kept_cohort_steps FOR INSERT TO delibera_pseudonymous WITH CHECK (
    kind IN ('cancel-asked', 'removed') AND attempt = 0 AND EXISTS (SELECT FROM kept_cohorts c WHERE c.id = cohort_id));
