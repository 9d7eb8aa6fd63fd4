-- Whoever keeps the registry reads all of these by the policies already, after every row was asked about. As a member of a role that reads
-- them all, nothing is asked: the planner sees that the policy is true. The role may do nothing else than the one it is a member of.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'delibera_operator') THEN
    BEGIN
      CREATE ROLE delibera_operator NOLOGIN;
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'user % may not create the role %; as an administrator run once: CREATE ROLE % NOLOGIN; GRANT % TO %; GRANT delibera_viewer TO %',
          current_user, 'delibera_operator', 'delibera_operator', 'delibera_operator', quote_ident(current_user), 'delibera_operator';
    END;
  END IF;
  IF NOT pg_has_role('delibera_operator', 'delibera_viewer', 'member') THEN
    GRANT delibera_viewer TO delibera_operator;
  END IF;
  IF NOT pg_has_role(current_user, 'delibera_operator', 'member') THEN
    EXECUTE format('GRANT delibera_operator TO %I', current_user);
  END IF;
END
$$;
--> statement-breakpoint
CREATE POLICY competent_doctor_periods_read_all ON competent_doctor_periods FOR SELECT TO delibera_operator USING (true);
--> statement-breakpoint
CREATE POLICY contact_profiles_read_all ON contact_profiles FOR SELECT TO delibera_operator USING (true);
--> statement-breakpoint
CREATE POLICY discipline_choices_read_all ON discipline_choices FOR SELECT TO delibera_operator USING (true);
--> statement-breakpoint
CREATE POLICY dossiers_read_all ON dossiers FOR SELECT TO delibera_operator USING (true);
--> statement-breakpoint
CREATE POLICY emergencies_read_all ON emergencies FOR SELECT TO delibera_operator USING (true);
--> statement-breakpoint
CREATE POLICY employments_read_all ON employments FOR SELECT TO delibera_operator USING (true);
--> statement-breakpoint
CREATE POLICY enrolments_read_all ON enrolments FOR SELECT TO delibera_operator USING (true);
--> statement-breakpoint
CREATE POLICY exemptions_read_all ON exemptions FOR SELECT TO delibera_operator USING (true);
--> statement-breakpoint
CREATE POLICY individual_training_read_all ON individual_training FOR SELECT TO delibera_operator USING (true);
--> statement-breakpoint
CREATE POLICY name_words_read_all ON name_words FOR SELECT TO delibera_operator USING (true);
--> statement-breakpoint
CREATE POLICY order_memberships_read_all ON order_memberships FOR SELECT TO delibera_operator USING (true);
--> statement-breakpoint
CREATE POLICY participation_moves_read_all ON participation_moves FOR SELECT TO delibera_operator USING (true);
--> statement-breakpoint
CREATE POLICY participation_tags_read_all ON participation_tags FOR SELECT TO delibera_operator USING (true);
--> statement-breakpoint
CREATE POLICY participations_read_all ON participations FOR SELECT TO delibera_operator USING (true);
--> statement-breakpoint
CREATE POLICY past_positions_read_all ON past_positions FOR SELECT TO delibera_operator USING (true);
--> statement-breakpoint
CREATE POLICY professionals_read_all ON professionals FOR SELECT TO delibera_operator USING (true);
--> statement-breakpoint
CREATE POLICY radiology_periods_read_all ON radiology_periods FOR SELECT TO delibera_operator USING (true);
--> statement-breakpoint
CREATE POLICY registrations_read_all ON registrations FOR SELECT TO delibera_operator USING (true);
--> statement-breakpoint
CREATE POLICY requests_read_all ON requests FOR SELECT TO delibera_operator USING (true);
--> statement-breakpoint
CREATE POLICY retirement_incomes_read_all ON retirement_incomes FOR SELECT TO delibera_operator USING (true);
--> statement-breakpoint
CREATE POLICY retirements_read_all ON retirements FOR SELECT TO delibera_operator USING (true);
--> statement-breakpoint
CREATE POLICY working_profiles_read_all ON working_profiles FOR SELECT TO delibera_operator USING (true);
