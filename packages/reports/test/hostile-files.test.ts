/** What no honest program writes is refused with line and reason, before it costs anything. */
import { describe, expect, it } from "vitest";
import type { Found } from "./refusals-of-text.ts";
import { refusalsOfText } from "./refusals-of-text.ts";
import { csv, ndjson, participant, report, xml } from "./sample-reports.ts";

const good = xml([report("T-1", [participant(0), participant(1)])]);
const only = (reason: string, line: number, parameters: Found["parameters"] = {}) => [{ line, reason, parameters }];

describe("XML", () => {
  it("is read whatever the pieces it comes in", async () => {
    for (const size of [1, 2, 3, 7, 64, 1000])
      expect(await refusalsOfText("xml", good, size), String(size)).toEqual([]);
  });

  it.each([
    ["an entity of its own", '<!DOCTYPE dataroot [<!ENTITY a "x">]>\n'],
    ["an entity out of a file", '<!DOCTYPE dataroot [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n'],
    ["entities that grow tenfold at each level", billionLaughs()],
    ["a declaration alone", "<!DOCTYPE dataroot>\n"],
  ])("with %s is refused at its declaration", async (_, doctype) => {
    const hostile = good.replace("<dataroot>", `${doctype}<dataroot>`);
    const [found, ...others] = await refusalsOfText("xml", hostile);
    expect([found?.reason, others]).toEqual(["doctype", []]);
  });

  it("with a declaration of types that never ends is refused after a megabyte", async () => {
    const hostile = `<!DOCTYPE dataroot [${"<!ENTITY a 'x'>".repeat(200_000)}`;
    expect(await refusalsOfText("xml", hostile)).toEqual(only("too-long", 1, { most: "1048576" }));
  });

  it("with an attribute of two megabytes is refused", async () => {
    const hostile = good.replace('cod_evento="T-1"', `cod_evento="${"A".repeat(2 << 20)}"`);
    expect(await refusalsOfText("xml", hostile)).toEqual(only("too-long", 3, { most: "1048576" }));
  });

  it("with an attribute of half a megabyte refuses the report, and does not repeat it", async () => {
    const hostile = good.replace('cod_evento="T-1"', `cod_evento="${"A".repeat(1 << 19)}"`);
    const found = await refusalsOfText("xml", hostile);
    expect(found).toEqual(only("field-malformed", 3, { field: "cod_evento", found: `${"A".repeat(40)}…` }));
  });

  it("nested a million times is refused at the thirty-third", async () => {
    const hostile = good.replace("<partecipante", `${"<a>".repeat(1_000_000)}<partecipante`);
    const found = await refusalsOfText("xml", hostile);
    expect(found).toEqual([...only("element-unknown", 4, { found: "a" }), ...only("too-deep", 4, { most: "32" })]);
  });

  it("with an unknown entity is refused there", async () => {
    expect(await refusalsOfText("xml", good.replace('tipo_eve="E"', 'tipo_eve="&lol;"'))).toEqual(
      only("not-well-formed", 3, { found: "undefined entity" }),
    );
  });

  it("that ends too early is refused at its end, wherever that is", async () => {
    const cuts = Array.from({ length: 40 }, (_, index) => Math.floor((good.length * (index + 1)) / 41));
    for (const cut of cuts) {
      const found = (await refusalsOfText("xml", good.slice(0, cut))).at(-1);
      expect(["truncated", "empty-file"], good.slice(0, cut)).toContain(found?.reason);
      expect(found?.line).toBe(good.slice(0, cut).split("\n").length);
    }
  });

  it.each([
    ["UTF-16", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good, "utf16le")]), "UTF-16"],
    ["UTF-16 without a mark", Buffer.from(good, "utf16le"), "UTF-16"],
    ["EBCDIC", good.replace("UTF-8", "IBM037"), "IBM037"],
    ["UTF-7", good.replace("UTF-8", "UTF-7"), "UTF-7"],
  ])("in %s is refused", async (_, text, found) => {
    expect(await refusalsOfText("xml", text)).toEqual(only("other-encoding", 1, { found }));
  });

  it("that says UTF-8 and is not is refused at the line", async () => {
    const bytes = Buffer.concat([
      Buffer.from(good.slice(0, 700)),
      Buffer.from([0xe0, 0x41]),
      Buffer.from(good.slice(700)),
    ]);
    const line = good.slice(0, 700).split("\n").length;
    for (const size of [1, 5, 1 << 16])
      expect(await refusalsOfText("xml", bytes, size)).toEqual(only("not-utf8", line));
  });

  it("in ISO-8859-1, as the platforms write it, is read", async () => {
    const latin = good.replace("UTF-8", "ISO-8859-1").replace("<dataroot>", "<dataroot><!-- perché -->");
    expect(await refusalsOfText("xml", Buffer.from(latin, "latin1"))).toEqual([]);
  });

  it.each([
    ["nothing", "", "empty-file"],
    ["spaces", "  \n ", "empty-file"],
    ["a table", "cod_evento;cod_org", "not-well-formed"],
    ["an empty report", "<dataroot></dataroot>", "no-event"],
    ["another element", "<html/>", "not-a-report"],
    ["two roots", `${good}<dataroot/>`, "not-well-formed"],
    ["a null byte", good.replace("T-1", "T\0"), "not-well-formed"],
  ])("of %s is refused", async (_, text, reason) => {
    expect((await refusalsOfText("xml", text)).map((it) => it.reason)).toEqual([reason]);
  });
});

