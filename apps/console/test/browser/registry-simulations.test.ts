import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "./judge-page.ts";
import type { Browser } from "./open-browser.ts";
import { desktop, openBrowser, phone } from "./open-browser.ts";

let browser: Browser;
const question =
  "/simulations?triennium=2017-2019&change=parameter&name=obbligo_standard&values=120%3B140&by=profession";
const region = (page: Page) => page.getByRole("region", { name: "Sul registro, calcolate dal server" });

beforeAll(async () => {
  browser = await openBrowser(desktop, "analyst");
  await browser.open(question);
  await region(browser.page).waitFor();
});
afterAll(() => browser?.close());

describe("simulations of the registry, by the server", () => {
  it("are asked with the question of the form, followed to the end and listed", async () => {
    const { page } = browser;
    await page.getByText("Non hai ancora chiesto simulazioni sul registro.").waitFor();
    await page.getByRole("button", { name: "Chiedi al server" }).click();
    const opened = page.getByRole("region", { name: "Simulazione sul registro: 120; 140" });
    await opened.waitFor();
    await opened.getByRole("heading", { name: "Che cosa accadrebbe nel 2017-2019" }).waitFor();
    await opened.getByRole("row", { name: /^120/ }).waitFor();
    const listed = page.getByRole("table", { name: "Le tue simulazioni sul registro" });
    await listed.getByText("finita").waitFor();
    expect(await listed.getByRole("row").count()).toBe(2);
    expect(await opened.locator(".simulation-sentence").innerText()).toMatch(
      /^(\d+ persone su 150 avrebbero un risultato diverso\.|Quante persone su 150)/,
    );
    expect(await faultsOf(page)).toEqual([]);
  });

  it("tell the professions by their names", async () => {
    const { page } = browser;
    const groups = page.getByRole("table", { name: "Chi deve di più e chi di meno, per professione" });
    await groups.getByRole("rowheader", { name: "Medico chirurgo", exact: true }).waitFor();
    const names = await groups.getByRole("rowheader").allInnerTexts();
    expect(names.filter((name) => /^\d+$/.test(name))).toEqual([]);
  });

  it("show another of the laws compared, and two explanations where they part", async () => {
    const { page } = browser;
    const opened = page.getByRole("region", { name: "Simulazione sul registro: 120; 140" });
    await opened.getByRole("button", { name: "Mostra 140" }).click();
    await opened.locator('[aria-busy="false"]').waitFor();
    expect(await opened.getByRole("button", { name: "Mostra 140" }).getAttribute("aria-pressed")).toBe("true");
    const pair = opened.locator(".simulation-pair").first();
    await pair.waitFor();
    expect(await pair.innerText()).toContain("140 crediti");
    expect(await pair.getByText("qui si separano").count()).toBe(2);
  });

  it("stand in the address: a reload shows the same, and going back closes it", async () => {
    const { page } = browser;
    expect(new URL(page.url()).searchParams.get("job")).toMatch(/^[\w-]+$/);
    await page.reload();
    const opened = page.getByRole("region", { name: "Simulazione sul registro: 120; 140" });
    await opened.getByRole("heading", { name: "Che cosa accadrebbe nel 2017-2019" }).waitFor();
    await page.goBack();
    await opened.waitFor({ state: "detached" });
    expect(new URL(page.url()).searchParams.get("job")).toBeNull();
    await page.goForward();
    await opened.waitFor();
  });

  it("are of one profession and of the Orders that somebody names, and of nobody else", async () => {
    const { page } = browser;
    const people = page.getByRole("group", { name: "Quali persone del registro" });
    const sentence = region(page).locator(".simulation-sentence");
    await people.getByRole("combobox", { name: "Professione" }).selectOption({ label: "Medico chirurgo" });
    await page.getByRole("button", { name: "Chiedi al server" }).click();
    await sentence.filter({ hasText: " su 43 " }).waitFor();
    await people.getByRole("textbox", { name: "Ordini" }).fill("ORD-MED-1, ORD-INF-1");
    await page.getByRole("button", { name: "Chiedi al server" }).click();
    await sentence.filter({ hasText: " su 16 " }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await people.getByRole("textbox", { name: "Ordini" }).fill("");
    await people.getByRole("combobox", { name: "Regione" }).selectOption({ label: "Emilia-Romagna" });
    await page.getByRole("button", { name: "Chiedi al server" }).click();
    // The doctors of that region are those of its one Order.
    await sentence.filter({ hasText: " su 16 " }).waitFor();
    await people.getByRole("combobox", { name: "Regione" }).selectOption("");
    await people.getByRole("combobox", { name: "Professione" }).selectOption("");
  });

  it("of nobody have no answer, and the page says why", async () => {
    const { page } = browser;
    await page.getByRole("spinbutton", { name: "Età, da (anni)" }).fill("120");
    await page.getByRole("button", { name: "Chiedi al server" }).click();
    await page.getByText("Questa domanda non ha risposta").waitFor();
    await page.getByText("senza risposta").waitFor();
    await page.getByRole("spinbutton", { name: "Età, da (anni)" }).fill("");
  });

  it("are stopped by whoever asked, while they wait", async () => {
    const { page } = browser;
    // One at a time is computed: the last of these waits for those before it.
    const last = await page.evaluate(async () => {
      let id = "";
      for (let number = 1; number <= 9; number++) {
        const response = await fetch("/graphql", {
          method: "POST",
          headers: { "content-type": "application/json", "graphql-require-preflight": "1" },
          body: JSON.stringify({
            query:
              "mutation ($input: StartSimulationInput!) { startSimulation(input: $input) { ... on StartSimulationPayload { simulation { simulationId } } } }",
            variables: {
              input: {
                triennium: "2017-2019",
                candidates: [
                  { name: `coda ${number}`, parameters: [{ rule: "obbligo_standard", value: `${number}` }] },
                ],
              },
            },
          }),
        });
        id = (await response.json()).data.startSimulation.simulation.simulationId;
      }
      return id;
    });
    await browser.open(`${question}&job=${last}`);
    await page.getByRole("button", { name: "Ferma la simulazione" }).click();
    const opened = page.getByRole("region", { name: "Simulazione sul registro: coda 9" });
    await opened.getByText("Simulazione annullata").waitFor();
    await page.getByRole("table", { name: "Le tue simulazioni sul registro" }).getByText("annullata").waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it("say what to do of an address that is nobody's", async () => {
    await browser.open(`${question}&job=sconosciuta`);
    await browser.page.getByText("Non c’è una simulazione tua con questo indirizzo").waitFor();
  });

  it("fit a phone", async () => {
    const { page } = browser;
    await page.setViewportSize(phone);
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize(desktop);
  });

  it("never complained", () => {
    expect(browser.complaints).toEqual([]);
  });
});

it("who may not ask for them is told who may", async () => {
  const other = await openBrowser();
  await other.open(question);
  await other.page.getByText(/Le simulazioni sul registro le chiedono analisti/).waitFor();
  expect(await other.page.getByRole("button", { name: "Chiedi al server" }).count()).toBe(0);
  await other.close();
});
