import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Standing } from "./ask.ts";
import { someoneWho } from "./ask.ts";
import type { Browser } from "./open-browser.ts";
import { openBrowser } from "./open-browser.ts";

let browser: Browser;
let person: Standing;

beforeAll(async () => {
  person = await someoneWho("150");
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe("a professional's page", () => {
  it("is reached from the first address by searching a surname", async () => {
    const { page, open } = browser;
    await open("/");
    await page.getByRole("searchbox", { name: "Cognome o codice fiscale" }).fill(person.lastName.slice(0, 4));
    await page.getByRole("button", { name: "Cerca" }).click();
    await page
      .getByRole("link", { name: `${person.lastName} ${person.firstName}`, exact: true })
      .first()
      .waitFor();
    expect(new URL(page.url()).searchParams.get("surname")).toBe(person.lastName.slice(0, 4));
    await open(`/professionals/${person.registryId}`);
    await page.getByRole("heading", { level: 1, name: `${person.firstName} ${person.lastName}` }).waitFor();
  });

  it("shows the ledger of the triennium with rules, every line with the comma it comes from", async () => {
    const { page, open } = browser;
    await open(`/professionals/${person.registryId}?triennium=2017-2019`);
    await page.getByRole("region", { name: "Obbligo formativo" }).waitFor();
    const lines = page.locator(".ledger .row");
    const count = await lines.count();
    expect(count).toBeGreaterThan(12);
    for (let place = 0; place < count; place++) {
      const line = lines.nth(place);
      const links = await line.locator(".row-source a").count();
      expect(`${await line.locator(".row-label").innerText()}: ${links}`).toMatch(/: 1$/);
    }
    const standard = page.locator(".row-line", { hasText: "Obbligo standard del triennio" });
    expect(await standard.locator(".row-source").innerText()).toBe("delibera 2017, art. 1, c. 1");
    expect(await standard.locator(".row-value").innerText()).toBe("150,0");
  });

  it("explains a line in sentences, down to the facts", async () => {
    const { page } = browser;
    await page.getByRole("button", { name: "Obbligo formativo individuale" }).click();
    const explanation = page.locator(".explanation").first();
    await explanation.waitFor();
    expect(await explanation.innerText()).toContain("150 crediti");
    expect(await explanation.innerText()).toContain("art. 1 comma 1");
    const steps = explanation.locator("details");
    expect(await steps.count()).toBeGreaterThan(0);
    await steps.first().locator("summary").first().click();
    expect(await steps.first().locator("li").count()).toBeGreaterThan(0);
  });

  it("asks for the steps further down when they are opened, and again when they did not arrive", async () => {
    const { page, complaints } = browser;
    const first = page.locator(".explanation").first().locator("> ul > li > details[open]").first();
    const closed = first.locator("details:not([open])").first();
    const sentence = await closed.locator("> summary").innerText();
    const branch = first.locator("details", { has: page.locator("> summary", { hasText: sentence }) }).first();
    const before = complaints.length;
    await page.route("**/graphql", (route) => route.abort());
    await branch.locator("> summary").click();
    await branch.getByText("Questi passi non sono arrivati: chiudi e riapri la frase.").waitFor();
    await page.unroute("**/graphql");
    // The browser itself says that the connection was cut.
    expect((complaints as string[]).splice(before)).toEqual([expect.stringContaining("net::ERR_FAILED")]);
    await branch.locator("> summary").click();
    await branch.locator("> summary").click();
    await branch.locator("> ul > li").first().waitFor();
    expect(await branch.getByText("Questi passi non sono arrivati").count()).toBe(0);
  });

  it("opens the deliberation at the comma of a line, with the same person beside it", async () => {
    const { page } = browser;
    await page.locator(".row-line", { hasText: "Obbligo standard" }).locator(".row-source a").click();
    await page
      .getByRole("heading", { level: 1, name: "Delibera della CNFC in materia di crediti formativi ECM" })
      .waitFor();
    const address = new URL(page.url());
    expect(address.pathname).toBe("/deliberations/cnfc_2017_crediti");
    expect(address.searchParams.get("professional")).toBe(person.registryId);
    expect(await page.locator(".cited-comma blockquote").innerText()).toContain("è pari a 150 crediti formativi");
    await page.locator(".cited-line", { hasText: "obbligo_standard" }).first().waitFor();
    await page.getByText(`${person.firstName} ${person.lastName}`).waitFor();
    await page.locator(".summary").waitFor();
  });

  it("says plainly of which trienni no published act has rules", async () => {
    const { page, open } = browser;
    await open(`/professionals/${person.registryId}?triennium=2011-2013`);
    await page.getByText("Nessun atto pubblicato ha regole per il triennio 2011-2013").waitFor();
    expect(await page.locator(".summary").count()).toBe(0);
  });

  it("says so when the registry has nobody of that number", async () => {
    const { page, open } = browser;
    await open("/professionals/P-999999");
    await page
      .getByRole("heading", { level: 1, name: "Nel registro non c’è nessuno con il numero P-999999" })
      .waitFor();
  });

  it("keeps a fiscal code out of the address, and of the page all but its ends", async () => {
    const { page, open } = browser;
    await open("/professionals");
    await page.getByRole("searchbox").fill("RSSMRA80A01X999U");
    await page.getByRole("button", { name: "Cerca" }).click();
    await page.locator(".results-count").waitFor();
    expect(page.url()).not.toContain("RSSMRA");
    await open("/professionals");
    const shown = await page.locator(".people tbody tr td:nth-child(3)").first().innerText();
    expect(shown).toMatch(/^[A-Z]{6}•{6}\w{4}$/);
  });

  it("grows the list by pages, without a gap and without a repetition", async () => {
    const { page, open } = browser;
    await open("/professionals");
    await page.getByRole("button", { name: "Mostra altri 25" }).click();
    await page.getByText("50 di 150").waitFor();
    const ids = await page.locator(".people tbody tr td:nth-child(4)").allInnerTexts();
    expect(ids).toHaveLength(50);
    expect(new Set(ids).size).toBe(50);
  });

  it("never complained", () => {
    expect(browser.complaints).toEqual([]);
  });
});
