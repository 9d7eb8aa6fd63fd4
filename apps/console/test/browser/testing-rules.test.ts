import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "./open-browser.ts";
import { openBrowser } from "./open-browser.ts";
import { replaceInLine } from "./typing.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  await browser.open("/deliberations/cnfc_2017_crediti?panel=tests");
  await browser.page.locator(".test-row").first().waitFor();
});
afterAll(() => browser?.close());

const status = () => browser.page.locator(".tab-panel .panel-sentence");

describe("the tests of an act, beside its text", () => {
  it("all pass on the published text, with what the examples leave untried", async () => {
    expect(await status().innerText()).toMatch(/^\d+ prove, tutte riuscite\.$/);
    expect(await browser.page.locator(".coverage-list > p").first().innerText()).toMatch(
      /^Gli esempi percorrono \d+ dei \d+ rami delle \d+ regole di questo atto\.$/,
    );
    await browser.page.locator(".run-mark.run-all").first().waitFor();
  });

  it("fail when a number changes, and say what came out instead", async () => {
    const { page } = browser;
    await page.locator(".test-row", { hasText: "150 crediti senza riduzioni" }).getByRole("button").click();
    await replaceInLine(page, "parametro obbligo_standard", "150", "140");
    const row = page.locator(".test-row-failed", { hasText: "150 crediti senza riduzioni" });
    await row.waitFor();
    expect(await row.locator(".test-actual-other").first().innerText()).toContain("140 crediti");
    expect(await status().innerText()).toMatch(/^3 prove fallite su \d+\.$/);
  });

  it("lead to their line", async () => {
    const { page } = browser;
    const row = page.locator(".test-row-failed").first();
    await row.getByRole("button", { name: /riga/ }).click();
    expect(await page.locator(".cm-activeLine").first().innerText()).toContain("esempio");
  });

  it("accept what came out only with a reason, which stays above the line", async () => {
    const { page } = browser;
    const row = page.locator(".test-row-failed", { hasText: "150 crediti senza riduzioni" });
    await row.getByRole("button", { name: "Accetta l’esito…" }).first().click();
    await row.getByRole("button", { name: "Accetta", exact: true }).click();
    await row.getByText("Scrivi il motivo in qualche parola").waitFor();
    await row.getByRole("textbox").fill("la delibera di prova abbassa l’obbligo");
    // What was begun is there again after a look at another panel.
    await page.getByRole("tab", { name: "Differenze" }).click();
    await page.getByRole("tab", { name: "Prove" }).click();
    await row.getByRole("button", { name: "Accetta l’esito…" }).first().click();
    expect(await row.getByRole("textbox").inputValue()).toBe("la delibera di prova abbassa l’obbligo");
    await row.getByRole("button", { name: "Accetta", exact: true }).click();
    await page.locator(".test-row-failed", { hasText: "150 crediti senza riduzioni" }).waitFor({ state: "detached" });
    const written = await page.locator(".cm-line", { hasText: "esito accettato" }).innerText();
    expect(written.trim()).toMatch(
      /^-- \d\d\/\d\d\/\d{4}, esito accettato: era «= 150 crediti»; motivo: la delibera di prova abbassa l’obbligo$/,
    );
    expect(await page.locator(".cm-line", { hasText: "allora obbligo_standard = 140 crediti" }).count()).toBe(1);
  });

  it("come from the rows of a spreadsheet, once every cell is understood", async () => {
    const { page } = browser;
    await page.locator(".test-table > summary").click();
    const field = page.getByLabel("Incolla qui le righe di un foglio");
    await field.fill("esempio\tallora obbligo_standard\nda un foglio\ttanti");
    await page.getByText("Riga 2: «tanti» non è un valore di quella colonna.").waitFor();
    await page.getByRole("tab", { name: "Differenze" }).click();
    await page.getByRole("tab", { name: "Prove" }).click();
    await page.getByText("Riga 2: «tanti» non è un valore di quella colonna.").waitFor();
    expect(await field.inputValue()).toBe("esempio\tallora obbligo_standard\nda un foglio\ttanti");
    expect(await page.getByRole("button", { name: "Aggiungi la prova" }).isDisabled()).toBe(true);
    await field.fill("esempio\tallora obbligo_standard\nda un foglio\t140");
    await page.getByRole("button", { name: "Aggiungi la prova" }).click();
    const row = page.locator(".test-row", { hasText: "da un foglio" });
    await row.waitFor();
    expect(await row.getAttribute("class")).toBe("test-row");
  });

  it("stay as they were, dimmed, while the text has errors", async () => {
    const { page } = browser;
    await replaceInLine(page, "parametro obbligo_standard", "crediti", "creditti");
    await page.locator(".panel-sentence", { hasText: "Il testo ha errori" }).waitFor();
    expect(await page.locator(".grid-region.stale").count()).toBe(1);
    await replaceInLine(page, "parametro obbligo_standard", "creditti", "crediti");
    await page.locator(".grid-region:not(.stale)").waitFor();
    expect(await status().innerText()).toMatch(/^2 prove fallite su/);
  });
});

describe("the differences from the published text", () => {
  it("name the rule and both values, and the smallest person whose result changes", async () => {
    const { page } = browser;
    await page.getByRole("tab", { name: "Differenze" }).click();
    const item = page.locator(".difference-list li", { hasText: "obbligo_standard" });
    await item.waitFor();
    expect(await item.locator("del").innerText()).toBe("150 crediti");
    expect(await item.locator("ins").innerText()).toBe("140 crediti");
    await page.locator(".witness").waitFor();
    const result = page.locator(".witness-results tr", { hasText: "obbligo formativo standard" });
    expect(await result.locator("td").allInnerTexts()).toEqual(["150 crediti", "140 crediti"]);
    await page.locator(".text-difference .cm-insertedLine, .text-difference .cm-changedLine").first().waitFor();
  });

  it("keep that person as an example in the comma of the rule", async () => {
    const { page } = browser;
    await page.getByRole("button", { name: "Aggiungi come prova" }).click();
    await page.locator(".cm-activeLine", { hasText: "da completare: la più piccola persona" }).first().waitFor();
    await page.getByRole("tab", { name: "Prove" }).click();
    const row = page.locator(".test-row", { hasText: "da completare: la più piccola persona" });
    await row.waitFor();
    expect(await row.getAttribute("class")).toBe("test-row");
  });

  it("are reached by the arrows, and the back button returns to the panel before", async () => {
    const { page } = browser;
    await page.getByRole("tab", { name: "Prove" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForURL(/panel=differences/);
    await page.goBack();
    await page.locator(".test-grid").waitFor();
    expect(await page.getByRole("tab", { name: "Prove" }).getAttribute("aria-selected")).toBe("true");
  });

  it("never complained", () => {
    expect(browser.complaints).toEqual([]);
  });
});
