import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Compilation, CompilationMemory } from "../src/compile.ts";
import { compile, newCompilationMemory } from "../src/compile.ts";
import { canonicalJson, programHash, textHash } from "../src/ir/hash.ts";
import type { NameSymbol } from "../src/resolve/symbols.ts";
import type { SourceFile } from "../src/source/source.ts";
import { nameKey } from "../src/syntax/keywords.ts";
import { fixturesOf } from "./fixture-suite.ts";

const read = (name: string) => ({
  name: name.split("/").at(-1) ?? name,
  text: readFileSync(new URL(name, import.meta.url), "utf8"),
});
const library = read("library.delibera");
const libraryActs = readdirSync(new URL("library-acts/", import.meta.url)).map((name) => read(`library-acts/${name}`));

const fixtures = (["ok", "bad"] as const)
  .flatMap((kind) => [...fixturesOf("check", kind), ...fixturesOf("resolve", kind)])
  .filter(({ sources }) => !sources.some(({ text }) => text.startsWith("vocabolario") || text.length > 4_000));

const sets: readonly (readonly SourceFile[])[] = [
  [library, ...libraryActs],
  ...fixtures.map(({ sources }) => [library, ...sources]),
];

const words = [...new Set(sets.flat().flatMap(({ text }) => text.match(/[\p{L}_]{3,}|\d+/gu) ?? []))];
const lines = [...new Set(sets.flat().flatMap(({ text }) => text.split("\n")))];

/** What somebody does to a set of files: most edits leave sense, some do not. */
type Edit =
  | { readonly kind: "word" | "line"; readonly file: number; readonly at: number; readonly written: string }
  | { readonly kind: "cut"; readonly file: number; readonly at: number; readonly length: number }
  | { readonly kind: "remove" | "rename" | "restore"; readonly file: number }
  | { readonly kind: "add"; readonly sources: readonly SourceFile[] };

const file = fc.nat({ max: 9 });
const at = fc.nat({ max: 9999 });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant("word" as const), file, at, written: fc.constantFrom(...words) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("line" as const), file, at, written: fc.constantFrom(...lines) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("cut" as const), file, at, length: fc.nat({ max: 60 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom("remove" as const, "rename" as const, "restore" as const), file }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("add" as const),
      sources: fc.constantFrom(...fixtures.map(({ sources }) => sources)),
    }),
  },
);

function edited(files: readonly SourceFile[], start: readonly SourceFile[], change: Edit): readonly SourceFile[] {
  if (change.kind === "add") {
    const names = new Set(files.map(({ name }) => name));
    return [...files, ...change.sources.filter(({ name }) => !names.has(name))];
  }
  if (change.kind === "restore") {
    const first = start[change.file % start.length];
    return first ? [...files.filter(({ name }) => name !== first.name), first] : files;
  }
  const place = change.file % Math.max(files.length, 1);
  const old = files[place];
  if (!old) return files;
  if (!("at" in change)) {
    const others = files.filter((each) => each !== old);
    return change.kind === "remove" ? others : [...others, { name: `z-${old.name}`, text: old.text }];
  }
  return files.with(place, { name: old.name, text: textAfter(old.text, change) });
}

function textAfter(text: string, change: Extract<Edit, { readonly at: number }>): string {
  if (change.kind === "cut") {
    const from = Math.floor((text.length * change.at) / 10000);
    return text.slice(0, from) + text.slice(from + change.length);
  }
  const parts = text.split(change.kind === "word" ? /([\p{L}_]{3,}|\d+)/u : "\n");
  const chosen = change.kind === "word" ? change.at % Math.max((parts.length - 1) / 2, 1) : change.at % parts.length;
  const place = change.kind === "word" ? chosen * 2 + 1 : chosen;
  return parts.with(Math.min(place, parts.length - 1), change.written).join(change.kind === "word" ? "" : "\n");
}

/** All of a compilation, in an order and with names that do not depend on which objects stand for what. */
function told({ program, diagnostics, model }: Compilation) {
  const { symbols } = model;
  const place = ({
    span,
  }: {
    readonly span: { readonly file: string; readonly start: number; readonly end: number };
  }) => `${span.file} ${span.start}-${span.end}`;
  const symbol = (one: NameSymbol): string => {
    switch (one.kind) {
      case "rule":
        return `rule ${one.name} ${symbols.rules.get(nameKey(one.name)) === one ? "" : "of another compilation"}`;
      case "interpretation":
        return `doubt ${one.name} ${symbols.interpretations.get(nameKey(one.name)) === one ? "" : "of another"}`;
      case "option":
        return `option ${one.option} of ${symbol(one.of)}`;
      case "local":
        return `local ${one.name} ${place(one.declaredAt)} ${JSON.stringify(one.type)} ${one.isCycle}`;
      case "exampleItem":
        return `item ${one.name} ${one.entity.name} ${place(one.declaredAt)}`;
      case "operation":
        return `operation ${one.signature.operation}`;
      case "thisYear":
        return one.kind;
      default:
        return `${one.kind} ${one.name}`;
    }
  };
  return {
    program: JSON.stringify(program),
    diagnostics,
    bindings: [...model.bindings].map(([name, one]) => `${place(name)} ${name.text} → ${symbol(one)}`),
    types: [...model.types].map(([expression, type]) => `${place(expression)} ${JSON.stringify(type)}`),
    reads: [...model.reads].map(([rule, all]) => `${symbol(rule)}: ${[...all].map(symbol).join(", ")}`),
    used: [...model.used].map(symbol),
  };
}

describe("compiling a set of files again after a change, with what is remembered of it", () => {
  it("gives what compiling it anew gives, byte for byte, whatever the changes", () => {
    fc.assert(
      fc.property(fc.constantFrom(...sets), fc.array(edit, { minLength: 1, maxLength: 7 }), (start, edits) => {
        const memory = newCompilationMemory();
        let files = start;
        for (const change of [undefined, ...edits, undefined]) {
          files = change ? edited(files, start, change) : files;
          const [again, anew] = [compile(files, memory), compile(files)];
          expect(told(again)).toEqual(told(anew));
          if (again.program) expect(programHash(again.program)).toBe(textHash(canonicalJson(anew.program)));
        }
      }),
      { numRuns: 150, seed: 20170101 },
    );
  });

  const quotes = "quote.delibera";
  const compiled = (memory: CompilationMemory, change: (text: string) => string = (text) => text) => {
    const { program } = compile(
      [library, ...libraryActs.map((one) => (one.name === quotes ? { name: quotes, text: change(one.text) } : one))],
      memory,
    );
    if (!program) throw new Error("the acts of the library do not compile");
    return program;
  };

  it("keeps the very parts of the program that did not change, and the program when nothing did", () => {
    const memory = newCompilationMemory();
    const before = compiled(memory);
    expect(compiled(memory, (text) => `${text}\n`)).toBe(before);
    const changed = /= (\d+) gettoni/;
    const after = compiled(memory, (text) => text.replace(changed, "= 7 gettoni"));
    const same = after.rules.filter((rule, place) => rule === before.rules[place]).length;
    expect([before.rules.length, same]).toEqual([23, 22]);
    expect(after.vocabulary).toBe(before.vocabulary);
    expect(after.examples.every((example, place) => example === before.examples[place])).toBe(true);
  });
});
