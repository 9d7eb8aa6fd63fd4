/** The requests of a person on the ledger page: the verdict in shape and word, the reason, the comma, at both widths. */
import axe from "axe-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "./ask.ts";
import type { Browser } from "./open-browser.ts";
import { desktop, openBrowser, phone } from "./open-browser.ts";

interface Asked {
  readonly registryId: string;
  readonly ledger: {
    readonly requests: readonly object[];
  };
}

let browser: Browser;
let person: string;

beforeAll(async () => {
  const { professionals } = await ask<{ professionals: { edges: readonly { node: Asked }[] } }>(`{
    professionals(first: 30) { edges { node { registryId ledger(triennium: "2023-2025") { requests { kind } } } } }
  }`);
  const people = professionals.edges.map(({ node }) => node);
  person = people.find(({ ledger }) => ledger.requests.length === 0)?.registryId ?? "";
  await ask(
    `mutation ($professional: ID!) {
      requestExemption(input: { professional: $professional, kind: ESENZIONE, reason: "maternity", from: "2024-03-01", to: "2024-05-31" }) { __typename }
    }`,
    { professional: person },
  );
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each([
  { width: "1280 px", viewport: desktop },
  { width: "390 px", viewport: phone },
])("at $width the requests of a ledger", ({ viewport }) => {
  it("stand with their verdict and their comma, open to the explanation, and break no rule of WCAG 2.2 AA", async () => {
    const { page, open } = browser;
    await page.setViewportSize(viewport);
    await open(`/professionals/${person}?triennium=2023-2025`);
    const section = page.getByRole("region", { name: "Richieste" });
    await section.waitFor();
    const rows = section.locator(".row");
    expect(await rows.count()).toBe(1);
    expect(await rows.locator(".row-label").innerText()).toContain(
      "Esonero o esenzione: esenzione dal 01/03/2024 al 31/05/2024",
    );
    expect(await rows.locator(".row-value").innerText()).toBe("accolta");
    expect(await rows.locator(".row-source").innerText()).toBe("manuale 2019, § 9, c. 2");
    await rows.locator(".row-label").click();
    await rows.locator(".explanation").waitFor();
    const outcome = page.getByRole("region", { name: "Esito" });
    expect(await outcome.innerText()).toContain("Chi rilascia il documento");
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const { axe: judge } = window as unknown as { axe: typeof import("axe-core") };
      const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
      return (await judge.run(document, { runOnly: { type: "tag", values: rules } })).violations.map(({ id }) => id);
    });
    expect(violations).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
});

describe("the requests of a ledger", () => {
  it("are said in English to whoever asks for it", async () => {
    const { page } = browser;
    await page.setViewportSize(desktop);
    await page.getByRole("button", { name: "EN English" }).click();
    const section = page.getByRole("region", { name: "Requests" });
    await section.waitFor();
    expect(await section.locator(".row-value").innerText()).toBe("accepted");
    await page.getByRole("button", { name: "IT Italiano" }).click();
  });

  it("never complained", () => {
    expect(browser.complaints).toEqual([]);
  });
});
