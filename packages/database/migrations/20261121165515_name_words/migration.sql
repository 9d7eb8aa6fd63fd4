CREATE TABLE "name_words" (
	"word" text NOT NULL,
	"search_name" text NOT NULL,
	"professional_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "name_words_by_word" ON "name_words" ("word" collate "C","search_name" collate "C","professional_id");--> statement-breakpoint
ALTER TABLE "name_words" ADD CONSTRAINT "name_words_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");