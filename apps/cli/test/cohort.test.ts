/** `delibera cohort` as a person runs it: what the page shows is what happens, and mistakes are one sentence. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate, openDatabase } from "@delibera/database";
import { generateRegistry, loadRegistry } from "@delibera/database/registry";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { delibera, repository } from "./run-delibera.ts";

const folder = mkdtempSync(join(tmpdir(), "delibera-cohort-"));
const env = { DELIBERA_DATA: join(folder, "data") };
const run = (...words: string[]) => delibera(["cohort", ...words], { cwd: folder, env });
const pages = ["README.md", "README.it.md"].map(
  (name) => [name, readFileSync(join(repository, "apps/cli", name), "utf8")] as const,
);

beforeAll(async () => {
  const database = await openDatabase({ dataDirectory: env.DELIBERA_DATA });
  await migrate(database);
  await loadRegistry(database, generateRegistry({ professionals: 30 }));
  await database.close();
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the page", () => {
  it.each(pages)("%s shows what its commands print, one after the other", { timeout: 300_000 }, (name, text) => {
    const [, file = "", definition = ""] = /<!-- cohort-file: (\S+) -->\n```json\n([\s\S]*?)```/.exec(text) ?? [];
    writeFileSync(join(folder, file), definition);
    const [, shown = ""] = /<!-- cohort -->\n```console\n([\s\S]*?)```/.exec(text) ?? [];
    const commands = shown.split("\n").filter((line) => line.startsWith("$ "));
    expect(commands).toHaveLength(3);
    const printed = commands.map((line) => {
      const { out, err } = delibera(line.split(" ").slice(3), { cwd: folder, env });
      // Pseudonyms of the registry are random: so is the hash of who has them.
      return `${line}\n${line.includes("extract") ? out.replace(/^[0-9a-f]{64}$/m, "…") : out}${err}`;
    });
    expect(printed.join(""), name).toBe(shown);
    for (const made of ["prova", "prova-csv", "medici"]) rmSync(join(folder, made), { recursive: true });
  });
});

describe("a cohort on the command line", () => {
  it("has the hash it was written with, in each format", { timeout: 300_000 }, () => {
    const [, hash] = run("generate", "--people", "200", "--seed", "5", "--out", "arrow").out.trim().split("\n");
    for (const format of ["parquet", "csv"]) {
      const { code, out } = run("convert", "arrow", "--format", format, "--out", format);
      expect([code, out.trim().split("\n")[1]]).toEqual([0, hash]);
    }
    const described = JSON.parse(run("describe", "csv", "--json").out);
    expect(described).toMatchObject({ formatVersion: "1.0", hash, people: 200, fileFormat: "csv" });
    expect(described.origin).toEqual({ synthetic: { version: 1, seed: 5, people: 200, triennium: "2023-2025" } });
    expect(described.dimensions.profession[0]).toEqual({ code: "14", people: 64 });
    expect(described.dimensions.profession.at(-1).people).toBe("<5");
  });

  it("says in one sentence what is wrong, and writes nothing", { timeout: 300_000 }, () => {
    const before = readdirSync(folder);
    const refused = (words: readonly string[]) => {
      const { code, out, err } = run("--lang", "en", ...words);
      expect([code, out]).toEqual([1, ""]);
      return err;
    };
    expect(refused(["generate", "--people", "0", "--out", "x"])).toBe(
      "delibera: --people 0 is not accepted: write a whole number from 1 to 5000000\n",
    );
    expect(refused(["generate", "--people", "10", "--triennium", "2024-2026", "--out", "x"])).toBe(
      "delibera: --triennium 2024-2026 is no three-year period: write it as 2023-2025\n",
    );
    expect(refused(["generate", "--people", "10", "--out", "data"])).toBe(
      "delibera: data already exists: choose another name, or delete it\n",
    );
    expect(refused(["describe", "nowhere"])).toBe(
      "delibera: nowhere/cohort.json cannot be read: a cohort is a folder with cohort.json; name the folder\n",
    );
    writeFileSync(join(folder, "wrong.json"), '{ "profession": 1 }');
    expect(refused(["extract", "wrong.json", "--out", "x"])).toContain(
      "definition of the cohort, profession: missing or not accepted",
    );
    rmSync(join(folder, "wrong.json"));
    expect(readdirSync(folder)).toEqual(before);
  });
});
