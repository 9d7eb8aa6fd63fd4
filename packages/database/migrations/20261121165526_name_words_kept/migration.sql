CREATE TRIGGER name_words_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON name_words
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Whoever enters a person writes no word: the database does, as it computes the name that is searched.
CREATE FUNCTION keep_name_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO name_words (word, search_name, professional_id)
    SELECT DISTINCT words.word, entered.search_name, entered.id
    FROM entered, regexp_split_to_table(entered.search_name, '\s+') AS words (word) WHERE words.word <> '';
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER professionals_name_words AFTER INSERT ON professionals
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION keep_name_words();
--> statement-breakpoint
INSERT INTO name_words (word, search_name, professional_id)
  SELECT DISTINCT words.word, p.search_name, p.id
  FROM professionals p, regexp_split_to_table(p.search_name, '\s+') AS words (word) WHERE words.word <> '';
--> statement-breakpoint
GRANT SELECT ON name_words TO delibera_viewer;
--> statement-breakpoint
ALTER TABLE name_words ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Only who sees everybody searches by words: everybody else looks among the few whom they see.
CREATE POLICY name_words_read ON name_words FOR SELECT TO delibera_viewer USING ((SELECT viewer_role()) = 'registry-operator');
