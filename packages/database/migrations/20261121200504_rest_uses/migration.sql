CREATE TABLE "rest_uses" (
	"caller" text,
	"minute" integer,
	"used" integer NOT NULL,
	CONSTRAINT "rest_uses_pkey" PRIMARY KEY("minute","caller"),
	CONSTRAINT "rest_uses_caller_form" CHECK ("caller" ~ '^[0-9a-f]{64}$')
);
