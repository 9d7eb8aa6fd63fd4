/** The sample people are valid, belong to nobody, and come out as their table says. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { validateRecord } from "@delibera/ledger/record";
import { statementOf } from "@delibera/ledger/statement";
import { compile } from "@delibera/rules-dsl/compile";
import { readRuleFiles } from "@delibera/rules-dsl/node";
import { describe, expect, it } from "vitest";
import { repository } from "./run-delibera.ts";

const folder = join(repository, "deliberations/professionisti");
const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
const { program } = compile(readRuleFiles(join(repository, "deliberations")));

/** File, obligation, counted credits and document of each row; the second table also names the triennium. */
const table = readFileSync(join(folder, "README.md"), "utf8")
  .split("\n")
  .map((line) => /^\| `(.+\.json)` \| (.+) \|$/.exec(line)?.slice(1))
  .filter((row) => row !== undefined)
  .map(([name = "", rest = ""]) => {
    const cells = rest.split(" | ");
    return { name, triennium: cells.length === 5 ? cells[1] : undefined, expected: cells.slice(-3) };
  });

function recordIn(name: string) {
  return validateRecord(JSON.parse(readFileSync(join(folder, name), "utf8")));
}

describe("the sample professionals", () => {
  it("are all in the table, once", () => {
    expect(table.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(names.length).toBeGreaterThanOrEqual(30);
  });

  it.each(names)("%s is a valid record", (name) => {
    expect(recordIn(name).problems).toBeUndefined();
  });

  it("have ids and fiscal codes of their own, with a place of birth that does not exist", () => {
    const records = names.map((name) => recordIn(name).record);
    expect(new Set(records.map((record) => record?.id)).size).toBe(names.length);
    expect(new Set(records.map((record) => record?.fiscalCode)).size).toBe(names.length);
    expect(records.filter((record) => record?.fiscalCode?.charAt(11) !== "X")).toEqual([]);
  });

  it.each(table)("$name owes, has counted and may be given what its row says", ({ name, triennium, expected }) => {
    const { record } = recordIn(name);
    if (program === undefined || record === undefined) throw new Error("see the tests above");
    const request =
      triennium === undefined ? { triennium: "2017-2019", today: "2020-12-31" } : { triennium, today: "2026-01-15" };
    const { ledger } = statementOf(program, record, request);
    const { obligation, credits, document } = ledger;
    const shown = [obligation.individual, credits.counted].map((amount) => amount?.display ?? "non determinato");
    expect([...shown, document]).toEqual(expected);
  });
});
