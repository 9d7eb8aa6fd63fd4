/** Every screen by the keyboard alone: each stop is seen, none is hidden under something else, none keeps whoever came to it. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { someoneWho } from "./ask.ts";
import { forgetDrafts } from "./drafts.ts";
import type { Browser } from "./open-browser.ts";
import { desktop, openBrowser, signIn } from "./open-browser.ts";

let browser: Browser;
let person: string;
let signedIn = "registry-operator";

beforeAll(async () => {
  person = (await someoneWho("150")).registryId;
  browser = await openBrowser(desktop);
});
afterAll(() => browser?.close());

interface Screen {
  readonly name: string;
  readonly address: () => string;
  readonly ready: string;
  /** Whom one is; the operator of the registry unless it is said. */
  readonly as?: string;
  /** The last control of the screen, before the foot of the page: the way to it must be open. */
  readonly reaches: string;
}

const asked = "triennium=2017-2019&people=300&change=parameter&name=obbligo_standard&values=120%3B140&run=true";

const screens: readonly Screen[] = [
  { name: "the professionals", address: () => "/professionals", ready: ".people", reaches: "Mostra altri 25" },
  {
    name: "a ledger",
    address: () => `/professionals/${person}?triennium=2017-2019`,
    ready: ".summary",
    reaches: "Partecipazioni e attività",
  },
  {
    name: "all trienni",
    address: () => `/professionals/${person}?view=trienni`,
    ready: ".chart-frame svg",
    reaches: "2026-2028",
  },
  {
    name: "a comparison",
    address: () => `/professionals/${person}?view=compare&triennium=2017-2019&otherAsOf=2018-06-30`,
    ready: ".compare-table",
    reaches: "Solo le differenze",
  },
  { name: "somebody invented", address: () => "/invented", ready: ".invented .summary", reaches: "dubbi del testo" },
  {
    name: "an act with its tests",
    address: () => "/deliberations/cnfc_2018_autoformazione?panel=tests",
    ready: ".test-row",
    reaches: "Foglio di calcolo",
  },
  {
    name: "an act with its values",
    address: () => "/deliberations/cnfc_2018_autoformazione?panel=values",
    ready: ".entry-group",
    reaches: "Valore",
  },
  { name: "the drafts of this browser", address: () => "/drafts", ready: ".notice", reaches: "Scrivi un nuovo atto" },
  { name: "a new act", address: () => "/drafts/new", ready: ".paste-field", reaches: "Il testo dell’atto" },
  { name: "the simulations", address: () => "/simulations", ready: ".registry-simulations", reaches: "Simula" },
  {
    name: "a sweep with its answer",
    address: () => `/simulations?${asked}`,
    ready: ".simulation-sweep svg",
    reaches: "Scarica il risultato",
  },
  {
    name: "the log of accesses",
    address: () => "/audit",
    ready: ".audit-entries",
    as: "auditor",
    reaches: "Cerca",
  },
  {
    name: "the drafts on the server",
    address: () => "/review?state=DRAFT",
    ready: ".review-section",
    as: "reviewer",
    reaches: "Riferito al",
  },
  { name: "the sign-in", address: () => "/sign-in", ready: "h1", reaches: "Accedi" },
];

describe("by the keyboard alone", () => {
  it.each(screens)(
    "$name is walked from end to end, each stop in sight",
    async ({ address, ready, as = "registry-operator", reaches }) => {
      const { page, open } = browser;
      await forgetDrafts(page);
      if (as !== signedIn) await signIn(page, as);
      signedIn = as;
      await open(address());
      await page.locator(ready).first().waitFor();
      const stops = await walk(page);
      expect(stops.filter(({ fault }) => fault !== "")).toEqual([]);
      const said = stops.map(({ says }) => says);
      expect(said.some((words) => words.includes(reaches))).toBe(true);
      expect(said.at(-1)).toBe("Contrasto alto");
    },
  );

  it("never made a page complain", () => {
    expect(browser.complaints).toEqual([]);
  });
});

interface Stop {
  readonly says: string;
  /** Empty when the stop is seen: a ring around it, inside the window, with nothing over it. */
  readonly fault: string;
}

/** Presses Tab until the page has no further stop. */
async function walk(page: Page): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  for (let press = 0; press < most; press++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(async (): Promise<Stop | undefined> => {
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement) || focused === document.body) return undefined;
      const labels = "labels" in focused ? [...((focused as HTMLInputElement).labels ?? [])] : [];
      const says = [
        focused.getAttribute("aria-label"),
        ...labels.map(({ textContent }) => textContent),
        focused.textContent,
      ].find((words) => words !== null && words.trim() !== "");
      // An editor has its ring around the lines; a skip link comes in with its focus.
      const ringed = focused.closest(".cm-editor") ?? focused;
      const isRinged = () => {
        const { outlineStyle, outlineWidth } = getComputedStyle(ringed);
        return outlineStyle !== "none" && outlineWidth !== "0px";
      };
      // An editor knows a frame later that it has the focus.
      for (let frame = 0; frame < 60 && !isRinged(); frame++) await new Promise(requestAnimationFrame);
      const hasRing = isRinged();
      const { left, right, top, bottom } = focused.getBoundingClientRect();
      const isInside = bottom > 0 && right > 0 && top < window.innerHeight && left < window.innerWidth;
      // Any point of what can be seen of it will do: a link may be broken over two lines.
      const isOnTop = [...focused.getClientRects()].some((box) => {
        const x = Math.min(Math.max((box.left + box.right) / 2, 1), window.innerWidth - 1);
        const y = Math.min(Math.max((box.top + box.bottom) / 2, 1), window.innerHeight - 1);
        const found = document.elementFromPoint(x, y);
        return found !== null && (focused.contains(found) || found.contains(focused));
      });
      const fault = [!hasRing && "no ring", !isInside && "out of sight", !isOnTop && "covered"]
        .filter(Boolean)
        .join(", ");
      return { says: (says ?? focused.outerHTML).trim().replace(/\s+/g, " ").slice(0, 80), fault };
    });
    if (stop === undefined) return stops;
    stops.push(stop);
  }
  return [...stops, { says: "", fault: `no end after ${most} stops` }];
}

const most = 400;
