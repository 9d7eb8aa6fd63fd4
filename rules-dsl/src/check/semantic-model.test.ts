import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile } from "../compile.ts";
import type * as Ast from "../syntax/ast.ts";
import { occurrencesOf } from "./semantic-model.ts";

const folder = new URL("../../test/", import.meta.url);
const sources = [
  "library.delibera",
  ...readdirSync(new URL("library-acts", folder)).map((name) => `library-acts/${name}`),
]
  .filter((path) => path.endsWith(".delibera"))
  .map((path) => ({ name: path, text: readFileSync(new URL(path, folder), "utf8") }));
const { model, files } = compile(sources);

/** Every name of a tree, with the kind of node and the member that holds it. */
function* namesOf(tree: unknown, place = ""): Generator<readonly [string, Ast.Name]> {
  if (Array.isArray(tree)) for (const one of tree) yield* namesOf(one, place);
  if (typeof tree !== "object" || tree === null || Array.isArray(tree)) return;
  if ("text" in tree && typeof tree.text === "string") yield [place, tree as Ast.Name];
  else {
    const kind = "kind" in tree ? tree.kind : "";
    for (const [member, part] of Object.entries(tree)) yield* namesOf(part, `${kind}.${member}`);
  }
}

describe("bindings", () => {
  it("hold every name of the acts and of the vocabulary, but the word for an act and the name of the vocabulary", () => {
    const unbound = [...namesOf(files)].filter(([, name]) => !model.bindings.has(name)).map(([place]) => place);
    expect([...new Set(unbound)].sort()).toEqual(["act.actKind", "vocabulary.name"]);
  });

  it.each([
    ["arrotonda", ["library-acts/proroga.delibera", "library-acts/quote.delibera"]],
    ["per_difetto", ["library-acts/proroga.delibera", "library-acts/quote.delibera"]],
    ["per_chi_rende", ["library-acts/conti.delibera"]],
    ["prestito", ["library-acts/conti.delibera", "library.delibera"]],
    ["stagione", ["library-acts/conti.delibera", "library-acts/quote.delibera", "library.delibera"]],
    ["consiglio", [...sources.map(({ name }) => name)].sort()],
  ])("find every occurrence of %s", (text, inFiles) => {
    const written = [...namesOf(files)].filter(([, name]) => name.text === text).map(([, name]) => name);
    const symbol = written[0] && model.bindings.get(written[0]);
    const found = symbol ? occurrencesOf(model, symbol) : [];
    expect(new Set(found)).toEqual(new Set(written));
    expect([...new Set(found.map(({ span }) => span.file))]).toEqual(inFiles);
  });
});
