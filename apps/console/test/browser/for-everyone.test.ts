/** The views of a professional for who needs more of them: high contrast, 400 % zoom, the keyboard alone, and less movement. */
import axe from "axe-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { someoneWho } from "./ask.ts";
import { faultsOf } from "./judge-page.ts";
import type { Browser } from "./open-browser.ts";
import { desktop, openBrowser } from "./open-browser.ts";

let browser: Browser;
let person: string;

beforeAll(async () => {
  person = (await someoneWho("150")).registryId;
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const views = [
  { view: "ledger", ready: ".summary" },
  { view: "trienni", ready: ".chart-frame svg" },
  { view: "needed", ready: ".needed .notice" },
  { view: "compare", ready: ".compare-table" },
  { view: "requests", ready: ".request-form" },
] as const;

describe("who chooses high contrast", () => {
  it("keeps it from screen to screen, through a reload, until choosing otherwise", async () => {
    const { page, open } = browser;
    await open("/professionals");
    await page.getByRole("button", { name: "Contrasto alto" }).click();
    expect(await page.evaluate(() => document.documentElement.dataset["contrast"])).toBe("more");
    await page.reload();
    await page.locator(".people").waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset["contrast"])).toBe("more");
    expect(await page.getByRole("button", { name: "Contrasto alto" }).getAttribute("aria-pressed")).toBe("true");
  });

  it.each(views)("reads every word of the view «$view» at seven to one", async ({ view, ready }) => {
    const { page, open } = browser;
    await open(`/professionals/${person}?view=${view}&triennium=2017-2019`);
    await page.locator(ready).first().waitFor();
    await page.evaluate(axe.source);
    const dim = await page.evaluate(async () => {
      const { axe: judge } = window as unknown as { axe: typeof import("axe-core") };
      const rules = { "color-contrast-enhanced": { enabled: true } };
      const judged = await judge.run(document, {
        runOnly: { type: "rule", values: ["color-contrast-enhanced"] },
        rules,
      });
      return judged.violations.flatMap(({ nodes }) => nodes.map(({ html }) => html.slice(0, 140)));
    });
    expect(dim).toEqual([]);
    expect(await faultsOf(page)).toEqual([]);
  });

  it("goes back by the same button", async () => {
    const { page } = browser;
    await page.getByRole("button", { name: "Contrasto alto" }).click();
    expect(await page.evaluate(() => document.documentElement.dataset["contrast"])).toBe(undefined);
  });
});

describe("who chooses dark colours", () => {
  const screens = [
    { address: () => "/professionals", ready: ".people" },
    ...views.map(({ view, ready }) => ({
      address: () => `/professionals/${person}?view=${view}&triennium=2017-2019`,
      ready,
    })),
    { address: () => "/deliberations", ready: ".act" },
    { address: () => "/deliberations/cnfc_2017_crediti?panel=tests", ready: ".rule-editor .cm-line" },
    { address: () => "/deliberations/cnfc_2017_crediti?panel=differences", ready: ".rule-editor .cm-line" },
    { address: () => "/drafts", ready: "main h1" },
    { address: () => "/review", ready: ".review-filters" },
    { address: () => "/simulations", ready: ".simulation-form, main form" },
    { address: () => "/explorer", ready: ".explorer .cm-line" },
    { address: () => "/accessibility", ready: "main h1" },
  ];

  it("keeps them from screen to screen, through a reload, until giving the choice back to the system", async () => {
    const { page, open } = browser;
    const theme = () => page.evaluate(() => document.documentElement.dataset["theme"]);
    await open("/professionals");
    expect(await theme()).toBe("light");
    await page.getByLabel("Colori").selectOption({ label: "scuri" });
    expect(await theme()).toBe("dark");
    await page.reload();
    await page.locator(".people").waitFor();
    expect([await theme(), await page.getByLabel("Colori").inputValue()]).toEqual(["dark", "dark"]);
    const papers = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await papers()).toBe("rgb(16, 23, 31)");
    await page.getByLabel("Colori").selectOption({ label: "come il sistema" });
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(theme).toBe("dark");
    await page.emulateMedia({ colorScheme: "light" });
    await expect.poll(theme).toBe("light");
    expect(await papers()).toBe("rgb(255, 255, 255)");
  });

  it.each(screens)("reads every word at $ready", async ({ address, ready }) => {
    const { page, open } = browser;
    await page.emulateMedia({ colorScheme: "dark" });
    await open(address());
    await page.locator(ready).first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
  });

  it("and high contrast has both: white on black", async () => {
    const { page, open } = browser;
    await page.emulateMedia({ colorScheme: "dark" });
    await open(`/professionals/${person}?triennium=2017-2019`);
    await page.locator(".summary").waitFor();
    await page.getByRole("button", { name: "Contrasto alto" }).click();
    const colours = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return [color, backgroundColor];
    });
    expect(colours).toEqual(["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "Contrasto alto" }).click();
    await page.emulateMedia({ colorScheme: "light" });
  });
});

describe("at 400 % zoom, which leaves 320 pixels", () => {
  it.each(views)("the view «$view» does not scroll sideways", async ({ view, ready }) => {
    const { page, open } = browser;
    await page.setViewportSize({ width: 320, height: 256 });
    await open(`/professionals/${person}?view=${view}&triennium=2017-2019`);
    await page.locator(ready).first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize(desktop);
  });
});

describe("by the keyboard alone", () => {
  it("the focus is always seen, and never caught", async () => {
    const { page, open } = browser;
    await open(`/professionals/${person}?view=requests`);
    await page.locator(".request-form").waitFor();
    const seen: string[] = [];
    for (let press = 0; press < 70; press++) {
      await page.keyboard.press("Tab");
      const where = await page.evaluate(() => {
        const focused = document.activeElement;
        if (focused === null || focused === document.body) return "out";
        const { outlineStyle, outlineWidth } = getComputedStyle(focused);
        const { tagName, textContent } = focused;
        return `${outlineStyle === "none" || outlineWidth === "0px" ? "unseen" : "seen"} ${tagName} ${textContent?.slice(0, 30)}`;
      });
      if (where === "out") break;
      seen.push(where);
    }
    expect(seen.filter((where) => where.startsWith("unseen"))).toEqual([]);
    expect(seen.some((where) => where.includes("Registra"))).toBe(true);
    expect(seen.some((where) => where.includes("Licenza"))).toBe(true);
  });
});

describe("who asked for less movement", () => {
  it("sees none", async () => {
    const { page, open } = browser;
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open(`/professionals/${person}?view=trienni`);
    await page.locator(".chart-frame svg").first().waitFor();
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll("*")].filter((part) => {
          const { transitionDuration, animationDuration } = getComputedStyle(part);
          return [transitionDuration, animationDuration].some((long) => Number.parseFloat(long) > 0.001);
        }).length,
    );
    expect(moving).toBe(0);
    await page.emulateMedia({ reducedMotion: null });
  });

  it("never complained", () => {
    expect(browser.complaints).toEqual([]);
  });
});
