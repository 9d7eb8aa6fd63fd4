-- The policy let who took part add a tag, by looking at the participations that the policy itself guards, which PostgreSQL refuses
-- as endless for every writer. Tags have a table of their own since: participations are reported, and nothing else.
DROP POLICY participations_write ON participations;
--> statement-breakpoint
CREATE POLICY participations_write ON participations FOR INSERT TO delibera_viewer WITH CHECK (
    (SELECT viewer_role()) = 'registry-operator'
    OR (SELECT viewer_role()) = 'provider' AND viewer_holds_edition(edition_id));
