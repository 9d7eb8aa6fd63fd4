import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile } from "../src/compile.ts";
import { runExamples } from "../src/examples/run-examples.ts";
import { format } from "../src/formatter/format.ts";
import { validateProgram } from "../src/ir/validate-program.ts";
import type { SourceFile } from "../src/source/source.ts";

const read = (path: string): SourceFile => ({
  name: path.replace(/^.*\//, ""),
  text: readFileSync(new URL(path, import.meta.url), "utf8"),
});

const acts = readdirSync(new URL("library-acts", import.meta.url))
  .filter((name) => name.endsWith(".delibera"))
  .map((name) => read(`library-acts/${name}`));

describe("the acts of a library, with a word of every kind that the law has", () => {
  const { program, diagnostics } = compile([read("library.delibera"), ...acts]);

  it("compile into a program of the right shape", () => {
    expect(diagnostics).toEqual([]);
    expect(program && validateProgram(program)).toEqual([]);
  });

  it("give what each of their examples says", () => {
    const failed = program ? runExamples(program).filter(({ passed }) => !passed) : undefined;
    expect(failed?.map(({ title }) => title)).toEqual([]);
    expect(program?.examples).toHaveLength(12);
  });

  it.each(acts)("$name is laid out as the formatter would", (source) => {
    expect(format(source)).toMatchObject({ text: source.text });
  });
});
