import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile } from "../src/compile.ts";
import { evaluate, plainValue } from "../src/evaluator/evaluate.ts";
import { operations } from "../src/types/operations.ts";

const page = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const [reference, italian] = [page("LANGUAGE.md"), page("LANGUAGE.it.md")];

/** Each fenced block and the words of the comment that stands before it. */
const blocksOf = (text: string) =>
  [...text.matchAll(/<!-- ([^>]*?) -->\n```delibera\n([\s\S]*?)```/g)].map(([, mark, block]) => ({
    name: mark === "vocabulary" ? "vocabolario.delibera" : (mark?.split(" ")[1] ?? ""),
    text: block ?? "",
  }));
const blocks = blocksOf(reference);
const operationsOf = (text: string) =>
  [...text.matchAll(/^\| `([\p{L}_]+)\([^`]*\)` \| (.*) \|$/gmu)].map(([, word, gives]) => [word, gives]);
const sectionsOf = (text: string) => [...text.matchAll(/^## (\d+)\. /gm)].map(([, number]) => number);

const { program, diagnostics } = compile(blocks);

describe("the language reference", () => {
  it("shows only files that compile without a diagnostic", () => {
    expect(blocks.map(({ name }) => name)).toEqual([
      "vocabolario.delibera",
      "quote.delibera",
      "fasce.delibera",
      "modifica.delibera",
    ]);
    expect(diagnostics.map(({ code, span }) => `${span.file}: ${code}`)).toEqual([]);
  });

  it("shows examples that hold", () => {
    const results = (program?.examples ?? []).flatMap((example) => {
      const request = { cycle: example.cycle, asOf: "2030-12-31", knownOn: example.knownOn ?? "2030-12-31" };
      const given = { interpretations: example.interpretations, given: example.given };
      const outcome = program && evaluate(program, example.facts, { ...request, ...given });
      return example.expectations.map(({ target }) => {
        const { rule, ...at } = target;
        const value = outcome && plainValue(outcome.valueOf(rule, at));
        const shown = value && ("exact" in value ? value.exact : "met" in value ? value.met : value.kind);
        return `${example.title}: ${rule} ${value?.kind === "boolean" ? value.value : shown}`;
      });
    });
    expect(results).toEqual([
      "120,1 resta nella fascia inferiore: premio 15",
      "l'altra lettura: premio 30",
      "manca un decimo: quota_di_libri false",
      "quando la decisione non era nota: quota_base 100",
      "da quando è nota, anche per il 2020: quota_base 120",
      "senza il compleanno non si sa: ha_settant_anni undetermined",
      "settant'anni nel 2021: ha_settant_anni true",
      "un prestito: quota 102.5",
      "un terzo di 100 non è un numero finito di decimi: costo_dei_prestiti 100/3",
      "un terzo di 100 non è un numero finito di decimi: fuori_sede 60",
      "29 giorni sono un blocco, 30 sono due: sconto 2",
      "29 giorni sono un blocco, 30 sono due: sconto 4",
      "29 giorni sono un blocco, 30 sono due: sconti 6",
    ]);
  });

  it("lists every built-in operation with what it gives, in both languages", () => {
    expect(operationsOf(reference)).toEqual(operations.map(({ word, explained }) => [word, explained.en]));
    expect(operationsOf(italian)).toEqual(operations.map(({ word, explained }) => [word, explained.it]));
  });

  it("gives each section a number to be cited by, and the Italian page has the same sections and blocks", () => {
    expect(sectionsOf(reference)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8"]);
    expect(sectionsOf(italian)).toEqual(sectionsOf(reference));
    expect(blocksOf(italian)).toEqual(blocks);
  });
});
