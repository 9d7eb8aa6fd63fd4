-- A text that was reviewed, and what was decided and said of it, stay as they were.
CREATE TRIGGER drafts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON drafts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER draft_revisions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON draft_revisions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('save another revision');
--> statement-breakpoint
CREATE TRIGGER draft_steps_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON draft_steps
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER draft_comments_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON draft_comments
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER draft_comment_resolutions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON draft_comment_resolutions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER draft_checks_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON draft_checks
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER draft_simulations_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON draft_simulations
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Whatever is written about one draft is written one after the other.
CREATE FUNCTION lock_draft(draft bigint) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('draft ' || draft, 0))
$$;
--> statement-breakpoint
-- What became of a draft: the last step about its latest text; null when there is none, for then it is being written.
CREATE FUNCTION draft_state(draft bigint) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.kind FROM draft_steps s
  WHERE s.id = (SELECT max(id) FROM draft_steps WHERE draft_id = draft) AND (s.kind = 'published'
    OR s.revision_id = (SELECT r.id FROM draft_revisions r WHERE r.draft_id = draft ORDER BY r.number DESC LIMIT 1))
$$;
--> statement-breakpoint
-- The next text of a draft that is not yet law.
CREATE FUNCTION check_draft_revision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  latest integer;
BEGIN
  PERFORM lock_draft(new.draft_id);
  IF draft_state(new.draft_id) = 'published' THEN
    RAISE EXCEPTION 'draft % is published: a revision is refused', new.draft_id
      USING ERRCODE = 'restrict_violation', HINT = 'begin another draft of the act';
  END IF;
  SELECT max(number) INTO latest FROM draft_revisions WHERE draft_id = new.draft_id;
  IF new.number <> coalesce(latest, 0) + 1 THEN
    RAISE EXCEPTION 'draft %: after revision % comes no revision %', new.draft_id, coalesce(latest, 0), new.number
      USING ERRCODE = 'check_violation', HINT = 'read the latest revision first';
  END IF;
  RETURN new;
END
$$;
--> statement-breakpoint
CREATE TRIGGER draft_revisions_follow BEFORE INSERT ON draft_revisions
  FOR EACH ROW EXECUTE FUNCTION check_draft_revision();
--> statement-breakpoint
-- A step is about the latest text, comes after the step that lets it, and a decision is of somebody who did not write the text.
CREATE FUNCTION check_draft_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  latest draft_revisions;
  state text;
  allowed boolean;
BEGIN
  PERFORM lock_draft(new.draft_id);
  SELECT * INTO latest FROM draft_revisions r WHERE r.draft_id = new.draft_id ORDER BY r.number DESC LIMIT 1;
  IF latest.id IS DISTINCT FROM new.revision_id OR latest.content_hash IS DISTINCT FROM new.content_hash THEN
    RAISE EXCEPTION 'draft %: the text has changed, % refused', new.draft_id, new.kind
      USING ERRCODE = 'check_violation', HINT = 'read the latest revision first';
  END IF;
  state := coalesce(draft_state(new.draft_id), 'draft');
  allowed := CASE new.kind
      WHEN 'review-requested' THEN state IN ('draft', 'refused', 'withdrawn', 'abandoned')
      WHEN 'approved' THEN state = 'review-requested'
      WHEN 'refused' THEN state = 'review-requested'
      WHEN 'withdrawn' THEN state IN ('review-requested', 'approved')
      WHEN 'abandoned' THEN state IN ('draft', 'refused', 'withdrawn')
      WHEN 'published' THEN state = 'approved'
      ELSE false
    END;
  IF NOT allowed THEN
    RAISE EXCEPTION 'draft % is in state %: % refused', new.draft_id, state, new.kind USING ERRCODE = 'check_violation';
  END IF;
  IF new.kind IN ('approved', 'refused') AND (
      EXISTS (SELECT FROM draft_revisions r WHERE r.draft_id = new.draft_id AND r.author = new.actor)
      OR EXISTS (SELECT FROM draft_steps s WHERE s.draft_id = new.draft_id AND s.kind = 'review-requested' AND s.actor = new.actor)
      OR EXISTS (SELECT FROM drafts d WHERE d.id = new.draft_id AND d.author = new.actor)) THEN
    RAISE EXCEPTION 'draft %: % wrote of it and may not decide on it', new.draft_id, new.actor
      USING ERRCODE = 'check_violation', HINT = 'let somebody else decide';
  END IF;
  IF new.kind = 'published' AND NOT EXISTS (
      SELECT FROM act_versions v JOIN acts a ON a.id = v.act_id JOIN drafts d ON d.act_name = a.public_id
      WHERE v.id = new.act_version_id AND v.hash = new.content_hash AND v.published_at IS NOT NULL AND d.id = new.draft_id) THEN
    RAISE EXCEPTION 'draft %: version % is not its text, published', new.draft_id, new.act_version_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN new;
