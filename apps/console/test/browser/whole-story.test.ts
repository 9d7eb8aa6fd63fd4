/** From a pasted text to the law: written, tried on a whole country and sent by one person, discussed and approved by another, published. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "./judge-page.ts";
import type { Browser } from "./open-browser.ts";
import { desktop, openBrowser, phone } from "./open-browser.ts";
import { toLineEnd } from "./typing.ts";

const act = "storia_2026";
const title = "Delibera del 3 marzo 2026 sull'obbligo delle ostetriche";
const pasted = `DELIBERA DEL 3 MARZO 2026 SULL’OBBLIGO DELLE OSTETRICHE
LA COMMISSIONE NAZIONALE PER LA FORMAZIONE CONTINUA
Art. 1 – Obbligo ridotto
1. Per le ostetriche l’obbligo formativo è di 120 crediti.
2. La Commissione ne riferisce ogni anno.
Art. 2 – Pubblicazione
La presente delibera è pubblicata sul sito della Commissione.`;
const rules = `
      regola obbligo_delle_ostetriche in deroga a obbligo_standard
        quando non manca professione e professione = 18
        = 120 crediti`;
const example = `
      esempio "un'ostetrica"
        dato professione = 18
        allora obbligo_standard = 120 crediti`;

let author: Browser;
let reviewer: Browser;
/** Of the review. */
let address: string;

beforeAll(async () => {
  author = await openBrowser(desktop, "policy-author");
  reviewer = await openBrowser(desktop, "reviewer");
});
afterAll(async () => {
  await author?.close();
  await reviewer?.close();
});

/** Nothing is wrong with the page as it stands, wide or narrow. */
async function judge({ page }: Browser): Promise<void> {
  for (const viewport of [phone, desktop]) {
    await page.setViewportSize(viewport);
    expect(await faultsOf(page)).toEqual([]);
  }
}

const copyOf = ({ page }: Browser) => page.getByRole("region", { name: "Sul server" });

async function writeAfter({ page }: Browser, words: string, written: string): Promise<void> {
  await page.locator(".rule-editor:not(.text-difference) .cm-line", { hasText: words }).last().click();
  await toLineEnd(page);
  await page.keyboard.insertText(written);
}

