/** Every ground of refusal is said in both languages, in a sentence that ends without a full stop. */
import { expect, it } from "vitest";
import { program } from "./ledger-by-the-acts.ts";

const grounds = program.rules.flatMap(({ name, versions }) =>
  versions.flatMap(({ body }) =>
    body?.kind === "verdict" ? body.grounds.map(({ reason, english }) => ({ name, reason, english })) : [],
  ),
);

it("there are grounds of refusal in the acts", () => {
  expect(new Set(grounds.map(({ name }) => name))).toEqual(
    new Set([
      "annullamento_ammesso",
      "esonero_chiedibile",
      "evento_ammissibile",
      "indicazione_ammessa",
      "motivo_ammesso",
      "puo_certificare_la_disabilita",
      "puo_essere_medico_competente",
      "spostamento_ammesso",
      "vale_per_il_dossier",
    ]),
  );
});

it.each(grounds)("$name: «$reason» is said in English too", ({ reason, english }) => {
  expect(english ?? "").toMatch(/^\p{Ll}.*[^.\s]$/u);
  expect(reason).toMatch(/^\p{Ll}.*[^.\s]$/u);
});