END
$$;
--> statement-breakpoint
CREATE TRIGGER draft_steps_follow BEFORE INSERT ON draft_steps
  FOR EACH ROW EXECUTE FUNCTION check_draft_step();
--> statement-breakpoint
-- A comment is about a text of its draft; an answer answers the first comment of a thread; a thread is what is resolved.
CREATE FUNCTION check_draft_comment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM draft_revisions r WHERE r.id = new.revision_id AND r.draft_id = new.draft_id) THEN
    RAISE EXCEPTION 'draft % has no revision %', new.draft_id, new.revision_id USING ERRCODE = 'check_violation';
  END IF;
  IF new.parent_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM draft_comments c WHERE c.id = new.parent_id AND c.draft_id = new.draft_id AND c.parent_id IS NULL
        AND c.article IS NOT DISTINCT FROM new.article AND c.comma IS NOT DISTINCT FROM new.comma) THEN
    RAISE EXCEPTION 'comment % does not begin a thread of draft % at that place', new.parent_id, new.draft_id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN new;
END
$$;
--> statement-breakpoint
CREATE TRIGGER draft_comments_belong BEFORE INSERT ON draft_comments
  FOR EACH ROW EXECUTE FUNCTION check_draft_comment();
--> statement-breakpoint
CREATE FUNCTION check_draft_resolution() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM draft_comments c WHERE c.id = new.comment_id AND c.parent_id IS NULL) THEN
    RAISE EXCEPTION 'comment % does not begin a thread', new.comment_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN new;
END
$$;
--> statement-breakpoint
CREATE TRIGGER draft_comment_resolutions_belong BEFORE INSERT ON draft_comment_resolutions
  FOR EACH ROW EXECUTE FUNCTION check_draft_resolution();
--> statement-breakpoint
-- Whether this text of the act is what somebody else approved, and nothing was written or decided since.
CREATE FUNCTION is_approved(act bigint, text_hash text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM draft_steps s JOIN drafts d ON d.id = s.draft_id JOIN acts a ON a.public_id = d.act_name
    WHERE a.id = act AND s.content_hash = text_hash AND s.kind = 'approved' AND draft_state(d.id) = 'approved')
$$;
--> statement-breakpoint
-- Whether the text was published of the act before.
CREATE FUNCTION was_published(act bigint, text_hash text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM act_versions v WHERE v.act_id = act AND v.hash = text_hash AND v.published_at IS NOT NULL)
$$;
--> statement-breakpoint
ALTER TABLE drafts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE draft_revisions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE draft_steps ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE draft_comments ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE draft_comment_resolutions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE draft_checks ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE draft_simulations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE acts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE act_versions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE programs ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT ON drafts, draft_revisions, draft_steps, draft_comments, draft_comment_resolutions, draft_checks, draft_simulations
  TO delibera_pseudonymous;
--> statement-breakpoint
GRANT INSERT ON acts, act_versions, programs TO delibera_pseudonymous;
--> statement-breakpoint
-- Who writes or reviews acts gives ids to changes as everybody does.
GRANT SELECT, INSERT ON mutation_receipts TO delibera_pseudonymous;
--> statement-breakpoint
CREATE POLICY mutation_receipts_own_under_pseudonym ON mutation_receipts FOR ALL TO delibera_pseudonymous
  USING (actor = (SELECT viewer_actor())) WITH CHECK (actor = (SELECT viewer_actor()));
--> statement-breakpoint
CREATE POLICY acts_read ON acts FOR SELECT TO delibera_viewer, delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY act_versions_read ON act_versions FOR SELECT TO delibera_viewer, delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY programs_read ON programs FOR SELECT TO delibera_viewer, delibera_pseudonymous USING (true);
--> statement-breakpoint
CREATE POLICY acts_publish ON acts FOR INSERT TO delibera_pseudonymous WITH CHECK (
    (SELECT viewer_role()) = 'policy-author' AND EXISTS (SELECT FROM drafts d WHERE d.act_name = acts.public_id));
