import { readdirSync, readFileSync } from "node:fs";
import { compile, newCompilationMemory } from "@delibera/rules-dsl/compile";
import { programHash } from "@delibera/rules-dsl/ir";
import { expect, it } from "vitest";

const folder = new URL("../", import.meta.url);
const acts = readdirSync(folder)
  .filter((name) => name.endsWith(".delibera"))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));
const manual = "2023-crediti-formativi.delibera";
const standard = "parametro obbligo_standard = 150 crediti";

const edited = (from: string, to: string) => {
  const texts = acts.map((act) => (act.name === manual ? { ...act, text: act.text.replace(from, to) } : act));
  expect(texts.find(({ name }) => name === manual)?.text).toContain(to);
  return texts;
};

/** A number, a name that others read, half a line, an act less; and back each time. */
const edits = [
  acts,
  edited(standard, "parametro obbligo_standard = 20 crediti"),
  edited(standard, "parametro obbligo_comune = 150 crediti"),
  edited(standard, "parametro obbligo_standard ="),
  acts.filter(({ name }) => name !== manual),
  acts,
];

it("an edit of the acts, compiled with what is remembered of them, is what it is anew", { timeout: 120_000 }, () => {
  const memory = newCompilationMemory();
  const found = edits.map((texts) => {
    const [again, anew] = [compile(texts, memory), compile(texts)];
    expect(again.diagnostics).toEqual(anew.diagnostics);
    expect(again.program && programHash(again.program)).toBe(anew.program && programHash(anew.program));
    return again.program ? programHash(again.program) : again.diagnostics.length > 0;
  });
  const [first, second, third] = found;
  // Without its number the term is declared all the same: those who read it have nothing to read.
  expect(found).toEqual([first, second, third, true, true, first]);
  expect(new Set(found).size).toBe(4);
});
