/** Somebody invented, or a sample: the ledger is computed in the browser, and nothing of the person leaves it. */
import type { Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "./judge-page.ts";
import type { Browser } from "./open-browser.ts";
import { desktop, openBrowser, phone } from "./open-browser.ts";

let browser: Browser;
const sent: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  browser.page.on("request", (request: Request) => sent.push(request.postData() ?? ""));
});
afterAll(() => browser?.close());

describe.each([
  { width: "1280 px", viewport: desktop },
  { width: "390 px", viewport: phone },
])("at $width a sample", ({ viewport }) => {
  it("has the ledger that its page promises, with the form beside it, and breaks no rule of WCAG 2.2 AA", async () => {
    const { page, open } = browser;
    await page.setViewportSize(viewport);
    await open("/invented?sample=iscritta-nel-2017&triennium=2017-2019&knownOn=2020-12-31&asOf=2020-12-31");
    await page.locator(".summary").getByText("100,5").waitFor();
    expect(await page.locator(".summary").innerText()).toContain("100,0");
    expect(await faultsOf(page)).toEqual([]);
  });
});

describe("an invented person", () => {
  it("is edited in a form, and the ledger follows", async () => {
    const { page, open } = browser;
    await page.setViewportSize(desktop);
    await open("/invented?triennium=2017-2019");
    const standard = page.locator(".row", { hasText: "Obbligo formativo individuale" }).locator(".row-value");
    await expect.poll(() => standard.innerText(), { timeout: 20_000 }).toBe("150,0");
    const registrations = page.getByRole("region", { name: "Iscrizioni all’Ordine" });
    await registrations.getByLabel("Deliberata il").fill("2018-05-20");
    await expect.poll(() => standard.innerText(), { timeout: 20_000 }).toBe("50,0");
  });

  it("plans an event, and reads whether it is admissible, with the comma", async () => {
    const { page, open } = browser;
    await open("/invented?triennium=2026-2028");
    await page.getByRole("button", { name: /^Aggiungi ?: Eventi da accreditare$/ }).click();
    const events = page.getByRole("region", { name: "Eventi e docenze" });
    const admissible = events.locator(".row", { hasText: "si può accreditare" });
    await admissible.waitFor();
    expect(await admissible.locator(".row-value").innerText()).toBe("accolta");
    await page.getByRole("region", { name: "Eventi da accreditare" }).getByLabel("Ultimo giorno").fill("2029-06-30");
    await expect.poll(() => admissible.locator(".row-value").innerText(), { timeout: 20_000 }).toBe("rifiutata");
    expect(await admissible.locator(".row-source a").count()).toBe(1);
    expect(await faultsOf(page)).toEqual([]);
  });

  it("is kept on this device, and read from text that says what is wrong with it", async () => {
    const { page } = browser;
    await page.reload();
    await page.getByRole("region", { name: "Eventi da accreditare" }).getByLabel("Ultimo giorno").waitFor();
    await page.getByText("Tutto il fascicolo come testo").click();
    const area = page.getByRole("textbox", { name: "Tutto il fascicolo come testo" });
    await area.fill("{");
    await page.getByRole("button", { name: "Leggi il testo" }).click();
    await page.getByText("Il testo non è un fascicolo").waitFor();
    const participations = Array.from({ length: 1_000 }, (_, place) => ({
      id: `PA-${place + 1}`,
      role: "learner",
      format: "RES",
      provider: "national",
      acquiredOn: "2026-03-10",
      credits: "0.1",
    }));
    await area.fill(JSON.stringify({ id: "MILLE", profession: 1, birthDate: "1980-01-01", participations }));
    await page.getByRole("button", { name: "Leggi il testo" }).click();
    await page.locator(".facts-acquired summary").click();
    const table = page.locator(".facts-acquired table");
    expect(await table.getAttribute("aria-rowcount")).toBe("1001");
    expect(await table.locator("tbody tr").count()).toBeLessThan(60);
  });

  it("is nobody whom the server was told of", () => {
    const told = sent.filter((body) => /PA-1000|INVENTATO|resolvedOn|2018-05-20|MILLE/.test(body));
    expect(told).toEqual([]);
    expect(sent.some((body) => body.includes("RulesToTry"))).toBe(true);
    expect(browser.complaints).toEqual([]);
  });
});
