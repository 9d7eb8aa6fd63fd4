/** `delibera simulate --cohort`, `--export` and `delibera reproduce`: the same bytes again, what is other is named, nothing half-written. */
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseRational, rational } from "@delibera/rules-dsl/values";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileFolder } from "../src/load/deliberations.ts";
import { binary, delibera, repository } from "./run-delibera.ts";

const folder = mkdtempSync(join(tmpdir(), "delibera-export-"));
const run = (...words: string[]) => delibera(["--lang", "en", ...words], { cwd: folder });
const asked = ["simulate", "--triennium", "2023-2025", "--as-of", "2025-12-31", "--known-on", "2025-12-31"];
const inFolder = (...parts: string[]) => join(folder, ...parts);
const copied = (from: string, to: string) => cpSync(inFolder(from), inFolder(to), { recursive: true });

function edit(path: string, change: (text: string) => string): void {
  const text = readFileSync(path, "utf8");
  expect(change(text)).not.toBe(text);
  writeFileSync(path, change(text));
}

let report: {
  readonly baseline: { readonly distribution: { readonly total: string } };
  readonly candidates: readonly {
    readonly name: string;
    readonly affected: number;
    readonly distribution: { readonly total: string };
  }[];
  readonly snapshot: { readonly hash: string };
};

