import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { someoneWho } from "./ask.ts";
import { forgetDrafts } from "./drafts.ts";
import type { Browser } from "./open-browser.ts";
import { desktop, openBrowser, phone } from "./open-browser.ts";
import { replaceInLine } from "./typing.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

let browser: Browser;
let person: string;

beforeAll(async () => {
  person = (await someoneWho("150")).registryId;
  browser = await openBrowser();
});
afterAll(() => browser?.close());

interface Screen {
  readonly name: string;
  readonly address: () => string;
  /** What stands on the page when it is ready. */
  readonly ready: string;
  /** What a person does there before it is judged. */
  readonly prepare?: () => Promise<void>;
}

const screens: readonly Screen[] = [
  { name: "professionals", address: () => "/professionals", ready: ".people" },
  { name: "nobody found", address: () => "/professionals?surname=zzzz", ready: ".notice" },
  {
    name: "a professional, a line open",
    address: () => `/professionals/${person}`,
    ready: ".summary",
    prepare: async () => {
      await browser.page.getByRole("button", { name: "Obbligo formativo individuale" }).click();
      await browser.page.locator(".explanation").waitFor();
    },
  },
  {
    name: "a triennium without rules",
    address: () => `/professionals/${person}?triennium=2011-2013`,
    ready: ".notice",
  },
  { name: "a simulation to be asked", address: () => "/simulations", ready: ".simulation-form" },
  {
    name: "a simulation with its answer",
    address: () =>
      "/simulations?triennium=2017-2019&people=2000&change=parameter&name=obbligo_standard&values=120&run=true",
    ready: ".simulation-witness",
  },
  { name: "deliberations", address: () => "/deliberations", ready: ".act" },
  { name: "an act, nobody chosen", address: () => "/deliberations/cnfc_2017_crediti", ready: ".problems .mark" },
  {
    name: "an act being tried, with a mistake",
    address: () => `/deliberations/cnfc_2017_crediti?professional=${person}&article=2&comma=5`,
    ready: ".ledger",
    prepare: async () => {
      const { page } = browser;
      await page.locator(".cited-line").first().waitFor();
      await page.locator(".cited-line").first().click();
      await page.keyboard.press("End");
      await page.keyboard.type(" +");
      await page.locator(".live-ledger-outdated").waitFor();
    },
  },
  {
    name: "the values of an act, one refused",
    address: () => "/deliberations/cnfc_2017_crediti?panel=values",
    ready: ".entry-group",
    prepare: async () => {
      await browser.page.getByLabel("Valore (crediti)").first().fill("tanti");
      await browser.page.getByText("Scrivi un numero").waitFor();
    },
  },
  {
    name: "a new act, its commi found and its form refused",
    address: () => "/drafts/new",
    ready: ".paste-field",
    prepare: async () => {
      const { page } = browser;
      await page
        .getByLabel("Il testo dell’atto")
        .fill("Delibera di prova\nArt. 1 - Obbligo\n1. L’obbligo è 12.\n2. Altro.");
      await page.getByLabel("Che cosa diventa il comma 2").selectOption("not-normative");
      await page.getByRole("button", { name: "Crea la bozza" }).click();
      await page.getByText("Da che giorno ha effetto?").waitFor();
      await page.evaluate(() => sessionStorage.clear());
    },
  },
  { name: "no draft in this browser", address: () => "/drafts", ready: ".notice" },
  { name: "the tests of an act", address: () => "/deliberations/cnfc_2017_crediti?panel=tests", ready: ".test-row" },
  {
    name: "the differences of a draft, a result being accepted",
    address: () => "/deliberations/cnfc_2018_autoformazione?panel=tests",
    ready: ".test-row",
    prepare: async () => {
      const { page } = browser;
      await replaceInLine(page, "parametro quota_autoformazione", "20%", "15%");
      await page.locator(".test-row-failed").first().waitFor();
      await page.getByRole("button", { name: "Accetta l’esito…" }).first().click();
      await page.getByRole("button", { name: "Accetta", exact: true }).click();
      expect(await violationsOf(page)).toEqual([]);
      await page.getByRole("tab", { name: "Differenze" }).click();
      await page.locator(".witness").waitFor();
    },
  },
  {
    name: "the choice of a person",
    address: () => "/deliberations/cnfc_2018_autoformazione",
    ready: ".problems .mark",
    prepare: async () => {
      await browser.page.getByRole("button", { name: "Scegli un professionista" }).click();
      await browser.page.locator(".picker-person").first().waitFor();
    },
  },
  { name: "API explorer", address: () => "/explorer", ready: ".operation-editor .cm-content" },
  { name: "accessibility", address: () => "/accessibility", ready: ".prose" },
  { name: "no such page", address: () => "/nothing-here", ready: "h1" },
];

describe.each([
  { width: "1280 px", viewport: desktop },
  { width: "390 px", viewport: phone },
])("at $width", ({ viewport }) => {
  it.each(screens)("$name breaks no rule of WCAG 2.2 AA and does not scroll sideways", async (screen) => {
    const { page, open } = browser;
    await forgetDrafts(page);
    await page.setViewportSize(viewport);
    await open(screen.address());
    await page.locator(screen.ready).first().waitFor();
    await screen.prepare?.();
    expect(await violationsOf(page)).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
  });
});
describe("every screen", () => {
  it("lets the keyboard skip to the content", async () => {
    const { page, open } = browser;
    await page.setViewportSize(desktop);
    await open("/professionals");
    await page.locator(".people").waitFor();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Vai al contenuto");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
  });

  it("is in English for whoever asks for it, and remembers", async () => {
    const { page } = browser;
    await page.getByRole("button", { name: "EN English" }).click();
    await page.getByRole("heading", { level: 1, name: "Professionals" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Professionals" }).waitFor();
    await page.getByRole("button", { name: "IT Italiano" }).click();
    await page.getByRole("heading", { level: 1, name: "Professionisti" }).waitFor();
  });

  it("never complained", () => {
    expect(browser.complaints).toEqual([]);
  });
});

/** What axe finds wrong in the page as it stands. */
async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (rules) => {
    const { axe: judge } = window as unknown as { axe: typeof import("axe-core") };
    const judged = await judge.run(document, { runOnly: { type: "tag", values: rules } });
    return judged.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
    );
  }, tags);
}
