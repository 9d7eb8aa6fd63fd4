-- What a statement enters is added up once, whatever it enters. Nothing is locked: each statement adds rows of its own, and who folds them
-- does not wait when somebody else does.
CREATE FUNCTION fold_list_totals() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (DELETE FROM list_totals RETURNING list, part, change)
  INSERT INTO list_totals (list, part, change) SELECT list, part, sum(change) FROM gone GROUP BY list, part
$$;
--> statement-breakpoint
CREATE FUNCTION fold_list_totals_at_times() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF random() < 0.002 AND current_setting('transaction_isolation') = 'read committed'
    AND pg_try_advisory_xact_lock(hashtext('list_totals')) THEN
    PERFORM fold_list_totals();
  END IF;
END
$$;
--> statement-breakpoint
CREATE FUNCTION add_entered_professionals() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO list_totals (list, part, change)
    SELECT 'professionals', profession::text, count(*) FROM entered GROUP BY profession;
  PERFORM fold_list_totals_at_times();
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER professionals_totals AFTER INSERT ON professionals
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION add_entered_professionals();
--> statement-breakpoint
-- A correction takes the place of the row it supersedes, and a retraction of none.
CREATE FUNCTION add_entered_participations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO list_totals (list, part, change)
    SELECT 'participations', role, sum(change) FROM (
      SELECT role, count(*) AS change FROM entered WHERE NOT retracted GROUP BY role
      UNION ALL
      SELECT replaced.role, -count(*) FROM entered JOIN participations replaced ON replaced.id = entered.supersedes
      WHERE entered.supersedes IS NOT NULL AND NOT replaced.retracted GROUP BY replaced.role
    ) AS changes GROUP BY role HAVING sum(change) <> 0;
  PERFORM fold_list_totals_at_times();
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER participations_totals AFTER INSERT ON participations
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION add_entered_participations();
--> statement-breakpoint
-- For a registry that was filled before, or without its triggers.
CREATE FUNCTION count_lists_anew() RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  DELETE FROM list_totals;
  INSERT INTO list_totals (list, part, change)
    SELECT 'professionals', profession::text, count(*) FROM professionals GROUP BY profession
    UNION ALL
    SELECT 'participations', role, count(*) FROM participations p
    WHERE NOT retracted AND NOT EXISTS (SELECT FROM participations later WHERE later.supersedes = p.id) GROUP BY role
$$;
--> statement-breakpoint
SELECT count_lists_anew();
--> statement-breakpoint
-- Of everybody, for whoever may list everybody: zero for anybody else.
CREATE FUNCTION list_total(of_list text, of_part text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(sum(change), 0)::bigint FROM list_totals
  WHERE list = of_list AND (of_part IS NULL OR part = of_part)
    AND viewer_role() IN ('registry-operator', 'policy-author', 'reviewer', 'analyst')
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION fold_list_totals(), fold_list_totals_at_times(), count_lists_anew() FROM PUBLIC;
