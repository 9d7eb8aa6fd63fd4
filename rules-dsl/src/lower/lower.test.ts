import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile } from "../compile.ts";
import { programHash } from "../ir/hash.ts";

const library = {
  name: "library.delibera",
  text: readFileSync(new URL("../../test/library.delibera", import.meta.url), "utf8"),
};

const act = (name: string, clauses: string) => ({
  name: `${name}.delibera`,
  text: `delibera ${name} "Quote"
  autorità consiglio
  adottata il 10/01/2020
  con effetto dal 01/01/2020
  fonte «verbale»
  articolo 1
    comma 1
      testo «Una  quota
        intera.»
${clauses}
    fine
  fine
fine
`,
});

const quotes = act(
  "quote",
  `      parametro base = 40%
      regola doppia : gettoni
        = quota + quota
      regola quota : gettoni
        = base di 3 gettoni
      esempio "un prestito in perdita"
        dato prestito P con costo = -1,5 gettoni; tipo = libro; reso = sì; preso_il = 02/03/2020
        dato compleanno = 01/02/2000
        allora quota = 1,2 gettoni`,
).text.replace("base di 3 gettoni", "base * 3 gettoni");

describe("lowering", () => {
  const sources = [library, { name: "quote.delibera", text: quotes }];
  const { program, diagnostics } = compile(sources);

  it("gives the same bytes whatever the order of the files", () => {
    const again = compile([...sources].reverse()).program;
    expect(diagnostics).toEqual([]);
    expect(program && programHash(program)).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(again && programHash(again)).toBe(program && programHash(program));
  });

  it("puts a rule after the rules it reads", () => {
    expect(program?.rules.map(({ name }) => name)).toEqual(["base", "quota", "doppia"]);
  });

  it("hashes the words of a comma, not its line breaks", () => {
    const paragraph = program?.acts[0]?.divisions[0]?.paragraphs[0];
    expect(paragraph?.text).toBe("Una quota intera.");
    const folded = compile([
      library,
      { name: "quote.delibera", text: quotes.replace("Una  quota\n        intera", "Una quota intera") },
    ]);
    expect(folded.program?.acts[0]?.divisions[0]?.paragraphs[0]?.textHash).toBe(paragraph?.textHash);
  });

  it("writes the facts of an example as the JSON of the subject, in the cycle in which the act takes effect", () => {
    expect(program?.examples[0]).toMatchObject({
      cycle: "2020-2021",
      facts: {
        birthDate: "2000-02-01",
        loans: [{ id: "P", cost: "-1.5", kind: "book", returned: true, takenOn: "2020-03-02" }],
      },
    });
  });

  it("has no program while there is an error", () => {
    const broken = compile([library, { name: "quote.delibera", text: quotes.replace("* 3 gettoni", "* 3 giorni") }]);
    expect(broken.diagnostics.map(({ code }) => code)).toEqual(["unit-mismatch"]);
    expect(broken.program).toBeUndefined();
  });
});
