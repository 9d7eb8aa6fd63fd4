/** Claims about exports: exact in each format, the same bytes each time, and read by others with the same totals. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tableFromIPC } from "apache-arrow";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ExportRequest, NamedTable } from "../src/cohorts.ts";
import { snapshotFormat, writeExport } from "../src/cohorts.ts";

const top = mkdtempSync(join(tmpdir(), "export-"));
const folder = join(top, "results");
afterAll(() => rmSync(top, { recursive: true }));

const bands: NamedTable = {
  name: "bands",
  rows: 4,
  columns: [
    {
      name: "band",
      type: { kind: "code", codes: ["", "meno di 10", 'fra "10" e 20, compresi', "oltre"] },
      values: Int16Array.of(1, 2, 3, 0),
      label: { it: "fascia", en: "band" },
    },
    { name: "people", type: { kind: "amount", denominator: 1 }, values: Int32Array.of(1_000_000_007, 5, 0, 12) },
    {
      name: "difference",
      type: { kind: "amount", denominator: 30 },
      values: Int32Array.of(-100, 45, 0, 7),
      present: Uint8Array.of(1, 1, 0, 1),
      unit: "crediti",
    },
    {
      name: "average",
      type: { kind: "amount", denominator: 10 },
      values: Float64Array.of(9_007_199_254_740_991, -5, 0, 12),
    },
    {
      name: "isCliff",
      type: { kind: "boolean" },
      values: Uint8Array.of(1, 0, 1, 0),
      present: Uint8Array.of(1, 1, 1, 0),
    },
    { name: "since", type: { kind: "date" }, values: Int16Array.of(0, -1, 20_000, 19_723) },
  ],
};

const request: ExportRequest = {
  tables: [bands],
  title: { it: "Chi guadagna e chi perde", en: "Who wins and who loses" },
  description: { it: "Fasce di differenza", en: "Bands of difference" },
  issued: "2026-11-21",
  manifest: {
    programs: { baseline: "aa", candidate: "bb" },
    cohort: "cc",
    command: ["simulate", "--cohort", "italia"],
  },
};

beforeAll(() => writeExport(folder, request));

const text = (name: string) => readFileSync(join(folder, name), "utf8");

describe("an export", () => {
  it("is exact in CSV", () => {
    expect(text("bands.csv")).toBe(
      [
        "band,people,difference,average,isCliff,since",
        "meno di 10,1000000007,-10/3,900719925474099.1,true,1970-01-01",
        '"fra ""10"" e 20, compresi",5,1.5,-0.5,false,1969-12-31',
        "oltre,0,,0,true,2024-10-04",
        '"",12,7/30,1.2,,2024-01-01',
        "",
      ].join("\r\n"),
    );
  });

  it("is exact in NDJSON", () => {
    expect(text("bands.ndjson").split("\n").slice(2)).toEqual([
      '{"band":"oltre","people":"0","average":"0","isCliff":true,"since":"2024-10-04"}',
      '{"band":"","people":"12","difference":"7/30","average":"1.2","since":"2024-01-01"}',
      "",
    ]);
  });

  it("has whole numbers over the denominator of the field in Arrow", () => {
    const table = tableFromIPC(readFileSync(join(folder, "bands.arrow")));
    const field = table.schema.fields.find(({ name }) => name === "difference");
    expect(field?.metadata.get("denominator")).toBe("30");
    expect([...(table.getChild("difference") ?? [])]).toEqual([-100, 45, null, 7]);
    expect([...(table.getChild("average") ?? [])]).toEqual([9_007_199_254_740_991n, -5n, 0n, 12n]);
    expect([...(table.getChild("band") ?? [])][1]).toBe('fra "10" e 20, compresi');
    expect([...(table.getChild("isCliff") ?? [])]).toEqual([true, false, true, null]);
  });

  it("has decimals and dates in Parquet", async () => {
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(join(folder, "bands.parquet")) });
    expect(rows[1]).toEqual({
      band: 'fra "10" e 20, compresi',
      people: 5n,
      difference: 45,
      average: -0.5,
      isCliff: false,
      since: new Date("1969-12-31"),
    });
    expect(rows[0]?.["people"]).toBe(1_000_000_007n);
  });

  it("has the same bytes when it is asked for again, and hashes that say so", async () => {
    const again = join(top, "again");
    const manifest = await writeExport(again, request);
    expect(readdirSync(again)).toEqual(readdirSync(folder));
    for (const name of readdirSync(again))
      expect(readFileSync(join(again, name)).equals(readFileSync(join(folder, name))), name).toBe(true);
    expect(manifest.files.map(({ name }) => name)).toEqual(
      readdirSync(again)
        .filter((name) => name !== "manifest.json")
        .sort(),
    );
    for (const { name, sha256, bytes } of manifest.files) {
      const content = readFileSync(join(again, name));
      expect([bytes, sha256]).toEqual([content.byteLength, createHash("sha256").update(content).digest("hex")]);
    }
    expect(JSON.parse(text("manifest.json"))).toMatchObject({
      format: "delibera-export/1",
      cohort: "cc",
      versions: { snapshot: `${snapshotFormat}` },
    });
  });

  it("has a dictionary of its columns", () => {
    const dictionary = JSON.parse(text("dictionary.json"));
    expect(dictionary[2]).toEqual({
      table: "bands",
      column: "difference",
      type: "amount",
      denominator: 30,
      unit: "crediti",
      rows: 4,
      absent: 1,
    });
    expect(dictionary[0]).toMatchObject({
      label: { it: "fascia", en: "band" },
      codes: ["", 'fra "10" e 20, compresi', "meno di 10", "oltre"],
    });
    expect(text("dictionary.csv").split("\r\n")[3]).toBe('bands,difference,amount,30,crediti,"","",4,1,""');
  });

  it("has metadata with what DCAT-AP_IT makes mandatory, and a distribution for each file", () => {
    const { "@graph": graph } = JSON.parse(text("dcat.jsonld"));
    const [dataset, agent, ...distributions] = graph;
    for (const property of [
      "dct:identifier",
      "dct:title",
      "dct:description",
      "dct:modified",
      "dcat:theme",
      "dct:rightsHolder",
      "dct:accrualPeriodicity",
    ])
      expect(dataset[property], property).toBeDefined();
    for (const property of ["foaf:name", "dct:identifier"]) expect(agent[property], property).toBeDefined();
    for (const distribution of distributions)
      for (const property of ["dct:format", "dcat:accessURL", "dct:license"])
        expect(distribution[property], property).toBeDefined();
    expect(distributions.map((each: Record<string, unknown>) => each["dct:title"])).toEqual([
      ...["bands.csv", "bands.parquet", "bands.arrow", "bands.ndjson"],
      ...["dictionary.json", "dictionary.csv"],
    ]);
  });

  it("is refused where something already is", async () => {
    await expect(writeExport(folder, request)).rejects.toThrow("already exists");
    await expect(writeExport(join(top, "nowhere", "deep"), request)).rejects.toThrow(
      "the folder that is to hold it does not exist",
    );
  });
});

it("the two READMEs have the same snippets", () => {
  const [english, italian] = ["README.md", "README.it.md"].map((name) =>
    readFileSync(join(import.meta.dirname, "..", name), "utf8").match(/```(?:ts|python|r)\n[\s\S]*?```/g),
  );
  expect(english).toHaveLength(3);
  expect(italian).toEqual(english);
});

describe("the snippets of the README", () => {
  const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
  const snippet = (language: string): string =>
    new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? "";
  const csv = join(folder, "bands.csv");

  it("gets the exact total in Python, with its standard library", () => {
    const script = join(top, "totals.py");
    writeFileSync(script, snippet("python"));
    const run = spawnSync("python3", [script, csv, "difference"], { encoding: "utf8" });
    expect([run.stdout, run.stderr]).toEqual(["3 -8/5\n", ""]);
  });

  const hasR = spawnSync("Rscript", ["--version"]).status === 0;
  if (!hasR)
    process.stderr.write("Rscript is not installed: the snippet in R was NOT run (apt-get install r-base-core)\n");
  it.runIf(hasR)("gets the total in R", () => {
    const script = join(top, "totals.R");
    writeFileSync(script, snippet("r"));
    const run = spawnSync("Rscript", ["--vanilla", script, csv, "difference"], { encoding: "utf8" });
    expect(run.stdout.trim(), run.stderr).toBe("3 -1.6");
  });
});
