import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { commaFor } from "../authoring/comma-for.ts";
import { exampleEdit } from "../authoring/insert-example.ts";
import { openDesk } from "./compiler-desk.ts";

// All examples of all acts are run: seconds on a machine at rest, a minute on a busy one.
vi.setConfig({ testTimeout: 180_000 });

const folder = join(import.meta.dirname, "../../../../deliberations");
const sources = readdirSync(folder)
  .filter((name) => name.endsWith(".delibera"))
  .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
const file = "2017-crediti-formativi.delibera";
const published = sources.find(({ name }) => name === file)?.text ?? "";

describe("a line of the ledger kept as an example", () => {
  it("asserts what came out of the person, and holds", async () => {
    const desk = openDesk();
    await desk({ kind: "publish", number: 0, sources });
    const kept: string[] = [];
    let text = published;
    for (const person of ["autoformazione", "esonero-per-dottorato", "esenzione-a-blocchi"]) {
      const record = readFileSync(join(folder, `professionisti/${person}.json`), "utf8");
      const reading = { record, triennium: "2017-2019", today: "2026-11-21" };
      const computed = await desk({ kind: "compute", number: 1, file, text, reading });
      if (computed.kind !== "computed") throw new Error(JSON.stringify(computed));
      let { outline } = computed;
      for (const line of ["obligation.individual", "credits.counted"]) {
        const answer = await desk({ kind: "keep", number: 2, line });
        const example = answer.kind === "kept" ? answer.example : undefined;
        const comma = example && commaFor(text, outline, example.rule);
        if (example === undefined || comma === undefined) throw new Error(`${person}: ${line} is not kept`);
        const { cycle, asOf, knownOn, lines } = example;
        const title = `${person}: ${line}`;
        const edit = exampleEdit(text, comma, { title, cycle, asOf, knownOn, lines });
        if (edit === undefined) throw new Error(`${person}: ${line} has no place`);
        kept.push(title);
        text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
        const again = await desk({ kind: "compute", number: 3, file, text, reading });
        if (again.kind !== "computed") throw new Error(JSON.stringify(again));
        expect(again.problems.filter(({ severity }) => severity === "error")).toEqual([]);
        outline = again.outline;
      }
    }
    const tested = await desk({ kind: "test", number: 4, file, text, language: "it" });
    const rows = tested.kind === "tested" ? (tested.report?.rows ?? []) : [];
    const own = rows.filter(({ title }) => kept.includes(title));
    const failed = own.filter(({ passed }) => !passed).map(({ title }) => title);
    expect([own.length, failed]).toEqual([kept.length, []]);
  });

  it("has only the facts on which it stands", async () => {
    const desk = openDesk();
    await desk({ kind: "publish", number: 0, sources });
    const record = readFileSync(join(folder, "professionisti/autoformazione.json"), "utf8");
    const reading = { record, triennium: "2017-2019", today: "2026-11-21" };
    await desk({ kind: "compute", number: 1, file, text: published, reading });
    const answer = await desk({ kind: "keep", number: 2, line: "obligation.individual" });
    const lines = answer.kind === "kept" ? (answer.example?.lines ?? []) : [];
    expect(lines.at(-1)).toBe("allora obbligo_individuale = 150 crediti");
    expect(lines.filter((line) => /^dato (partecipazione|data_di_nascita)/.test(line))).toEqual([]);
    const none = await desk({ kind: "keep", number: 3, line: "no.such.line" });
    expect(none).toEqual({ kind: "kept", number: 3, example: undefined });
  });
});
