import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "./judge-page.ts";
import type { Browser } from "./open-browser.ts";
import { openBrowser } from "./open-browser.ts";
import { toLineEnd } from "./typing.ts";

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head><body>
<p class=MsoNormal>DELIBERA DEL 3 MARZO 2026 SUI CREDITI DI PROVA<o:p></o:p></p>
<p class=MsoNormal>LA COMMISSIONE</p>
<p class=MsoNormal><b>Art.&nbsp;1<br>(Obbligo di prova)</b></p>
<ol><li>L’obbligo di prova è pari a “12” crediti:<br>a) per tutti.</li><li>La Commissione vigila.</li></ol>
<p class=MsoNormal>Art. 2 – Pubblicazione</p>
<p class=MsoNormal>La presente delibera è pubblicata sul sito.</p></body></html>`;

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  await browser.open("/deliberations");
  await browser.page.getByRole("link", { name: "Scrivi un nuovo atto" }).click();
  await browser.page.getByLabel("Il testo dell’atto").waitFor();
});
afterAll(() => browser?.close());

describe("a new act from a pasted Word page", () => {
  it("shows the articles and commi that it found", async () => {
    const { page } = browser;
    await page.getByLabel("Il testo dell’atto").evaluate((field, html) => {
      const data = new DataTransfer();
      data.setData("text/html", html);
      data.setData("text/plain", "unread");
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, word);
    await page.getByText("2 articoli, 3 commi; 3 da codificare.").waitFor();
    expect(await page.locator(".found-division h3").allInnerTexts()).toEqual([
      "Articolo 1 · Obbligo di prova",
      "Articolo 2 · Pubblicazione",
    ]);
    expect(await page.locator(".found-comma .found-text").first().innerText()).toBe(
      '1. L\'obbligo di prova è pari a "12" crediti: a) per tutti.',
    );
    await page.getByText(/Resi semplici: 3 apostrofi e virgolette, 1 spazio speciale/).waitFor();
  });

  it("suggests what the text says of itself", async () => {
    const { page } = browser;
    expect(await page.getByLabel("Titolo").inputValue()).toBe("Delibera del 3 marzo 2026 sui crediti di prova");
    expect(await page.getByLabel("Specie").inputValue()).toBe("delibera");
    expect(await page.getByLabel("Adottata il").inputValue()).toBe("2026-03-03");
    await page.getByLabel("Autorità").locator('option[value="CNFC"]').waitFor({ state: "attached" });
    expect(await page.getByLabel("Autorità").inputValue()).toBe("CNFC");
  });

  it("finds the form again after a reload", async () => {
    const { page } = browser;
    await page.getByLabel("Nome per le citazioni").fill("prova_2026");
    await page.reload();
    await page.getByText("2 articoli, 3 commi; 3 da codificare.").waitFor();
    expect(await page.getByLabel("Nome per le citazioni").inputValue()).toBe("prova_2026");
  });

  it("says what is missing beside each field, and makes nothing half done", async () => {
    const { page } = browser;
    await page.getByLabel("Che cosa diventa il comma 2").selectOption("not-normative");
    await page.getByRole("button", { name: "Crea la bozza" }).click();
    await page.getByText("Mancano ancora 2 cose: sono scritte accanto ai campi").waitFor();
    await page.getByText("Da che giorno ha effetto?").waitFor();
    await page.getByLabel("Motivo").fill("dice chi vigila, e non tocca i crediti");
    await page.getByLabel("Con effetto dal").fill("2026-01-01");
    await page.getByRole("button", { name: "Crea la bozza" }).click();
    await page.locator(".problems li").first().waitFor();
    expect(new URL(page.url()).pathname).toBe("/drafts/prova_2026");
  });

  it("makes a draft that reads: only the commi that wait are problems", async () => {
    const { page } = browser;
    const problems = page.locator(".problem-error");
    await page.getByText("2 errori").first().waitFor();
    expect(await problems.locator(".problem-code").allInnerTexts()).toEqual(["comma-undeclared", "comma-undeclared"]);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(
      "Delibera del 3 marzo 2026 sui crediti di prova",
    );
  });

  it("is encoded and declared until no problem is left, and its example passes", async () => {
    const { page } = browser;
    const writeAfter = async (words: string, written: string) => {
      await page.locator(".cm-line", { hasText: words }).last().click();
      await toLineEnd(page);
      await page.keyboard.insertText(written);
    };
    await writeAfter(
      "a) per tutti",
      '\n      parametro obbligo_di_prova = 12 crediti\n      esempio "dodici"\n        allora obbligo_di_prova = 12 crediti',
    );
    await writeAfter("La presente delibera è pubblicata", "\n      non normativo : «dispone della pubblicazione»");
    await page.locator(".problem-error").first().waitFor({ state: "detached" });
    await page.getByRole("tab", { name: "Prove" }).click();
    await page.getByText("1 prova, riuscita.").waitFor();
    await page.getByRole("tab", { name: "Differenze" }).click();
    await page.locator(".difference-list li", { hasText: "obbligo_di_prova" }).first().waitFor();
    await page.getByText("Questo atto non è mai stato pubblicato: tutto il testo è nuovo.").waitFor();
  });

  it("is there after a reload, and can be removed from the list", async () => {
    const { page, open } = browser;
    await page.reload();
    await page.locator(".cm-line", { hasText: "parametro obbligo_di_prova" }).waitFor();
    await open("/drafts");
    await page
      .getByRole("button", { name: "Elimina la bozza «Delibera del 3 marzo 2026 sui crediti di prova»" })
      .click();
    await page.getByRole("button", { name: "Elimina per sempre" }).click();
    await page.getByText("Nessuna bozza in questo browser").waitFor();
    await open("/drafts/prova_2026");
    await page.getByText("In questo browser non c’è una bozza di nome prova_2026").waitFor();
  });

  it("from a PDF leaves out what is of its pages, says so line by line, and puts it back at a word", async () => {
    const { page, open } = browser;
    await open("/drafts/new");
    const pages = ["Art. 1 - Obbligo\n1. L'obbligo dei professio-", "nisti è di 12 crediti.\n2. Altro."];
    const pdf = pages.map((words, at) => `${words}\nCommissione nazionale\nPagina ${at + 1} di 2`).join("\n");
    await page.getByLabel("Il testo dell’atto").fill(`Delibera di prova\n${pdf}`);
    await page.getByText("1 articolo, 2 commi; 2 da codificare.").waitFor();
    expect(await page.locator(".found-comma .found-text").allInnerTexts()).toEqual([
      "1. L'obbligo dei professionisti è di 12 crediti.",
      "2. Altro.",
    ]);
    const told = page.getByRole("status").filter({ hasText: "4 righe delle pagine tolte dal testo" });
    expect(await told.locator("li").allInnerTexts()).toEqual([
      "riga 4 Commissione nazionale",
      "riga 5 Pagina 1 di 2",
      "riga 8 Commissione nazionale",
      "riga 9 Pagina 2 di 2",
    ]);
    await page.getByText("1 parola spezzata a fine riga, ricongiunta: «professionisti»").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "Rimetti queste righe nel testo" }).click();
    await page.getByText("4 righe sembrano delle pagine, e restano nel testo").waitFor();
    expect(await page.locator(".found-comma .found-text").last().innerText()).toBe(
      "2. Altro. Commissione nazionale Pagina 2 di 2",
    );
    await page.getByRole("button", { name: "Togli queste righe dal testo" }).click();
    await page.getByLabel("Nome per le citazioni").fill("prova_di_pdf");
    await page.getByLabel("Con effetto dal").fill("2026-01-01");
    await page.getByLabel("Autorità").locator('option[value="CNFC"]').waitFor({ state: "attached" });
    await page.getByRole("button", { name: "Crea la bozza" }).click();
    await page.waitForURL("**/drafts/prova_di_pdf");
    await page.locator(".cm-line", { hasText: "-- Pagina 2 di 2" }).waitFor();
    await page.locator(".cm-line", { hasText: "-- Righe delle pagine del testo incollato, tolte:" }).waitFor();
  });

  it("never complained", () => {
    expect(browser.complaints).toEqual([]);
  });
});
