CREATE TRIGGER member_words_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON member_words
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER competent_doctor_words_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON competent_doctor_words
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The words of a name, and the empty one, which every name has.
CREATE FUNCTION words_of_name(name text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
  SELECT DISTINCT word FROM regexp_split_to_table(name || ' ', '\s+') AS words (word)
$$;
--> statement-breakpoint
CREATE FUNCTION keep_member_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO member_words (order_id, word, search_name, professional_id)
    SELECT DISTINCT m.order_id, word, p.search_name, p.id
    FROM entered m JOIN professionals p ON p.id = m.professional_id, words_of_name(p.search_name) AS words (word)
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION keep_competent_doctor_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO competent_doctor_words (word, search_name, professional_id)
    SELECT DISTINCT word, p.search_name, p.id
    FROM entered d JOIN professionals p ON p.id = d.professional_id, words_of_name(p.search_name) AS words (word)
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER order_memberships_words AFTER INSERT ON order_memberships
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION keep_member_words();
--> statement-breakpoint
CREATE TRIGGER competent_doctor_periods_words AFTER INSERT ON competent_doctor_periods
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION keep_competent_doctor_words();
--> statement-breakpoint
INSERT INTO member_words (order_id, word, search_name, professional_id)
  SELECT DISTINCT m.order_id, word, p.search_name, p.id
  FROM order_memberships m JOIN professionals p ON p.id = m.professional_id, words_of_name(p.search_name) AS words (word);
--> statement-breakpoint
INSERT INTO competent_doctor_words (word, search_name, professional_id)
  SELECT DISTINCT word, p.search_name, p.id
  FROM competent_doctor_periods d JOIN professionals p ON p.id = d.professional_id, words_of_name(p.search_name) AS words (word);
--> statement-breakpoint
GRANT SELECT ON member_words, competent_doctor_words TO delibera_viewer;
--> statement-breakpoint
ALTER TABLE member_words ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE competent_doctor_words ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Only of the Order's own, and of who is a member today.
CREATE POLICY member_words_read ON member_words FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'order' AND order_id = (SELECT viewer_row('order')) AND viewer_has_member(professional_id));
--> statement-breakpoint
CREATE POLICY competent_doctor_words_read ON competent_doctor_words FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'ministry' AND is_competent_doctor(professional_id));
