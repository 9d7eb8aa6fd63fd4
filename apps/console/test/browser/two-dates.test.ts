import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "./open-browser.ts";
import { openBrowser } from "./open-browser.ts";
import { someoneWhoStudiedAlone } from "./self-study.ts";

let browser: Browser;
let person: string;

beforeAll(async () => {
  person = await someoneWhoStudiedAlone();
  browser = await openBrowser();
  await browser.open(`/professionals/${person}?triennium=2017-2019`);
  await browser.page.locator(".summary").waitFor();
});
afterAll(() => browser?.close());

describe("a person with 30 hours of self-study and an obligation of 150", () => {
  it("has 15 self-study credits counted as known on 26/09/2018, when the limit was a tenth", async () => {
    const { page } = browser;
    await page.getByLabel("Come noto al").fill("2018-09-26");
    const row = page.locator(".row", { hasText: "di cui di autoformazione" });
    await row.locator(".row-value", { hasText: "15,0" }).waitFor();
    expect(new URL(page.url()).searchParams.get("knownOn")).toBe("2018-09-26");
    await row.getByRole("button").click();
    const explanation = await openedWhole(row.locator(".explanation"));
    expect(explanation).toMatch(/quota autoformazione: (0,1|10%) /i);
    expect(explanation).toMatch(
      /non si applica Decisione della CNFC del 27 settembre 2018.*noto solo dal 27\/09\/2018/i,
    );
  });

  it("has 30 counted as known on 28/09/2018, by the decision of the day before", async () => {
    const { page } = browser;
    await page.getByLabel("Come noto al").fill("2018-09-28");
    const row = page.locator(".row", { hasText: "di cui di autoformazione" });
    await row.locator(".row-value", { hasText: "30,0" }).waitFor();
    const explanation = row.locator(".explanation", { hasText: "30 crediti" });
    await explanation.waitFor();
    const words = await openedWhole(explanation);
    expect(words).toMatch(/quota autoformazione: (0,2|20%) \(?Decisione della CNFC del 27 settembre 2018/i);
    expect(words).toMatch(/non si applica Delibera della CNFC.*sostituito da Decisione della CNFC/i);
    expect(await page.locator(".footprint").innerText()).toContain("28/09/2018");
  });

  it("reads the same two ledgers beside the text of the act", async () => {
    const { page, open } = browser;
    const address = `/deliberations/cnfc_2017_crediti?professional=${person}&triennium=2017-2019`;
    for (const [knownOn, counted] of [
      ["2018-09-26", "15,0"],
      ["2018-09-28", "30,0"],
    ] as const) {
      await open(`${address}&knownOn=${knownOn}`);
      await page
        .locator(".row", { hasText: "di cui di autoformazione" })
        .locator(".row-value", { hasText: counted })
        .waitFor();
    }
  });

  it("never complained", () => {
    expect(browser.complaints).toEqual([]);
  });
});

/** Opens every step of an explanation and gives all its words. */
async function openedWhole(explanation: Locator): Promise<string> {
  await explanation.waitFor();
  // What stands further down arrives when what it stands under is opened.
  const unread = explanation.locator("details:not([open]), details:not(:has(li))");
  await expect
    .poll(
      async () => {
        await explanation.locator("details:not([open])").evaluateAll((steps) => {
          for (const step of steps) step.setAttribute("open", "");
        });
        return unread.count();
      },
      { timeout: 30_000 },
    )
    .toBe(0);
  return explanation.innerText();
}
