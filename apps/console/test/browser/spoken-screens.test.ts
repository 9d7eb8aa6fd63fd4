/** The main screens as a screen reader tells them: landmarks, headings, controls by name and state, and what is announced. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { someoneWho } from "./ask.ts";
import { forgetDrafts } from "./drafts.ts";
import type { Browser } from "./open-browser.ts";
import { openBrowser, signIn } from "./open-browser.ts";
import { spokenOutline } from "./spoken-outline.ts";

let browser: Browser;
let person: string;
let name: string;

beforeAll(async () => {
  const someone = await someoneWho("150");
  person = someone.registryId;
  name = `${someone.firstName} ${someone.lastName}`;
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function told(address: string, ready: string): Promise<readonly string[]> {
  const { page, open } = browser;
  await open(address);
  await page.locator(ready).first().waitFor();
  return await spokenOutline(page.locator("main"));
}

const viewsOfLedger = [
  'navigation "Viste di questo libretto"',
  ...["Libretto", "Tutti i trienni", "Che cosa serve ancora", "Confronto", "Richieste"].map((view) => `link "${view}"`),
];
const trienni = [
  'navigation "Triennio"',
  ...["2014-2016", "2017-2019", "2020-2022", "2023-2025", "2026-2028"].map((triennium) => `link "${triennium}"`),
];
const dates = ['group "Date di lettura"', 'textbox "Come noto al"', 'textbox "Alla data"'];

it("the frame tells the site, who is signed in, the language, the way and the foot", async () => {
  const { page } = browser;
  await told("/professionals", ".people");
  expect(await spokenOutline(page.locator("body > #root > header"))).toEqual([
    "banner",
    'region "Chi ha effettuato l’accesso"',
    'button "Esci"',
    'group "Lingua"',
    'button "IT Italiano" [pressed]',
    'button "EN English"',
    'navigation "Navigazione principale"',
    ...["Professionisti", "Deliberazioni", "Revisione", "Simulazioni", "API"].map((link) => `link "${link}"`),
  ]);
  expect((await spokenOutline(page.locator("body > #root > footer"))).slice(0, 6)).toEqual([
    "contentinfo",
    'navigation "Informazioni sul sito"',
    'link "Dichiarazione di accessibilità"',
    'link "Licenza EUPL 1.2"',
    'combobox "Colori"',
    'button "Contrasto alto"',
  ]);
});

it("the professionals", async () => {
  expect(await told("/professionals", ".people")).toEqual([
    "main",
    'heading "Professionisti" [level=1]',
    "search",
    'searchbox "Cognome o codice fiscale"',
    'combobox "Professione"',
    'button "Cerca"',
    expect.stringMatching(/^status: \d+ professionisti$/),
    'table "Professionisti in ordine di cognome"',
    'button "Mostra altri 25"',
  ]);
});

it("a ledger", async () => {
  const outline = await told(`/professionals/${person}?triennium=2017-2019`, ".summary");
  expect(outline.slice(0, 23)).toEqual([
    "main",
    `heading "${name}" [level=1]`,
    ...viewsOfLedger,
    ...trienni,
    ...dates,
    'button "Stampa"',
    'region "Obbligo formativo"',
    'heading "Obbligo formativo" [level=2]',
    'button "Obbligo standard del triennio"',
    'button "Inizio dell’obbligo"',
    'button "Anni del triennio in cui l’obbligo vale"',
  ]);
  expect(outline.filter((line) => line.startsWith("heading"))).toEqual([
    `heading "${name}" [level=1]`,
    ...["Obbligo formativo", "Crediti", "Requisiti", "Esito", "Interpretazioni usate", "Fatti registrati"].map(
      (title) => `heading "${title}" [level=2]`,
    ),
  ]);
});

it("all trienni: each chart is an image with a name, and has its table", async () => {
  const charts = ["Obbligo e crediti che contano, per triennio", "Crediti acquisiti, per anno e tipologia"];
  const outline = await told(`/professionals/${person}?view=trienni`, ".chart-frame svg");
  expect(outline.slice(0, 12)).toEqual([
    "main",
    `heading "${name}" [level=1]`,
    ...viewsOfLedger,
    ...dates,
    'region "Tutti i trienni"',
  ]);
  await browser.page.locator(".chart-frame svg").nth(1).waitFor();
  expect(
    (await spokenOutline(browser.page.getByRole("region", { name: "Tutti i trienni", exact: true }))).slice(1),
  ).toEqual([
    'heading "Tutti i trienni" [level=2]',
    ...charts.flatMap((title) => [
      `region "${title}"`,
      `heading "${title}" [level=3]`,
      `img "${title}"`,
      `region "I dati di: ${title}"`,
      `table "${title}"`,
    ]),
  ]);
});

it("a request", async () => {
  const outline = await told(`/professionals/${person}?view=requests&triennium=2026-2028`, ".request-form");
  const kinds = ["Esonero o esenzione", "Spostamento di crediti", "Indicazione della radioprotezione"];
  expect(outline.slice(11)).toEqual([
    'region "Richieste"',
    'heading "Richieste" [level=2]',
    'navigation "Tipi di richiesta"',
    ...[...kinds, "Annullamento di un’iscrizione", "Certificato o attestato"].map((kind) => `link "${kind}"`),
    'heading "Esonero o esenzione" [level=3]',
    'combobox "Che cosa si chiede"',
    'combobox "Causa"',
    'textbox "Primo giorno"',
    'textbox "Ultimo giorno"',
    'button "Che cosa direbbero gli atti"',
    'button "Registra"',
    'region "Richieste già presentate"',
    'heading "Richieste già presentate" [level=3]',
  ]);
});

it("somebody invented: the form by its lists, then the ledger under one heading", async () => {
  const outline = await told("/invented", ".invented .facts");
  await browser.page.locator(".invented .summary").waitFor();
  const lists = ["Iscrizioni all’Ordine", "Esoneri ed esenzioni", "Partecipazioni", "Eventi da accreditare"];
  expect(outline.slice(0, 5)).toEqual([
    "main",
    'heading "Professionisti di prova" [level=1]',
    'combobox "Esempio"',
    'textbox "Nato o nata il"',
    'combobox "Professione"',
  ]);
  const headings = (await spokenOutline(browser.page.locator("main"))).filter((line) => line.startsWith("heading"));
  expect(headings.slice(1, 7)).toEqual([
    ...lists.map((title) => `heading "${title}" [level=2]`),
    'heading "Libretto 2026-2028, calcolato qui" [level=2]',
    'heading "Obbligo formativo" [level=3]',
  ]);
  expect(headings.at(-1)).toBe('heading "Fatti registrati" [level=3]');
  expect(outline).toContain('button "Aggiungi: Iscrizioni all’Ordine"');
  expect(outline).toContain('button "Togli: Iscrizioni all’Ordine, numero 1"');
});

it("an act: the text, its problems, and the panels beside it", async () => {
  await forgetDrafts(browser.page);
  await told("/deliberations/cnfc_2018_autoformazione?panel=tests", ".test-row");
  const { page } = browser;
  await page.getByText("Nessun problema: ogni comma è dichiarato").waitFor();
  expect(await spokenOutline(page.locator("main"))).toEqual([
    "main",
    'heading "Decisione della CNFC del 27 settembre 2018 sull\'autoformazione" [level=1]',
    'region "Testo e regole"',
    'heading "Testo e regole" [level=2]',
    "group: Articoli e commi",
    'button "Riordina il testo"',
    'button "Ripristina" [disabled]',
    'button "Cambia nome…"',
    'button "Valori a fine riga" [disabled]',
    "status",
    "status",
    'textbox "Testo della deliberazione"',
    'region "Problemi"',
    'heading "Problemi" [level=3]',
    "status: Nessun problema: ogni comma è dichiarato e le regole si leggono.",
    'tablist "Accanto al testo"',
    'tab "Libretto"',
    'tab "Prove" [selected]',
    'tab "Differenze"',
    'tab "Valori"',
    'tab "Commenti"',
    'tabpanel "Prove"',
    expect.stringMatching(/^status: \d+ prove, tutte riuscite\.$/),
    'checkbox "Mostra solo quelle fallite"',
    'region "Tabella delle prove"',
    expect.stringMatching(/^table/),
    "group: Foglio di calcolo",
    'heading "Copertura" [level=3]',
  ]);
});

it("a new act, refused: each comma under its article, and the first thing that is missing takes the focus", async () => {
  const { page } = browser;
  await told("/drafts/new", ".paste-field");
  await page
    .getByLabel("Il testo dell’atto")
    .fill("Delibera di prova\nArt. 1 - Obbligo\n1. L'obbligo è 12.\n2. Altro.");
  await page.getByLabel("Che cosa diventa il comma 2").selectOption("not-normative");
  await page.getByLabel("Autorità").locator('option[value="CNFC"]').waitFor({ state: "attached" });
  await page.getByRole("button", { name: "Crea la bozza" }).click();
  await page.getByText("Mancano ancora 2 cose").waitFor();
  await expect
    .poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).labels?.[0]?.textContent))
    .toBe("Con effetto dal");
  expect(await spokenOutline(page.locator("main"))).toEqual([
    "main",
    'heading "Scrivi un nuovo atto" [level=1]',
    'textbox "Il testo dell’atto"',
    'group "L’atto"',
    ...['combobox "Specie"', 'combobox "Autorità"', 'textbox "Titolo"', 'textbox "Nome per le citazioni"'],
    ...['textbox "Fonte"', 'textbox "Adottata il"', 'textbox "Con effetto dal" [invalid]'],
    'textbox "Con effetto fino al"',
    'region "Che cosa c’è nel testo"',
    'heading "Che cosa c’è nel testo" [level=2]',
    "status: 1 articolo, 2 commi; 1 da codificare.",
    "group: Prima del primo articolo (resta nella bozza come commento)",
    'region "Articolo 1 · Obbligo"',
    'heading "Articolo 1 · Obbligo" [level=3]',
    'group "comma 1"',
    'combobox "Che cosa diventa il comma 1"',
    'group "comma 2"',
    'combobox "Che cosa diventa il comma 2"',
    'textbox "Motivo" [invalid]',
    "alert: Mancano ancora 2 cose: sono scritte accanto ai campi",
    'button "Crea la bozza"',
  ]);
  await page.evaluate(() => sessionStorage.clear());
});

it("a sweep: its figures drawn and in a table, then one law in full", async () => {
  const asked = "triennium=2017-2019&people=300&change=parameter&name=obbligo_standard&values=120%3B140&run=true";
  await told(`/simulations?${asked}`, ".sweep-drawings svg");
  const { page } = browser;
  const title = "Come cambia l’effetto da un valore all’altro";
  const report = page.getByRole("region", { name: "Che cosa accadrebbe nel 2017-2019" });
  await report.getByRole("button", { name: "Scarica il risultato (JSON)" }).waitFor();
  expect((await spokenOutline(report)).slice(0, 10)).toEqual([
    'region "Che cosa accadrebbe nel 2017-2019"',
    'heading "Che cosa accadrebbe nel 2017-2019" [level=2]',
    `region "${title}"`,
    `heading "${title}" [level=3]`,
    `img "${title}"`,
    `region "I dati di: ${title}"`,
    'table "I valori provati, uno accanto all’altro"',
    expect.stringMatching(/^status: \d+ persone su 300 avrebbero un risultato diverso\.$/),
    'region "Da quale stato a quale"',
    'table "Da quale stato a quale"',
  ]);
  // The corner of the matrix is told in words, without its arrows.
  await report.getByRole("columnheader", { name: "oggi nelle righe, poi nelle colonne", exact: true }).waitFor();
});

it("the list of acts by state, and the log of accesses", async () => {
  const { page } = browser;
  await signIn(page, "auditor");
  const acts = await told("/review?state=IN_FORCE", ".review-list");
  expect(acts.filter((line) => !line.includes("[level=3]"))).toEqual([
    "main",
    'heading "Atti per stato e per data" [level=1]',
    "search",
    'combobox "Stato"',
    'textbox "Come noto il"',
    'textbox "Riferito al"',
    'region "Atti pubblicati"',
    'heading "Atti pubblicati" [level=2]',
    expect.stringMatching(/^status: \d+ atti\.$/),
  ]);
  const log = await told(`/audit?subject=${person}`, ".audit-entries");
  expect(log.filter((line) => !/^(article|group|navigation|link)/.test(line))).toEqual([
    "main",
    'heading "Registro degli accessi" [level=1]',
    "search",
    'textbox "Di chi"',
    'button "Cerca"',
    'region "Registro degli accessi"',
    expect.stringMatching(/^status: \d+ voci$/),
  ]);
  expect(log.find((line) => line.startsWith("article"))).toMatch(/^article "Voce \d+"$/);
});

it("the pages never complained", () => {
  expect(browser.complaints).toEqual([]);
});
