CREATE TRIGGER simulations_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON simulations
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER simulation_steps_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON simulation_steps
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Numbers a step. The lock lets writers about one simulation pass one at a time until they commit, so that whoever has read step 7 has
-- missed none before it. After the end comes nothing, and a server that another one overtook writes nothing more.
CREATE FUNCTION number_simulation_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  latest integer;
  attempts integer;
  ended boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('simulation steps ' || new.simulation_id, 0));
  SELECT max(number), max(attempt) FILTER (WHERE kind = 'taken'), bool_or(kind IN ('done', 'refused', 'failed', 'cancelled'))
    INTO latest, attempts, ended FROM simulation_steps WHERE simulation_id = new.simulation_id;
  IF ended THEN
    RAISE EXCEPTION 'simulation % has ended: a step is refused', new.simulation_id
      USING ERRCODE = 'check_violation', HINT = 'start another simulation';
  END IF;
  IF new.kind = 'taken' AND new.attempt <> coalesce(attempts, 0) + 1
    OR new.kind <> 'taken' AND new.attempt > 0 AND new.attempt IS DISTINCT FROM attempts THEN
    RAISE EXCEPTION 'simulation % was taken by another server: a step is refused', new.simulation_id
      USING ERRCODE = 'check_violation', HINT = 'leave it to the other server';
  END IF;
  new.number := coalesce(latest, 0) + 1;
  new.at := date_trunc('milliseconds', clock_timestamp());
  RETURN new;
END
$$;
--> statement-breakpoint
CREATE TRIGGER simulation_steps_number BEFORE INSERT ON simulation_steps
  FOR EACH ROW EXECUTE FUNCTION number_simulation_step();
--> statement-breakpoint
GRANT SELECT, INSERT ON simulations, simulation_steps TO delibera_pseudonymous;
--> statement-breakpoint
ALTER TABLE simulations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE simulation_steps ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY simulations_read ON simulations FOR SELECT TO delibera_pseudonymous USING (
    (SELECT viewer_role()) IN ('policy-author', 'reviewer', 'analyst') AND actor = (SELECT viewer_actor()));
--> statement-breakpoint
CREATE POLICY simulations_write ON simulations FOR INSERT TO delibera_pseudonymous WITH CHECK (
    (SELECT viewer_role()) IN ('policy-author', 'reviewer', 'analyst') AND actor = (SELECT viewer_actor()));
--> statement-breakpoint
-- What the policy of simulations lets them see is their own.
CREATE POLICY simulation_steps_read ON simulation_steps FOR SELECT TO delibera_pseudonymous USING (
    EXISTS (SELECT FROM simulations s WHERE s.id = simulation_id));
--> statement-breakpoint
-- Whoever asked may ask that it stops; everything else is the server's to say.
CREATE POLICY simulation_steps_write ON simulation_steps FOR INSERT TO delibera_pseudonymous WITH CHECK (
    kind = 'cancel-asked' AND attempt = 0 AND EXISTS (SELECT FROM simulations s WHERE s.id = simulation_id));
