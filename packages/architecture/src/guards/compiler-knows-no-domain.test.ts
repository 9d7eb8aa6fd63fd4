/** The compiler would serve any other registry: no word of this one is in it. */
import { describe, expect, it } from "vitest";
import { domainWords, wordsIn } from "../domain-words.ts";
import { treeOf } from "../testing/tree-of.ts";
import { compilerKnowsNoDomain } from "./compiler-knows-no-domain.ts";

const vocabulary = `vocabolario pesca "Pesca" / "Fishing"
  unità casse singolare cassa passo 0,1 "casse" / "boxes"
  -- unità commento
  entità peschereccio "peschereccio" / "trawler"
    campo stazza_lorda : numero "stazza" / "tonnage"
  fine
`;

function refusals(path: string, text: string): readonly string[] {
  const tree = treeOf({ "deliberations/vocabolario.delibera": vocabulary, [path]: text });
  return compilerKnowsNoDomain(tree).map(({ line, what }) => `${line ?? "-"} ${what}`);
}

describe("a noun of the domain", () => {
  it("is refused in code, comments, strings, fixtures and file names", () => {
    expect(refusals("rules-dsl/src/check/a.ts", "const total = 1;\nconst creditTotal = 2;")).toEqual([
      "2 says `credit`",
    ]);
    expect(refusals("rules-dsl/src/check/a.ts", "// a triennium is three years")).toEqual(["1 says `triennium`"]);
    expect(refusals("rules-dsl/src/check/a.ts", 'const unit = "crediti";')).toEqual(["1 says `crediti`"]);
    expect(refusals("rules-dsl/test/fixtures/a.rules", "regola obbligo : CREDITI")).toEqual(["1 says `crediti`"]);
    expect(refusals("rules-dsl/src/check/ecm-rules.ts", "")).toEqual(["- is named after `ecm`"]);
  });

  it("is also every part of every name that the vocabulary declares", () => {
    expect(refusals("rules-dsl/src/check/a.ts", "const cassaVuota = 1;")).toEqual(["1 says `cassa`"]);
    expect(refusals("rules-dsl/src/check/a.ts", "const s = 'stazzaLorda';")).toEqual(["1 says `stazza`"]);
    expect(refusals("rules-dsl/src/check/a.ts", "// il commento")).toEqual([]);
  });

  it("is a whole word: accreditation of a document and professionalism are not refused for their letters", () => {
    expect(refusals("rules-dsl/src/check/a.ts", "// accredited, professionalism, decrement")).toEqual([]);
  });

  it("may be said outside the compiler", () => {
    expect(refusals("packages/ledger/src/a.ts", "const credits = 1;")).toEqual([]);
  });
});

it("identifiers are split where a reader splits them, without accents", () => {
  expect(wordsIn("creditiAcquisiti ECMRules unità_di_misura art-2-c1")).toEqual([
    ...["crediti", "acquisiti", "ecm", "rules", "unita", "di", "misura", "art", "2", "c1"],
  ]);
});

it("ordinary words of the vocabulary stay usable", () => {
  const tree = treeOf({ "deliberations/vocabolario.delibera": "campo data_di_nascita : data" });
  expect([...domainWords(tree)]).toContain("nascita");
  expect([...domainWords(tree)]).not.toContain("data");
});
