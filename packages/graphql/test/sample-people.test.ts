/** The sample people of every triennium, through the registry and GraphQL: what their table says, on each database. */
import { readFileSync } from "node:fs";
import type { ProfessionalFacts } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { beforeAll, expect, it } from "vitest";
import type { Registry } from "./registry.ts";
import { openRegistry } from "./registry.ts";

const folder = new URL("../../../deliberations/professionisti/", import.meta.url);

/** The rows that name their triennium: file, triennium, obligation, counted credits, document. */
const rows = readFileSync(new URL("README.md", folder), "utf8")
  .split("\n")
  .map((line) => /^\| `(.+\.json)` \| .+ \| (\d{4}-\d{4}) \| (.+) \| (.+) \| (.+) \|$/.exec(line)?.slice(1))
  .filter((row) => row !== undefined)
  .map(([name = "", triennium = "", ...expected]) => ({ name, triennium, expected, facts: factsIn(name) }));

const ledger = `query ($id: ID!, $triennium: String!) { professional(id: $id) { ledger(triennium: $triennium, knownOn: "2029-01-01", asOf: "2028-12-31") {
  obligation { individual { display } } credits { counted { display } } document
  insurance { met } radioprotection { need { exact } counted { exact } met }
  compensation { pool { exact } debts { triennium before { exact } after { exact } } residual { exact } }
  requirements { id met } } } }`;

describeOnEachDatabase("the sample people through GraphQL", (open) => {
  let registry: Registry;
  beforeAll(async () => {
    registry = await openRegistry(
      open,
      rows.map(({ facts }) => facts),
    );
  });

  const ledgerOf = async (name: string, triennium?: string) => {
    const row = rows.find((each) => each.name === name);
    const { professional } = (await registry.data(ledger, {
      id: row?.facts.id,
      triennium: triennium ?? row?.triennium,
    })) as unknown as { readonly professional: { readonly ledger: Answer } };
    return professional.ledger;
  };

  it.each(rows)("$name, $triennium", async ({ name, expected }) => {
    const { obligation, credits, document } = await ledgerOf(name);
    expect([obligation.individual?.display, credits.counted?.display, document]).toEqual(expected);
  });

  it("V-02: of 85 credits, 59,5 are in occupational medicine", async () => {
    const { requirements } = await ledgerOf("medico-competente.json");
    expect(requirements).toContainEqual({ id: "competent-doctor-70", met: true });
  });

  it("V-04: of 50 credits, 7,5 are owed in radioprotection and 2 are there", async () => {
    const { radioprotection } = await ledgerOf("radioprotezione.json");
    expect(radioprotection).toEqual({ need: { exact: "7.5" }, counted: { exact: "2" }, met: false });
  });

  it("V-05: after compensation the most recent debts are paid, and 10 credits are missing", async () => {
    const { compensation } = await ledgerOf("debiti-compensati.json");
    expect(compensation).toEqual({
      pool: { exact: "50" },
      debts: [
        { triennium: "2020-2022", before: { exact: "-10" }, after: { exact: "0" } },
        { triennium: "2017-2019", before: { exact: "-30" }, after: { exact: "0" } },
        { triennium: "2014-2016", before: { exact: "-20" }, after: { exact: "-10" } },
      ],
      residual: { exact: "-10" },
    });
  });

  it("V-06: 15 credits are left", async () => {
    const { compensation } = await ledgerOf("trienni-ripagati.json");
    expect(compensation?.residual).toEqual({ exact: "15" });
  });

  it("V-07: 15 credits of premium in 2023-2025 and again in 2026-2028", async () => {
    expect((await ledgerOf("sempre-in-regola.json")).obligation.individual?.display).toBe("135");
    expect((await ledgerOf("sempre-in-regola.json", "2026-2028")).obligation.individual?.display).toBe("105");
  });

  it("V-14: 105 of 150 credits make the policy effective, and not the obligation met", async () => {
    const { insurance, requirements } = await ledgerOf("polizza-efficace.json");
    expect(insurance).toEqual({ met: true });
    expect(requirements).toContainEqual({ id: "obligation", met: false });
  });
});

type Exact = { readonly exact: string } | null;
type Display = { readonly display: string } | null;

interface Answer {
  readonly obligation: { readonly individual: Display };
  readonly credits: { readonly counted: Display };
  readonly document: string | null;
  readonly insurance: { readonly met: boolean | null } | null;
  readonly radioprotection: object | null;
  readonly compensation: { readonly pool: Exact; readonly debts: readonly object[]; readonly residual: Exact } | null;
  readonly requirements: readonly { readonly id: string; readonly met: boolean | null }[];
}

/** A record leaves unsaid what the registry must hold; events of different people are different events. */
function factsIn(name: string): ProfessionalFacts {
  const record = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  const participations = record.participations?.map((each: Record<string, unknown>) => ({
    recruited: false,
    radioprotection: false,
    disciplines: "all",
    ...each,
    id: `${record.id}-${each["id"]}`,
    event: `${record.id}-${each["event"]}`,
  }));
  const dossiers = record.dossiers?.map((each: object) => ({ areas: [], ...each }));
  return { ...record, participations, dossiers };
}