beforeAll(() => {
  expect(run("cohort", "generate", "--people", "300", "--format", "csv", "--out", "people").code).toBe(0);
  const candidates = ["--candidate", "obbligo_standard=120", "--candidate", "obbligo_standard=130; A-PRORATION=YEARLY"];
  const { code, out, err } = run(
    ...[...asked, "--cohort", "people", ...candidates, "--by", "profession", "--export", "results", "--json"],
  );
  expect([code, err]).toEqual([0, "results: 36 files; to make them again: delibera reproduce results/manifest.json\n"]);
  report = JSON.parse(out);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("an export of a simulation", { timeout: 300_000 }, () => {
  it("has each table in each format, with a manifest that says what was asked of whom", () => {
    const names = readdirSync(inFolder("results"));
    for (const table of [
      "scenarios",
      "states",
      "distribution",
      "groups",
      "bands",
      "transitions",
      "causes",
      "witnesses",
    ])
      for (const format of ["csv", "parquet", "arrow", "ndjson"]) expect(names).toContain(`${table}.${format}`);
    const manifest = JSON.parse(readFileSync(inFolder("results", "manifest.json"), "utf8"));
    expect(manifest).toMatchObject({
      format: "delibera-export/1",
      cohort: report.snapshot.hash,
      versions: { node: process.versions.node, delibera: "0.1.0" },
      parameters: { asked: { people: { kind: "cohort", folder: "people" }, bands: ["-30", "-10", "0", "10", "30"] } },
    });
    expect(Object.keys(manifest.programs)).toEqual(["in force", ...report.candidates.map(({ name }) => name)].sort());
    const { program } = compileFolder(join(repository, "deliberations")).compilation;
    expect(manifest.parameters.choices).toEqual(
      Object.fromEntries((program?.interpretations ?? []).map(({ name, chosen }) => [name, chosen])),
    );
    // The command says it with every date and choice written out.
    const { code, out } = run(...manifest.command, "--json");
    expect([code, JSON.parse(out)]).toEqual([0, report]);
  });

  it("shows no count of one to four, and nobody but under a pseudonym", () => {
    const people = readdirSync(inFolder("results")).filter((name) => name.endsWith(".ndjson"));
    const rows = people
      .filter((name) => name !== "witnesses.ndjson")
      .flatMap((name) => readFileSync(inFolder("results", name), "utf8").trim().split("\n"))
      .map((line) => JSON.parse(line));
    const counts = rows.flatMap((row) => ["people", "affected", "rise", "fall"].map((key) => row[key]));
    expect(counts.filter((count) => ["1", "2", "3", "4"].includes(count))).toEqual([]);
    expect(counts.filter((count) => count === undefined).length).toBeGreaterThan(0);
    expect(readFileSync(inFolder("results", "witnesses.csv"), "utf8")).toMatch(
      /^scenario,pseudonym,facts\r\nobbligo_standard=120,[0-9a-f]{8}-[0-9a-f-]{27},\d+\r\n/,
    );
  });

  const totals = () => [
    ["in force", 300, "-", report.baseline.distribution.total],
    ...report.candidates.map(({ name, affected, distribution: { total } }) => [name, 300, affected, total]),
  ];
  const page = readFileSync(join(repository, "apps/cli/README.md"), "utf8");
  const snippet = (language: string) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? "";

  it("is read in Python, with its standard library, to the same exact totals", () => {
    writeFileSync(inFolder("totals.py"), snippet("python"));
    const { stdout, stderr } = spawnSync("python3", ["totals.py", "results"], { cwd: folder, encoding: "utf8" });
    expect(stderr).toBe("");
    const shown = totals().map(([name, people, affected, total]) => {
      const { n, d } = parseRational(String(total)) ?? rational(0n, 1n);
      return `${name} ${people} ${affected} ${d === 1n ? n : `${n}/${d}`}\n`;
    });
    expect(stdout).toBe(shown.join(""));
  });

  const hasR = spawnSync("Rscript", ["--version"]).status === 0;
  if (!hasR)
    process.stderr.write("Rscript is not installed: the snippet in R was NOT run (apt-get install r-base-core)\n");
  it.runIf(hasR)("is read in R to the same totals", () => {
    writeFileSync(inFolder("totals.R"), snippet("r"));
    const { stdout, stderr } = spawnSync("Rscript", ["--vanilla", "totals.R", "results"], {
      cwd: folder,
      encoding: "utf8",
    });
    const lines = stdout.trim().split("\n");
    expect(lines.length, stderr).toBe(3);
    for (const [place, [name, people, affected, total]] of totals().entries()) {
      const [said = "", sum = ""] = /^(.*) (\S+)\s*$/.exec(lines[place] ?? "")?.slice(1) ?? [];
      expect(said).toBe(`${name} ${people} ${affected}`);
      const { n, d } = parseRational(String(total)) ?? rational(0n, 1n);
      expect(Math.abs(Number(sum) / (Number(n) / Number(d)) - 1)).toBeLessThan(1e-12);
    }
  });
});

describe("what is made again", { timeout: 300_000 }, () => {
  it("has the same bytes, wherever export and cohort are", () => {
    copied("results", "elsewhere");
    copied("people", "same-people");
    const { code, out } = run("reproduce", "elsewhere/manifest.json", "--cohort", "same-people", "--out", "again");
    expect([code, out.trim().split("\n").at(-1)]).toEqual([0, "36 files identical, byte for byte"]);
    for (const name of readdirSync(inFolder("results")))
      expect(readFileSync(inFolder("again", name)).equals(readFileSync(inFolder("results", name))), name).toBe(true);
  });

  it("is said to be another where a file was changed since, at its line", () => {
    copied("results", "changed");
    edit(inFolder("changed", "states.csv"), (text) => text.replace("in force,no,", "in force,no,1"));
    rmSync(inFolder("changed", "bands.arrow"));
    const { code, out } = run("reproduce", "changed", "--json");
    const { isSame, reasons, files } = JSON.parse(out);
    const others = files.filter(({ kind }: { kind: string }) => kind !== "identical");
    expect([code, isSame, reasons]).toEqual([2, false, []]);
    expect(others).toEqual([
      { kind: "gone", name: "bands.arrow" },
      {
        kind: "altered",
        name: "states.csv",
        where: {
          kind: "line",
          line: 2,
          recorded: expect.stringMatching(/^in force,no,1\d+$/),
          made: expect.any(String),
        },
      },
    ]);
  });

  it("names the act, the cohort and the version that are no longer the same", () => {
    const acts = inFolder("acts");
    cpSync(join(repository, "deliberations"), acts, {
      recursive: true,
      filter: (path) => !path.includes("node_modules") && !path.includes("professionisti"),
    });
    edit(join(acts, "2023-crediti-formativi.delibera"), (text) =>
      text.replace("obbligo_standard = 150 crediti", "obbligo_standard = 140 crediti"),
    );
    expect(run("cohort", "generate", "--people", "300", "--seed", "2", "--out", "others").code).toBe(0);
    copied("results", "of-others");
    edit(inFolder("of-others", "manifest.json"), (text) => text.replace(/"node": ".*"/, '"node": "20.0.0"'));
    const { code, out } = run("reproduce", "of-others", "--cohort", "others", "--deliberations", "acts");
    expect(code).toBe(2);
    const [version, act, ...rest] = out.split("\n");
    expect(version).toBe(`version of node: was 20.0.0, is now ${process.versions.node}`);
    expect(act).toBe("act changed: 2023-crediti-formativi.delibera");
    expect(rest[0]).toMatch(/^program of in force: was sha256:[0-9a-f]{64}, is now sha256:[0-9a-f]{64}$/);
    expect(rest.some((line) => line.startsWith(`cohort changed: hash ${report.snapshot.hash}, now `))).toBe(true);
    expect(out).toMatch(/^states\.csv +differs: line 2\n {2}was: in force,no,\d+\n {2}now: in force,no,\d+$/m);
  });

  it.each([
    ["missing", undefined, "missing does not exist"],
    ["no-json", "{", "no-json is not valid JSON at line 1, column 2"],
    ["other.json", "[]", "other.json is not the manifest of an export"],
    ["later.json", '{"format":"delibera-export/9"}', "is in the format delibera-export/9"],
    ["empty.json", '{"format":"delibera-export/1"}', "empty.json: programs is missing or not accepted"],
  ])("needs a manifest: %s is refused", (name, text, sentence) => {
    if (text !== undefined) writeFileSync(inFolder(name), text);
    const { code, out, err } = run("reproduce", name);
    expect([code, out, err.split("\n").length]).toEqual([1, "", 2]);
    expect(err).toContain(sentence);
  });

  it("reads no file that a manifest of somebody else names", () => {
    copied("results", "hostile");
    edit(inFolder("hostile", "manifest.json"), (text) => text.replace('"bands.csv"', '"../../etc/passwd"'));
    expect(run("reproduce", "hostile").err).toContain("files is missing or not accepted");
  });
});

describe("a cohort that cannot be used", { timeout: 300_000 }, () => {
  const cells = (row: number, column: string, value: string) => (text: string) => {
    const lines = text.split("\r\n");
    const place = lines[0]?.split(",").indexOf(column) ?? -1;
    const own = lines[row]?.split(",") ?? [];
    own[place] = value;
    lines[row] = own.join(",");
    return lines.join("\r\n");
  };

  const refused = (change: (text: string) => string): string => {
    rmSync(inFolder("bad"), { recursive: true, force: true });
    copied("people", "bad");
    edit(inFolder("bad", "participations.csv"), change);
    const { code, out, err } = run(...asked, "--cohort", "bad", "--export", "of-bad");
    expect([code, out, existsSync(inFolder("of-bad"))]).toEqual([1, "", false]);
    return err;
  };

  it("is refused with every file, row and column, and what to do", () => {
    const err = refused((text) =>
      [
        cells(2, "credits", "many"),
        cells(3, "credits", ""),
        cells(4, "format", "WEB"),
        cells(5, "credits", "5000"),
      ].reduce((changed, cell) => cell(changed), text),
    );
    expect(err.trim().split("\n")).toEqual([
      'delibera: participations.csv, row 2, column credits: "many" is not of type amount (12.5); correct the value',
      "participations.csv, row 3, column credits: the value is missing, and every row must have one; write amount (12.5)",
      'participations.csv, row 4, column format: the code "WEB" does not exist; write one of "RES", "FAD", "FSC", "BLENDED"',
      'participations.csv, row 5, column credits: "5000" is out of range; it must be in 0 … 50',
    ]);
  });

  it("is refused when a column is missing", () => {
    expect(refused((text) => text.replace("acquiredOn", "acquired"))).toContain(
      "participations.csv, column acquiredOn: the column is missing; add it, with values of type date (2024-12-31)",
    );
  });

  it("is not asked for together with invented people", () => {
    expect(run(...asked, "--cohort", "people", "--people", "10").err).toContain(
      "`--cohort <FOLDER>` and `--people <N>` do not go together: remove one of the two",
    );
    expect(run(...asked, "--cohort", "nowhere").err).toContain("a cohort is a folder with cohort.json");
  });
});

describe("an export that cannot be finished", { timeout: 300_000 }, () => {
  const leftovers = () => readdirSync(folder).filter((name) => /^(full|killed)/.test(name));

  it("is refused before anything is computed where its folder exists or cannot be made", () => {
    expect(run(...asked, "--cohort", "people", "--export", "people").err).toBe(
      "delibera: people already exists: choose another name, or delete it\n",
    );
    expect(run(...asked, "--cohort", "people", "--export", "no/where").err).toContain(
      "no/where cannot be written: the folder that is to hold it does not exist; create it",
    );
  });

  it("is refused before anything is computed where nothing may be written", () => {
    mkdirSync(inFolder("closed"), { mode: 0o555 });
    chmodSync(folder, 0o755);
    // Whoever may write everywhere asks as nobody.
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const words = [...asked, "--lang", "en", "--cohort", "people", "--export", "closed/results"];
    const { status, stderr } = spawnSync(process.execPath, [binary, ...words], {
      cwd: folder,
      encoding: "utf8",
      ...nobody,
    });
    expect([status, stderr]).toEqual([
      1,
      "delibera: closed/results cannot be written: check the permissions of the folder\n",
    ]);
    expect(readdirSync(inFolder("closed"))).toEqual([]);
  });

  it("leaves nothing behind when a file cannot grow", () => {
    const words = [...asked, "--lang", "en", "--cohort", "people", "--set", "obbligo_standard=120", "--export", "full"];
    const { status, stderr } = spawnSync(
      "bash",
      ["-c", 'ulimit -f 4; exec "$0" "$@"', process.execPath, binary, ...words],
      { cwd: folder, encoding: "utf8" },
    );
    expect([status, leftovers()]).toEqual([1, []]);
    expect(stderr).toContain("full was not written: a file is larger than allowed");
  });

  it.each(["SIGTERM", "SIGKILL"] as const)(
    "is not there in part after %s, and the next one is whole",
    async (signal) => {
      const name = `killed-by-${signal}`;
      const child = spawn(
        process.execPath,
        [binary, ...asked, "--cohort", "people", "--by", "region", "--export", name],
        {
          cwd: folder,
          stdio: "ignore",
        },
      );
      const ended = new Promise((resolve) => child.once("exit", resolve));
      while (child.exitCode === null && leftovers().length === 0) await new Promise((resume) => setTimeout(resume, 2));
      child.kill(signal);
      await ended;
      const [left] = leftovers();
      // Whole, if it was quicker than the signal.
      if (left === name) expect(readdirSync(inFolder(name))).toContain("manifest.json");
      else if (signal === "SIGTERM") expect(left).toBeUndefined();
      else expect(left).toMatch(/^killed-by-SIGKILL\.partial-/);
      for (const each of leftovers()) renameSync(inFolder(each), inFolder(`moved-${each}`));
      expect(run(...asked, "--cohort", "people", "--by", "region", "--export", name).code).toBe(0);
      expect(leftovers()).toEqual([name]);
      rmSync(inFolder(name), { recursive: true });
    },
  );
});
