import { fileURLToPath } from "node:url";
import { importRuleFiles } from "@delibera/acts";
import type { Database } from "@delibera/database";
import { registerProfessionals } from "@delibera/database";
import { generateRegistry } from "@delibera/database/registry";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { beforeAll, expect, it } from "vitest";
import { ledgerOf, recordsOf } from "../src/ledger.ts";

const deliberations = fileURLToPath(new URL("../../../deliberations", import.meta.url));
const [template] = generateRegistry({ professionals: 1 }).professionals();
const request = { triennium: "2017-2019", today: "2026-11-21" };

describeOnEachDatabase("the ledger of a professional of the registry", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    if (template === undefined) throw new Error("the registry is empty");
    const { id, fiscalCode, firstName, lastName, birthDate, profession, disciplines } = template;
    const enrolled = { kind: "first", resolvedOn: "2017-05-20", registeredOn: "2017-06-01" } as const;
    await registerProfessionals(database.db, [
      { id, fiscalCode, firstName, lastName, birthDate, profession, disciplines, registrations: [enrolled] },
    ]);
  });

  it("is not there until acts are published, then follows them, with the reason of every line", async () => {
    const id = template?.id ?? "";
    expect(await ledgerOf(database, id, request)).toBeUndefined();
    const publication = await importRuleFiles(database, deliberations);
    const computed = await ledgerOf(database, id, request);
    expect(computed?.ledger.obligation.individual?.exact).toBe("100");
    expect(computed?.ledger.program).toBe("program" in publication ? publication.program : "");
    expect(computed?.explain("obligation.individual", "en")?.citation?.act).toBe("cnfc_2017_crediti");
    expect(computed?.explain("obligation.none", "en")).toBeUndefined();
    expect(await ledgerOf(database, "P-9999999", request)).toBeUndefined();
  });

  it("rests on what was known on the day that is asked", async () => {
    const id = template?.id ?? "";
    const before = await ledgerOf(database, id, { ...request, knownOn: "2017-05-31" });
    expect(before?.ledger.obligation.individual).toBeNull();
    expect(before?.ledger.undetermined.map((open) => open.id)).toContain("obligation.individual");
    const [record] = await recordsOf(database, [id], "2017-05-31");
    expect(record?.registrations).toBeUndefined();
  });
});
