import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { lineName } from "./line-name.ts";
import { sampleLedger } from "./sample-ledger.ts";

const text = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
  [key, ...Object.values(values)].join(" ");
const name = (id: string) => lineName(id, sampleLedger, text, "it");

it("names a line of one year, of one item and of another triennium by its kind", () => {
  expect(name("obligation.reductions.esonero-2018")).toBe("line.obligation.reductions.esonero");
  expect(name("credits.excluded.second-role[PA-1]")).toBe("line.credits.excluded.second-role");
  expect(name("compensation.2017-2019.after")).toBe("line.compensation.after 2017-2019");
  expect(name("balance")).toBe("ledger.balance");
});

it("names in words every figure of the vocabulary that a ledger may leave undetermined", () => {
  const vocabulary = readFileSync(new URL("../../../../deliberations/vocabolario.delibera", import.meta.url), "utf8");
  const codes = [...vocabulary.matchAll(/codice "([^"]+)"/g)].map(([, code = ""]) => code);
  const figures = codes.filter((code) => /^(obligation|credits|compensation|radioprotection|insurance)\./.test(code));
  expect(figures.length).toBeGreaterThan(30);
  expect(figures.filter((code) => name(code) === code)).toEqual([]);
});
