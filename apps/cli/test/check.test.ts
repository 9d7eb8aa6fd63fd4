import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { delibera, repository, temporaryFolder } from "./run-delibera.ts";

/** The acts of the repository with an amount in hours where credits are meant. */
function brokenActs(): string {
  const folder = temporaryFolder();
  const acts = join(repository, "deliberations");
  for (const name of readdirSync(acts).filter((each) => each.endsWith(".delibera"))) {
    copyFileSync(join(acts, name), join(folder, name));
  }
  const path = join(folder, "2017-crediti-formativi.delibera");
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace("parametro obbligo_standard = 150 crediti", "parametro obbligo_standard = 150 ore"));
  return folder;
}

function place(folder: string): { readonly line: number; readonly source: string } {
  const lines = readFileSync(join(folder, "2017-crediti-formativi.delibera"), "utf8").split("\n");
  const index = lines.findIndex((line) => line.includes("150 ore"));
  return { line: index + 1, source: lines[index] ?? "" };
}

describe("the acts of the repository", () => {
  it("have neither errors nor warnings", () => {
    const files = readdirSync(join(repository, "deliberations")).filter((name) => name.endsWith(".delibera")).length;
    const err = `${files} file controllati: 0 errori, 0 avvisi\n`;
    expect(delibera(["check", "deliberations", "--strict"])).toEqual({ code: 0, out: "", err });
  });

  it("are found from any folder, without being named", () => {
    expect(delibera(["check"], { cwd: temporaryFolder() }).code).toBe(0);
    expect(delibera(["check"], { cwd: join(repository, "apps/cli/src") }).code).toBe(0);
  });
});

describe("an error", () => {
  it("is shown where it stands, with the source, a caret and the remedy, and answers 3", () => {
    const folder = brokenActs();
    const { line, source } = place(folder);
    const column = source.indexOf("150 ore") + 1;
    const gutter = " ".repeat(String(line).length);
    const { code, out, err } = delibera(["check", "."], { cwd: folder });
    expect(code).toBe(3);
    expect(out.split("\n").slice(0, 4)).toEqual([
      `2017-crediti-formativi.delibera:${line}:${column}: errore unit-mismatch: \`crediti\` e \`ore\` non si possono combinare`,
      `  ${line} | ${source}`,
      `  ${gutter} | ${" ".repeat(column - 1)}^^^^^^^`,
      "  rimedio: portare i due lati alla stessa unità, o moltiplicare per un numero senza unità",
    ]);
    expect(err).toMatch(/^\d+ file controllati: 1 errore, 0 avvisi\n$/);
  });

  it("is one line when compact, and data when JSON", () => {
    const folder = brokenActs();
    const { line, source } = place(folder);
    const column = source.indexOf("150 ore") + 1;
    expect(delibera(["check", folder, "--format", "compact", "--lang", "en"]).out).toMatch(
      new RegExp(`^.*/2017-crediti-formativi.delibera:${line}:${column}: error unit-mismatch: .*\n$`),
    );
    const { code, out } = delibera(["check", folder, "--format", "json"]);
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      formatVersion: "1.0",
      errors: 1,
      warnings: 0,
      diagnostics: [{ code: "unit-mismatch", severity: "error", line, column, endLine: line, endColumn: column + 7 }],
    });
  });

  it("of another file is not reported when one file is asked for", () => {
    const folder = brokenActs();
    const asked = delibera(["check", join(folder, "2018-autoformazione.delibera")]);
    expect(asked).toEqual({ code: 0, out: "", err: "1 file controllato: 0 errori, 0 avvisi\n" });
    expect(delibera(["check", "2017-crediti-formativi.delibera"], { cwd: folder }).code).toBe(3);
  });

  it("stops a computation with one sentence that names it", () => {
    const folder = brokenActs();
    const { line, source } = place(folder);
    const args = ["eval", "--input", "deliberations/professionisti/tutto-in-regola.json", "--triennium", "2017-2019"];
    const where = `${folder}/2017-crediti-formativi.delibera:${line}:${source.indexOf("150 ore") + 1}`;
    expect(delibera([...args, "--deliberations", folder])).toEqual({
      code: 3,
      out: "",
      err: `delibera: le regole in ${folder} hanno un errore (${where}: errore unit-mismatch: \`crediti\` e \`ore\` non si possono combinare): correggerle con l'aiuto di \`delibera check\`\n`,
    });
  });
});

it("an act in a folder below the vocabulary is checked with it", () => {
  const folder = brokenActs();
  mkdirSync(join(folder, "2018"));
  copyFileSync(join(folder, "2018-autoformazione.delibera"), join(folder, "2018/autoformazione.delibera"));
  const { out } = delibera(["check", "2018/autoformazione.delibera", "--format", "compact"], { cwd: folder });
  // The only thing wrong with it is that it says again what its twin says.
  expect(out).toContain("2018/autoformazione.delibera:2:");
  expect(out).not.toContain("vocabulary-missing");
});

describe("a warning", () => {
  it("answers 0, and 2 when warnings are to fail", () => {
    const folder = temporaryFolder();
    const acts = join(repository, "deliberations");
    copyFileSync(join(acts, "vocabolario.delibera"), join(folder, "vocabolario.delibera"));
    writeFileSync(
      join(folder, "2017.delibera"),
      [
        'delibera prova "Una prova"',
        "  autorità CNFC",
        "  adottata in data non nota",
        "  con effetto dal 01/01/2017 al 31/12/2019",
        "  fonte «prova» attendibilità alta",
        "",
        '  articolo 1 "Prova"',
        "    comma 1",
        "      riassunto «Prova.» fonte «prova» attendibilità bassa",
        "      parametro mai_usato = 3 crediti",
        "    fine",
        "  fine",
        "fine",
        "",
      ].join("\n"),
    );
    const { code, out, err } = delibera(["check", folder, "--format", "compact"]);
    expect([code, err]).toEqual([0, expect.stringMatching(/^2 file controllati: 0 errori, \d+ avvis[oi]\n$/)]);
    expect(out).toContain("avviso parameter-unused");
    expect(delibera(["check", folder, "--fail-level", "warning"]).code).toBe(2);
    expect(delibera(["check", folder, "--strict"]).code).toBe(2);
  });
});
