/** Requests made on the page of a person: asked first, refused with the comma, registered, moved in two steps. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "./ask.ts";
import { faultsOf } from "./judge-page.ts";
import type { Browser } from "./open-browser.ts";
import { desktop, openBrowser, phone } from "./open-browser.ts";

let browser: Browser;
let person: string;
let participation: string;

beforeAll(async () => {
  ({ person, participation } = await someoneWithCreditsOf("2023-2025"));
  browser = await openBrowser();
});
afterAll(() => browser?.close());

// An exemption by study is asked when the year is over: this one is refused on every day of the year.
const year = new Date().getFullYear();

describe.each([
  { width: "1280 px", viewport: desktop },
  { width: "390 px", viewport: phone },
])("at $width", ({ viewport }) => {
  it("an exemption that the acts refuse is refused with its ground and its comma, and nothing is written", async () => {
    const { page, open } = browser;
    await page.setViewportSize(viewport);
    await open(`/professionals/${person}?view=requests&triennium=2026-2028`);
    await page.getByRole("heading", { level: 2, name: "Richieste" }).waitFor();
    expect(await page.locator(".view-links [aria-current]").allInnerTexts()).toEqual(["Richieste"]);
    expect(await faultsOf(page)).toEqual([]);
    const before = await exemptionsOf(person);
    await page.getByLabel("Che cosa si chiede").selectOption("ESONERO");
    await page.getByLabel("Causa").selectOption({ label: "Dottorato di ricerca" });
    await page.getByLabel("Primo giorno").fill(`${year}-01-01`);
    await page.getByLabel("Ultimo giorno").fill(`${year}-12-31`);
    await page.getByRole("button", { name: "Che cosa direbbero gli atti" }).click();
    await page.getByText("Gli atti la rifiutano").waitFor();
    expect(await page.locator(".notice").innerText()).toContain("nulla è stato scritto");
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "Registra" }).click();
    const refusal = page.getByRole("alert");
    await refusal.waitFor();
    expect(await refusal.innerText()).toContain("Richiesta rifiutata dagli atti");
    expect(await refusal.innerText()).toContain("L'esonero si chiede dopo la fine dell'anno o del periodo");
    expect(await refusal.locator("a").first().innerText()).toBe("circolare 2025, § 6, c. 3");
    expect(await faultsOf(page)).toEqual([]);
    expect(await exemptionsOf(person)).toBe(before);
    await refusal.locator("a").first().click();
    await page.locator(".cited-comma blockquote").waitFor();
    await page.goBack();
    await page.getByRole("heading", { level: 2, name: "Richieste" }).waitFor();
  });
});

describe("a move after the day on which the acts close it", () => {
  it("is refused at the first step, with the comma, and offers no second step", async () => {
    const { page, open } = browser;
    await page.setViewportSize(desktop);
    await open(`/professionals/${person}?view=requests&ask=move`);
    await page.getByLabel("Partecipazione").selectOption(participation);
    await page.getByLabel("Verso il triennio").selectOption("2020-2022");
    await page.getByRole("button", { name: "Mostra l’effetto" }).click();
    const refusal = page.getByRole("alert");
    await refusal.waitFor();
    expect(await refusal.innerText()).toContain("Spostata dopo il termine");
    expect(await refusal.locator("a").count()).toBeGreaterThan(0);
    expect(await page.getByRole("button", { name: "Conferma lo spostamento" }).count()).toBe(0);
  });
});

describe("a request that the acts accept", () => {
  it("is registered at once, and the ledger counts it", async () => {
    const { page, open } = browser;
    await page.setViewportSize(desktop);
    const before = await exemptionsOf(person);
    await open(`/professionals/${person}?view=requests&triennium=2026-2028`);
    await page.getByLabel("Causa").selectOption({ label: "Congedo di maternità o paternità" });
    await page.getByLabel("Primo giorno").fill(`${year}-02-01`);
    await page.getByLabel("Ultimo giorno").fill(`${year}-04-30`);
    await page.getByRole("button", { name: "Registra" }).click();
    await page.getByText("Registrata: il libretto ne tiene già conto").waitFor();
    expect(await exemptionsOf(person)).toBe(before + 1);
    await page.getByRole("navigation", { name: "Viste di questo libretto" }).getByText("Libretto").click();
    const requests = page.getByRole("region", { name: "Richieste" });
    await requests.locator(".row", { hasText: `dal 01/02/${year} al 30/04/${year}` }).waitFor();
  });

  it("moves credits only after a second step that shows what it does to both trienni", async () => {
    const { page, open } = browser;
    // The acts close each move on a day: what the server says before that day is answered here for it.
    const sent: string[] = [];
    await page.route("**/graphql", async (route) => {
      const { query, variables } = route.request().postDataJSON() as Asked;
      const step = /(PrepareMove|ConfirmMove)\(/.exec(query)?.[1];
      if (step === undefined) return route.fallback();
      sent.push(`${step} ${variables.input.token ?? "without a token"}`);
      return route.fulfill({ json: { data: { answer: step === "PrepareMove" ? prepared : moved } } });
    });
    await open(`/professionals/${person}?view=requests&ask=move`);
    await page.getByLabel("Partecipazione").selectOption(participation);
    await page.getByLabel("Verso il triennio").selectOption("2020-2022");
    await page.getByRole("button", { name: "Mostra l’effetto" }).click();
    const confirm = page.getByRole("button", { name: "Conferma lo spostamento" });
    await confirm.waitFor();
    await expect.poll(() => confirm.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await page.locator(".effects tbody tr").allInnerTexts()).toEqual([
      "2023-2025\t−60,0\t−90,0",
      "2020-2022\t−70,0\t−40,0",
    ]);
    expect(await faultsOf(page)).toEqual([]);
    expect(sent).toEqual(["PrepareMove without a token"]);
    // Another choice is another first step.
    await page.getByLabel("Verso il triennio").selectOption("2017-2019");
    await confirm.waitFor({ state: "detached" });
    await page.getByLabel("Verso il triennio").selectOption("2020-2022");
    await page.getByRole("button", { name: "Mostra l’effetto" }).click();
    await confirm.click();
    await page.getByText("Crediti spostati al triennio 2020-2022").waitFor();
    expect(sent.slice(1)).toEqual(["PrepareMove without a token", "ConfirmMove the-token"]);
    expect(await confirm.count()).toBe(0);
    await page.unroute("**/graphql");
  });

  it("is asked in English by whoever asks for it", async () => {
    const { page, open } = browser;
    await open(`/professionals/${person}?view=requests&ask=document`);
    await page.getByRole("button", { name: "EN English" }).click();
    await page.getByRole("button", { name: "Ask for the document" }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "IT Italiano" }).click();
  });

  it("never complained", () => {
    expect(browser.complaints).toEqual([]);
  });
});

