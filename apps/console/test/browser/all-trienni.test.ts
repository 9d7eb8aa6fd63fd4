/** Every triennium of a person on one page: the charts as images with a name, the same figures in tables, the dates in the address. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "./ask.ts";
import { faultsOf } from "./judge-page.ts";
import type { Browser } from "./open-browser.ts";
import { desktop, openBrowser, phone } from "./open-browser.ts";

interface Yearly {
  readonly year: number;
  readonly format: string;
  readonly credits: string;
}
interface People {
  readonly professionals: {
    readonly edges: readonly {
      readonly node: { readonly registryId: string; readonly creditsByYear: readonly Yearly[] };
    }[];
  };
}

let browser: Browser;
let person: string;
let years: readonly Yearly[];

beforeAll(async () => {
  const { professionals } = await ask<People>(
    "{ professionals(first: 20) { edges { node { registryId creditsByYear { year format credits } } } } }",
  );
  const found = professionals.edges.find(({ node }) => node.creditsByYear.length > 3)?.node;
  if (found === undefined) throw new Error("nobody of the registry has credits of several years");
  person = found.registryId;
  years = found.creditsByYear;
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each([
  { width: "1280 px", viewport: desktop },
  { width: "390 px", viewport: phone },
])("at $width all the trienni", ({ viewport }) => {
  it("are charts with the same figures in a table beside each, and break no rule of WCAG 2.2 AA", async () => {
    const { page, open } = browser;
    await page.setViewportSize(viewport);
    await open(`/professionals/${person}?view=trienni`);
    const trienni = page.getByRole("img", { name: "Obbligo e crediti che contano, per triennio" });
    await trienni.waitFor();
    await page.getByRole("img", { name: "Crediti acquisiti, per anno e tipologia" }).waitFor();
    const { professional } = await ask<{ professional: { ledger: Balanced } }>(
      'query ($id: ID!) { professional(id: $id) { ledger(triennium: "2017-2019") { credits { counted { display } } } } }',
      { id: person },
    );
    const counted = professional.ledger.credits.counted?.display ?? "non determinato";
    expect(await trienni.textContent()).toContain(counted);
    const row = page.getByRole("row", { name: /2017-2019/ });
    expect(await row.locator("td").nth(1).innerText()).toContain(counted);
    const [first] = years;
    const ofYear = page.getByRole("row", { name: new RegExp(`^${first?.year}[^-]`) });
    expect(await ofYear.innerText()).toContain(first?.credits.replace(".", ","));
    expect(await faultsOf(page)).toEqual([]);
  });
});

describe("the view of all the trienni", () => {
  it("keeps its dates in the address, through a reload and back from a ledger", async () => {
    const { page, open } = browser;
    await page.setViewportSize(desktop);
    await open(`/professionals/${person}?view=trienni`);
    await page.getByLabel("Come noto al").fill("2018-09-26");
    await page.locator(".chart-frame svg").first().waitFor();
    await page.getByRole("link", { name: "2017-2019" }).click();
    await page.locator(".footprint", { hasText: "26/09/2018" }).waitFor();
    await page.goBack();
    await page.getByRole("img", { name: "Obbligo e crediti che contano, per triennio" }).waitFor();
    await page.reload();
    await page.getByRole("img", { name: "Obbligo e crediti che contano, per triennio" }).waitFor();
    expect(await page.getByLabel("Come noto al").inputValue()).toBe("2018-09-26");
  });

  it("says everything in its tables where what draws does not arrive", async () => {
    const { page, open, complaints } = browser;
    const before = complaints.length;
    await page.route(/\/assets\/(src|plot|dist)-[^/]*\.js$/, (route) => route.abort());
    await open(`/professionals/${person}?view=trienni`);
    await page.getByText("Il grafico non è arrivato: i suoi dati sono nella tabella.").first().waitFor();
    expect(await page.getByRole("row", { name: /2017-2019/ }).count()).toBe(1);
    await page.unrouteAll();
    expect(complaints.slice(before).every((each) => /ERR_FAILED|Failed to load/.test(each))).toBe(true);
    (complaints as string[]).length = before;
  });

  it("never complained", () => {
    expect(browser.complaints).toEqual([]);
  });
});

interface Balanced {
  readonly credits: { readonly counted: { readonly display: string } | null };
}
