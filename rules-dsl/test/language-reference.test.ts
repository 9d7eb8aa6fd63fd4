import { describe, expect, it } from "vitest";
import { compile } from "../src/compile.ts";
import { codes } from "../src/diagnostics/codes.ts";
import { coverageOf, runExamples } from "../src/examples/run-examples.ts";
import { operations } from "../src/types/operations.ts";
import { sectionsOfFixtures } from "./fixture-sections.ts";
import { pageOf, withWritten } from "./written-pages.ts";

const [reference, italian] = [pageOf("LANGUAGE.md"), pageOf("LANGUAGE.it.md")];

/** Each fenced block and the words of the comment that stands before it. */
const blocksOf = (text: string) =>
  [...text.matchAll(/<!-- ([^>]*?) -->\n```delibera\n([\s\S]*?)```/g)].map(([, mark, block]) => ({
    name: mark === "vocabulary" ? "vocabolario.delibera" : (mark?.split(" ")[1] ?? ""),
    text: block ?? "",
  }));
const blocks = blocksOf(reference.text);
const sectionsOf = (text: string) => [...text.matchAll(/^## (\d+)\. /gm)].map(([, number]) => number ?? "");

/** What is refused, as the page shows it. */
const table = (language: "it" | "en") =>
  Object.entries(codes).map(([code, each]) => {
    const said: { readonly message: string; readonly help: string } = each[language];
    const cell = (text: string) => text.replaceAll("|", "\\|");
    return `| \`${code}\` | ${each.severity} | ${cell(said.message)} | ${cell(said.help)} |`;
  });
const partsIn = (language: "it" | "en") => ({
  operations: [
    language === "it" ? "| parola | che cosa dà |" : "| word | gives |",
    "|---|---|",
    ...operations.map(({ word, explained }) => `| \`${word}\` | ${explained[language]} |`),
  ].join("\n"),
  codes: [
    language === "it" ? "| codice | gravità | causa | rimedio |" : "| code | severity | cause | remedy |",
    "|---|---|---|---|",
    ...table(language),
  ].join("\n"),
});

describe("the language reference", () => {
  const { program, diagnostics } = compile(blocks);

  it("shows only files that compile without a diagnostic", () => {
    expect(blocks.map(({ name }) => name)).toEqual([
      "vocabolario.delibera",
      "quote.delibera",
      "rinnovi.delibera",
      "fasce.delibera",
      "modifica.delibera",
      "proroga.delibera",
      "deroghe.delibera",
    ]);
    expect(diagnostics.map(({ code, span }) => `${span.file}: ${code}`)).toEqual([]);
  });

  it("shows examples that hold, at least one for every rule", () => {
    const results = program ? runExamples(program) : [];
    expect(results.filter(({ passed }) => !passed).map(({ title }) => title)).toEqual([]);
    expect(results).toHaveLength(25);
    const idle = program ? coverageOf(program, results).filter(({ examples }) => examples === 0) : [];
    expect(idle.map(({ version }) => version)).toEqual([]);
  });

  it("gives each section a number to be cited by, and the Italian page has the same sections and blocks", () => {
    const sections = sectionsOf(reference.text);
    expect(sections).toEqual(sections.map((_, index) => String(index + 1)));
    expect(sectionsOf(italian.text)).toEqual(sections);
    expect(blocksOf(italian.text)).toEqual(blocks);
  });

  it("says what every operation gives and every message says, in both languages, as the code has it", async () => {
    await expect(withWritten(reference, partsIn("en"))).toMatchFileSnapshot(reference.path);
    await expect(withWritten(italian, partsIn("it"))).toMatchFileSnapshot(italian.path);
  });
});

describe("sections and fixtures", () => {
  const sections = sectionsOf(reference.text);
  // The last section is the table of messages, of which every code has a fixture by another test.
  const [table, look] = [String(sections.length), String(sections.length - 1)];
  const found = sectionsOfFixtures();

  it("every fixture illustrates one section of the reference", () => {
    expect(found.filter(({ section }) => !sections.includes(section)).map(({ path }) => path)).toEqual([]);
  });

  it("every section is illustrated by what it accepts and by what it refuses", () => {
    const shown = (kind: string) => new Set(found.filter((each) => each.kind === kind).map(({ section }) => section));
    const [accepted, refused] = [shown("ok"), shown("bad")];
    expect(sections.filter((section) => !accepted.has(section) && section !== table)).toEqual([]);
    // What has one look is accepted in every look: laying out refuses nothing of its own.
    expect(sections.filter((section) => !refused.has(section) && section !== table && section !== look)).toEqual([]);
  });
});
