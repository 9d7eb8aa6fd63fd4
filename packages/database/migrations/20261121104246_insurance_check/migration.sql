-- An insurer is told yes or no of somebody whose fiscal code it gives, and the answer is computed as the insurer: the person named is
-- let through to the rest of the transaction, and nobody else. What of them is shown is the table of authority's to say.
CREATE FUNCTION admit_to_check(code text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person professionals;
BEGIN
  IF viewer_role() IS DISTINCT FROM 'insurer' THEN
    RETURN NULL;
  END IF;
  SELECT * INTO person FROM professionals WHERE fiscal_code = upper(code);
  IF person.id IS NULL THEN
    RETURN NULL;
  END IF;
  PERFORM set_config('delibera.checked',
    concat_ws(',', nullif(current_setting('delibera.checked', true), ''), person.id::text), true);
  RETURN person.public_id;
END
$$;
--> statement-breakpoint
CREATE FUNCTION viewer_checked() RETURNS bigint[] LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN viewer_role() = 'insurer'
    THEN string_to_array(nullif(current_setting('delibera.checked', true), ''), ',')::bigint[] END
$$;
--> statement-breakpoint
CREATE POLICY professionals_read_checked ON professionals FOR SELECT TO delibera_viewer
  USING (id = ANY ((SELECT viewer_checked())::bigint[]));
--> statement-breakpoint
CREATE POLICY registrations_read_checked ON registrations FOR SELECT TO delibera_viewer
  USING (professional_id = ANY ((SELECT viewer_checked())::bigint[]));
--> statement-breakpoint
CREATE POLICY order_memberships_read_checked ON order_memberships FOR SELECT TO delibera_viewer
  USING (professional_id = ANY ((SELECT viewer_checked())::bigint[]));
--> statement-breakpoint
CREATE POLICY competent_doctor_periods_read_checked ON competent_doctor_periods FOR SELECT TO delibera_viewer
  USING (professional_id = ANY ((SELECT viewer_checked())::bigint[]));
--> statement-breakpoint
CREATE POLICY radiology_periods_read_checked ON radiology_periods FOR SELECT TO delibera_viewer
  USING (professional_id = ANY ((SELECT viewer_checked())::bigint[]));
--> statement-breakpoint
CREATE POLICY retirements_read_checked ON retirements FOR SELECT TO delibera_viewer
  USING (professional_id = ANY ((SELECT viewer_checked())::bigint[]));
--> statement-breakpoint
CREATE POLICY retirement_incomes_read_checked ON retirement_incomes FOR SELECT TO delibera_viewer
  USING (professional_id = ANY ((SELECT viewer_checked())::bigint[]));
--> statement-breakpoint
CREATE POLICY emergencies_read_checked ON emergencies FOR SELECT TO delibera_viewer
  USING (professional_id = ANY ((SELECT viewer_checked())::bigint[]));
--> statement-breakpoint
CREATE POLICY exemptions_read_checked ON exemptions FOR SELECT TO delibera_viewer
  USING (professional_id = ANY ((SELECT viewer_checked())::bigint[]));
--> statement-breakpoint
CREATE POLICY dossiers_read_checked ON dossiers FOR SELECT TO delibera_viewer
  USING (professional_id = ANY ((SELECT viewer_checked())::bigint[]));
--> statement-breakpoint
CREATE POLICY participations_read_checked ON participations FOR SELECT TO delibera_viewer
  USING (professional_id = ANY ((SELECT viewer_checked())::bigint[]));
--> statement-breakpoint
CREATE POLICY participation_moves_read_checked ON participation_moves FOR SELECT TO delibera_viewer
  USING (professional_id = ANY ((SELECT viewer_checked())::bigint[]));
--> statement-breakpoint
CREATE POLICY individual_training_read_checked ON individual_training FOR SELECT TO delibera_viewer
  USING (professional_id = ANY ((SELECT viewer_checked())::bigint[]));
--> statement-breakpoint
CREATE POLICY past_positions_read_checked ON past_positions FOR SELECT TO delibera_viewer
  USING (professional_id = ANY ((SELECT viewer_checked())::bigint[]));
--> statement-breakpoint
CREATE POLICY discipline_choices_read_checked ON discipline_choices FOR SELECT TO delibera_viewer
  USING (professional_id = ANY ((SELECT viewer_checked())::bigint[]));
--> statement-breakpoint
CREATE POLICY participation_tags_read_checked ON participation_tags FOR SELECT TO delibera_viewer
  USING (professional_id = ANY ((SELECT viewer_checked())::bigint[]));
