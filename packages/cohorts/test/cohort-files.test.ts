/** Claims about cohorts in files: what is written is read back to the bit, and whatever is wrong in a file is named with its place. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { valueAt } from "@delibera/rules-dsl/columnar";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { CohortFormat } from "../src/cohorts.ts";
import { CohortError, cohortFormats, generateCohort, readCohort, snapshotHash, writeCohort } from "../src/cohorts.ts";
import { theActs } from "./acts.ts";

const acts = theActs();
const snapshot = generateCohort(acts, { seed: 7, people: 300, start: 2023 });
const top = mkdtempSync(join(tmpdir(), "cohort-files-"));
let folder = "";
let made = 0;

beforeEach(() => {
  folder = join(top, `cohort-${made++}`);
});
afterAll(() => rmSync(top, { recursive: true }));

async function refused(): Promise<CohortError> {
  const error = await readCohort(folder, acts).catch((each: unknown) => each);
  if (!(error instanceof CohortError)) throw error;
  return error;
}

/** Changes a file of a cohort in CSV. */
async function changed(name: string, change: (text: string) => string): Promise<CohortError> {
  await writeCohort(folder, snapshot, "csv");
  const path = join(folder, name);
  const text = readFileSync(path, "utf8");
  const after = change(text);
  expect(after).not.toBe(text);
  writeFileSync(path, after);
  return refused();
}

/** Puts a value into a row (from 1) of a column of a file. */
function cell(row: number, column: string, value: string): (text: string) => string {
  return (text) => {
    const lines = text.split("\r\n");
    const place = lines[0]?.split(",").indexOf(column) ?? -1;
    const cells = lines[row]?.split(",") ?? [];
    cells[place] = value;
    lines[row] = cells.join(",");
    return lines.join("\r\n");
  };
}

describe("a cohort in files", () => {
  it.each(cohortFormats)("is read back from %s to the bit", async (format: CohortFormat) => {
    const written = await writeCohort(folder, snapshot, format, { seed: 7 });
    const { snapshot: read, document } = await readCohort(folder, acts);
    expect(snapshotHash(read)).toBe(snapshotHash(snapshot));
    expect(document).toEqual(JSON.parse(JSON.stringify(written)));
    expect(document.origin).toEqual({ seed: 7 });
    expect(readdirSync(top).filter((name) => name.includes("partial"))).toEqual([]);
  });

  it("has the same bytes when it is written again", async () => {
    for (const format of cohortFormats) {
      const [one, other] = [join(top, `one-${format}`), join(top, `other-${format}`)];
      await writeCohort(one, snapshot, format);
      await writeCohort(other, snapshot, format);
      for (const name of readdirSync(one))
        expect(readFileSync(join(one, name)).equals(readFileSync(join(other, name))), name).toBe(true);
    }
  });

  it("is exact to other readers: decimals are decimals, dates are dates", async () => {
    await writeCohort(folder, snapshot, "parquet");
    const file = await asyncBufferFromFile(join(folder, "participations.parquet"));
    const [first] = await parquetReadObjects({ file, rowEnd: 1 });
    const { cohort } = snapshot;
    const at = cohort.layout.tables.findIndex(({ path }) => path === "participations");
    const place = cohort.layout.tables[at]?.columns.findIndex(({ path }) => path === "credits") ?? -1;
    const column = cohort.tables[at]?.columns[place];
    expect(first?.["credits"]).toBeCloseTo((column ? (valueAt(column, 0) ?? 0) : 0) / 10, 9);
    expect(first?.["acquiredOn"]).toBeInstanceOf(Date);
    expect(first?.["format"]).toMatch(/^(RES|FAD|FSC|BLENDED)$/);
  });
});

describe("a folder that exists", () => {
  it("is not touched", async () => {
    await writeCohort(folder, snapshot, "arrow");
    await expect(writeCohort(folder, snapshot, "csv")).rejects.toThrow(
      `${folder} already exists: choose another name, or delete it`,
    );
    expect(snapshotHash((await readCohort(folder, acts)).snapshot)).toBe(snapshotHash(snapshot));
  });
});

