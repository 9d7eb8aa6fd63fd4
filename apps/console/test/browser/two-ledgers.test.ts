/** Two readings of one ledger side by side: what differs, and where the explanations part, at both widths and in the address. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "./judge-page.ts";
import type { Browser } from "./open-browser.ts";
import { desktop, openBrowser, phone } from "./open-browser.ts";
import { someoneWhoStudiedAlone } from "./self-study.ts";

let browser: Browser;
let person: string;

beforeAll(async () => {
  person = await someoneWhoStudiedAlone();
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const address = () =>
  `/professionals/${person}?view=compare&triennium=2017-2019&knownOn=2018-09-26&otherKnownOn=2018-09-28`;

describe.each([
  { width: "1280 px", viewport: desktop },
  { width: "390 px", viewport: phone },
])("at $width two ledgers", ({ viewport }) => {
  it("show what differs and the sentence from which it does, and break no rule of WCAG 2.2 AA", async () => {
    const { page, open } = browser;
    await page.setViewportSize(viewport);
    await open(address());
    const study = page.locator(".compare-table tr", { hasText: "di cui di autoformazione" });
    await study.waitFor();
    expect(await study.locator("td").allInnerTexts()).toEqual(["15,0", "30,0"]);
    expect(await study.getAttribute("class")).toBe("compare-different");
    expect(await page.locator(".compare-table .compare-mark", { hasText: "prima differenza" }).count()).toBe(1);
    await page.locator(".parting-here").first().waitFor();
    const [left = "", right = ""] = await page.locator(".parting-here").allInnerTexts();
    expect(left).toContain("prima differenza");
    expect(left).not.toBe(right);
    expect(await page.locator(".parting-steps").count()).toBe(2);
    expect(await faultsOf(page)).toEqual([]);
  });
});

describe("a comparison", () => {
  it("shows only what differs to whoever asks for it", async () => {
    const { page } = browser;
    await page.setViewportSize(desktop);
    const rows = page.locator(".compare-table tbody tr");
    const [all, different] = [await rows.count(), await page.locator(".compare-different").count()];
    await page.getByLabel("Solo le differenze").check();
    await expect.poll(() => rows.count()).toBe(different);
    expect(different).toBeLessThan(all);
  });

  it("of a ledger with itself says that nothing differs", async () => {
    const { page, open } = browser;
    await open(`/professionals/${person}?view=compare&triennium=2017-2019`);
    await page.getByText("Le due letture danno lo stesso libretto, riga per riga.").waitFor();
  });

  it("takes a reading other than that of the acts, keeps it in the address, and lets it go", async () => {
    const { page } = browser;
    const select = page.getByLabel("Letture diverse da quelle degli atti");
    const chosen = (await select.locator("optgroup").first().locator("option").first().getAttribute("value")) ?? "";
    await select.selectOption(chosen);
    await page.locator(".compare-table", { hasText: "con 1 altra lettura" }).waitFor();
    expect(new URL(page.url()).searchParams.get("readings")).toBe(chosen);
    await page.reload();
    await page.locator(".compare-table", { hasText: "con 1 altra lettura" }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("button", { name: /^Togli/ }).click();
    await page.getByText("Le due letture danno lo stesso libretto, riga per riga.").waitFor();
    expect(new URL(page.url()).searchParams.get("readings")).toBe(null);
  });

  it("never complained", () => {
    expect(browser.complaints).toEqual([]);
  });
});
