import { afterEach, expect, it } from "vitest";
import { faultsOf } from "./judge-page.ts";
import type { Browser } from "./open-browser.ts";
import { desktop, openBrowser, phone, signIn } from "./open-browser.ts";

let browser: Browser | undefined;
afterEach(async () => {
  await browser?.close();
  browser = undefined;
});

for (const [name, viewport] of [
  ["1280", desktop],
  ["390", phone],
] as const) {
  it(`at ${name} pixels one is asked to sign in, signs in, is named with the role, and signs out`, async () => {
    browser = await openBrowser(viewport, "nobody");
    const { page, open, complaints } = browser;
    await open("/professionals?triennium=2017-2019");
    await page.getByText("Accedi per vedere questi dati").waitFor();
    await page.getByRole("link", { name: "Accedi" }).first().click();
    await page.getByText("Chi vuoi essere?").waitFor();
    await page.getByRole("button", { name: "Operatore del registro" }).click();
    await page.locator(".people").waitFor();
    expect(new URL(page.url()).search).toBe("?triennium=2017-2019");
    const who = page.getByRole("region", { name: "Chi ha effettuato l’accesso" });
    expect(await who.locator("p").innerText()).toBe("Prisca Fittizio\nOperatore del registro");
    expect(await page.evaluate(() => document.cookie)).toBe("");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    await who.getByRole("button", { name: "Esci" }).click();
    await page.getByText("Accedi per vedere questi dati").waitFor();
    expect(complaints).toEqual([]);
  });
}

it("the page on which one chooses says in Italian who everybody is, and nothing is wrong with it in either colours", async () => {
  browser = await openBrowser(desktop, "nobody");
  const { page, open, complaints } = browser;
  await open("/auth/sign-in");
  await page.getByRole("button", { name: "Ente accreditante · dei provider nazionali" }).waitFor();
  await page.getByRole("button", { name: "Ente accreditante · dei provider regionali" }).waitFor();
  expect(await page.getByRole("heading").allInnerTexts()).toEqual([
    "Emittente di prova",
    "Professionisti del registro · Professionals of the registry",
    "Chi lavora con il registro · Who works with the registry",
  ]);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await faultsOf(page)).toEqual([]);
  }
  expect(complaints).toEqual([]);
});

it("somebody whom the registry does not know is told that nobody is shown, and not to search otherwise", async () => {
  browser = await openBrowser(desktop, "newcomer");
  const { page, open } = browser;
  await open("/professionals");
  await page.getByText("Con questo accesso non si vede ancora nessuna persona del registro").waitFor();
  expect(await page.getByRole("button", { name: "Mostra tutti" }).count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
});

it("a level that is too low comes back with what happened, in both languages", async () => {
  browser = await openBrowser(desktop, "nobody");
  const { page, open } = browser;
  await open("/auth/sign-in");
  await page.getByLabel("1 (non basta · not enough)").check();
  await page.getByRole("button", { name: "Controllore" }).click();
  await page.getByText("Il livello di sicurezza usato non basta: serve almeno il livello 2.").waitFor();
  await page.getByRole("button", { name: "EN English" }).click();
  await page.getByText("The level of assurance that was used is not enough: at least level 2 is needed.").waitFor();
});

it("an analyst sees pseudonyms, an insurer that the role does not reach", async () => {
  browser = await openBrowser(desktop, "insurer");
  const { page, open } = browser;
  await open("/professionals");
  await page.getByText("Il ruolo con cui sei qui non vede questi dati").waitFor();
  await signIn(page, "analyst");
  await open("/professionals");
  await page.locator(".people").waitFor();
  expect(await page.locator(".people tbody th").first().innerText()).toMatch(/^Persona [0-9a-f]{8}$/);
  await page.locator(".people tbody th a").first().click();
  await page.locator(".summary").waitFor();
  expect(await page.locator("h1").innerText()).toMatch(/^Persona [0-9a-f]{8}$/);
  expect(await page.locator(".person-facts").innerText()).not.toContain("Codice fiscale");
});
