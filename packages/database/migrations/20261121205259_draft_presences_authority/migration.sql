-- Whoever reads drafts sees who has them open, and says so of themselves only. What is silent, anybody of them clears away.
ALTER TABLE draft_presences ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON draft_presences TO delibera_pseudonymous;
--> statement-breakpoint
CREATE POLICY draft_presences_read ON draft_presences FOR SELECT TO delibera_pseudonymous USING (
    (SELECT viewer_role()) IN ('policy-author', 'reviewer', 'analyst'));
--> statement-breakpoint
CREATE POLICY draft_presences_write ON draft_presences FOR INSERT TO delibera_pseudonymous WITH CHECK (
    (SELECT viewer_role()) IN ('policy-author', 'reviewer', 'analyst') AND subject = (SELECT viewer_actor()));
--> statement-breakpoint
CREATE POLICY draft_presences_again ON draft_presences FOR UPDATE TO delibera_pseudonymous
  USING ((SELECT viewer_role()) IN ('policy-author', 'reviewer', 'analyst') AND subject = (SELECT viewer_actor()))
  WITH CHECK (subject = (SELECT viewer_actor()));
--> statement-breakpoint
CREATE POLICY draft_presences_end ON draft_presences FOR DELETE TO delibera_pseudonymous USING (
    (SELECT viewer_role()) IN ('policy-author', 'reviewer', 'analyst')
    AND (subject = (SELECT viewer_actor()) OR seen_at < now() - interval '60 seconds'));
