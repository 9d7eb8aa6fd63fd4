/** A Chromium of the system with a profile of its own, thrown away at the end. What the page complains of fails the story. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { inject } from "vitest";
import { chromiumPath, isChromiumThere, withoutChromium } from "./chromium-path.ts";

export interface Browser {
  readonly page: Page;
  /** What the page wrote as an error, or threw; an honest page leaves it empty. */
  readonly complaints: readonly string[];
  /** Opens an address of the console, such as `/professionals`. */
  readonly open: (address: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export const desktop = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };

/** @param person whom to sign in as, as the local issuer names them; `nobody` for nobody. */
export async function openBrowser(viewport = desktop, person = "registry-operator"): Promise<Browser> {
  if (!isChromiumThere) throw new Error(withoutChromium);
  const profile = await mkdtemp(join(tmpdir(), "delibera-browser-"));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=it-IT"],
    locale: "it-IT",
    timezoneId: "Europe/Rome",
    viewport,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  const address = inject("address");
  // Whatever the page asks of another place is a fault: it must work without a network.
  await page.route(
    (url) => url.origin !== address && url.protocol !== "data:" && url.protocol !== "blob:",
    (route) => {
      complaints.push(`asked for ${route.request().url()}`);
      return route.abort();
    },
  );
  if (person !== "nobody") await signIn(page, person);
  return {
    page,
    complaints,
    open: async (path) => {
      await page.goto(`${address}${path}`);
    },
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** By the same steps as a person: the server, the issuer, the choice, and back. */
export async function signIn(page: Page, person: string): Promise<void> {
  await page.goto(`${inject("address")}/auth/sign-in?return=/accessibility`);
  await page.locator(`button[value="${person}"]`).click();
  await page.waitForURL("**/accessibility");
}
