import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "./judge-page.ts";
import type { Browser } from "./open-browser.ts";
import { desktop, openBrowser, phone } from "./open-browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  await browser.open("/explorer");
  await browser.page.locator(".operation-editor .cm-content").waitFor();
});
afterAll(() => browser?.close());

describe("the API explorer", () => {
  it.each([
    "I primi professionisti",
    "Un libretto",
    "Perché una riga vale così",
    "Atti e copertura",
    "Eventi formativi",
    "Che cosa serve ancora",
    "Un’esenzione sarebbe accolta?",
    "Un evento si può accreditare?",
    "Questi crediti si possono spostare?",
  ])("runs the example «%s» without an error", async (name) => {
    const { page } = browser;
    await page.getByRole("button", { name, exact: true }).click();
    await page.getByRole("button", { name: "Esegui" }).click();
    await page.getByText(/Risposta con stato 200/).waitFor();
    const answer: unknown = JSON.parse(await page.locator(".explorer-answer .explorer-body").innerText());
    expect(answer).toHaveProperty("data");
    expect(answer).not.toHaveProperty("errors");
    // An example that finds nothing teaches nothing.
    expect(Object.values((answer as { readonly data: object }).data)).not.toContain(null);
  });

  it("proposes the fields of the schema", async () => {
    const { page } = browser;
    await page.getByRole("button", { name: "Atti e copertura" }).click();
    await page.locator(".cm-line", { hasText: "knownFrom" }).click();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("effectiveF");
    await page.locator(".cm-tooltip-autocomplete", { hasText: "effectiveFrom" }).waitFor();
  });

  it("says what is wrong with variables that are not JSON", async () => {
    const { page } = browser;
    await page.getByRole("button", { name: "Un libretto" }).click();
    await page.getByRole("textbox", { name: "Variabili (JSON)" }).fill("{");
    await page.getByRole("button", { name: "Esegui" }).click();
    await page.getByText(/Le variabili non sono JSON valido/).waitFor();
  });

  it("writes the typed client of the operation on the page", async () => {
    const { page } = browser;
    await page.getByRole("button", { name: "Un libretto", exact: true }).click();
    await page.getByText("Il client tipato di questa operazione").click();
    const client = page.locator(".typed-client pre");
    await client.getByText("export interface LedgerVariables").waitFor();
    expect(await client.innerText()).toContain("export async function askLedger(address: string, token: string");
    expect(await faultsOf(page)).toEqual([]);
  });

  it("lets the schema be read and searched, with the type in the address", async () => {
    const { page } = browser;
    await page.getByLabel("Cerca nello schema").fill("leastPlan");
    await page.locator(".schema-list").getByRole("link", { name: "Professional.leastPlan" }).click();
    const type = page.getByRole("article", { name: "Professional" });
    await type.waitFor();
    expect(await type.innerText()).toContain("What must still be done in a triennium, at the least.");
    expect(new URL(page.url()).searchParams.get("type")).toBe("Professional");
    expect(await faultsOf(page)).toEqual([]);
    await type.getByRole("link", { name: "LeastPlan" }).first().click();
    await page.getByRole("article", { name: "LeastPlan", exact: true }).waitFor();
    await page.goBack();
    await type.waitFor();
    await page.getByLabel("Cerca nello schema").fill("zzzz");
    await page.getByText("nulla trovato").waitFor();
    await page.setViewportSize(phone);
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize(desktop);
  });

  it("lets an analyst ask for a simulation, follow it to its end, and read it", async () => {
    const analyst = await openBrowser(desktop, "analyst");
    const { page } = analyst;
    await analyst.open("/explorer");
    const answered = async (name: string) => {
      await page.getByRole("button", { name: "Esegui" }).click();
      await page.getByText(/Risposta con stato 200/).waitFor();
      const answer = await page.locator(".explorer-answer .explorer-body").innerText();
      expect(answer, name).not.toContain('"errors"');
      return answer;
    };
    await page.getByRole("button", { name: "Chiedere una simulazione (analisti)" }).click();
    const id = /"simulationId": "([\w-]+)"/.exec(await answered("start"))?.[1];
    await page.getByRole("button", { name: "Seguire una simulazione (analisti)" }).click();
    await page.getByRole("textbox", { name: "Variabili (JSON)" }).fill(JSON.stringify({ id }));
    expect(await answered("follow")).toContain("event: complete");
    await page.getByRole("button", { name: "Le mie simulazioni (analisti)" }).click();
    expect(await answered("read")).toContain(`"simulationId": "${id}"`);
    expect(analyst.complaints).toEqual([]);
    await analyst.close();
  });

  it("never complained", () => {
    expect(browser.complaints).toEqual([]);
  });
});
