import { describe, expect, it } from "vitest";
import { delibera } from "./run-delibera.ts";

const asked = (person: string, ...more: readonly string[]) =>
  delibera([
    "counterfactual",
    "--input",
    `deliberations/professionisti/${person}.json`,
    "--triennium",
    "2017-2019",
    "--as-of",
    "2019-06-30",
    ...more,
  ]);

describe("what a professional must still do", () => {
  it("is told with the days, the requirements and their commi", () => {
    expect(asked("iscritto-nel-2018")).toEqual({
      code: 0,
      err: "",
      out: [
        "il minimo che resta da fare, dimostrato:",
        "  partecipare a un evento come discente: 28,6 crediti (01/07/2019 – 31/12/2019)",
        "  obbligo formativo: mancano 28,6 crediti → soddisfatto (Delibera della CNFC in materia di crediti formativi ECM, 2/3)",
        "",
      ].join("\n"),
    });
  });

  it("is data when asked, in exact amounts", () => {
    const { out } = asked("iscritto-nel-2018", "--json");
    expect(JSON.parse(out)).toMatchObject({
      kind: "plan",
      total: "28.6",
      todo: [{ action: "partecipare_come_discente", amount: "28.6", unit: "crediti", by: "2019-12-31" }],
    });
  });

  it("is nothing for whoever has met every requirement", () => {
    expect(asked("dossier-individuale", "--lang", "en").out).toBe("nothing is left to be done\n");
  });

  it("refuses a goal that is no requirement, with those that are", () => {
    const { code, err } = asked("iscritto-nel-2018", "--goal", "saldo");
    expect(code).toBe(1);
    expect(err).toMatch(/^delibera: `saldo` non è un requisito né una domanda: scrivere uno fra .*obbligo_soddisfatto/);
  });
});