async function exemptionsOf(id: string): Promise<number> {
  const { professional } = await ask<{ professional: { exemptions: readonly object[] } }>(
    "query ($id: ID!) { professional(id: $id) { exemptions { kind } } }",
    { id },
  );
  return professional.exemptions.length;
}

interface Asked {
  readonly query: string;
  readonly variables: { readonly input: { readonly token?: string } };
}

const amount = (exact: string) => ({
  __typename: "Amount",
  exact,
  display: exact.includes("/") ? exact : `${exact},0`,
});
const effect = (triennium: string, before: string, after: string) => ({
  __typename: "MoveEffect",
  triennium,
  before: amount(before),
  after: amount(after),
});
const prepared = {
  __typename: "PrepareMovePayload",
  token: "the-token",
  effects: [effect("2023-2025", "-60", "-90"), effect("2020-2022", "-70", "-40")],
  citation: { __typename: "Citation", act: "recupero_2017", article: "2", comma: "1", textHash: null },
};
const moved = { __typename: "ConfirmMovePayload", professional: { __typename: "Professional", id: "moved" } };

interface People {
  readonly professionals: {
    readonly edges: readonly {
      readonly node: {
        readonly registryId: string;
        readonly participations: { readonly edges: readonly { readonly node: { readonly registryId: string } }[] };
      };
    }[];
  };
}

async function someoneWithCreditsOf(triennium: string) {
  const { professionals } = await ask<People>(
    `query ($triennium: String!) { professionals(first: 30) { edges { node { registryId
      participations(first: 1, triennium: $triennium) { edges { node { registryId } } } } } } }`,
    { triennium },
  );
  for (const { node } of professionals.edges) {
    const [taken] = node.participations.edges;
    if (taken) return { person: node.registryId, participation: taken.node.registryId };
  }
  throw new Error(`nobody of the registry has credits of ${triennium}`);
}
