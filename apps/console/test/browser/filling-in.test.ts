import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "./open-browser.ts";
import { openBrowser } from "./open-browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  await browser.open("/deliberations/cnfc_2017_crediti?panel=values");
  await browser.page.locator(".entry-group").first().waitFor();
});
afterAll(() => browser?.close());

const group = (name: string) => browser.page.locator(".entry-group", { hasText: name });
const line = (words: string) => browser.page.locator(".cm-line", { hasText: words });

describe("the amounts, bands and dates of an act as a form", () => {
  it("change their own characters of the text, and the keyboard stays in the form", async () => {
    const { page } = browser;
    await group("obbligo_standard").getByLabel("Valore (crediti)").fill("1.044,5");
    await page.keyboard.press("Enter");
    await group("obbligo_standard").getByRole("button").click();
    await line("parametro obbligo_standard = 1044,5 crediti").waitFor();
    expect(await page.locator(".state").innerText()).toBe("modificato");
  });

  it("go back with the text, to the very letter", async () => {
    const { page } = browser;
    const field = group("obbligo_standard").getByLabel("Valore (crediti)");
    await field.fill("150");
    await field.press("Tab");
    await page.locator(".state", { hasText: "come pubblicato" }).waitFor();
  });

  it("name each band by its bounds", async () => {
    const { page } = browser;
    await group("premio_triennio_precedente").getByLabel("Scaglione 2: valore (crediti)").fill("20");
    await page.keyboard.press("Enter");
    await group("premio_triennio_precedente").getByRole("button").click();
    await line("da 80 a 120 : 20 crediti").waitFor();
  });

  it("take a date from the calendar", async () => {
    const field = group("L’atto").getByLabel("Con effetto fino al");
    expect(await field.inputValue()).toBe("2019-12-31");
    await field.fill("2020-06-30");
    await field.press("Enter");
    await group("L’atto").getByRole("button").click();
    await line("con effetto dal 01/01/2017 al 30/06/2020").waitFor();
  });

  it("refuse what is no number, and leave the text as it is", async () => {
    const field = group("obbligo_standard").getByLabel("Valore (crediti)");
    await field.fill("tanti");
    await field.press("Enter");
    await group("obbligo_standard").getByText("Scrivi un numero").waitFor();
    await field.press("Escape");
    expect(await field.inputValue()).toBe("150");
  });

  it("never complained", () => {
    expect(browser.complaints).toEqual([]);
  });
});
