/** A draft that is in the browser of one author and on the server: saved, overtaken, joined, and kept when the server is away. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { faultsOf } from "./judge-page.ts";
import type { Browser } from "./open-browser.ts";
import { desktop, openBrowser, phone } from "./open-browser.ts";
import { standIn, toLineEnd } from "./typing.ts";

const act = "cnfc_2026_condivisa";
const text = `delibera ${act} "Delibera condivisa"
  autorità CNFC
  adottata il 19/11/2026
  pubblicata il 20/11/2026
  con effetto dal 01/01/2026 al 31/12/2028
  fonte «prova»

  articolo 1 "Crediti"
    comma 1
      testo «Si attribuiscono tre crediti.»
      parametro crediti_condivisi = 3 crediti
      esempio "i crediti"
        allora crediti_condivisi = 3 crediti
    fine
  fine
fine
`;

let author: Browser;
/** The same office in another browser. */
let other: Browser;

beforeAll(async () => {
  author = await openBrowser(desktop, "policy-author");
  other = await openBrowser(desktop, "policy-author");
});
afterAll(async () => {
  await author?.close();
  await other?.close();
});

const copyOf = (page: Page) => page.getByRole("region", { name: "Sul server" });
const lineOf = (page: Page, words: string) =>
  page.locator(".rule-editor:not(.text-difference) .cm-line", { hasText: words });

/** Whoever saves is told that somebody else did; the page may have looked by itself before, and then asks what to do instead of saving. */
async function learnOf(page: Page, revision: number): Promise<void> {
  const save = copyOf(page).getByRole("button", { name: "Salva sul server" });
  await save.click({ timeout: 5_000 }).catch(() => undefined);
  await copyOf(page).getByText(`Sul server c’è la revisione ${revision}`).waitFor();
}

async function addTo(page: Page, words: string, written: string): Promise<void> {
  await standIn(page, lineOf(page, words).first());
  await toLineEnd(page);
  await page.keyboard.insertText(written);
}

