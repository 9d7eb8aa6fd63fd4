import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { delibera, repository, sample, temporaryFolder } from "./run-delibera.ts";

const exitCodes = [
  "Codici di uscita:",
  "  0    tutto a posto",
  "  1    comando sbagliato, dati rifiutati o guasto; `fmt --check`: file da riformattare",
  "  2    avvisi, se richiesto con --fail-level warning; `import`: rapporti rifiutati; `reproduce`: file diversi",
  "  3    errori nelle regole, esempi falliti o registro degli accessi alterato",
  "  4    copertura sotto la soglia richiesta, o mutanti sopravvissuti",
  "  130  interrotto",
].join("\n");

describe("help", () => {
  it("leads with examples and ends with the exit codes, in Italian unless asked otherwise", () => {
    const { code, out, err } = delibera(["--help"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out.startsWith("delibera check deliberations\n")).toBe(true);
    expect(out.trimEnd().endsWith(exitCodes)).toBe(true);
    expect(out).toMatch(/ {2}eval \[options\] +calcola il libretto di una persona in un triennio\n/);
    expect(delibera(["--help", "--lang", "en"]).out).toContain("computes the ledger of a person");
    expect(delibera(["--help"], { env: { DELIBERA_LANG: "en" } }).out).toContain("computes the ledger of a person");
  });

  it("of a command ends with the exit codes too", () => {
    expect(delibera(["explain", "--help"]).out.trimEnd().endsWith(exitCodes)).toBe(true);
  });

  it("is shown, and the answer is 1, when no command is given", () => {
    const { code, out, err } = delibera([]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("Comandi:");
  });

  it("gives the version", () => {
    expect(delibera(["--version"])).toEqual({ code: 0, out: "0.1.0\n", err: "" });
  });
});

describe("a mistake of usage is one sentence and 1", () => {
  it.each([
    [["chek"], "comando `chek` sconosciuto: forse check?"],
    [["publish"], "comando `publish` sconosciuto: vedere `delibera --help`"],
    [["check", "--formt", "json"], "opzione `--formt` sconosciuta: forse --format?"],
    [
      ["check", "--format", "xml"],
      "`xml` non è ammesso per `--format <format>`: scrivere uno fra pretty, compact, json",
    ],
    [["eval", "--triennium", "2017-2019"], "manca l'opzione `--input <FILE>`: aggiungerla"],
    [["eval", "--input"], "manca il valore di `--input <FILE>`: aggiungerlo"],
    [["eval", "a", "--input", "b", "--triennium", "c"], "troppi argomenti per `eval`: vedere `delibera --help`"],
  ])("%j", (args, sentence) => {
    expect(delibera(args)).toEqual({ code: 1, out: "", err: `delibera: ${sentence}\n` });
  });

  it("in English when asked", () => {
    expect(delibera(["chek", "--lang=en"]).err).toBe("delibera: unknown command `chek`: perhaps check?\n");
  });
});

it("an option may come from the environment, and one that is given prevails", () => {
  const env = { DELIBERA_CHECK_FORMAT: "xml" };
  expect(delibera(["check"], { env }).code).toBe(1);
  expect(delibera(["check", "--format", "compact"], { env }).code).toBe(0);
});

it("one sentence says when it is not installed", () => {
  const folder = temporaryFolder();
  for (const path of ["apps/cli/bin", "apps/cli/src", "apps/cli/package.json", "package-lock.json"]) {
    cpSync(join(repository, path), join(folder, path), { recursive: true });
  }
  const rooms = [
    "packages/acts/src",
    "packages/cohorts/src",
    "packages/ledger/src",
    "packages/database/src",
    "packages/identity/src",
    "packages/reports/src",
    "packages/simulation/src",
    "rules-dsl/src",
  ];
  for (const path of rooms) mkdirSync(join(folder, path), { recursive: true });
  const copy = join(folder, "apps/cli/bin/delibera.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [copy, "check"], { encoding: "utf8" });
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toBe(`delibera: not installed / non installato: npm install (in ${folder})\n`);
});

describe("colours", () => {
  const painted = (env: Readonly<Record<string, string>>, ...options: readonly string[]) => {
    const args = ["eval", "--input", sample("tutto-in-regola"), "--triennium", "2017-2019"];
    return delibera([...args, ...options], { env }).out.includes("\u001b[");
  };

  it("are for a person who reads, and never where NO_COLOR or --no-color forbids them", () => {
    expect(painted({})).toBe(false);
    expect(painted({ FORCE_COLOR: "1" })).toBe(true);
    expect(painted({ FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(false);
    expect(painted({ FORCE_COLOR: "1" }, "--no-color")).toBe(false);
  });
});