describe("CSV", () => {
  const table = csv([report("T-1", [participant(0), participant(1)]), report("T-2", [participant(0)])]);

  it("is read whatever the pieces it comes in, with a byte order mark and other line ends", async () => {
    for (const size of [3, 64, 1000]) expect(await refusalsOfText("csv", table, size)).toEqual([]);
    expect(await refusalsOfText("csv", `\ufeff${table.replaceAll("\n", "\r\n")}`)).toEqual([]);
  });

  it.each([
    ["an unknown column", table.replace("cod_evento", "codice"), "column-unknown", 1, { field: "codice" }],
    ["a column twice", table.replace("cod_org", "cod_evento"), "column-unknown", 1, { field: "cod_evento" }],
    [
      "no column of the event",
      table.replaceAll(/^T-\d;|^cod_evento;/gm, ""),
      "column-missing",
      1,
      { field: "cod_evento" },
    ],
    ["a quote that never ends", table.replace("T-2", '"T-2'), "quote-not-closed", 4, { found: "CSV_QUOTE_NOT_CLOSED" }],
    ["a field of two megabytes", table.replace("T-2", "T".repeat(2 << 20)), "too-long", 4, { most: "1048576" }],
    ["only its columns", table.split("\n")[0] ?? "", "empty-file", 1, {}],
    ["nothing", "", "empty-file", 1, {}],
    ["a byte that is no text", Buffer.concat([Buffer.from(table), Buffer.from([0xff])]), "not-utf8", 5, {}],
  ])("with %s is refused", async (_, text, reason, line, parameters) => {
    expect((await refusalsOfText("csv", text)).at(-1)).toEqual({ line, reason, parameters });
  });

  it("whose event changes from line to line, or comes back later, refuses the report", async () => {
    const [columns = "", one = "", two = "", other = ""] = table.split("\n");
    expect(await refusalsOfText("csv", [columns, one, two.replace("12.0", "11.0"), other].join("\n"))).toEqual(
      only("event-changes", 3, { field: "crediti" }),
    );
    expect(await refusalsOfText("csv", [columns, one, other, two].join("\n"))).toEqual(only("rows-apart", 4));
  });

  it("with one cell too many refuses the line", async () => {
    const [columns = "", one = ""] = table.split("\n");
    expect(await refusalsOfText("csv", [columns, `${one};x`].join("\n"))).toEqual(only("text-unexpected", 2));
  });
});

describe("NDJSON", () => {
  const lines = ndjson([report("T-1", [participant(0), participant(1)]), report("T-2", [participant(0)])]);

  it("is read whatever the pieces it comes in", async () => {
    for (const size of [1, 64, 1000]) expect(await refusalsOfText("ndjson", lines, size)).toEqual([]);
    expect(await refusalsOfText("ndjson", `\ufeff${lines.replaceAll("\n", "\r\n")}\n`)).toEqual([]);
  });

  const change = (line: number, to: (line: string) => string) =>
    lines
      .split("\n")
      .map((text, index) => (index === line - 1 ? to(text) : text))
      .join("\n");

  it.each([
    ["a number for credits", change(2, (it) => it.replace('"12.0"', "11.5")), "not-text", 2, { field: "cred_acq" }],
    ["a line that is cut", change(2, (it) => it.slice(0, 30)), "not-json", 2, {}],
    ["a list", change(3, () => "[1]"), "not-json", 3, {}],
    [
      "an unknown name",
      change(2, (it) => it.replace("lib_dip", "__proto__")),
      "field-missing",
      2,
      { field: "lib_dip" },
    ],
    ["no profession", change(2, (it) => it.replace(/,"professione".*/, "}")), "no-profession", 2, {}],
    [
      "a profession that is a number",
      change(2, (it) => it.replace(/"professione":.*/, '"professione":7}')),
      "not-text",
      2,
      { field: "cod_prof" },
    ],
    [
      "a null byte in a code",
      change(1, (it) => it.replace("T-1", "T\\u0000")),
      "field-malformed",
      1,
      { field: "cod_evento", found: "T\ufffd" },
    ],
  ])("with %s refuses the report", async (_, text, reason, line, parameters) => {
    expect(await refusalsOfText("ndjson", text)).toContainEqual({ line, reason, parameters });
  });

  it.each([
    ["a person without an event", lines.split("\n").slice(1).join("\n"), "no-event", 1, {}],
    ["a line of two megabytes", `${lines}"${"x".repeat(2 << 20)}`, "too-long", 6, { most: "1048576" }],
    ["no JSON at all", "cod_evento;cod_org", "not-json", 1, {}],
    ["nothing", "", "empty-file", 1, {}],
  ])("with %s is refused", async (_, text, reason, line, parameters) => {
    expect((await refusalsOfText("ndjson", text)).at(-1)).toEqual({ line, reason, parameters });
  });
});

function billionLaughs(): string {
  const levels = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`);
  return `<!DOCTYPE dataroot [<!ENTITY l0 "lol">${levels.join("\n")}]>\n`;
}
