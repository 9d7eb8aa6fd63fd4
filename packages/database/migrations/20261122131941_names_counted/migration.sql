CREATE FUNCTION common_beginning(one text, other text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT left(other, coalesce(max(n), 0)) FROM generate_series(1, least(length(one), length(other))) n WHERE left(one, n) = left(other, n)
$$;
--> statement-breakpoint
-- The words of one person that begin alike are neighbours in their order, and one pair fewer than they are many: a beginning has as many
-- people as it has words, less as many pairs as share it. The words of one person are written by one statement.
CREATE FUNCTION add_entered_name_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO list_totals (list, part, change)
    SELECT 'names', part, sum(change) FROM (
      SELECT word AS part, count(*) AS change FROM entered GROUP BY word
      UNION ALL
      SELECT common_beginning(previous, word), -count(*) FROM (
        SELECT word, lag(word) OVER (PARTITION BY professional_id ORDER BY word COLLATE "C") AS previous FROM entered
      ) AS pairs WHERE left(previous, 1) = left(word, 1) GROUP BY 1
    ) AS changes GROUP BY part HAVING sum(change) <> 0;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER name_words_totals AFTER INSERT ON name_words
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION add_entered_name_words();
--> statement-breakpoint
-- Names are many: what is folded already stays as it is.
CREATE OR REPLACE FUNCTION fold_list_totals() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH several AS (SELECT list, part FROM list_totals GROUP BY list, part HAVING count(*) > 1),
    gone AS (
      DELETE FROM list_totals USING several WHERE list_totals.list = several.list AND list_totals.part = several.part
      RETURNING list_totals.list, list_totals.part, list_totals.change
    )
  INSERT INTO list_totals (list, part, change) SELECT list, part, sum(change) FROM gone GROUP BY list, part
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION count_lists_anew() RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  DELETE FROM list_totals;
  INSERT INTO list_totals (list, part, change)
    SELECT 'professionals', profession::text, count(*) FROM professionals GROUP BY profession
    UNION ALL
    SELECT 'participations', role, count(*) FROM participations p
    WHERE NOT retracted AND NOT EXISTS (SELECT FROM participations later WHERE later.supersedes = p.id) GROUP BY role
    UNION ALL
    SELECT 'names', part, sum(change) FROM (
      SELECT word AS part, count(*) AS change FROM name_words GROUP BY word
      UNION ALL
      SELECT common_beginning(previous, word), -count(*) FROM (
        SELECT word, lag(word) OVER (PARTITION BY professional_id ORDER BY word COLLATE "C") AS previous FROM name_words
      ) AS pairs WHERE left(previous, 1) = left(word, 1) GROUP BY 1
    ) AS changes GROUP BY part HAVING sum(change) <> 0
$$;
--> statement-breakpoint
SELECT count_lists_anew();
--> statement-breakpoint
-- How many people have a word from the one up to the other, which is as many as have a word with one beginning, for whoever may name
-- everybody: zero for anybody else.
CREATE FUNCTION people_named(from_word text, before_word text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(sum(change), 0)::bigint FROM list_totals
  WHERE list = 'names' AND part COLLATE "C" >= from_word AND part COLLATE "C" < before_word AND viewer_role() = 'registry-operator'
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION common_beginning(text, text) FROM PUBLIC;
