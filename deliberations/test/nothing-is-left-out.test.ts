/** The sections of the law that the acts take up are taken up whole: between one comma and the next there is only a heading or a number. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { program } from "./ledger-by-the-acts.ts";

/** White space and emphasis marks of the source documents are layout, not words. */
const words = (text: string) => text.replaceAll("*", "").replace(/\s+/g, " ").trim();

/** What is left of the document, from one heading to another, when the commi are taken away in their order. */
function leftOf(act: string, divisions: readonly string[], from: string, to?: string): readonly string[] {
  const found = program.acts.find(({ name }) => name === act);
  const source = words(readFileSync(new URL(`../${found?.source.reference}`, import.meta.url), "utf8"));
  let rest = source.slice(source.indexOf(from), to === undefined ? undefined : source.indexOf(to));
  const left: string[] = [];
  for (const { number, paragraphs } of found?.divisions ?? []) {
    if (!divisions.includes(number)) continue;
    for (const { text } of paragraphs) {
      const [before = "", ...after] = rest.split(words(text));
      left.push(before.trim());
      rest = after.join(words(text));
    }
  }
  return [...left, rest.trim()].filter((each) => each !== "");
}

describe("nothing is left out", () => {
  it("of the deliberation of 2017-2019 but headings and numbers", () => {
    const left = leftOf("cnfc_2017_crediti", ["1", "2", "3", "4", "5", "6"], "DELIBERA DELLA CNFC");
    expect(left.map((each) => each.replace(/\d\.$/, "").trim()).filter((each) => each !== "")).toEqual([
      "DELIBERA DELLA CNFC IN MATERIA DI CREDITI FORMATIVI ECM Art. 1 (Obbligo formativo triennio 2017-2019)",
      "Art. 2 (Certificazione per il triennio 2017-2019)",
      "Art. 3 (Regole applicative)",
      "Art. 4 (Docente, tutor/relatore di formazione organizzata da Provider)",
      "Art. 5 (Eventi di formazione ECM)",
      "Art. 6 (Norme finali)",
    ]);
  });

  it("of the steps of the Trento guide for enrolling and cancelling but headings, numbers and addresses", () => {
    const left = leftOf("ecm_trento_guida", ["1", "2"], "PRE-ISCRIZIONE ON-LINE");
    expect(left.map((each) => each.replace(/\b\d\.$/, "").trim()).filter((each) => each !== "")).toEqual([
      "PRE-ISCRIZIONE ON-LINE AD EVENTO FORMATIVO",
      "http://www.ecmtrento.it/",
      "CANCELLAZIONE ISCRIZIONE ON-LINE AD EVENTO FORMATIVO",
    ]);
  });

  const manual = [
    ["1", "1. OBBLIGHI SULLA FORMAZIONE CONTINUA DEL PROFESSIONISTA SANITARIO", "2. SCHEDA DI QUALITÀ"],
    ["8", "8. ESONERI", "9. ESENZIONI"],
    ["9", "9. ESENZIONI", "Gli allegati:"],
  ] as const;

  it.each(manual)("of section %s of the manual but its heading", (division, heading, next) => {
    expect(leftOf("fnomceo_2019_manuale", [division], heading, next)).toEqual([heading]);
  });
});
