import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "./open-browser.ts";
import { openBrowser } from "./open-browser.ts";
import { replaceInLine } from "./typing.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  await browser.open("/simulations?triennium=2017-2019&people=2000&by=age");
  await browser.page.locator(".simulation-form").waitFor();
});
afterAll(() => browser?.close());

const start = () => browser.page.getByRole("button", { name: "Simula", exact: true }).click();

describe("a simulation", () => {
  it("asks what is missing before it begins", async () => {
    const { page } = browser;
    await start();
    expect(await page.locator(".field-problem").allInnerTexts()).toEqual(["Scegli una voce dell’elenco."]);
    await page.getByLabel("Tipo di cambiamento").selectOption("parameter");
    await page.getByLabel("Parametro").selectOption("obbligo_standard");
    await page.getByLabel("Valori da provare").fill("tanti");
    await start();
    expect(await page.locator(".field-problem").allInnerTexts()).toEqual([
      "Scrivi da uno a sedici numeri diversi, separati da punto e virgola.",
    ]);
  });

  it("says who would be better off, from which state to which, and because of which comma", async () => {
    const { page } = browser;
    await page.getByLabel("Valori da provare").fill("120; 150");
    await start();
    await page.getByRole("button", { name: "Scarica il risultato (JSON)" }).waitFor();
    expect(await page.locator(".simulation-sentence").innerText()).toMatch(
      /^[\d.]+ persone su 2\.000 avrebbero un risultato diverso\.$/,
    );
    const captions = await page.locator(".simulation-table caption").allInnerTexts();
    expect(captions).toEqual([
      "I valori provati, uno accanto all’altro",
      "Da quale stato a quale",
      "Quanti devono quanto",
      "Chi deve di più e chi di meno",
      "Chi deve di più e chi di meno, per età",
      "Perché: la prima regola che dà un altro valore",
    ]);
    expect(await page.locator(".simulation-pair .mark").first().innerText()).toBe("qui si separano");
  });

  it("says loudly that a value which is the law's changes nothing", async () => {
    const { page } = browser;
    await page.getByRole("button", { name: "Mostra 150" }).click();
    expect(await page.locator(".simulation-report .notice-title").innerText()).toMatch(/^Nessun effetto/);
  });

  it("shows the same to whoever opens its address", async () => {
    const { page } = browser;
    await page.getByRole("button", { name: "Mostra 120" }).click();
    const before = await page.locator(".simulation-figures").innerText();
    await page.reload();
    await page.getByRole("button", { name: "Scarica il risultato (JSON)" }).waitFor();
    expect(await page.locator(".simulation-figures").innerText()).toBe(before);
  });

  it("says on which line a pasted text is wrong, and keeps it after a reload", async () => {
    const { page } = browser;
    await page.getByLabel("Tipo di cambiamento").selectOption("draft");
    await page.getByLabel("Testo della delibera").fill("delibera prova\n  regola = = 3\n");
    await start();
    await page.getByText("Il testo della delibera ha errori").waitFor();
    expect(await page.locator(".simulation-form ~ .notice li").first().innerText()).toMatch(/^riga \d: /);
    await page.reload();
    expect(await page.getByLabel("Testo della delibera").inputValue()).toBe("delibera prova\n  regola = = 3\n");
  });

  it("begins from the text that somebody is changing", async () => {
    const { page } = browser;
    await browser.open("/deliberations/cnfc_2017_crediti?panel=differences&triennium=2017-2019");
    await page.locator(".cm-content").waitFor();
    await replaceInLine(page, "parametro obbligo_standard", "150", "140");
    await page.getByRole("link", { name: "Prova questo testo su un intero Paese inventato" }).click();
    await page.getByRole("button", { name: "Scarica il risultato (JSON)" }).waitFor({ timeout: 60_000 });
    expect(await page.locator(".simulation-sentence").innerText()).toMatch(
      /^[\d.]+ persone su 20\.000 avrebbero un risultato diverso\.$/,
    );
  });

  it("can be cancelled, and begun again", async () => {
    const { page } = browser;
    await browser.open(
      "/simulations?triennium=2017-2019&people=150000&change=parameter&name=obbligo_standard&values=120",
    );
    await start();
    await page.getByText("Conto le persone…").waitFor({ timeout: 60_000 });
    await page.getByRole("button", { name: "Annulla" }).click();
    await page.getByText("Simulazione annullata").waitFor();
    expect(await page.getByRole("button", { name: "Simula", exact: true }).isEnabled()).toBe(true);
  });

  it("runs where nothing can be reached, whatever the rules would say", async () => {
    const { page } = browser;
    const worker = page.workers().find((each) => each.url().includes("simulation.worker"));
    expect(
      await worker?.evaluate(() =>
        fetch("/graphql").then(
          () => "reached",
          () => "sealed",
        ),
      ),
    ).toBe("sealed");
  });
});
