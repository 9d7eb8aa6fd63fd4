// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "@delibera/rules-dsl/compile";
import { describe, expect, it } from "vitest";
import { actText, balanced, nameFrom } from "./act-text.ts";
import { cleanText, textOfPage } from "./clean-paste.ts";
import type { FoundLaw } from "./split-law.ts";
import { splitLaw } from "./split-law.ts";

const folder = join(import.meta.dirname, "../../../../deliberations");
const vocabulary = {
  name: "vocabolario.delibera",
  text: readFileSync(join(folder, "vocabolario.delibera"), "utf8"),
};

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {color:red}</style></head><body>
<p class=MsoNormal>DELIBERA N. 7 DEL 3 MARZO 2026<o:p></o:p></p>
<p class=MsoNormal>VISTO l’articolo 16-<i>bis</i> del decreto</p>
<p class=MsoNormal><b>Art.&nbsp;1<br>
(Obbligo formativo)</b></p>
<p class=MsoListParagraph><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span>L’obbligo è pari a “150” crediti,
salvo:</p>
<ol type=a><li>gli esoneri;</li><li>le esenzioni.</li></ol>
<p class=MsoListParagraph>2.&nbsp;La Commissione vigila.</p>
<p>Art. 2</p><p>La presente delibera è pubblicata.</p><script>alert(1)</script>
</body></html>`;

describe("a pasted Word page", () => {
  const clean = cleanText(textOfPage(word));
  const law = splitLaw(clean.text);

  it("gives its articles and commi, lists inside them", () => {
    expect(law).toEqual({
      preamble: "DELIBERA N. 7 DEL 3 MARZO 2026\nVISTO l'articolo 16-bis del decreto",
      divisions: [
        {
          word: "article",
          number: "1",
          heading: "Obbligo formativo",
          commi: [
            { number: "1", text: 'L\'obbligo è pari a "150" crediti, salvo: a) gli esoneri; b) le esenzioni.' },
            { number: "2", text: "La Commissione vigila." },
          ],
        },
        {
          word: "article",
          number: "2",
          heading: "",
          commi: [{ number: "1", text: "La presente delibera è pubblicata." }],
        },
      ],
    });
  });

  it("says which characters were made plain", () => {
    expect(clean.changed).toEqual({ quotes: 4, spaces: 4, invisible: 0 });
  });
});

describe("the text of a PDF", () => {
  it("joins broken lines, and does not take a citation for an article", () => {
    const text =
      "Articolo 3 - Limiti\n1. Ai sensi dell'\narticolo 16-bis del decreto, i crediti so-\nno ridotti.\n2. Restano\n1) i primi;\n2) i secondi.";
    const [article] = splitLaw(text).divisions;
    expect(article).toEqual({
      word: "article",
      number: "3",
      heading: "Limiti",
      commi: [
        { number: "1", text: "Ai sensi dell' articolo 16-bis del decreto, i crediti sono ridotti." },
        { number: "2", text: "Restano 1) i primi; 2) i secondi." },
      ],
    });
  });

  it("keeps commi and articles added between others", () => {
    const found = splitLaw("Art. 1-bis\n1. Uno.\n1-bis. Uno bis.\n2. Due.\nArt. 2\nSolo.");
    expect(found.divisions.map(({ number, commi }) => [number, commi.map((comma) => comma.number)])).toEqual([
      ["1-bis", ["1", "1-bis", "2"]],
      ["2", ["1"]],
    ]);
  });

  it("counts paragraphs without numbers", () => {
    const found = splitLaw(
      "Art. 5\nOggetto dell'atto\nPrimo paragrafo.\nSecondo paragrafo:\na) con un elenco.\nTerzo.",
    );
    expect(found.divisions[0]?.heading).toBe("Oggetto dell'atto");
    expect(found.divisions[0]?.commi.map(({ text }) => text)).toEqual([
      "Primo paragrafo.",
      "Secondo paragrafo: a) con un elenco.",
      "Terzo.",
    ]);
  });

  it("is one article when it has none, and nothing when it is empty", () => {
    expect(splitLaw("1. Uno.\n2. Due.").divisions.map(({ commi }) => commi.length)).toEqual([2]);
    expect(splitLaw("").divisions).toEqual([]);
  });
});

describe("the act made of it", () => {
  const draft = (law: FoundLaw, declared = new Map()) =>
    actText({
      kind: "delibera",
      name: "cnfc_2026_prova",
      title: 'Delibera "di prova"',
      authority: "CNFC",
      adopted: "2026-03-03",
      effectFrom: "2026-01-01",
      effectTo: undefined,
      source: "testo incollato »",
      law,
      declared,
    });
  const diagnosticsOf = (text: string) =>
    compile([vocabulary, { name: "prova.delibera", text }]).diagnostics.filter(
      ({ span }) => span.file === "prova.delibera",
    );

  it("reads without a mistake when every comma is declared", () => {
    const law = splitLaw(cleanText(textOfPage(word)).text);
    const declared = new Map(
      ["1/1", "1/2", "2/1"].map((key) => [key, { standing: "not-normative", reason: "annuncia «soltanto»" }]),
    );
    expect(diagnosticsOf(draft(law, declared))).toEqual([]);
  });

  it("says of each comma that waits that it is to be encoded or declared, and nothing else", () => {
    const law = splitLaw(cleanText(textOfPage(word)).text);
    expect(diagnosticsOf(draft(law)).map(({ code }) => code)).toEqual([
      "comma-undeclared",
      "comma-undeclared",
      "comma-undeclared",
    ]);
  });

  it("holds whatever was pasted, guillemets that never close too", () => {
    const hostile =
      "Art. 1\n1. Chi ha «molti crediti e fine\n  fine comma 9 testo »» ne perde «alcuni».\n2. -- non è un commento «";
    const found = splitLaw(cleanText(hostile).text);
    const undeclared = diagnosticsOf(draft(found)).map(({ code }) => code);
    expect(undeclared).toEqual(["comma-undeclared", "comma-undeclared"]);
    expect(balanced("a » b « c «d»")).toBe('a " b " c «d»');
  });

  it("has a name that acts can cite", () => {
    expect(nameFrom("Delibera n. 3/2026: «Più crediti»")).toBe("delibera_n_3_2026_piu_crediti");
    expect(nameFrom("150 crediti")).toBe("atto_150_crediti");
    expect(nameFrom("«»")).toBe("atto_nuovo");
  });
});
