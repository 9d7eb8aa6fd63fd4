import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { compile } from "../src/compile.ts";
import { validateProgram } from "../src/ir/validate-program.ts";

it("two definitions of one rule in one comma, for different cases, are told apart", () => {
  const library = readFileSync(new URL("library.delibera", import.meta.url), "utf8");
  const act = `delibera quote "Quote"
  autorità consiglio
  adottata il 10/01/2020
  con effetto dal 01/01/2020
  fonte «verbale»
  articolo 1
    comma 1
      testo «Testo.»
      regola quota : gettoni
        quando compleanno < 01/01/1950
        = 1 gettone
      regola quota : gettoni
        quando compleanno ≥ 01/01/1950
        = 2 gettoni
    fine
  fine
fine
`;
  const { program, diagnostics } = compile([
    { name: "library.delibera", text: library },
    { name: "quote.delibera", text: act },
  ]);
  expect(diagnostics).toEqual([]);
  expect(program && validateProgram(program)).toEqual([]);
  const quota = program?.rules.find(({ name }) => name === "quota");
  expect(quota?.versions.map(({ id }) => id)).toEqual(["quote/1/1/quota", "quote/1/1/quota#2"]);
});
