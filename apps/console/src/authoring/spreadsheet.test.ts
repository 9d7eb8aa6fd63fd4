import { describe, expect, it } from "vitest";
import { examplesOfTable, tableOf } from "./spreadsheet.ts";

const names = {
  obbligo: { kind: "quantity", unit: "crediti" },
  esonerato: { kind: "boolean" },
  iscritto_il: { kind: "date" },
  ruolo: { kind: "enumeration" },
  quota: { kind: "quantity" },
  soglia: { kind: "requirement" },
};

describe("the cells of a spreadsheet", () => {
  it("become examples in the words of the language", () => {
    const pasted = [
      "esempio\ttriennio\tdato esonerato\tiscritto_il\truolo\tquota\tallora obbligo\tallora soglia",
      '"il ""primo"""\t2017-2019\tVERO\t1/3/2018\tMedico Chirurgo\t20%\t1.044,72\tnon soddisfatto',
      "\t\t\t\t\t\t\t",
      "il secondo\t\tfalso\t2018-03-01\t\t79.9\t150 crediti\t",
    ].join("\r\n");
    expect(examplesOfTable(pasted, names)).toEqual({
      problems: [],
      examples: [
        {
          title: 'il "primo"',
          cycle: "2017-2019",
          lines: [
            "dato esonerato = sì",
            "dato iscritto_il = 01/03/2018",
            "dato ruolo = medico_chirurgo",
            "dato quota = 20%",
            "allora obbligo = 1044,72 crediti",
            "allora soglia non soddisfatto",
          ],
        },
        {
          title: "il secondo",
          cycle: undefined,
          lines: [
            "dato esonerato = no",
            "dato iscritto_il = 01/03/2018",
            "dato quota = 79,9",
            "allora obbligo = 150 crediti",
          ],
        },
      ],
    });
  });

  it("are refused one by one, with their row", () => {
    const pasted = "esempio;dato sconosciuto;esonerato;allora obbligo\nuno;1;forse;tanti\n;;sì;\n";
    expect(examplesOfTable(pasted, names).problems).toEqual([
      { row: 1, cell: "dato sconosciuto", kind: "column" },
      { row: 2, cell: "forse", kind: "value" },
      { row: 2, cell: "tanti", kind: "value" },
      { row: 2, cell: "uno", kind: "nothing" },
      { row: 3, cell: "", kind: "title" },
      { row: 3, cell: "", kind: "nothing" },
    ]);
  });

  it("are the same after going out and coming back", () => {
    const about = { line: 1, start: 0, article: "1", comma: "1", passed: true, refusals: [] };
    const expectation = {
      label: "",
      rule: "obbligo",
      line: 2,
      passed: true,
      expected: "",
      actual: "",
      accepting: undefined,
    };
    const rows = [
      {
        ...about,
        title: "uno",
        given: ["nel triennio 2017-2019", "noto al 01/01/2018", "dato esonerato = sì", "dato prestito P con costo = 2"],
        expectations: [{ ...expectation, written: "= 150 crediti" }],
      },
    ];
    expect(examplesOfTable(tableOf(rows), names)).toEqual({
      problems: [],
      examples: [
        {
          title: "uno",
          cycle: "2017-2019",
          lines: [
            "noto al 01/01/2018",
            "dato esonerato = sì",
            "dato prestito P con costo = 2",
            "allora obbligo = 150 crediti",
          ],
        },
      ],
    });
  });
});
