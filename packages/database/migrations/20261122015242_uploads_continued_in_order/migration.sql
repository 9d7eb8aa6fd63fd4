-- What was received in full gets no more parts, and a part is the next one: of two that send the same file at once, one is refused.
CREATE OR REPLACE FUNCTION upload_is_open() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('upload steps ' || new.upload_id, 0));
  IF EXISTS (SELECT FROM report_upload_steps WHERE upload_id = new.upload_id AND kind <> 'cancel-asked') THEN
    RAISE EXCEPTION 'upload % is closed: a part is refused', new.upload_id
      USING ERRCODE = 'check_violation', HINT = 'send the file again';
  END IF;
  IF new.number <> (SELECT coalesce(max(number), 0) + 1 FROM report_upload_parts WHERE upload_id = new.upload_id) THEN
    RAISE EXCEPTION 'part % of upload % is not the next one', new.number, new.upload_id
      USING ERRCODE = 'unique_violation', HINT = 'ask how much is there, and continue from that byte';
  END IF;
  new.at := date_trunc('milliseconds', clock_timestamp());
  RETURN new;
END
$$;
--> statement-breakpoint
-- Bytes that nobody can read as a part would have no size.
ALTER TABLE report_upload_parts ALTER COLUMN size SET NOT NULL;
