CREATE TRIGGER report_uploads_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON report_uploads
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER report_upload_steps_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON report_upload_steps
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A part is never another one; it goes when the import has ended.
CREATE TRIGGER report_upload_parts_unchanged BEFORE UPDATE ON report_upload_parts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('send the file again');
--> statement-breakpoint
-- Numbers a step. The lock lets writers about one import pass one at a time until they commit, so that whoever has read step 7 has missed
-- none before it. After the end comes nothing, nobody takes what is not there in full, and a server that another one overtook writes
-- nothing more.
CREATE FUNCTION number_upload_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  latest integer;
  attempts integer;
  received boolean;
  ended boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('upload steps ' || new.upload_id, 0));
  SELECT max(number), max(attempt) FILTER (WHERE kind = 'taken'), bool_or(kind = 'received'),
      bool_or(kind IN ('done', 'failed', 'cancelled'))
    INTO latest, attempts, received, ended FROM report_upload_steps WHERE upload_id = new.upload_id;
  IF ended THEN
    RAISE EXCEPTION 'the import of upload % has ended: a step is refused', new.upload_id
      USING ERRCODE = 'check_violation', HINT = 'send the file again';
  END IF;
  IF new.kind = 'taken' AND new.attempt <> coalesce(attempts, 0) + 1
    OR new.kind <> 'taken' AND new.attempt > 0 AND new.attempt IS DISTINCT FROM attempts THEN
    RAISE EXCEPTION 'the import of upload % was taken by another server: a step is refused', new.upload_id
      USING ERRCODE = 'check_violation', HINT = 'leave it to the other server';
  END IF;
  IF new.kind = 'taken' AND received IS NOT TRUE THEN
    RAISE EXCEPTION 'upload % is not there in full: it cannot be taken', new.upload_id
      USING ERRCODE = 'check_violation', HINT = 'wait for its end';
  END IF;
  new.number := coalesce(latest, 0) + 1;
  new.at := date_trunc('milliseconds', clock_timestamp());
  RETURN new;
END
$$;
--> statement-breakpoint
CREATE TRIGGER report_upload_steps_number BEFORE INSERT ON report_upload_steps
  FOR EACH ROW EXECUTE FUNCTION number_upload_step();
--> statement-breakpoint
-- What was received in full gets no more parts.
CREATE FUNCTION upload_is_open() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('upload steps ' || new.upload_id, 0));
  IF EXISTS (SELECT FROM report_upload_steps WHERE upload_id = new.upload_id AND kind <> 'cancel-asked') THEN
    RAISE EXCEPTION 'upload % is closed: a part is refused', new.upload_id
      USING ERRCODE = 'check_violation', HINT = 'send the file again';
  END IF;
  RETURN new;
END
$$;
--> statement-breakpoint
CREATE TRIGGER report_upload_parts_open BEFORE INSERT ON report_upload_parts
  FOR EACH ROW EXECUTE FUNCTION upload_is_open();
--> statement-breakpoint
GRANT SELECT, INSERT ON report_uploads, report_upload_steps TO delibera_viewer;
--> statement-breakpoint
-- Nobody reads a file again, not even who sent it.
GRANT INSERT ON report_upload_parts TO delibera_viewer;
--> statement-breakpoint
GRANT SELECT ON report_imports, report_import_steps, report_refusals TO delibera_viewer;
--> statement-breakpoint
ALTER TABLE report_uploads ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE report_upload_steps ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE report_upload_parts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE report_imports ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE report_import_steps ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE report_refusals ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY report_uploads_read ON report_uploads FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator'
    OR (SELECT viewer_role()) = 'provider' AND provider_id = (SELECT viewer_row('provider')));
--> statement-breakpoint
CREATE POLICY report_uploads_write ON report_uploads FOR INSERT TO delibera_viewer WITH CHECK (
    actor = (SELECT viewer_actor()) AND (
      (SELECT viewer_role()) = 'registry-operator' AND provider_id IS NULL
      OR (SELECT viewer_role()) = 'provider' AND provider_id = (SELECT viewer_row('provider'))));
--> statement-breakpoint
-- What the policy of uploads lets them see is theirs.
CREATE POLICY report_upload_steps_read ON report_upload_steps FOR SELECT TO delibera_viewer USING (
    EXISTS (SELECT FROM report_uploads u WHERE u.id = upload_id));
--> statement-breakpoint
-- Who sends a file says when it is there and may ask that the import stops; everything else is the server's to say.
CREATE POLICY report_upload_steps_write ON report_upload_steps FOR INSERT TO delibera_viewer WITH CHECK (
    kind IN ('received', 'cancel-asked') AND attempt = 0 AND EXISTS (SELECT FROM report_uploads u WHERE u.id = upload_id));
--> statement-breakpoint
CREATE POLICY report_upload_parts_write ON report_upload_parts FOR INSERT TO delibera_viewer WITH CHECK (
    EXISTS (SELECT FROM report_uploads u WHERE u.id = upload_id AND u.actor = (SELECT viewer_actor())));
--> statement-breakpoint
CREATE POLICY report_imports_read ON report_imports FOR SELECT TO delibera_viewer USING (
    EXISTS (SELECT FROM report_uploads u WHERE u.id = upload_id));
--> statement-breakpoint
CREATE POLICY report_import_steps_read ON report_import_steps FOR SELECT TO delibera_viewer USING (
    EXISTS (SELECT FROM report_imports i WHERE i.id = import_id));
--> statement-breakpoint
CREATE POLICY report_refusals_read ON report_refusals FOR SELECT TO delibera_viewer USING (
    EXISTS (SELECT FROM report_imports i WHERE i.id = import_id));
