import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { diagnose } from "@delibera/rules-dsl/compile";
import { describe, expect, it } from "vitest";
import { dayFromText, dayToText, numberToText } from "../authoring/entry-text.ts";
import { entriesOf } from "./entries-of.ts";

const folder = join(import.meta.dirname, "../../../../deliberations");
const sources = readdirSync(folder)
  .filter((name) => name.endsWith(".delibera"))
  .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
const file = "2017-crediti-formativi.delibera";
const text = sources.find(({ name }) => name === file)?.text ?? "";
const compiled = diagnose(sources);
const groups = entriesOf(compiled, file) ?? [];

describe("what a form can change of an act", () => {
  it("is each stretch as it is written, in every published act", () => {
    let seen = 0;
    for (const { name, text: source } of sources) {
      for (const { entries } of entriesOf(compiled, name) ?? []) {
        for (const { kind, start, end, written } of entries) {
          seen++;
          expect(source.slice(start, end)).toBe(written);
          const again = kind === "number" ? numberToText(written) : dayToText(dayFromText(written) ?? "");
          expect(again).toBe(written);
        }
      }
    }
    expect(seen).toBeGreaterThan(200);
  });

  it("names the parameter, its comma, its amount and its unit", () => {
    const group = groups.find(({ name }) => name === "obbligo_standard");
    expect(group).toMatchObject({ article: "1", comma: "1" });
    expect(group?.entries).toMatchObject([{ kind: "number", part: "value", written: "150", unit: "crediti" }]);
  });

  it("names the bounds and the value of each band", () => {
    const bands = groups.find(({ name }) => name === "premio_triennio_precedente")?.entries;
    expect(bands?.map(({ part, band, written }) => `${band} ${part} ${written}`)).toEqual([
      "1 bandTo 80",
      "1 bandValue 0",
      "2 bandFrom 80",
      "2 bandTo 120",
      "2 bandValue 15",
      "3 bandFrom 121",
      "3 bandTo 150",
      "3 bandValue 30",
    ]);
  });

  it("changes those characters and no other", () => {
    const [entry] = groups.find(({ name }) => name === "obbligo_standard")?.entries ?? [];
    const changed = text.slice(0, entry?.start) + numberToText("1.044,5") + text.slice(entry?.end);
    expect(changed.replace("obbligo_standard = 1044,5 crediti", "obbligo_standard = 150 crediti")).toBe(text);
  });

  it("is there while the text has errors elsewhere", () => {
    const broken = sources.map((source) => (source.name === file ? { name: file, text: `${text}\n§§` } : source));
    expect(entriesOf(diagnose(broken), file)?.some(({ name }) => name === "obbligo_standard")).toBe(true);
  });
});

describe("what is typed in a form", () => {
  it("is refused when it is no number", () => {
    expect(["", "dodici", "1,2,3", "1.04,5", "1/0", "--3"].map(numberToText)).toEqual(Array(6).fill(undefined));
    expect(numberToText(" 20 % ")).toBe("20%");
    expect(numberToText("−5,50")).toBe("-5,50");
  });
});
