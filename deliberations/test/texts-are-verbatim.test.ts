import { readdirSync, readFileSync } from "node:fs";
import { compile } from "@delibera/rules-dsl/compile";
import { describe, expect, it } from "vitest";

const folder = new URL("../", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");
const sources = readdirSync(folder)
  .filter((name) => name.endsWith(".delibera"))
  .map((name) => ({ name, text: read(name) }));
const { program, diagnostics } = compile(sources);

/** White space and emphasis marks of the source documents are layout, not words. */
const words = (text: string) => text.replaceAll("*", "").replace(/\s+/g, " ").trim();

describe("the acts", () => {
  it("compile without an error or a warning", () => {
    expect(diagnostics.map(({ code, span }) => `${span.file} ${code}`)).toEqual([]);
    expect(program?.acts.length).toBe(42);
  });

  const commi = (program?.acts ?? []).flatMap((act) =>
    act.divisions.flatMap((division) =>
      division.paragraphs.map((paragraph) => ({
        where: `${act.name} ${division.number}.${paragraph.number}`,
        act,
        paragraph,
      })),
    ),
  );

  it.each(commi.filter(({ paragraph }) => paragraph.textKind === "verbatim"))(
    "quote $where word for word from the document they name",
    ({ act, paragraph }) => {
      expect(words(read(act.source.reference))).toContain(words(paragraph.text));
    },
  );

  it.each(commi.filter(({ paragraph }) => paragraph.textKind === "summary"))(
    "give the source and the confidence of the summary at $where",
    ({ paragraph }) => {
      expect(paragraph.textSource?.reference).toBeTruthy();
      expect(paragraph.textSource?.confidence).toBeTruthy();
    },
  );

  it("leave no comma undeclared, and say why each one that is not encoded is not", () => {
    const undeclared = commi.filter(({ paragraph }) => paragraph.standing === "undeclared");
    expect(undeclared.map(({ where }) => where)).toEqual([]);
    const silent = commi.filter(({ paragraph }) => /^not-/.test(paragraph.standing) && !paragraph.reason?.trim());
    expect(silent.map(({ where }) => where)).toEqual([]);
  });

  it("number the commi of the 2017-2019 deliberation from article 1 to article 6", () => {
    const act = program?.acts.find((found) => found.name === "cnfc_2017_crediti");
    expect(act?.divisions.map(({ number, paragraphs }) => `${number}: ${paragraphs.length}`)).toEqual([
      "1: 3",
      "2: 5",
      "3: 3",
      "4: 5",
      "5: 1",
      "6: 1",
    ]);
  });
});
