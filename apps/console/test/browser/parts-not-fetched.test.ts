import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "./judge-page.ts";
import type { Browser } from "./open-browser.ts";
import { openBrowser } from "./open-browser.ts";
import { replaceInLine } from "./typing.ts";

let browser: Browser;
const differences = "**/assets/text-difference*.js";

beforeAll(async () => {
  browser = await openBrowser();
  await browser.page.route(differences, (route) => route.abort());
  await browser.open("/deliberations/cnfc_2017_crediti?panel=differences");
  await browser.page.getByText("Il testo è uguale a quello pubblicato").waitFor();
});
afterAll(() => browser?.close());

describe("a part of the page that the server did not send", () => {
  it("says so in its place, while the text is written on", async () => {
    const { page } = browser;
    await replaceInLine(page, "parametro obbligo_standard", "150", "151");
    await page.getByText("Questa parte non è arrivata dal server").waitFor();
    await replaceInLine(page, "parametro obbligo_standard", "151", "152");
    await page.locator('.draft-kept[data-keeping="kept"]').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it("leaves the page as it is when it is asked for while the server is away", async () => {
    const { page } = browser;
    const itself = "**/deliberations/cnfc_2017_crediti?panel=differences";
    await page.evaluate(() => document.documentElement.setAttribute("data-seen", "before"));
    await page.route(itself, (route) => route.abort());
    const refused = page.waitForEvent("requestfailed", (request) => request.url().includes("?panel=differences"));
    await page.getByRole("button", { name: "Riprova" }).click();
    await refused;
    await page.getByText("Questa parte non è arrivata dal server").waitFor();
    expect(await page.locator("html").getAttribute("data-seen")).toBe("before");
    expect(await page.locator(".cm-line", { hasText: "obbligo_standard = 152" }).count()).toBe(1);
    await page.unroute(itself);
  });

  it("comes when it is asked for again", async () => {
    const { page } = browser;
    await page.unroute(differences);
    await page.getByRole("button", { name: "Riprova" }).click();
    await page.locator(".text-difference .cm-line", { hasText: "152" }).first().waitFor();
    expect(await page.getByText("Questa parte non è arrivata dal server").count()).toBe(0);
  });
});

describe("the editor of operations that the server did not send", () => {
  const editor = "**/assets/operation-editor*.js";

  it("says so in its place, beside the operations of the documentation", async () => {
    const { page } = browser;
    await page.route(editor, (route) => route.abort());
    await browser.open("/explorer");
    await page.getByText("Questa parte non è arrivata dal server").waitFor();
    await page.getByRole("button", { name: "Esegui" }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it("comes when it is asked for again", async () => {
    const { page } = browser;
    await page.unroute(editor);
    await page.getByRole("button", { name: "Riprova" }).click();
    await page.locator(".operation-editor .cm-content").waitFor();
    expect(await page.getByText("Questa parte non è arrivata dal server").count()).toBe(0);
  });
});
