-- Only the functions below write and read these.
ALTER TABLE people_counted ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE order_figures ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- What counts of each person, for which Order, and on which days: each thing on the days on which the person is a member, once however
-- many memberships say so. What has no days of its own counts on all of them. It is planned once and not for how many people there are,
-- so that looping over them for each of them must not be the plan.
CREATE FUNCTION counted_of(people bigint[])
RETURNS TABLE (professional_id bigint, order_id bigint, counted text, part text, from_day date, until_day date, times integer)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp
SET jit = off SET enable_nestloop = off SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH member AS MATERIALIZED (
    SELECT f.professional_id AS person, f.order_id, range_agg(daterange(f.effective_on, f.ends_on, '[]')) AS days FROM order_memberships f
    WHERE f.professional_id = ANY (people) AND NOT f.retracted AND NOT EXISTS (
      SELECT FROM order_memberships l WHERE l.professional_id = ANY (people) AND l.supersedes = f.id)
    GROUP BY f.professional_id, f.order_id
  ), thing (person, counted, part, times, days) AS MATERIALIZED (
    SELECT p.id, 'member', p.profession::text, 1, NULL::datemultirange FROM professionals p WHERE p.id = ANY (people)
    UNION ALL
    SELECT f.professional_id, 'resolution', extract(year FROM f.effective_on)::integer || ' ' || f.kind, count(*)::integer, NULL
    FROM registrations f
    WHERE f.professional_id = ANY (people) AND NOT f.retracted AND NOT EXISTS (
      SELECT FROM registrations l WHERE l.professional_id = ANY (people) AND l.supersedes = f.id)
    GROUP BY 1, 3
    UNION ALL
    SELECT q.professional_id, CASE WHEN d.id IS NULL THEN 'pending' ELSE 'document' END,
      CASE WHEN d.id IS NULL THEN ''
        ELSE jsonb_build_array(d.result ->> 'triennium', d.result ->> 'document', d.result ->> 'form')::text END,
      count(*)::integer, NULL
    FROM (SELECT * FROM requests WHERE professional_id = ANY (people) AND kind = 'document' OFFSET 0) AS q
    LEFT JOIN LATERAL (SELECT * FROM request_decisions WHERE request_id = q.id OFFSET 0) AS d ON true
    WHERE d.accepted IS NOT FALSE GROUP BY 1, 2, 3
    UNION ALL
    SELECT f.professional_id, 'competent-doctor', '', 1, range_agg(daterange(f.effective_on, f.ends_on, '[]')) FROM competent_doctor_periods f
    WHERE f.professional_id = ANY (people) AND NOT f.retracted AND NOT EXISTS (
      SELECT FROM competent_doctor_periods l WHERE l.professional_id = ANY (people) AND l.supersedes = f.id)
    GROUP BY 1
    UNION ALL
    SELECT f.professional_id, 'exempt', '', 1, range_agg(daterange(f.effective_on, f.ends_on, '[]')) FROM exemptions f
    WHERE f.professional_id = ANY (people) AND NOT f.retracted AND NOT EXISTS (
      SELECT FROM exemptions l WHERE l.professional_id = ANY (people) AND l.supersedes = f.id)
    GROUP BY 1
  ), span AS (
    SELECT person, member.order_id, thing.counted, thing.part, thing.times,
      unnest(CASE WHEN thing.days IS NULL THEN member.days ELSE member.days * thing.days END) AS days
    FROM member JOIN thing USING (person)
  )
  SELECT person, span.order_id, span.counted, span.part, lower(days), upper(days), span.times FROM span;
