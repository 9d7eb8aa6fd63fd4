import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { delibera, repository, temporaryFolder } from "./run-delibera.ts";

const messy = 'vocabolario prova "Prova" / "Trial"\n     unità   crediti singolare credito "crediti" / "credits"\nfine';
const tidy = 'vocabolario prova "Prova" / "Trial"\n\n  unità crediti singolare credito "crediti" / "credits"\nfine\n';

function folderWith(text: string): { readonly folder: string; readonly path: string } {
  const folder = temporaryFolder();
  const path = join(folder, "prova.delibera");
  writeFileSync(path, text);
  return { folder, path };
}

describe("fmt", () => {
  it("writes the canonical form and names what it changed; twice changes nothing", () => {
    const { folder, path } = folderWith(messy);
    expect(delibera(["fmt", folder])).toEqual({ code: 0, out: `${path}\n`, err: "" });
    expect(readFileSync(path, "utf8")).toBe(tidy);
    expect(delibera(["fmt", path])).toEqual({ code: 0, out: "", err: "" });
  });

  it("--check names what would change, writes nothing and answers 1", () => {
    const { folder, path } = folderWith(messy);
    expect(delibera(["fmt", folder, "--check"])).toEqual({ code: 1, out: `${path}\n`, err: "" });
    expect(readFileSync(path, "utf8")).toBe(messy);
    writeFileSync(path, tidy);
    expect(delibera(["fmt", folder, "--check"])).toEqual({ code: 0, out: "", err: "" });
  });

  it("--diff shows the lines and writes nothing", () => {
    const { folder, path } = folderWith(messy);
    const [first = "", second = ""] = messy.split("\n");
    expect(delibera(["fmt", folder, "--diff"]).out.split("\n")).toEqual([
      `--- ${path}`,
      `+++ ${path}`,
      "@@ -1,3 +1,5 @@",
      ` ${first}`,
      `-${second}`,
      "+",
      '+  unità crediti singolare credito "crediti" / "credits"',
      " fine",
      "+",
      "",
    ]);
    expect(readFileSync(path, "utf8")).toBe(messy);
  });

  it("reads standard input and writes standard output", () => {
    expect(delibera(["fmt", "-"], { input: messy })).toEqual({ code: 0, out: tidy, err: "" });
    expect(delibera(["fmt", "-", "--check"], { input: messy }).code).toBe(1);
    expect(delibera(["fmt", "-", "x.delibera"]).err).toBe(
      "delibera: - sta per lo standard input e non si unisce ad altri percorsi: scrivere l'uno o gli altri\n",
    );
  });

  it("leaves a file with syntax errors as it is, reports it on standard error and answers 3", () => {
    const text = 'delibera prova "Prova"\n    autorità\n';
    const { folder, path } = folderWith(text);
    const { code, out, err } = delibera(["fmt", folder]);
    expect([code, out]).toEqual([3, ""]);
    expect(err).toContain(`${path}:1:1: errore missing-end: `);
    expect(readFileSync(path, "utf8")).toBe(text);
  });

  it("does not change what the acts mean: they have the same program after it", () => {
    const folder = temporaryFolder();
    const acts = join(repository, "deliberations");
    const names = readdirSync(acts).filter((name) => name.endsWith(".delibera"));
    for (const name of names) copyFileSync(join(acts, name), join(folder, name));
    const ledger = () => {
      const input = join(repository, "deliberations/professionisti/tutto-in-regola.json");
      const args = ["eval", "--input", input, "--triennium", "2017-2019", "--json", "--deliberations", folder];
      return JSON.parse(delibera(args).out);
    };
    const before = ledger();
    delibera(["fmt", folder]);
    expect(ledger().credits).toEqual(before.credits);
    expect(ledger().obligation).toEqual(before.obligation);
  });
});
