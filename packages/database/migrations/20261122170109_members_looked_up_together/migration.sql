-- Who is in the register of which Order today: said once, and asked for one person and for many. Nobody is granted it.
CREATE VIEW members_today WITH (security_invoker = true) AS
  SELECT m.order_id, m.professional_id FROM order_memberships m
  WHERE NOT m.retracted
    AND m.effective_on <= civil_today() AND (m.ends_on IS NULL OR m.ends_on >= civil_today())
    AND NOT EXISTS (SELECT FROM order_memberships later WHERE later.supersedes = m.id);
--> statement-breakpoint
CREATE OR REPLACE FUNCTION viewer_has_member(person bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM members_today m WHERE m.professional_id = person AND m.order_id = viewer_row('order'))
$$;
--> statement-breakpoint
-- Whom the policies find without asking about each row: of an insurer those whom it was let through to; of an Order those who are its
-- members among the people that a statement says it is about. Whoever sets that list by hand is told of the same members as without it:
-- each statement looks them up, and those who are not in the list are asked about one by one.
CREATE OR REPLACE FUNCTION viewer_checked() RETURNS bigint[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  asked text;
BEGIN
  CASE viewer_role()
    WHEN 'insurer' THEN
      RETURN string_to_array(nullif(current_setting('delibera.checked', true), ''), ',')::bigint[];
    WHEN 'order' THEN
      asked := nullif(current_setting('delibera.asked', true), '');
      IF asked IS NULL THEN
        RETURN NULL;
      END IF;
      RETURN ARRAY(
        SELECT m.professional_id FROM members_today m
        WHERE m.professional_id = ANY (string_to_array(asked, ',')::bigint[]) AND m.order_id = viewer_row('order'));
    ELSE
      RETURN NULL;
  END CASE;
END
$$;