END
$$;
--> statement-breakpoint
-- Whoever adds changes waits for nobody, so that one day has many rows: those of years are added up now and then, for the Orders named.
CREATE FUNCTION fold_order_figures(of_orders bigint[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (DELETE FROM order_figures WHERE order_id = ANY (of_orders) AND grain = 'year' RETURNING *)
  INSERT INTO order_figures (order_id, counted, part, grain, from_day, change)
    SELECT order_id, counted, part, grain, from_day, sum(change) FROM gone
    GROUP BY order_id, counted, part, grain, from_day HAVING sum(change) <> 0
$$;
--> statement-breakpoint
-- INVARIANT (one at a time): who counts a person holds the person's row to the end of the transaction, and looks at the facts afterwards,
-- so that of two who enter facts of one person at once the second sees the facts of the first. Facts are read as they are after the
-- waiting only where every statement looks anew.
CREATE FUNCTION count_people(people bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET jit = off SET enable_nestloop = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  touched bigint[];
BEGIN
  IF cardinality(people) = 0 THEN RETURN; END IF;
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'facts that an Order counts are entered in a transaction that is read committed, not %',
      current_setting('transaction_isolation') USING ERRCODE = 'invalid_transaction_state';
  END IF;
  PERFORM FROM professionals WHERE id = ANY (people) ORDER BY id FOR NO KEY UPDATE;
  WITH now AS MATERIALIZED (
    SELECT * FROM counted_of(ARRAY(SELECT DISTINCT m.professional_id FROM order_memberships m WHERE m.professional_id = ANY (people)))
  ), before AS MATERIALIZED (
    SELECT k.* FROM people_counted k WHERE k.professional_id = ANY (people)
  ), begun AS MATERIALIZED (
    SELECT * FROM now EXCEPT SELECT * FROM before
  ), ended AS MATERIALIZED (
    SELECT * FROM before EXCEPT SELECT * FROM now
  ), forgotten AS (
    DELETE FROM people_counted k USING ended e WHERE k.professional_id = ANY (people) AND k.professional_id = e.professional_id
      AND k.order_id = e.order_id AND k.counted = e.counted AND k.part = e.part AND k.from_day = e.from_day
  ), kept AS (
    INSERT INTO people_counted SELECT * FROM begun
  ), added AS (
    INSERT INTO order_figures (order_id, counted, part, grain, from_day, change)
      SELECT order_id, counted, part, grain, CASE grain WHEN 'day' THEN day ELSE date_trunc('year', day::timestamp)::date END, sum(change)
      FROM (
        SELECT order_id, counted, part, from_day AS day, times AS change FROM begun
        UNION ALL SELECT order_id, counted, part, until_day, -times FROM begun WHERE until_day IS NOT NULL
        UNION ALL SELECT order_id, counted, part, from_day, -times FROM ended
        UNION ALL SELECT order_id, counted, part, until_day, times FROM ended WHERE until_day IS NOT NULL
      ) AS changes, (VALUES ('day'), ('year')) AS grains (grain)
      GROUP BY 1, 2, 3, 4, 5 HAVING sum(change) <> 0
    RETURNING order_id
  )
  SELECT array_agg(DISTINCT order_id) INTO touched FROM added;
  IF touched IS NOT NULL AND random() < 0.002 + cardinality(people) / 100000.0 AND pg_try_advisory_xact_lock(hashtext('order_figures')) THEN
    PERFORM fold_order_figures(touched);
  END IF;
END
$$;
--> statement-breakpoint
CREATE FUNCTION count_people_entered() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM count_people(ARRAY(SELECT DISTINCT professional_id FROM entered));
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION count_people_asking() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM count_people(ARRAY(SELECT DISTINCT professional_id FROM entered WHERE kind = 'document'));
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION count_people_answered() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM count_people(ARRAY(
    SELECT DISTINCT q.professional_id FROM entered JOIN requests q ON q.id = entered.request_id WHERE q.kind = 'document'));
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER order_memberships_counted AFTER INSERT ON order_memberships
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION count_people_entered();
--> statement-breakpoint
CREATE TRIGGER registrations_counted AFTER INSERT ON registrations
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION count_people_entered();
--> statement-breakpoint
CREATE TRIGGER competent_doctor_periods_counted AFTER INSERT ON competent_doctor_periods
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION count_people_entered();
--> statement-breakpoint
CREATE TRIGGER exemptions_counted AFTER INSERT ON exemptions
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION count_people_entered();
--> statement-breakpoint
CREATE TRIGGER requests_counted AFTER INSERT ON requests
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION count_people_asking();
--> statement-breakpoint
CREATE TRIGGER request_decisions_counted AFTER INSERT ON request_decisions
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION count_people_answered();
--> statement-breakpoint
-- For a registry that was filled before, or without its triggers. Who enters facts meanwhile waits.
CREATE FUNCTION count_orders_anew() RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp SET jit = off AS $$
DECLARE
  first bigint;
BEGIN
  LOCK TABLE order_memberships, registrations, competent_doctor_periods, exemptions, requests, request_decisions IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM order_figures;
  DELETE FROM people_counted;
  FOR first IN SELECT generate_series(1, coalesce(max(id), 0), 20000) FROM professionals LOOP
    INSERT INTO people_counted SELECT * FROM counted_of(ARRAY(
      SELECT DISTINCT professional_id FROM order_memberships WHERE professional_id BETWEEN first AND first + 19999));
  END LOOP;
  INSERT INTO order_figures (order_id, counted, part, grain, from_day, change)
    SELECT order_id, counted, part, grain, CASE grain WHEN 'day' THEN day ELSE date_trunc('year', day::timestamp)::date END, sum(change)
    FROM (
      SELECT order_id, counted, part, from_day AS day, times AS change FROM people_counted
      UNION ALL SELECT order_id, counted, part, until_day, -times FROM people_counted WHERE until_day IS NOT NULL
    ) AS changes, (VALUES ('day'), ('year')) AS grains (grain)
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(change) <> 0 ORDER BY 1, 4, 2, 5;
END
$$;
--> statement-breakpoint
SELECT count_orders_anew();
--> statement-breakpoint
-- What an Order counts on a day, for the Order that asks, and of any for whoever keeps the registry: nothing for anybody else.
CREATE FUNCTION order_figures_on(of_order bigint, figures text[], day date) RETURNS TABLE (counted text, part text, figure bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT counted, part, sum(change)::bigint FROM (
    SELECT counted, part, change FROM order_figures
    WHERE order_id = of_order AND grain = 'year' AND counted = ANY (figures) AND from_day < date_trunc('year', day::timestamp)::date
    UNION ALL
    SELECT counted, part, change FROM order_figures
    WHERE order_id = of_order AND grain = 'day' AND counted = ANY (figures)
      AND from_day BETWEEN date_trunc('year', day::timestamp)::date AND day
  ) AS changes
  WHERE viewer_role() = 'registry-operator' OR viewer_role() = 'order' AND viewer_row('order') = of_order
  GROUP BY counted, part HAVING sum(change) <> 0
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION members_by_profession(of_order bigint, day date) RETURNS TABLE (code integer, members bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT part::integer, figure FROM order_figures_on(of_order, '{member}', day)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION resolutions_by_year(of_order bigint, day date) RETURNS TABLE (year integer, kind text, resolutions bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT split_part(part, ' ', 1)::integer, split_part(part, ' ', 2), figure FROM order_figures_on(of_order, '{resolution}', day)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION documents_issued(of_order bigint, day date)
RETURNS TABLE (triennium text, document text, form text, issued bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT part::jsonb ->> 0, part::jsonb ->> 1, part::jsonb ->> 2, figure FROM order_figures_on(of_order, '{document}', day)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION standing_of_members(of_order bigint, day date)
RETURNS TABLE (pending_documents bigint, competent_doctors bigint, exempt bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(max(figure) FILTER (WHERE counted = 'pending'), 0), coalesce(max(figure) FILTER (WHERE counted = 'competent-doctor'), 0),
    coalesce(max(figure) FILTER (WHERE counted = 'exempt'), 0)
  FROM order_figures_on(of_order, '{pending,competent-doctor,exempt}', day)
$$;
--> statement-breakpoint
DROP FUNCTION members_to_count(bigint, date);
--> statement-breakpoint
REVOKE ALL ON FUNCTION counted_of(bigint[]), fold_order_figures(bigint[]), count_people(bigint[]),
  count_orders_anew(), order_figures_on(bigint, text[], date) FROM PUBLIC;
