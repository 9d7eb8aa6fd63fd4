import { describe, expect, it } from "vitest";
import { keywords, nameKey } from "./keywords.ts";

describe("nameKey", () => {
  it("makes words equal that differ in accents, case or apostrophe", () => {
    expect(nameKey("Unità")).toBe("unita");
    expect(nameKey("UNITA\u0300")).toBe("unita");
    expect(nameKey("nell’Anno")).toBe("nell'anno");
    expect(nameKey("perché_no_1")).toBe("perche_no_1");
  });
});

describe("the keyword table", () => {
  const rows = Object.entries(keywords).flatMap(([name, { reading, it: spellings }]) =>
    spellings.map((written) => ({ name, reading, key: nameKey(written) })),
  );

  it("gives no spelling to two tokens that are read in the same way", () => {
    const seen = new Map<string, string>();
    const twice = rows.filter(({ name, reading, key }) => {
      const other = seen.get(`${reading} ${key}`);
      seen.set(`${reading} ${key}`, name);
      return other !== undefined;
    });
    expect(twice).toEqual([]);
  });

  it("reads everywhere only words that are not also read at the beginning of a line, but for citations, deadlines and prepositions", () => {
    const heads = new Set(rows.filter(({ reading }) => reading === "head").map(({ key }) => key));
    const both = rows.filter(({ reading, key }) => (reading === "reserved" || reading === "soft") && heads.has(key));
    expect(both.map(({ name, key }) => `${name} ${key}`)).toEqual([
      "CitedArticle articolo",
      "CitedSection paragrafo",
      "CitedParagraph comma",
      "Within entro",
      "In nel",
      "In nello",
      "In nella",
      "In nell'",
    ]);
  });
});
