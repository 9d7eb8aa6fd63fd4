CREATE TRIGGER employing_bodies_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON employing_bodies
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER employments_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON employments
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('insert a row that supersedes the old one');
--> statement-breakpoint
CREATE TRIGGER employments_supersede BEFORE INSERT ON employments
  FOR EACH ROW WHEN (new.supersedes IS NOT NULL) EXECUTE FUNCTION supersede_the_same_fact('professional_id');
--> statement-breakpoint
GRANT SELECT ON employing_bodies, employments TO delibera_viewer, delibera_pseudonymous;
--> statement-breakpoint
GRANT INSERT ON employing_bodies, employments TO delibera_viewer;
--> statement-breakpoint
ALTER TABLE employing_bodies ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE employments ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY employing_bodies_read ON employing_bodies FOR SELECT TO delibera_viewer, delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY employing_bodies_write ON employing_bodies FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator');
--> statement-breakpoint
CREATE POLICY employments_read_under_pseudonym ON employments FOR SELECT TO delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY employments_read ON employments FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id));
--> statement-breakpoint
CREATE POLICY employments_write ON employments FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator');
--> statement-breakpoint
-- A person builds the individual dossier and says nothing of what is achieved of it; an Order builds those of groups of its members.
DROP POLICY dossiers_write ON dossiers;
--> statement-breakpoint
CREATE POLICY dossiers_write ON dossiers FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR professional_id = (SELECT viewer_row('professional')) AND kind = 'individual' AND supersedes IS NULL
      AND num_nonnulls(technical_achieved, process_achieved, system_achieved) = 0
    OR (SELECT viewer_role()) = 'order' AND kind = 'group' AND viewer_has_member(professional_id));
--> statement-breakpoint
-- The fiscal code of somebody who signed in and is not in the registry yet; null for everybody else.
CREATE FUNCTION viewer_newcomer() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN viewer_role() = 'newcomer' THEN nullif(current_setting('delibera.newcomer', true), '') END
$$;
--> statement-breakpoint
CREATE POLICY professionals_write_by_newcomer ON professionals FOR INSERT TO delibera_viewer WITH CHECK (
    fiscal_code = (SELECT viewer_newcomer()));
--> statement-breakpoint
CREATE POLICY professionals_read_by_newcomer ON professionals FOR SELECT TO delibera_viewer USING (
    fiscal_code = (SELECT viewer_newcomer()));
--> statement-breakpoint
CREATE POLICY contact_profiles_write_by_newcomer ON contact_profiles FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_newcomer()) IS NOT NULL AND EXISTS (
      SELECT FROM professionals p WHERE p.id = professional_id AND p.fiscal_code = (SELECT viewer_newcomer())));
--> statement-breakpoint
-- The number of the row of somebody whom an Order is about to enrol. Who enrols in its register does not see who is not in it yet,
-- and learns nothing but that the person is known.
CREATE FUNCTION person_to_enrol(code text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id FROM professionals WHERE fiscal_code = code AND viewer_role() IN ('order', 'registry-operator')
$$;
