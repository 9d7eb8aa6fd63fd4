// @vitest-environment jsdom
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { LanguageProvider } from "../messages/language.tsx";
import type { Explain } from "./explaining.tsx";
import { ExplainingProvider } from "./explaining.tsx";
import { LawProvider } from "./law.tsx";
import { LedgerView } from "./ledger-view.tsx";
import { amount, comma, sampleLedger } from "./sample-ledger.ts";
import { ViewingProvider } from "./viewing.tsx";

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe("the ledger page", () => {
  it("links every line to the comma it comes from, keeping whose ledger it is", async () => {
    await show(<LedgerView ledger={sampleLedger} describeItem={() => undefined} />);
    const section = screen.getByRole("region", { name: "Obbligo formativo" });
    const links = within(section).getAllByRole("link");
    expect(links).toHaveLength(within(section).getAllByRole("listitem").length);
    expect(links[0]?.textContent).toBe("delibera 2017, art. 1, c. 1");
    expect(links[0]?.getAttribute("href")).toBe(
      "/deliberations/atto_uno?professional=P-1&triennium=2017-2019&article=%221%22&comma=%221%22",
    );
  });

  it("shows what is rounded with the exact value beside it", async () => {
    await show(<LedgerView ledger={sampleLedger} describeItem={() => undefined} />);
    const line = screen.getByRole("button", { name: /Obbligo formativo individuale/ }).closest("li");
    expect(line?.textContent).toContain("66,7");
    expect(line?.textContent).toContain("esatto: 200/3");
  });

  it("says met and not met in words", async () => {
    await show(<LedgerView ledger={sampleLedger} describeItem={() => undefined} />);
    const requirements = screen.getByRole("region", { name: "Requisiti" });
    expect(requirements.textContent).toContain("non soddisfatto");
    expect(requirements.textContent).toContain("Mancano0,1");
  });

  it("says what cannot be determined, and which fact is missing", async () => {
    await show(<LedgerView ledger={sampleLedger} describeItem={() => undefined} />);
    const open = screen.getByRole("region", { name: "Che cosa non si può determinare" });
    expect(open.textContent).toContain("participations[PA-1].recruited");
  });

  it("explains a line when it is opened, step by step", async () => {
    const explain: Explain = async (line, language) => ({
      kind: "rule",
      sentence: `${line} in ${language}`,
      citation: comma("1", "1"),
      children: [
        {
          kind: "step",
          sentence: "perché",
          value: "200/3",
          children: [{ kind: "fact", sentence: "in fondo", children: [] }],
        },
      ],
    });
    await show(<LedgerView ledger={sampleLedger} describeItem={() => undefined} />, explain);
    const button = screen.getByRole("button", { name: /Obbligo formativo individuale/ });
    expect(button.getAttribute("aria-expanded")).toBe("false");
    fireEvent.click(button);
    expect(await screen.findByText("Obligation.individual in it")).toBeTruthy();
    expect(screen.getByText("In fondo").closest("details")?.open).toBe(false);
    expect(button.getAttribute("aria-expanded")).toBe("true");
  });

  it("marks what differs from another reading, before and after", async () => {
    const individual = amount("140", "140,0");
    const now = { ...sampleLedger, obligation: { ...sampleLedger.obligation, individual } };
    await show(<LedgerView ledger={now} before={sampleLedger} describeItem={() => undefined} />);
    const line = screen.getByRole("button", { name: /Obbligo formativo individuale/ }).closest("li");
    expect(line?.className).toContain("row-changed");
    expect(line?.querySelector("del")?.textContent).toBe("66,7");
    expect(line?.querySelector("ins")?.textContent).toBe("140,0");
    expect(screen.getByRole("button", { name: /Obbligo standard/ }).closest("li")?.className).not.toContain(
      "row-changed",
    );
  });

  it("speaks English to whoever chose it", async () => {
    localStorage.setItem("delibera.language", "en");
    await show(<LedgerView ledger={sampleLedger} describeItem={() => undefined} />);
    const line = screen.getByRole("button", { name: /Individual obligation/ }).closest("li");
    expect(line?.textContent).toContain("66.7");
  });
});

async function show(view: React.ReactNode, explain: Explain = () => Promise.resolve(undefined)) {
  const law = {
    acts: [
      {
        name: "atto_uno",
        kind: "delibera",
        title: "Atto uno",
        effectiveFrom: "2017-01-01",
        adoptedOn: null,
        publishedOn: null,
        sections: [],
      },
    ],
    interpretations: [],
  };
  const viewing = { professional: "P-1", triennium: "2017-2019" };
  const root = createRootRoute({
    component: () => (
      <LanguageProvider>
        <LawProvider value={law}>
          <ViewingProvider value={viewing}>
            <ExplainingProvider value={explain}>{view}</ExplainingProvider>
          </ViewingProvider>
        </LawProvider>
      </LanguageProvider>
    ),
  });
  const router = createRouter({ routeTree: root, history: createMemoryHistory({ initialEntries: ["/"] }) });
  await router.load();
  render(<RouterProvider router={router as never} />);
  await screen.findAllByRole("region");
}
