-- Whoever could ask of the database as anybody could count ratings that no signed token stands for: the function did not know what the server
-- had checked. It now counts what the server vouches for, with the secret that only the owner of the tables reads.
DROP FUNCTION spend_rating(bigint, text, integer, integer, integer, integer);
--> statement-breakpoint
CREATE FUNCTION spend_rating(of_event bigint, token text, a integer, b integer, c integer, d integer, voucher bytea)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  asked bytea := convert_to(concat_ws(' ', 'spend_rating', of_event, token, a, b, c, d), 'UTF8');
  own bytea;
BEGIN
  SELECT sha256(secret || sha256(secret || asked)) INTO STRICT own FROM rating_secrets;
  -- Hashed once more, so that how long the comparison takes says nothing of it.
  IF sha256(voucher) IS DISTINCT FROM sha256(own) THEN
    RAISE EXCEPTION 'the server does not vouch for this rating' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO ratings (event_id, spent, relevance, quality, usefulness, influence) VALUES (of_event, token, a, b, c, d)
    ON CONFLICT (spent) DO NOTHING;
  RETURN FOUND;
END
$$;
