/** A draft from its text to the law: written by one person, discussed and approved by another, published, and then in force in the list. */
import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "./open-browser.ts";
import { desktop, openBrowser, phone } from "./open-browser.ts";

const act = "cnfc_2026_prova_di_revisione";
const title = "Delibera di prova della revisione";
// It has no warning: what is published stands beside every act that the other stories open.
const text = `delibera ${act} "${title}"
  autorità CNFC
  adottata il 19/11/2026
  pubblicata il 20/11/2026
  con effetto dal 01/01/2026 al 31/12/2028
  fonte «prova»

  articolo 1 "Crediti"
    comma 1
      testo «Si attribuiscono tre crediti.»
      regola crediti_della_revisione : crediti
        = 3 crediti
      esempio "i crediti"
        allora crediti_della_revisione = 3 crediti
    fine
  fine
fine
`;

let author: Browser;
let reviewer: Browser;

beforeAll(async () => {
  author = await openBrowser(desktop, "policy-author");
  reviewer = await openBrowser(desktop, "reviewer");
});
afterAll(async () => {
  await author?.close();
  await reviewer?.close();
});

describe("a draft", () => {
  let address: string;

  it("is begun from a text, and shows the law beside the rules", async () => {
    const { page, open } = author;
    await open("/review");
    await page.getByText("Comincia una bozza").click();
    await page.getByLabel("Nome dell’atto").fill(act);
    await page.getByLabel("Testo della bozza").fill(text);
    await page.reload();
    expect(await page.getByLabel("Nome dell’atto").inputValue()).toBe(act);
    expect(await page.getByLabel("Testo della bozza").inputValue()).toBe(text);
    await page.getByRole("button", { name: "Salva la bozza" }).click();
    await page.waitForURL(/\/review\/[0-9a-f-]{36}$/);
    address = new URL(page.url()).pathname;
    const comma = page.getByRole("region", { name: "Articolo 1, comma 1" });
    await comma.waitFor();
    expect(await comma.locator("blockquote").innerText()).toBe("Si attribuiscono tre crediti.");
    expect(await comma.locator("pre").innerText()).toContain("regola crediti_della_revisione : crediti");
  });

  it("that does not compile is saved, and not sent to review: the page says where", async () => {
    const { page } = author;
    await save(page, text.replace("= 3 crediti\n      esempio", "= 3 ore + 1 crediti\n      esempio"), 2);
    await page.getByRole("button", { name: "Chiedi la revisione" }).click();
    await page.getByText("Il testo ha errori: nulla è stato scritto").waitFor();
    expect(await page.locator(".review-decision li").first().innerText()).toContain(
      `${act.replaceAll("_", "-")}.delibera, riga 12`,
    );
    await save(page, text, 3);
    await page.getByRole("button", { name: "Chiedi la revisione" }).click();
    await page.getByText("Chiesta la revisione").waitFor();
    expect(await page.locator(".review-facts .mark").innerText()).toBe("in revisione");
  });

  it("is examined, commented on its comma and approved by somebody else", async () => {
    const { page, open } = reviewer;
    await open("/review?state=IN_REVIEW");
    await page.getByRole("link", { name: title }).click();
    const comma = page.getByRole("region", { name: "Articolo 1, comma 1" });
    await comma.getByRole("button", { name: "Commenta: Articolo 1, comma 1" }).click();
    await comma.getByRole("textbox").fill("Perché proprio tre?");
    await page.getByLabel("Motivo del rifiuto").fill("Ci devo pensare");
    await page.reload();
    await comma.getByRole("textbox").waitFor();
    expect(await comma.getByRole("textbox").inputValue()).toBe("Perché proprio tre?");
    expect(await page.getByLabel("Motivo del rifiuto").inputValue()).toBe("Ci devo pensare");
    await comma.getByRole("button", { name: "Invia" }).click();
    // As it was said: what is still in the form are the same words.
    await comma.locator(".review-words", { hasText: "Perché proprio tre?" }).waitFor();
    await page.getByRole("button", { name: "Approva questo testo" }).click();
    await page.getByText("Prima va messo in ordine questo: nulla è stato scritto").waitFor();
    await comma.getByRole("button", { name: "Chiudi la discussione" }).click();
    await comma.locator(".mark-good").waitFor();
    const examples = page.locator(".review-checks li", { hasText: "Gli esempi valgono" });
    expect(await examples.locator(".mark").innerText()).toBe("a posto");
    await judge(page);
    await page.getByRole("button", { name: "Approva questo testo" }).click();
    await page.locator(".review-facts .mark", { hasText: "approvata" }).waitFor();
    expect(await page.getByRole("button", { name: "Pubblica…" }).count()).toBe(0);
  });

  it("is published by its author, asked twice, and is then in force in the list", async () => {
    const { page, open } = author;
    await open(address);
    await page.getByRole("button", { name: "Pubblica…" }).click();
    await page.getByRole("button", { name: "Sì, pubblica" }).click();
    await page.locator(".review-facts .mark", { hasText: "pubblicata" }).waitFor();
    const steps = await page.locator(".review-history strong").allInnerTexts();
    expect(steps).toEqual(["Chiesta la revisione", "Approvata", "Pubblicata"]);
    await open("/review?state=IN_FORCE");
    const item = page.locator(".review-list li", { hasText: title });
    expect(await item.locator(".mark").innerText()).toBe("in vigore");
    await open("/review?state=TO_BE_KNOWN&knownOn=2026-11-19");
    await page.locator(".review-list li", { hasText: title }).waitFor();
  });

  it("that there is not is said to be missing", async () => {
    await author.open("/review/00000000-0000-4000-8000-000000000000");
    await author.page.getByText("Questa bozza non c’è").first().waitFor();
  });

  it.each([
    { width: "1280 px", viewport: desktop },
    { width: "390 px", viewport: phone },
  ])("and the list break no rule of WCAG 2.2 AA at $width, in Italian and in English", async ({ viewport }) => {
    const { page, open } = reviewer;
    await page.setViewportSize(viewport);
    for (const path of ["/review", address]) {
      await open(path);
      await page.locator(".review-list li, .review-history li").first().waitFor();
      await judge(page);
    }
    await page.getByRole("button", { name: "EN English" }).click();
    await page.getByRole("heading", { name: "Text and rules" }).waitFor();
    await judge(page);
    await page.getByRole("button", { name: "IT Italiano" }).click();
  });

  it("never made the page complain", () => {
    expect([...author.complaints, ...reviewer.complaints]).toEqual([]);
  });
});

/** What is written over the saved text is found again by a reload. */
async function save(page: Page, written: string, revision: number): Promise<void> {
  await page.getByLabel("Testo intero").fill(written);
  await page.reload();
  await page.getByLabel("Testo intero").waitFor();
  expect(await page.getByLabel("Testo intero").inputValue()).toBe(written);
  await page.getByRole("button", { name: "Salva una nuova revisione" }).click();
  await page.locator(".review-facts", { hasText: `revisione ${revision},` }).waitFor();
}

async function judge(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe: judging } = window as unknown as { axe: typeof import("axe-core") };
    const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const found = await judging.run(document, { runOnly: { type: "tag", values: rules } });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
  });
  expect(violations).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}
