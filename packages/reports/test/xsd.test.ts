/** The XSD and the streaming reader say the same of the form of a report. The XSD is run by libxml2, which nobody here wrote. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { refusalsOfText } from "./refusals-of-text.ts";
import { participant, report, xml } from "./sample-reports.ts";

const schema = (fileName: string) => ({
  fileName,
  contents: readFileSync(fileURLToPath(new URL(`../src/xml/${fileName}`, import.meta.url)), "utf8"),
});
const single = schema("rapporto-evento.xsd");
const collection = schema("raccolta-di-rapporti.xsd");

async function isValid(contents: string, many = false): Promise<boolean> {
  const { valid } = await validateXML({
    xml: [{ fileName: "report.xml", contents }],
    schema: [many ? collection : single],
    preload: many ? [single] : [],
  });
  return valid;
}

it("a report, and a collection of them, are valid", async () => {
  const reports = [report("T-1", [participant(0), participant(1)]), report("T-2", [participant(0)])];
  expect(await isValid(xml(reports.slice(0, 1)))).toBe(true);
  expect(await isValid(xml(reports), true)).toBe(true);
  expect(await isValid(xml(reports)), "the collection is no report of Co.Ge.A.P.S.").toBe(false);
});

/** Values for one field at a time, right and wrong. `undefined` leaves the field out. */
const ofEvent: Readonly<Record<string, readonly (string | undefined)[]>> = {
  cod_evento: ["1", "12345678901234567890", "123456789012345678901", "", undefined, "à-1", "a b"],
  cod_edi: ["1", "999", "1000", "0", "000", "01", "-1", "x", undefined],
  cod_org: ["PR-1", "", undefined],
  cod_accr: ["050", "50", "0500", "abc", undefined],
  data_ini: ["2024-05-10", "2024-5-10", "2024-02-30", "2024-02-29", "10/05/2024", "2024-05-10Z", "", undefined],
  data_fine: ["2024-05-11", "2024-13-01", undefined],
  crediti: ["12.0", "50.0", "50.1", "0.0", "00.0", "0.1", "12", "12.00", "1,5", "012.0", "05.0", "-1.0", undefined],
  ore: ["1", "0", "999", "1000", "1.5", undefined],
  tipo_form: ["1", "2", "3", "0", "5", "", undefined],
  modulo_fad: ["0", "1", "2", undefined],
  tipo_eve: ["E", "P", "e", "X", undefined],
  cod_obi: ["18", "27", "0", "1000", undefined],
  num_part: ["0", "50", "999999", "1000000", undefined],
  cod_tipologia_form: ["1", "9", "10", "11", "12", "0", "01", undefined],
};
const ofPerson: Readonly<Record<string, readonly (string | undefined)[]>> = {
  cod_fisc: ["", "ABC", "RSSMRA80A01H50!U", undefined],
  nome: ["MARIA LUISA", "D'ANGELO", "JOSÉ", "", "A".repeat(100), "A".repeat(101), undefined],
  cognome: ["DE-ROSSI, JR.", "ROSSI2", undefined],
  ruolo: ["P", "T", "D", "R", "p", "X", undefined],
  lib_dip: ["L", "D", "C", "P", "X", undefined],
  part_reclutato: ["0", "1", "true", undefined],
  sponsor: ["Ditta 3 (s.r.l.)", "", "Ditta & C.", undefined],
  cred_acq: ["12.0", "0.0", "12", undefined],
  data_acq: ["2024-05-10", "2024-05-32", "oggi", undefined],
};

describe.each(Object.entries(ofEvent))("%s of the event", (field, values) => {
  it.each(values)("is valid for both or for neither: %s", async (value) => {
    await agree(xml([report("T-1", [participant(0)], { [field]: value })], "dataroot"));
  });
});

describe.each(Object.entries(ofPerson))("%s of a person", (field, values) => {
  it.each(values)("is valid for both or for neither: %s", async (value) => {
    await agree(xml([report("T-1", [participant(0, { [field]: value })])]));
  });
});

it.each([
  ["a second event", (text: string) => text.replace("</evento>", "</evento><evento/>")],
  ["no participant", (text: string) => text.replace(/<partecipante.*<\/partecipante>/s, "")],
  ["a person twice", (text: string) => text.replace(/(<partecipante.*<\/partecipante>)/s, "$1$1")],
  ["no profession", (text: string) => text.replace(/<professione.*<\/professione>/s, "")],
  ["no discipline", (text: string) => text.replace(/<disciplina>.*<\/disciplina>/s, "")],
  ["a discipline twice", (text: string) => text.replace(/(<disciplina>\d+<\/disciplina>)/, "$1$1")],
  ["a profession twice", (text: string) => text.replace(/(<professione.*<\/professione>)/s, "$1$1")],
  ["text between elements", (text: string) => text.replace("<partecipante", "ciao <partecipante")],
  ["an attribute of nobody", (text: string) => text.replace("<partecipante", '<partecipante eta="40"')],
  ["an attribute of a profession", (text: string) => text.replace("<professione", '<professione x="1"')],
  ["an element of nobody", (text: string) => text.replace("<professione", "<nota/><professione")],
  ["another root", (text: string) => text.replaceAll("dataroot", "report")],
  ["a comment", (text: string) => text.replace("<partecipante", "<!-- nota --><partecipante")],
  ["a character reference", (text: string) => text.replace('tipo_eve="E"', 'tipo_eve="&#69;"')],
] as const)("%s is valid for both or for neither", async (_, change) => {
  const text = xml([report("T-1", [participant(0)])]);
  const other = change(text);
  expect(other).not.toBe(text);
  await agree(other);
});

/** Reasons of the facts, and the check character, which no schema can know. */
const notOfForm = new Set(["ends-before-start", "outside-event", "in-the-future", "above-event", "fiscal-code"]);

async function agree(text: string): Promise<void> {
  const refusals = (await refusalsOfText("xml", text)).filter(({ reason }) => !notOfForm.has(reason));
  const repeated = /cod_fisc="(\w+)".*cod_fisc="\1"/s.test(text);
  expect(refusals.length === 0 && !repeated, JSON.stringify(refusals)).toBe(await isValid(text));
}
