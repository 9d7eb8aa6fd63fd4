import { describe, expect, it } from "vitest";
import { commiOfText } from "./commi-of-text.ts";

const text = `delibera prova "Prova"
  articolo 1 "Crediti"
    comma 1
      testo «Si attribuiscono
        comma 2 crediti.»
      parametro crediti = 3 crediti
      esempio "i crediti"
        allora crediti = 3 crediti
    fine
    comma 2-bis
      non normativo : «dice dove»
    fine
  fine
  articolo 2
    comma 1
      riassunto «Altro.» fonte «prova»
`;

describe("the commi of a text", () => {
  it("have the words of the law beside the rules, with their line", () => {
    expect(commiOfText(text)).toEqual([
      {
        article: "1",
        heading: "Crediti",
        comma: "1",
        line: 3,
        law: "Si attribuiscono comma 2 crediti.",
        rules: 'parametro crediti = 3 crediti\nesempio "i crediti"\n  allora crediti = 3 crediti',
      },
      { article: "1", heading: "Crediti", comma: "2-bis", line: 10, law: "", rules: "non normativo : «dice dove»" },
      { article: "2", heading: "", comma: "1", line: 15, law: "Altro.", rules: "fonte «prova»" },
    ]);
  });

  it("are none in a text that has none", () => {
    expect(commiOfText("Art. 1\n1. Si attribuiscono tre crediti.")).toEqual([]);
  });
});
