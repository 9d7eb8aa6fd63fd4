/** The least that a person must still do, on their page: amount, days and commi, all the requirements together and one alone. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, someoneWho } from "./ask.ts";
import { faultsOf } from "./judge-page.ts";
import type { Browser } from "./open-browser.ts";
import { desktop, openBrowser, phone } from "./open-browser.ts";

interface Plan {
  readonly kind: string;
  readonly total: { readonly display: string } | null;
  readonly requirements: readonly { readonly id: string; readonly missing: { readonly display: string } | null }[];
}

let browser: Browser;
let person: string;
let plan: Plan;

beforeAll(async () => {
  person = (await someoneWho("150")).registryId;
  // Halfway through the triennium, whatever the day on which this runs.
  const asked = await ask<{ professional: { leastPlan: Plan } }>(
    `query ($id: ID!) { professional(id: $id) { leastPlan(triennium: "2017-2019", asOf: "2017-06-30", knownOn: "2017-06-30") {
      kind total { display } requirements { id missing { display } } } } }`,
    { id: person },
  );
  plan = asked.professional.leastPlan;
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const address = () => `/professionals/${person}?view=needed&triennium=2017-2019&asOf=2017-06-30&knownOn=2017-06-30`;

describe.each([
  { width: "1280 px", viewport: desktop },
  { width: "390 px", viewport: phone },
])("at $width what is still needed", ({ viewport }) => {
  it("is said exactly, with its days and the commi that ask it, and breaks no rule of WCAG 2.2 AA", async () => {
    const { page, open } = browser;
    expect(plan.kind).toBe("PLAN");
    await page.setViewportSize(viewport);
    await open(address());
    const told = page.locator(".needed .notice");
    await told.getByText("Serve ancora questo").waitFor();
    expect(await told.innerText()).toContain("Partecipare a un evento come discente");
    expect(await told.innerText()).toContain(plan.total?.display.replace(/^(\d+)$/, "$1,0"));
    expect(await told.innerText()).toContain("fra il 01/07/2017 e il 31/12/2019");
    const requirements = page.locator(".plan-requirement");
    expect(await requirements.count()).toBe(plan.requirements.length);
    for (let place = 0; place < plan.requirements.length; place++)
      expect(await requirements.nth(place).locator("a.citation").count()).toBe(1);
    expect(await faultsOf(page)).toEqual([]);
  });
});

describe("what is still needed", () => {
  it("is asked for one requirement alone, whose name is in the address", async () => {
    const { page, open } = browser;
    await page.setViewportSize(desktop);
    await open(address());
    await page
      .getByRole("link", { name: /^Guarda solo questo/ })
      .first()
      .click();
    await page.getByRole("link", { name: "Tutti i requisiti insieme" }).waitFor();
    await expect.poll(() => page.locator(".plan-requirement").count()).toBe(1);
    expect(new URL(page.url()).searchParams.get("goal")).toBe(plan.requirements[0]?.id);
    expect(await faultsOf(page)).toEqual([]);
  });

  it("is nothing to be added once the triennium is over", async () => {
    const { page, open } = browser;
    await open(`/professionals/${person}?view=needed&triennium=2017-2019&asOf=2019-12-31&knownOn=2017-06-30`);
    await page.getByText("Il triennio è finito: nulla si può più aggiungere").waitFor();
    expect(await page.locator(".plan-steps").count()).toBe(0);
  });

  it("is said in English to whoever asks for it", async () => {
    const { page, open } = browser;
    await open(address());
    await page.getByRole("button", { name: "EN English" }).click();
    await page.getByText("This is still needed").waitFor();
    expect(await page.locator(".plan-steps").innerText()).toContain("Attending an event as a learner");
    await page.getByRole("button", { name: "IT Italiano" }).click();
  });

  it("never complained", () => {
    expect(browser.complaints).toEqual([]);
  });
});
