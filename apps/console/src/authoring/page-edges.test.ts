import { expect, it } from "vitest";
import { cleanText } from "./clean-paste.ts";
import { textOfPages } from "./page-edges.ts";
import { splitLaw } from "./split-law.ts";

const pdf = `DELIBERA DEL 3 MARZO 2026
Art. 1 - Obbligo
1. L'obbligo dei professio-
nisti è di 12 crediti, salvo quanto
Commissione nazionale - Delibera 3/2026
Pagina 1 di 3
Delibera in materia di crediti
dispone l'articolo 2.
2. La Commis-
Commissione nazionale - Delibera 3/2026
Pagina 2 di 3
Delibera in materia di crediti

sione vigila sul medico-chirurgo e sul medico-
chirurgo iscritto.
Art. 2 - Pubblicazione
È pubblicata.
Commissione nazionale - Delibera 3/2026
Pagina 3 di 3`;

it("takes numbers, heads and feet of pages out of a PDF, and tells each of them", () => {
  const pages = textOfPages(cleanText(pdf).text);
  expect(pages.leftOut).toEqual([
    { line: 5, text: "Commissione nazionale - Delibera 3/2026" },
    { line: 6, text: "Pagina 1 di 3" },
    { line: 7, text: "Delibera in materia di crediti" },
    { line: 10, text: "Commissione nazionale - Delibera 3/2026" },
    { line: 11, text: "Pagina 2 di 3" },
    { line: 12, text: "Delibera in materia di crediti" },
    { line: 18, text: "Commissione nazionale - Delibera 3/2026" },
    { line: 19, text: "Pagina 3 di 3" },
  ]);
  expect(splitLaw(pages.text).divisions.map(({ commi }) => commi.map(({ text }) => text))).toEqual([
    [
      "L'obbligo dei professionisti è di 12 crediti, salvo quanto dispone l'articolo 2.",
      "La Commissione vigila sul medico-chirurgo e sul medico-chirurgo iscritto.",
    ],
    ["È pubblicata."],
  ]);
  expect(pages.rejoined).toEqual(["professionisti", "Commissione", "medico-chirurgo"]);
});

it("takes the number of the only page of a text for what it is", () => {
  const pages = textOfPages("Art. 1\nPrimo periodo.\n\nPagina 1 di 1");
  expect(pages.leftOut).toEqual([{ line: 4, text: "Pagina 1 di 1" }]);
  expect(splitLaw(pages.text).divisions[0]?.commi).toEqual([{ number: "1", text: "Primo periodo." }]);
});

it.each([
  ["- 1 -", "- 2 -"],
  ["1/2", "2/2"],
  ["7", "8"],
  ["pag. 1", "pag. 2"],
])("takes %s and %s for numbers of pages", (first, second) => {
  const text = `1. Primo comma, che è lungo.\ncontinua qui\ne qui\n${first}\n2. Secondo comma.\nseguono\naltre\n${second}`;
  expect(textOfPages(text).leftOut.map((line) => line.text)).toEqual([first, second]);
});

it("takes nothing from a text that has no pages", () => {
  for (const text of [
    "Art. 1\n1. Anni di servizio:\n8\n2. Soglia:\n150",
    "Tabella\n1\n2\n3\n4",
    "1. Uno.\na) gli esoneri;\n2. Due.\na) gli esoneri;\n3. Tre.\na) gli esoneri;",
    "Salvo quanto previsto.\nSalvo quanto previsto.\nSalvo quanto previsto.",
    "",
  ]) {
    expect(textOfPages(text)).toEqual({ text, leftOut: [], rejoined: [] });
  }
});

it("leaves items of lists and the heads of articles where they come back beside the pages", () => {
  const text = "Art. 1\na) uno;\nPagina 1 di 2\nArt. 2\na) uno;\nPagina 2 di 2\nArt. 3\nb) due.";
  expect(textOfPages(text).leftOut.map((line) => line.text)).toEqual(["Pagina 1 di 2", "Pagina 2 di 2"]);
});

it("makes whole a word that a soft hyphen breaks, and no range of numbers", () => {
  const pages = textOfPages(cleanText("i cre\u00ad\nditi del triennio 2023-\n2025").text);
  expect(pages.text).toBe("i crediti\ndel triennio 2023-\n2025");
  expect(pages.rejoined).toEqual(["crediti"]);
});
