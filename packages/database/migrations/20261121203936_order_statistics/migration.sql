-- Who is a member of an Order on a day, of the Order that asks, or of any for whoever keeps the registry: nobody for anybody else. What an
-- Order counts of its register reads the facts of all its members without a policy for each of their rows.
CREATE FUNCTION members_to_count(of_order bigint, day date) RETURNS TABLE (person bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.professional_id FROM order_memberships m
  WHERE m.order_id = of_order AND NOT m.retracted AND m.effective_on <= day AND (m.ends_on IS NULL OR m.ends_on >= day)
    AND NOT EXISTS (SELECT FROM order_memberships later WHERE later.supersedes = m.id)
    AND (viewer_role() = 'registry-operator' OR viewer_role() = 'order' AND viewer_row('order') = of_order)
$$;
--> statement-breakpoint
CREATE FUNCTION members_by_profession(of_order bigint, day date) RETURNS TABLE (code integer, members bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.profession, count(*) FROM members_to_count(of_order, day) JOIN professionals p ON p.id = person GROUP BY p.profession
$$;
--> statement-breakpoint
CREATE FUNCTION resolutions_by_year(of_order bigint, day date) RETURNS TABLE (year integer, kind text, resolutions bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT extract(year FROM r.effective_on)::integer, r.kind, count(*) FROM registrations r
  WHERE NOT r.retracted AND r.professional_id IN (SELECT person FROM members_to_count(of_order, day))
    AND NOT EXISTS (SELECT FROM registrations later WHERE later.supersedes = r.id)
  GROUP BY 1, 2
$$;
--> statement-breakpoint
CREATE FUNCTION documents_issued(of_order bigint, day date)
RETURNS TABLE (triennium text, document text, form text, issued bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.result ->> 'triennium', d.result ->> 'document', d.result ->> 'form', count(*)
  FROM request_decisions d JOIN requests q ON q.id = d.request_id
  WHERE q.kind = 'document' AND d.accepted AND q.professional_id IN (SELECT person FROM members_to_count(of_order, day))
  GROUP BY 1, 2, 3
$$;
--> statement-breakpoint
CREATE FUNCTION standing_of_members(of_order bigint, day date)
RETURNS TABLE (pending_documents bigint, competent_doctors bigint, exempt bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH members AS MATERIALIZED (SELECT person FROM members_to_count(of_order, day))
  SELECT
    (SELECT count(*) FROM requests q LEFT JOIN request_decisions d ON d.request_id = q.id
      WHERE q.kind = 'document' AND d.id IS NULL AND q.professional_id IN (SELECT person FROM members)),
    (SELECT count(DISTINCT f.professional_id) FROM competent_doctor_periods f
      WHERE NOT f.retracted AND f.effective_on <= day AND (f.ends_on IS NULL OR f.ends_on >= day)
        AND NOT EXISTS (SELECT FROM competent_doctor_periods later WHERE later.supersedes = f.id)
        AND f.professional_id IN (SELECT person FROM members)),
    (SELECT count(DISTINCT f.professional_id) FROM exemptions f
      WHERE NOT f.retracted AND f.effective_on <= day AND (f.ends_on IS NULL OR f.ends_on >= day)
        AND NOT EXISTS (SELECT FROM exemptions later WHERE later.supersedes = f.id)
        AND f.professional_id IN (SELECT person FROM members))
$$;
