-- With the secret a token can be signed that nobody was given. Whoever asks as somebody, also who keeps the registry, cannot read it: only who
-- owns the tables can, which the server reads it as, before it asks as somebody.
DROP POLICY rating_secrets_all ON rating_secrets;
--> statement-breakpoint
REVOKE ALL ON rating_secrets FROM PUBLIC, delibera_viewer, delibera_operator, delibera_pseudonymous;
--> statement-breakpoint
-- Made here, so that nobody who asks has to write it: 32 bytes from 488 random bits.
INSERT INTO rating_secrets (secret)
  SELECT sha256(string_agg(uuid_send(gen_random_uuid()), ''::bytea)) FROM generate_series(1, 4)
  ON CONFLICT DO NOTHING;
