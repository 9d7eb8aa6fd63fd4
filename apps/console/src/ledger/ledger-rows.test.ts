import { describe, expect, it } from "vitest";
import { it as italian } from "../messages/it.ts";
import type { Text } from "../messages/text.ts";
import { compareRows } from "./compare-rows.ts";
import { ledgerRows } from "./ledger-rows.ts";
import { amount, sampleLedger } from "./sample-ledger.ts";

const words: Readonly<Record<string, string>> = italian;
const text: Text = (key, values = {}) =>
  (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? `{${name}}`));
const wording = {
  text,
  language: "it" as const,
  formatDate: (date: string) => date,
  describeItem: (id: string) => (id === "IF-1" ? "autoformazione (IF-1)" : undefined),
};

describe("the rows of a ledger", () => {
  it("stand in the order in which the sum is made, under the keys of the API", () => {
    const { obligation, credits } = ledgerRows(sampleLedger, wording);
    expect(obligation.map(({ key }) => key)).toEqual([
      "obligation.standard",
      "obligation.start",
      "obligation.years",
      "obligation.reductions.esonero-2018",
      "obligation.prorated",
      "obligation.individual",
    ]);
    expect(credits.map(({ key }) => key)).toEqual([
      "credits.acquired",
      "credits.excluded.self-study-cap[IF-1]",
      "credits.counted",
      "credits.learner",
      "credits.teaching",
      "credits.individual",
      "credits.selfStudy",
    ]);
  });

  it("leave out a figure that no act gives and nothing explains", () => {
    const keys = ledgerRows(sampleLedger, wording).credits.map(({ key }) => key);
    expect(keys).not.toContain("credits.recruited");
  });

  it("keep a figure that is undetermined, and say so", () => {
    const undetermined = [{ id: "credits.recruited", missing: [], reasons: [], citation: null }];
    const rows = ledgerRows({ ...sampleLedger, undetermined }, wording).credits;
    expect(rows.find(({ key }) => key === "credits.recruited")?.value).toEqual({ kind: "undetermined" });
  });

  it("describe the item that a line is about", () => {
    const [line] = ledgerRows(sampleLedger, wording).credits.filter(({ weight }) => weight === "less");
    expect(line).toMatchObject({ label: "Autoformazione oltre il limite", note: "autoformazione (IF-1)" });
  });
});

describe("two readings of a ledger", () => {
  const before = ledgerRows(sampleLedger, wording);

  it("are not marked when they are equal", () => {
    expect(compareRows(before, before)).toEqual({ ...before, changes: 0 });
  });

  it("mark a row whose exact value differs, even when it reads the same", () => {
    const obligation = { ...sampleLedger.obligation, individual: amount("66.7", "66,7") };
    const compared = compareRows(ledgerRows({ ...sampleLedger, obligation }, wording), before);
    expect(compared.changes).toBe(1);
    expect(compared.obligation.find(({ key }) => key === "obligation.individual")?.before).toEqual({
      kind: "amount",
      amount: amount("200/3", "66,7"),
    });
  });

  it("show a vanished row where it stood, and a row that was not there as new", () => {
    const obligation = { ...sampleLedger.obligation, reductions: [] };
    const without = ledgerRows({ ...sampleLedger, obligation }, wording);
    const gone = compareRows(without, before).obligation;
    expect(gone.map(({ key }) => key)).toEqual(before.obligation.map(({ key }) => key));
    expect(gone[3]).toMatchObject({ key: "obligation.reductions.esonero-2018", gone: true });
    expect(compareRows(before, without).obligation[3]?.before).toEqual({ kind: "absent" });
  });

  it("mark a requirement of which one figure differs", () => {
    const requirements = sampleLedger.requirements.map((each) => ({ ...each, met: true, missing: amount("0", "0,0") }));
    const compared = compareRows(ledgerRows({ ...sampleLedger, requirements }, wording), before);
    expect(compared.requirements[0]?.before).toMatchObject({ met: false, missing: amount("0.1", "0,1") });
  });
});
