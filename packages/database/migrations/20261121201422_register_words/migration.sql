CREATE TABLE "competent_doctor_words" (
	"word" text NOT NULL,
	"search_name" text NOT NULL,
	"professional_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member_words" (
	"order_id" bigint NOT NULL,
	"word" text NOT NULL,
	"search_name" text NOT NULL,
	"professional_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "competent_doctor_words_by_word" ON "competent_doctor_words" ("word" collate "C","search_name" collate "C","professional_id");--> statement-breakpoint
CREATE UNIQUE INDEX "member_words_by_word" ON "member_words" ("order_id","word" collate "C","search_name" collate "C","professional_id");--> statement-breakpoint
ALTER TABLE "competent_doctor_words" ADD CONSTRAINT "competent_doctor_words_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");--> statement-breakpoint
ALTER TABLE "member_words" ADD CONSTRAINT "member_words_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "member_words" ADD CONSTRAINT "member_words_professional_id_professionals_id_fkey" FOREIGN KEY ("professional_id") REFERENCES "professionals"("id");