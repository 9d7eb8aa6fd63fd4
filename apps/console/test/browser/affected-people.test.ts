import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "./judge-page.ts";
import type { Browser } from "./open-browser.ts";
import { desktop, openBrowser, phone } from "./open-browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  await browser.open(
    "/simulations?triennium=2017-2019&change=parameter&name=obbligo_standard&values=120&people=1500&by=profession&run=true",
  );
  await browser.page.getByRole("heading", { name: "Le persone toccate, una per una" }).waitFor();
});
afterAll(() => browser?.close());

const people = () => browser.page.getByRole("region", { name: "Le persone toccate, una per una" });
const address = (key: string) => new URL(browser.page.url()).searchParams.get(key);

describe("from the counts to the people", () => {
  it("goes from the count of a group to the people of that group, page by page", async () => {
    const { page } = browser;
    await page.getByRole("button", { name: /^Vedi le persone: Infermiere,/ }).click();
    const count = people().getByText(/^Da 1 a 20 di \d/);
    await count.waitFor();
    expect(address("group")).toBe("Infermiere");
    expect(await people().locator("tbody tr").count()).toBe(20);
    expect(await people().locator("tbody th").first().innerText()).toContain("Infermiere");
    await people().getByRole("button", { name: "Persone seguenti" }).click();
    await people()
      .getByText(/^Da 21 a 40 di \d/)
      .waitFor();
  });

  it("explains one of them under both laws, side by side, with the first difference marked", async () => {
    const { page } = browser;
    await people()
      .getByRole("button", { name: /^Spiega n\./ })
      .first()
      .click();
    const number = address("person");
    await page.getByRole("heading", { name: `La persona n. ${number}, spiegata due volte` }).waitFor();
    const one = page.getByRole("region", { name: `La persona n. ${number}, spiegata due volte` });
    const pair = one.locator(".simulation-pair").first();
    expect(await pair.getByText("qui si separano").count()).toBe(2);
    expect(await pair.innerText()).toContain("120 crediti");
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize(phone);
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize(desktop);
  });

  it("goes back step by step, and a reload finds the same list and the same person", async () => {
    const { page } = browser;
    const number = address("person");
    await page.reload();
    await page.getByRole("heading", { name: `La persona n. ${number}, spiegata due volte` }).waitFor();
    await people()
      .getByText(/^Da 21 a 40 di \d/)
      .waitFor();
    await page.goBack();
    await page
      .getByRole("heading", { name: `La persona n. ${number}, spiegata due volte` })
      .waitFor({ state: "detached" });
    await page.goBack();
    await people()
      .getByText(/^Da 1 a 20 di \d/)
      .waitFor();
    await page.goBack();
    await people().locator("tbody").waitFor({ state: "detached" });
  });

  it("says when a group has nobody of that outcome", async () => {
    const { page } = browser;
    await people().getByRole("combobox", { name: "Chi" }).selectOption("lose");
    await people().getByText("Nessuna persona: scegli un altro gruppo.").waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it("never complained", () => {
    expect(browser.complaints).toEqual([]);
  });
});
