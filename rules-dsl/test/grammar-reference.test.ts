import { expect, it } from "vitest";
import { printFamilies, printGrammar, printKeywords } from "../src/syntax/print-grammar.ts";
import { pageOf, withWritten } from "./written-pages.ts";

it("GRAMMAR.md is the grammar that the parser runs", async () => {
  const page = pageOf("GRAMMAR.md");
  const parts = {
    productions: `\`\`\`text\n${printGrammar()}\n\`\`\``,
    families: printFamilies(),
    keywords: printKeywords(),
  };
  await expect(withWritten(page, parts)).toMatchFileSnapshot(page.path);
});
