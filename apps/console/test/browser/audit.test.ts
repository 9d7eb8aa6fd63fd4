/** The audit log, for who controls: what somebody else read is there, and leads to all that was read of the same person. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { someoneWho } from "./ask.ts";
import { faultsOf } from "./judge-page.ts";
import type { Browser } from "./open-browser.ts";
import { openBrowser, phone } from "./open-browser.ts";

let browser: Browser;
let person: string;

beforeAll(async () => {
  person = (await someoneWho("150")).registryId;
  const operator = await openBrowser();
  await operator.open(`/professionals/${person}?triennium=2017-2019`);
  await operator.page.locator(".summary").waitFor();
  await operator.close();
  browser = await openBrowser(undefined, "auditor");
});
afterAll(() => browser?.close());

describe("who controls", () => {
  it("finds the log in the navigation, the latest entry first and numbered without gaps", async () => {
    const { page, open } = browser;
    await open("/accessibility");
    await page.getByRole("link", { name: "Accessi", exact: true }).click();
    const entries = page.locator(".audit-entries > li");
    await entries.first().waitFor();
    const numbers = (await page.locator(".audit-when .code-cell").allInnerTexts()).map(Number);
    expect(numbers).toEqual(numbers.map((_, place) => (numbers[0] ?? 0) - place));
    // A word that is not there stands as its key.
    const what = await page.locator(".audit-what").allInnerTexts();
    expect(what).toHaveLength(numbers.length);
    expect(what.filter((words) => words === "" || words.startsWith("audit."))).toEqual([]);
    expect(await faultsOf(page)).toEqual([]);
  });

  it("sees that the operator read a person's ledger, and why, and follows that person", async () => {
    const { page } = browser;
    await page.getByLabel("Di chi").fill(person);
    await page.getByRole("button", { name: "Cerca" }).click();
    await page.waitForURL(`**/audit?subject=${person}`);
    const entry = page.locator(".audit-entries article", { hasText: "libretto" }).first();
    await entry.waitFor();
    const said = await entry.innerText();
    expect(said).toContain("Operatore del registro");
    expect(said).toContain("lettura");
    expect(said).toMatch(/sha256:[0-9a-f]{64}/);
    await entry.getByRole("link", { name: person, exact: true }).click();
    const subjects = page.locator(".audit-subjects");
    await subjects.first().waitFor();
    for (const each of await subjects.allInnerTexts()) expect(each).toContain(person);
  });

  it("is told when there is nothing of somebody, and comes back to everything", async () => {
    const { page, open } = browser;
    await open("/audit?subject=P-9999999");
    await page.getByText("Nessuna voce").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("link", { name: "Mostra tutte le voci" }).click();
    await page.locator(".audit-entries > li").first().waitFor();
  });

  it("reads it on a phone too", async () => {
    const { page, open } = browser;
    await page.setViewportSize(phone);
    await open(`/audit?subject=${person}`);
    await page.locator(".audit-entries > li").first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(browser.complaints).toEqual([]);
  });
});

it("whoever does not control has no way to the log, and is refused at its address", async () => {
  const other = await openBrowser();
  try {
    await other.open("/audit");
    await other.page.getByText("Il ruolo con cui sei qui non vede").first().waitFor();
    expect(await other.page.getByRole("link", { name: "Accessi", exact: true }).count()).toBe(0);
    expect(await other.page.locator(".audit-entries").count()).toBe(0);
  } finally {
    await other.close();
  }
});