describe("a draft on the server", () => {
  let address: string;

  it("opens in the page where acts are written, with the same text", async () => {
    const { page, open } = author;
    await open("/review");
    await page.getByText("Comincia una bozza").click();
    await page.getByLabel("Nome dell’atto").fill(act);
    await page.getByLabel("Testo della bozza").fill(text);
    await page.getByRole("button", { name: "Salva la bozza" }).click();
    await page.waitForURL(/\/review\/[0-9a-f-]{36}$/);
    address = new URL(page.url()).pathname;
    await page.getByRole("button", { name: "Continua a scrivere" }).click();
    await page.waitForURL(`**/drafts/${act}`);
    await copyOf(page).getByText("Qui c’è lo stesso testo.").waitFor();
    expect(await copyOf(page).getByRole("button", { name: "Salva sul server" }).isDisabled()).toBe(true);
  });

  it("is saved as the next revision when one says so, and not before", async () => {
    const { page } = author;
    await addTo(page, "fonte «prova»", "\n  -- una nota");
    await copyOf(page).getByText("Qui ci sono modifiche che il server non ha ancora.").waitFor();
    await copyOf(page).getByRole("button", { name: "Salva sul server" }).click();
    await copyOf(page).getByText("Salvata sul server come revisione 2.").waitFor();
    await copyOf(page).getByText("Qui c’è lo stesso testo.").waitFor();
  });

  it("saved elsewhere meanwhile is joined with what is here, and nothing is lost", async () => {
    const { page } = author;
    await saveElsewhere(
      text.replace("fonte «prova»", "fonte «prova»\n  -- una nota").replace("tre crediti.»", "tre crediti, in tutto.»"),
      3,
    );
    await addTo(page, "-- una nota", " mia");
    await learnOf(page, 3);
    expect(await faultsOf(page)).toEqual([]);
    await copyOf(page).getByRole("button", { name: "Unisci i due testi" }).click();
    await copyOf(page).getByText("I due testi sono uniti: rileggi, poi salva.").waitFor();
    await lineOf(page, "-- una nota mia").waitFor();
    await lineOf(page, "tre crediti, in tutto.").waitFor();
    await copyOf(page).getByRole("button", { name: "Salva sul server" }).click();
    await copyOf(page).getByText("Salvata sul server come revisione 4.").waitFor();
  });

  it("saved elsewhere on the same line is taken, and one's own text is set aside", async () => {
    const { page, open } = author;
    const theirs = text.replace("fonte «prova»", "fonte «prova»\n  -- una nota loro");
    await saveElsewhere(theirs, 5);
    await addTo(page, "-- una nota mia", ", e basta");
    await learnOf(page, 5);
    await copyOf(page).getByText("Guarda le differenze").click();
    await page.locator(".text-difference .cm-changedLine").first().waitFor();
    await copyOf(page)
      .getByRole("button", { name: /^Prendi quello di/ })
      .click();
    await lineOf(page, "-- una nota loro").waitFor();
    await open("/drafts");
    await page.getByRole("link", { name: "Delibera condivisa (messa da parte)" }).click();
    await lineOf(page, "-- una nota mia, e basta").waitFor();
    await open(`/drafts/${act}`);
    await copyOf(page).getByText("Qui c’è lo stesso testo.").waitFor();
  });

  it("stays in the browser while there is no network, and is sent by hand when it is back", async () => {
    const { page } = author;
    await page.context().setOffline(true);
    await addTo(page, "-- una nota loro", " e mia");
    await copyOf(page).getByText("Non c’è rete: ciò che scrivi resta in questo browser.").waitFor();
    await Promise.all([page.waitForEvent("requestfailed"), lookAgain(page)]);
    await copyOf(page).getByRole("button", { name: "Salva sul server" }).click();
    // What was known of the server before is still said.
    await copyOf(page).getByText("Qui ci sono modifiche che il server non ha ancora.").waitFor({ timeout: 5_000 });
    await page.locator('.draft-kept[data-keeping="kept"]').waitFor();
    await page.context().setOffline(false);
    await copyOf(page).getByText("Il server non ha risposto: il testo resta in questo browser.").waitFor();
    await copyOf(page).getByRole("button", { name: "Salva sul server" }).click();
    await copyOf(page).getByText("Salvata sul server come revisione 6.").waitFor();
  });

  it("of an act that is being written elsewhere is announced before another one is begun", async () => {
    const { page, open } = other;
    await open("/deliberations");
    await page.evaluate(
      ({ key, draft }) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open("delibera");
          opening.onupgradeneeded = () => opening.result.createObjectStore("drafts");
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const writing = opening.result.transaction("drafts", "readwrite").objectStore("drafts").put(draft, key);
            writing.onsuccess = () => {
              opening.result.close();
              resolve();
            };
            writing.onerror = () => reject(writing.error);
          };
        }),
      {
        key: `new/${act}`,
        draft: {
          id: `new/${act}`,
          file: "x.delibera",
          title: act,
          text,
          view: { cursor: 0, top: 0 },
          savedAt: "2026-11-21T10:00:00Z",
        },
      },
    );
    await open(`/drafts/${act}`);
    await copyOf(page).getByText("Sul server c’è già una bozza di questo atto").waitFor();
    await copyOf(page)
      .getByRole("button", { name: /^Unisci a quella di .*, revisione 6$/ })
      .click();
    await copyOf(page).getByText("Sul server c’è la revisione 6").waitFor();
    await copyOf(page).getByRole("button", { name: "Tieni il mio" }).click();
    await copyOf(page)
      .getByText("Resta il tuo testo; la revisione 6 resta nella storia della bozza. Ora salva.")
      .waitFor();
    await copyOf(page).getByRole("button", { name: "Manda in revisione" }).click();
    await copyOf(page).getByText("Mandata in revisione: ora decide un’altra persona.").waitFor();
    await copyOf(page).getByText("in revisione", { exact: true }).waitFor();
  });

  it("is warned of to whoever still has the earlier text open", async () => {
    const { page } = author;
    await page.reload();
    await copyOf(page).getByText("Sul server c’è la revisione 7").waitFor();
    await copyOf(page)
      .getByRole("button", { name: /^Prendi quello di/ })
      .click();
    await copyOf(page)
      .getByText(/^Ora c’è il testo di .*\.$/)
      .waitFor();
  });

  it("open on two pages says so above the editor of both, until one is left", async () => {
    const warned = (page: Page) =>
      page.getByRole("status").filter({
        hasText: /^Hai aperto questa bozza anche in un altro browser, dalle \d\d:\d\d\. Chi salva per secondo/,
      });
    for (const { page } of [author, other]) {
      await lookAgain(page);
      await warned(page).waitFor();
      expect(await faultsOf(page)).toEqual([]);
    }
    const editor = await lineOf(author.page, "fonte «prova»").boundingBox();
    const words = await warned(author.page).boundingBox();
    expect(words?.y).toBeLessThan(editor?.y ?? 0);
    const colleague = await openBrowser(desktop, "policy-author:colleague");
    try {
      await colleague.open(address);
      await colleague.page.getByRole("button", { name: "Continua a scrivere" }).click();
      await colleague.page.waitForURL(`**/drafts/${act}`);
      await colleague.page
        .getByRole("status")
        .filter({ hasText: /^Anche [^,]+ ha aperto questa bozza, dalle \d\d:\d\d\. Chi salva/ })
        .waitFor();
      await lookAgain(author.page);
      await author.page
        .getByRole("status")
        .filter({ hasText: /^Anche Brunilde Fittizia ha aperto questa bozza, dalle .* Hai aperto questa bozza anche/ })
        .waitFor();
    } finally {
      await colleague.close();
    }
    await other.open("/drafts");
    await lookAgain(author.page);
    await warned(author.page).waitFor({ state: "detached" });
  });

  it("says to whom has another role what to do", async () => {
    const { page } = author;
    const operator = await openBrowser(desktop, "registry-operator");
    try {
      await operator.open("/deliberations/cnfc_2017_crediti");
      await addTo(operator.page, "parametro obbligo_standard", " -- prova");
      await copyOf(operator.page).getByText("Sul server la salva chi ha il ruolo di redattore di delibere").waitFor();
      await operator.page.goto(`${inject("address")}/accessibility`);
      await operator.page.getByRole("button", { name: "Esci" }).click();
      await operator.page.getByRole("link", { name: "Accedi" }).first().waitFor();
      await operator.open("/deliberations/cnfc_2017_crediti");
      await copyOf(operator.page).getByRole("link", { name: "Accedi" }).waitFor();
    } finally {
      await operator.close();
    }
    const reviewer = await openBrowser(phone, "reviewer");
    try {
      await reviewer.open(address);
      await reviewer.page.getByText("Il testo lo cambia chi ha il ruolo di redattore di delibere").waitFor();
      expect(await faultsOf(reviewer.page)).toEqual([]);
    } finally {
      await reviewer.close();
    }
    await page.setViewportSize(phone);
    await copyOf(page).getByText("Qui c’è lo stesso testo.").waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it("never made the page complain, but for the network that was taken away", () => {
    const complaints = [...author.complaints, ...other.complaints];
    expect(complaints.filter((complaint) => !complaint.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
  });

  /** Sooner than by itself: as when somebody comes back to the page. */
  async function lookAgain(page: Page): Promise<void> {
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  }

  /** As the same office does from another browser, on the page of the review. */
  async function saveElsewhere(written: string, revision: number): Promise<void> {
    const { page, open } = other;
    await open(address);
    await page.getByLabel("Testo intero").fill(written);
    await page.getByRole("button", { name: "Salva una nuova revisione" }).click();
    await page.locator(".review-facts", { hasText: `revisione ${revision},` }).waitFor();
  }
});
