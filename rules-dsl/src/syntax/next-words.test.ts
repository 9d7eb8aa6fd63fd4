/** What the grammar lets follow, asked at places of half-written texts. */
import { describe, expect, it } from "vitest";
import { nextWords } from "./next-words.ts";

const comma = "delibera x\n  articolo 1\n    comma 1\n";
const following = (text: string) => nextWords({ name: "a", text }, text.length)?.words.map(({ token }) => token);

describe("next words", () => {
  it("begin a file with a vocabulary or an act", () => {
    expect(following("")).toEqual(["Vocabulary", "ActKind"]);
  });

  it("are those of the block that is open, whatever was closed before", () => {
    expect(following(`${comma}    fine\n`)).toEqual(["AnyText", "Paragraph", "End"]);
    expect(following(`${comma}    fine\n  fine\n`)).toContain("Article");
    expect(following("vocabolario x\n  elenco y\n")).toEqual(["AnyText", "Option", "End"]);
    expect(following("vocabolario x\n  elenco y\n  fine\n")).toContain("Entity");
  });

  it("go on with the clause at hand, mistakes in the clauses before it notwithstanding", () => {
    const mistaken = `${comma}regola regola : = (\n`;
    expect(following(`${mistaken}regola r : `)).toEqual(["ListOfType", "YesNo", "AnyName"]);
    expect(following(`${mistaken}parametro x = 10 `)).toContain("UnitWord");
    expect(following(`${mistaken}sostituisce `)).toEqual(["CitedArticle", "CitedSection"]);
  });

  it("say in which rules of the grammar they stand", () => {
    const text = `${comma}regola r per ogni `;
    expect(nextWords({ name: "a", text }, text.length)?.words).toEqual([
      { token: "AnyName", rules: ["paragraph", "clause", "rule", "ruleHead", "grain", "name"] },
    ]);
  });

  it("do not exist inside the words of the law, a title or a comment", () => {
    for (const open of ["testo «a", 'esempio "a', "-- a"]) expect(following(`${comma}${open}`)).toBeUndefined();
    expect(following(`${comma}testo «a»`)).toContain("Fingerprint");
  });

  it("are not looked for in a nest that nobody writes", () => {
    expect(following(`${comma}parametro x = ${"(".repeat(1000)}`)).toEqual([]);
  });
});