describe("what is wrong in a CSV file is named", () => {
  it("when a column is missing", async () => {
    const error = await changed("participations.csv", (text) => text.replace("acquiredOn", "acquired_on"));
    expect(error.words.en).toBe(
      "participations.csv, column acquired_on: the vocabulary of the acts has no such column; remove it or correct its name\n" +
        "participations.csv, column acquiredOn: the column is missing; add it, with values of type date (2024-12-31)",
    );
  });

  it("when a value is missing that every row has", async () => {
    const error = await changed("participations.csv", cell(12, "credits", ""));
    expect(error.words).toEqual({
      it: "participations.csv, riga 12, colonna credits: manca il valore, che ogni riga deve avere; scrivere amount (12.5)",
      en: "participations.csv, row 12, column credits: the value is missing, and every row must have one; write amount (12.5)",
    });
  });

  it.each([
    [
      "acquiredOn",
      "31/12/2024",
      'row 3, column acquiredOn: "31/12/2024" is not of type date (2024-12-31); correct the value',
    ],
    [
      "acquiredOn",
      "1850-01-01",
      'row 3, column acquiredOn: "1850-01-01" is out of range; it must be in 1940-01-01 … 2029-12-31',
    ],
    ["credits", "12;5", 'row 3, column credits: "12;5" is not of type amount (12.5); correct the value'],
    ["credits", "1.25", 'row 3, column credits: "1.25" is finer than the column allows; use multiples of 1/10'],
    ["credits", "5000", 'row 3, column credits: "5000" is out of range; it must be in 0 … 50'],
    ["credits", "-1", 'row 3, column credits: "-1" is out of range; it must be in 0 … 50'],
    ["credits", "999999999999999999999999", "is out of range; it must be in 0 … 50"],
    [
      "format",
      "WEB",
      'row 3, column format: the code "WEB" does not exist; write one of "RES", "FAD", "FSC", "BLENDED"',
    ],
    ["recruited", "yes", 'row 3, column recruited: "yes" is not of type boolean (true, false); correct the value'],
    ["parent", "299999", "row 3, column parent: parent 299999 is not accepted; rows stand in order, with parent"],
  ])("when %s is %s", async (column, value, sentence) => {
    expect((await changed("participations.csv", cell(3, column, value))).words.en).toContain(sentence);
  });

  it("when it is truncated between two lines, and within one", async () => {
    const between = await changed("participations.csv", (text) =>
      text.slice(0, text.lastIndexOf("\r\n", text.length / 2) + 2),
    );
    expect(between.words.en).toMatch(
      /^participations\.csv: the file has \d+ rows and cohort\.json says 1\d\d\d; it is truncated/,
    );
    folder = `${folder}-within`;
    const within = await changed("participations.csv", (text) =>
      text.slice(0, text.lastIndexOf("\r\n", text.length / 2) + 9),
    );
    expect(within.words.en).toMatch(
      /^participations\.csv: cannot be read as CSV \(CSV_RECORD_INCONSISTENT_FIELDS_LENGTH|^participations\.csv: cannot be read as CSV \(CSV/,
    );
  });

  it("when a fiscal code stands where a pseudonym should, without showing it", async () => {
    const error = await changed("people.csv", cell(2, "pseudonym", "RSSMRA80A01H501U"));
    expect(error.words.en).toBe(
      'people.csv, row 2, column pseudonym: "RSS…" is not a pseudonym; write a UUID, and never a fiscal code',
    );
  });

  it("when two people have one pseudonym", async () => {
    const error = await changed("people.csv", (text) =>
      cell(2, "pseudonym", text.split("\r\n")[1]?.split(",")[0] ?? "")(text),
    );
    expect(error.words.en).toContain("is already another person's; each person has their own");
  });

  it("when a value was changed into another good one", async () => {
    const error = await changed("participations.csv", (text) => cell(3, "edition", "2")(cell(3, "edition", "3")(text)));
    expect(error.words.en).toContain(
      'restore the original files, or remove "hash" from cohort.json if the change is wanted',
    );
  });

  it("when a file is not there", async () => {
    await writeCohort(folder, snapshot, "csv");
    rmSync(join(folder, "exemptions.csv"));
    expect((await refused()).words.it).toBe(
      "exemptions.csv: il file non c'è; rimetterlo nella cartella, o esportare di nuovo la coorte",
    );
  });

  it("ten mistakes at most, and how many there are", async () => {
    const error = await changed("participations.csv", (text) => text.replaceAll(",FAD,", ",fad,"));
    expect(error.problems.length).toBe(100);
    expect(error.words.en.split("\n")).toHaveLength(11);
    expect(error.words.en).toContain("and 90 more mistakes");
  });
});

describe("a file of another format or cut short", () => {
  it.each(["arrow", "parquet"] as const)("is refused in %s", async (format) => {
    await writeCohort(folder, snapshot, format);
    const path = join(folder, `participations.${format}`);
    truncateSync(path, Math.trunc(readFileSync(path).byteLength / 2));
    expect((await refused()).words.en).toMatch(
      new RegExp(`^participations\\.${format}: cannot be read as (Arrow IPC|Parquet) \\(.*the file is truncated`),
    );
    writeFileSync(path, "");
    expect((await refused()).words.en).toContain(`participations.${format}: cannot be read as`);
  });

  it("is refused when a column has another type", async () => {
    await writeCohort(folder, snapshot, "parquet");
    const other = join(top, "other-types");
    const { cohort } = snapshot;
    const layout = {
      tables: cohort.layout.tables.map((table) => ({
        ...table,
        columns: table.columns.map((column) =>
          column.path === "recruited" ? { ...column, type: { kind: "date", low: 0, high: 1 } as const } : column,
        ),
      })),
    };
    await writeCohort(other, { ...snapshot, cohort: { ...cohort, layout } }, "parquet");
    writeFileSync(join(folder, "participations.parquet"), readFileSync(join(other, "participations.parquet")));
    expect((await refused()).words.en).toBe(
      "participations.parquet, column recruited: the column is of type DATE; it must be boolean (true, false)",
    );
  });
});

describe("cohort.json", () => {
  it.each([
    ["{", "is not valid"],
    ["[]", "is not valid ({})"],
    ['{"kind":"delibera-cohort","format":99}', "is not valid (format: 99, not 2)"],
  ])("is refused when it is %s", async (text, sentence) => {
    await writeCohort(folder, snapshot, "csv");
    writeFileSync(join(folder, "cohort.json"), text);
    expect((await refused()).words.en).toContain(sentence);
  });

  it("opens no file outside its folder", async () => {
    const error = await changed("cohort.json", (text) => text.replace('"people.csv"', '"../../etc/passwd"'));
    expect(error.words.en).toContain("cohort.json is not valid (files)");
  });

  it("is missed when the folder is another", async () => {
    folder = top;
    expect((await refused()).words.en).toContain("a cohort is a folder with cohort.json; name the folder");
  });

  it("is of other acts when a field has no column", async () => {
    const error = await changed("cohort.json", (text) => text.replace('"path": "recruited"', '"path": "enlisted"'));
    expect(error.words.en).toContain(
      "cohort.json: the cohort lacks participations.recruited, which the vocabulary of the acts now asks for",
    );
  });
});

it("leaves nothing behind when a file cannot grow, and says why", () => {
  const script = `import { generateCohort, writeCohort } from "./src/cohorts.ts";
    import { theActs } from "./test/acts.ts";
    const snapshot = generateCohort(theActs(), { seed: 1, people: 4000, start: 2023 });
    await writeCohort(process.argv[1], snapshot, "csv").catch((error) => console.log(error.message));`;
  const target = join(top, "limited");
  const run = spawnSync(
    "bash",
    ["-c", 'ulimit -f 200; exec node --import tsx --input-type=module -e "$1" "$2"', "bash", script, target],
    {
      cwd: join(import.meta.dirname, ".."),
      encoding: "utf8",
      env: { ...process.env, NODE_COMPILE_CACHE: "", TSX_DISABLE_CACHE: "1" },
    },
  );
  expect(run.stdout.trim(), run.stderr).toBe(
    `${target} was not written: a file is larger than allowed; raise the limit (ulimit -f) or choose another disk`,
  );
  expect(readdirSync(top).filter((name) => name.startsWith("limited"))).toEqual([]);
});

it("removes what a killed process was writing there, and nothing of one that is at it", async () => {
  const { pid } = spawnSync("true");
  const place = mkdtempSync(join(top, "left-"));
  const partial = (id: number) => `cohort.partial-${hostname().replaceAll(/[^\w-]/g, "_")}-${id}-0123abcd`;
  for (const id of [pid, process.pid]) mkdirSync(join(place, partial(id)));
  await writeCohort(join(place, "cohort"), snapshot, "arrow");
  expect(readdirSync(place).toSorted()).toEqual(["cohort", partial(process.pid)]);
});

it("says that a file stands where the folder should be", async () => {
  const file = join(mkdtempSync(join(top, "file-")), "file");
  writeFileSync(file, "");
  await expect(writeCohort(join(file, "cohort"), snapshot, "csv")).rejects.toThrow(
    `${join(file, "cohort")} cannot be written: the folder that is to hold it does not exist; create it`,
  );
});
