/** People who are written in the plainest way are read as the parser would read them, whatever stands between them. */
import { describe, expect, it } from "vitest";
import type { ReportItem } from "../src/form/report-item.ts";
import { plainParticipants } from "../src/xml/plain-participants.ts";
import { readXml } from "../src/xml/read-xml.ts";
import { participant, report, xml } from "./sample-reports.ts";

const text = xml([
  report(
    "T-1",
    Array.from({ length: 30 }, (_, index) => participant(index)),
  ),
  report("T-2", [participant(3), participant(4, { sponsor: "Ditta > fittizia", nome: "D'ANNA" })]),
]);
const people = text.split("<partecipante").length - 1;

async function itemsOf(file: string, size = 1 << 15): Promise<readonly ReportItem[]> {
  const bytes = Buffer.from(file);
  async function* pieces() {
    for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
  }
  const items: ReportItem[] = [];
  for await (const some of readXml(pieces())) items.push(...some);
  // As plain objects: the parser's have no prototype.
  return JSON.parse(JSON.stringify(items));
}

/** The same, in a way that only the parser reads. */
const parsed = (file: string) => file.replaceAll('data_acq="2024-05-11"', "data_acq='2024-05-11'");

describe("a plain participant", () => {
  it("is read without the parser, up to the first one that is not plain", () => {
    const start = text.indexOf("<partecipante");
    const event = text.slice(0, text.indexOf("</evento>"));
    const { items, end, lines } = plainParticipants(event, start, 4);
    expect([items.length, items[0]?.line, items.at(-1)?.line, lines]).toEqual([30, 4, 33, 29]);
    expect(event.slice(end)).toBe("\n");
    const second = event.indexOf("<partecipante", start + 1);
    const other = `${event.slice(0, second)}<!-- -->${event.slice(second)}`;
    expect(plainParticipants(other, start, 4).items.length).toBe(1);
  });

  it("is the item that the parser makes, in pieces of any size", async () => {
    const expected = await itemsOf(parsed(text));
    expect(expected.filter(({ kind }) => kind === "participant").length).toBe(people);
    for (const size of [1, 7, 100, 333, 1 << 15]) expect(await itemsOf(text, size), String(size)).toEqual(expected);
  });

  it.each([
    ["with other line ends", text.replaceAll("\n", "\r\n")],
    ["on one line", text.replaceAll("\n", "")],
    ["over many lines", text.replaceAll(" nome=", "\n\t\r\n nome=").replaceAll("><", ">\n<")],
    ["among others with references", text.replace('nome="', 'nome="&amp;').replace('ruolo="P"', "ruolo='&#80;'")],
    [
      "after a comment that looks like one",
      text.replace("<partecipante", "<!-- <evento> </partecipante> --><partecipante"),
    ],
    ["within a section of text", text.replace("<partecipante", "<![CDATA[</partecipante>]]><partecipante")],
    ["with unknown attributes", text.replaceAll("lib_dip=", "constructor=")],
    ["with attributes that objects have", text.replaceAll("lib_dip=", "__proto__=")],
    ["with two professions", text.replace("</professione>", '</professione><professione cod_prof="1"/>')],
    ["with text beside the elements", text.replace("<professione", "x<professione")],
    ["outside of an event", text.replace("</evento>", "</evento><partecipante></partecipante>")],
    ["inside one another", text.replace("<professione", "<partecipante/><professione")],
  ])("%s is the item that the parser makes", async (_, file) => {
    for (const size of [13, 1 << 15]) expect(await itemsOf(file, size)).toEqual(await itemsOf(parsed(file), size));
  });

  it("with an attribute twice is not well-formed", async () => {
    const items = await itemsOf(text.replace("lib_dip=", 'ruolo="D" lib_dip='));
    expect(items.at(-1)).toEqual({
      kind: "broken",
      line: 4,
      reason: "not-well-formed",
      parameters: { found: "duplicate attribute: ruolo" },
    });
  });

  it("whose event was never opened is not read", async () => {
    const items = await itemsOf(`<rapporti><!-- <evento> -->${text.slice(text.indexOf("<partecipante"))}`);
    expect(items.at(-1)).toMatchObject({ kind: "broken", line: 1, reason: "element-unknown" });
  });
});