describe("a deliberation", () => {
  it("begins from a pasted text, split into articles and commi of which two are declared", async () => {
    const { page, open } = author;
    await open("/drafts/new");
    await page.getByLabel("Il testo dell’atto").fill(pasted);
    await page.getByText("2 articoli, 3 commi; 3 da codificare.").waitFor();
    await page.getByLabel("Autorità").locator('option[value="CNFC"]').waitFor({ state: "attached" });
    await page.getByLabel("Nome per le citazioni").fill(act);
    await page.getByLabel("Con effetto dal").fill("2026-01-01");
    await page.getByLabel("Con effetto fino al").fill("2028-12-31");
    const second = page.locator(".found-comma", { hasText: "La Commissione ne riferisce" });
    await second.locator("select").selectOption("not-normative");
    await second.getByLabel("Motivo").fill("dice chi riferisce, e non tocca i crediti");
    const last = page.locator(".found-comma", { hasText: "pubblicata sul sito" });
    await last.locator("select").selectOption("not-normative");
    await last.getByLabel("Motivo").fill("dice dove si pubblica");
    await judge(author);
    await page.getByRole("button", { name: "Crea la bozza" }).click();
    await page.waitForURL(`**/drafts/${act}`);
    await page.locator(".problem-error").first().waitFor();
    expect(await page.locator(".problem-error .problem-code").allInnerTexts()).toEqual(["comma-undeclared"]);
  });

  it("has its comma encoded, with an example that passes", async () => {
    const { page } = author;
    await writeAfter(author, "Per le ostetriche", rules);
    await page.locator(".problem-error").first().waitFor({ state: "detached" });
    await page.getByRole("tab", { name: "Prove" }).click();
    await page.getByText("Nessuna prova in questo atto.").waitFor();
    await writeAfter(author, "= 120 crediti", example);
    await page.getByText("1 prova, riuscita.").waitFor();
    await judge(author);
  });

  it("shows what it says otherwise than the acts in force, and for whom the result changes", async () => {
    const { page } = author;
    await page.getByRole("tab", { name: "Differenze" }).click();
    await page.locator(".difference-list li", { hasText: "obbligo_delle_ostetriche" }).first().waitFor();
    await page.getByText(/^Cambia qualche risultato per \d+ persone di prova/).waitFor();
    await judge(author);
  });

  it("is saved on the server, tried on a whole invented country, and has what came out attached", async () => {
    const { page } = author;
    const toCountry = page.getByRole("link", { name: "Prova questo testo su un intero Paese inventato" });
    await toCountry.click();
    const attach = page.getByRole("region", { name: "Allega alla bozza" });
    await attach.getByText("Questo testo non è ancora sul server").waitFor({ timeout: 120_000 });
    await page.goBack();
    await copyOf(author).getByRole("button", { name: "Salva sul server" }).click();
    await copyOf(author).getByText("Salvata sul server come revisione 1.").waitFor();
    await toCountry.click();
    await attach.getByRole("button", { name: "Allega alla bozza" }).waitFor({ timeout: 120_000 });
    expect(await page.locator(".simulation-sentence").innerText()).toMatch(
      /^\d+ persone su 20\.000 avrebbero un risultato diverso\.$/,
    );
    await attach.getByRole("button", { name: "Allega alla bozza" }).click();
    await attach.getByText("Allegata: chi rivede la bozza la trova accanto al testo").waitFor();
    await judge(author);
    await page.goBack();
  }, 300_000);

  it("is sent to review from beside the text", async () => {
    const { page } = author;
    await copyOf(author).getByRole("button", { name: "Manda in revisione" }).click();
    await copyOf(author).getByText("Mandata in revisione: ora decide un’altra persona.").waitFor();
    await copyOf(author).getByText("in revisione", { exact: true }).waitFor();
    await judge(author);
    await copyOf(author).getByRole("link", { name: "Apri la revisione" }).click();
    await page.waitForURL(/\/review\/[0-9a-f-]{36}$/);
    address = new URL(page.url()).pathname;
    await page.getByText("Chiesta la revisione").waitFor();
    expect(await page.getByRole("button", { name: "Approva questo testo" }).count()).toBe(0);
  });

  it("is shown to nobody whose role has nothing to do with drafts, and a sentence says so", async () => {
    const operator = await openBrowser(phone, "registry-operator");
    try {
      await operator.open(address);
      await operator.page.getByText("Il ruolo con cui sei qui non vede questi dati").waitFor();
      expect(await faultsOf(operator.page)).toEqual([]);
    } finally {
      await operator.close();
    }
  });

  it("is read by a reviewer with its checks and its effects, and commented on its comma", async () => {
    const { page, open } = reviewer;
    await open("/review?state=IN_REVIEW");
    await page.getByRole("link", { name: title }).click();
    const check = page.locator(".review-checks li", { hasText: "Una simulazione è allegata" });
    await check.locator(".mark-good").waitFor();
    const effects = page.getByRole("region", { name: "Effetti simulati" });
    await effects.getByText(/triennio 2026-2028, su 20\.000 persone inventate/).waitFor();
    await effects.getByText("Per rifarla").click();
    expect(await effects.locator("code").first().innerText()).toMatch(/^[0-9a-f]{64}$/);
    const comma = page.getByRole("region", { name: "Articolo 1, comma 1" });
    await comma.getByRole("button", { name: "Commenta: Articolo 1, comma 1" }).click();
    await comma.getByRole("textbox").fill("Serve anche un esempio di chi non è ostetrica.");
    await comma.getByRole("button", { name: "Invia" }).click();
    await comma.getByText("Serve anche un esempio").waitFor();
    await judge(reviewer);
  });

  it("changed meanwhile is not approved, and what was simulated does not count for the other text", async () => {
    const { page } = author;
    await page.getByRole("button", { name: "Continua a scrivere" }).click();
    await page.waitForURL(`**/drafts/${act}`);
    await copyOf(author).getByText("Qui c’è lo stesso testo.").waitFor();
    await page.getByRole("tab", { name: "Commenti" }).click();
    const said = page.getByRole("region", { name: "Articolo 1, comma 1" });
    await said.getByText("Serve anche un esempio").waitFor();
    await said.getByRole("button", { name: "Rispondi: Articolo 1, comma 1" }).click();
    await said.getByRole("textbox").fill("Aggiunto.");
    await said.getByRole("button", { name: "Invia" }).click();
    await said.getByText("Aggiunto.", { exact: true }).waitFor();
    await judge(author);
    await said.getByRole("button", { name: "Articolo 1, comma 1", exact: true }).click();
    await page.locator(".rule-editor .cm-activeLine", { hasText: "comma 1" }).waitFor();
    await writeAfter(
      author,
      "allora obbligo_standard = 120 crediti",
      '\n      esempio "un medico"\n        dato professione = 1\n        allora obbligo_standard = 150 crediti',
    );
    await copyOf(author).getByText("salvare un altro testo la riporta in bozza").waitFor();
    await copyOf(author).getByRole("button", { name: "Manda in revisione" }).click();
    await copyOf(author).getByText("Mandata in revisione: ora decide un’altra persona.").waitFor();
    const { page: theirs } = reviewer;
    await theirs.getByRole("button", { name: "Approva questo testo" }).click();
    const overtaken = theirs.getByText("Intanto qualcosa è cambiato: nulla è stato scritto");
    await overtaken.waitFor();
    await judge(reviewer);
    // It stays until the page is read anew.
    expect(await overtaken.count()).toBe(1);
    await theirs.reload();
    await theirs.getByText("È di un testo precedente: per questo testo non vale").waitFor();
    const check = theirs.locator(".review-checks li", { hasText: "Una simulazione è allegata" });
    await check.locator(".mark-bad").waitFor();
  });

  it("is approved by the reviewer once what was said is settled, and published by its author", async () => {
    const { page } = reviewer;
    await page.getByRole("button", { name: "Chiudi la discussione" }).click();
    await page.locator(".review-threads .mark-good").waitFor();
    await page.getByRole("button", { name: "Approva questo testo" }).click();
    await page.locator(".review-facts .mark", { hasText: "approvata" }).waitFor();
    expect(await page.getByRole("button", { name: "Pubblica…" }).count()).toBe(0);
    await judge(reviewer);
    await author.open(address);
    await author.page.getByRole("button", { name: "Pubblica…" }).click();
    await author.page.getByRole("button", { name: "Sì, pubblica" }).click();
    await author.page.locator(".review-facts .mark", { hasText: "pubblicata" }).waitFor();
    await judge(author);
  });

  it("is law with its history, and whoever wrote it is told so beside the text", async () => {
    const { page, open } = author;
    expect(await page.locator(".review-history strong").allInnerTexts()).toEqual([
      ...["Chiesta la revisione", "Chiesta la revisione", "Approvata", "Pubblicata"],
    ]);
    await open("/review?state=IN_FORCE&knownOn=2027-01-01&about=2027-01-01");
    const item = page.locator(".review-list li", { hasText: title });
    expect(await item.locator(".mark").innerText()).toBe("in vigore");
    await open(`/drafts/${act}`);
    await copyOf(author).getByText("Questa bozza è diventata legge").waitFor();
    await judge(author);
    await copyOf(author).getByRole("link", { name: "Apri l’atto pubblicato" }).click();
    await page.waitForURL(`**/deliberations/${act}`);
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
  });

  it("never made a page complain", () => {
    expect([...author.complaints, ...reviewer.complaints]).toEqual([]);
  });
});