--> statement-breakpoint
-- What enters is an approved text, or the edition of the rulebook that holds it, whose vocabulary is as it was.
CREATE POLICY act_versions_publish ON act_versions FOR INSERT TO delibera_pseudonymous WITH CHECK (
    (SELECT viewer_role()) = 'policy-author' AND published_at IS NOT NULL
    AND CASE fragment ->> 'kind' WHEN 'rulebook' THEN was_published(act_id, hash) ELSE is_approved(act_id, hash) END);
--> statement-breakpoint
CREATE POLICY programs_publish ON programs FOR INSERT TO delibera_pseudonymous WITH CHECK ((SELECT viewer_role()) = 'policy-author');
--> statement-breakpoint
CREATE POLICY drafts_read ON drafts FOR SELECT TO delibera_pseudonymous USING ((SELECT viewer_role()) IN ('policy-author', 'reviewer', 'analyst'));
--> statement-breakpoint
CREATE POLICY draft_revisions_read ON draft_revisions FOR SELECT TO delibera_pseudonymous USING ((SELECT viewer_role()) IN ('policy-author', 'reviewer', 'analyst'));
--> statement-breakpoint
CREATE POLICY draft_steps_read ON draft_steps FOR SELECT TO delibera_pseudonymous USING ((SELECT viewer_role()) IN ('policy-author', 'reviewer', 'analyst'));
--> statement-breakpoint
CREATE POLICY draft_comments_read ON draft_comments FOR SELECT TO delibera_pseudonymous USING ((SELECT viewer_role()) IN ('policy-author', 'reviewer', 'analyst'));
--> statement-breakpoint
CREATE POLICY draft_comment_resolutions_read ON draft_comment_resolutions FOR SELECT TO delibera_pseudonymous USING ((SELECT viewer_role()) IN ('policy-author', 'reviewer', 'analyst'));
--> statement-breakpoint
CREATE POLICY draft_checks_read ON draft_checks FOR SELECT TO delibera_pseudonymous USING ((SELECT viewer_role()) IN ('policy-author', 'reviewer', 'analyst'));
--> statement-breakpoint
CREATE POLICY draft_simulations_read ON draft_simulations FOR SELECT TO delibera_pseudonymous USING ((SELECT viewer_role()) IN ('policy-author', 'reviewer', 'analyst'));
--> statement-breakpoint
CREATE POLICY drafts_write ON drafts FOR INSERT TO delibera_pseudonymous WITH CHECK (
    (SELECT viewer_role()) = 'policy-author' AND author = (SELECT viewer_actor()));
--> statement-breakpoint
CREATE POLICY draft_revisions_write ON draft_revisions FOR INSERT TO delibera_pseudonymous WITH CHECK (
    (SELECT viewer_role()) = 'policy-author' AND author = (SELECT viewer_actor()));
--> statement-breakpoint
CREATE POLICY draft_steps_write ON draft_steps FOR INSERT TO delibera_pseudonymous WITH CHECK (
    actor = (SELECT viewer_actor()) AND CASE WHEN kind IN ('approved', 'refused')
      THEN (SELECT viewer_role()) = 'reviewer' ELSE (SELECT viewer_role()) = 'policy-author' END);
--> statement-breakpoint
CREATE POLICY draft_comments_write ON draft_comments FOR INSERT TO delibera_pseudonymous WITH CHECK (
    (SELECT viewer_role()) IN ('policy-author', 'reviewer') AND author = (SELECT viewer_actor()));
--> statement-breakpoint
CREATE POLICY draft_comment_resolutions_write ON draft_comment_resolutions FOR INSERT TO delibera_pseudonymous WITH CHECK (
    (SELECT viewer_role()) IN ('policy-author', 'reviewer') AND actor = (SELECT viewer_actor()));
--> statement-breakpoint
CREATE POLICY draft_checks_write ON draft_checks FOR INSERT TO delibera_pseudonymous WITH CHECK ((SELECT viewer_role()) IN ('policy-author', 'reviewer', 'analyst'));
--> statement-breakpoint
CREATE POLICY draft_simulations_write ON draft_simulations FOR INSERT TO delibera_pseudonymous WITH CHECK (
    (SELECT viewer_role()) IN ('policy-author', 'reviewer', 'analyst') AND actor = (SELECT viewer_actor()));
