import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "./ask.ts";
import type { Browser } from "./open-browser.ts";
import { openBrowser } from "./open-browser.ts";

// The fictional registry holds people on every bound of the law: each example is told of whoever it is true of.
interface Person {
  readonly registryId: string;
  readonly registrations: readonly { readonly kind: string; readonly resolvedOn: string }[];
  readonly exemptions: readonly { readonly kind: string; readonly from: string; readonly to: string }[];
  readonly pastPositions: readonly { readonly triennium: string; readonly acquired: string | null }[];
  readonly ledger: { readonly obligation: { readonly individual: { readonly exact: string } | null } };
}

let browser: Browser;
let people: readonly Person[];

beforeAll(async () => {
  people = await everybody();
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe("the worked examples of the law, on the page", () => {
  it.each([
    { enrolled: "2017", years: "2", owed: "100,0" },
    { enrolled: "2018", years: "1", owed: "50,0" },
  ])("whoever enrolled in $enrolled owes $owed credits, over $years", async ({ enrolled, years, owed }) => {
    const person = find(
      ({ registrations, exemptions }) =>
        registrations.length === 1 &&
        registrations[0]?.resolvedOn.startsWith(enrolled) === true &&
        !exemptions.some(duringTheTriennium),
    );
    await read(person);
    expect(await figure("Anni del triennio in cui l’obbligo vale")).toBe(years);
    expect(await figure("Inizio dell’obbligo")).toBe(`01/01/${Number(enrolled) + 1}`);
    expect(await figure("Obbligo formativo individuale")).toBe(owed);
  });

  it.each([
    { from: 79, to: 79.9, reduction: undefined },
    { from: 80, to: 80, reduction: "−15,0" },
    { from: 120.1, to: 120.9, reduction: "−15,0" },
    { from: 121, to: 121, reduction: "−30,0" },
    { from: 150.1, to: 160, reduction: "−30,0" },
  ])("$from to $to credits of 2014-2016 reduce the obligation by $reduction", async ({ from, to, reduction }) => {
    const person = find(({ pastPositions }) =>
      pastPositions.some(({ triennium, acquired }) => {
        const tenths = Math.round(Number(acquired) * 10);
        return triennium === "2014-2016" && tenths >= Math.round(from * 10) && tenths <= Math.round(to * 10);
      }),
    );
    await read(person);
    expect(await figure("Riduzione per i crediti del triennio precedente")).toBe(reduction);
  });

  it("every fifteen whole days of a suspension take two credits off", async () => {
    const person = find(({ exemptions }) => {
      const [only, ...others] = exemptions.filter(duringTheTriennium);
      return only !== undefined && others.length === 0 && isPlainSuspension(only);
    });
    const [suspension] = person.exemptions.filter(duringTheTriennium);
    const days = suspension ? daysOf(suspension) : 0;
    await read(person);
    expect(await figure("Riduzione per esenzione")).toBe(`−${2 * Math.floor(days / 15)},0`);
  });

  it("on an obligation of 150 the limits are 30 of self-study, 90 with teaching, 50 recruited, and 60 are needed as a learner", async () => {
    const person = find(({ ledger }) => ledger.obligation.individual?.exact === "150");
    await read(person);
    expect(await required("Limite dell'autoformazione")).toBe("30,0");
    expect(await required("Limite di docenza e formazione individuale")).toBe("90,0");
    expect(await required("Limite dei crediti da reclutato")).toBe("50,0");
    expect(await required("Quota minima da discente")).toBe("60,0");
  });

  it("never complained", () => {
    expect(browser.complaints).toEqual([]);
  });
});

async function read({ registryId }: Person) {
  await browser.open(`/professionals/${registryId}?triennium=2017-2019`);
  await browser.page.locator(".summary").waitFor();
}

/** The value of a line as it is read; undefined when the ledger has no such line. */
async function figure(label: string): Promise<string | undefined> {
  const line = browser.page.locator(".row-line", { hasText: label });
  return (await line.count()) === 0 ? undefined : await line.first().locator(".row-value").innerText();
}

async function required(label: string): Promise<string> {
  const line = browser.page.locator(".requirement .row-line", { hasText: label });
  return line.locator(".requirement-figures div").nth(1).locator("dd .amount-read").innerText();
}

function find(isTheOne: (person: Person) => boolean): Person {
  const found = people.find(isTheOne);
  if (found === undefined) throw new Error("nobody of the registry is in this case");
  return found;
}

function duringTheTriennium({ from, to }: { readonly from: string; readonly to: string }): boolean {
  return from <= "2019-12-31" && to >= "2017-01-01";
}

/** Within one year, not all of it, long enough to count and too short to meet the year's limit. */
function isPlainSuspension(exemption: Person["exemptions"][number]): boolean {
  const { kind, from, to } = exemption;
  const days = daysOf(exemption);
  return (
    kind === "ESENZIONE" &&
    from >= "2017-01-01" &&
    to <= "2019-12-31" &&
    from.slice(0, 4) === to.slice(0, 4) &&
    days >= 15 &&
    days < 360
  );
}

function daysOf({ from, to }: { readonly from: string; readonly to: string }): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}

interface PeoplePage {
  readonly professionals: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly edges: readonly { readonly node: Person }[];
  };
}

async function everybody(): Promise<readonly Person[]> {
  const found: Person[] = [];
  for (let after: string | null = null; ; ) {
    const { professionals }: PeoplePage = await ask(
      `query ($after: String) {
        professionals(first: 50, after: $after) {
          pageInfo { hasNextPage endCursor }
          edges {
            node {
              registryId
              registrations { kind resolvedOn }
              exemptions { kind from to }
              pastPositions { triennium acquired }
              ledger(triennium: "2017-2019") { obligation { individual { exact } } }
            }
          }
        }
      }`,
      { after },
    );
    found.push(...professionals.edges.map(({ node }) => node));
    if (!professionals.pageInfo.hasNextPage) return found;
    after = professionals.pageInfo.endCursor;
  }
}
