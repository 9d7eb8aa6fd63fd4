import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { delibera, repository, temporaryFolder } from "./run-delibera.ts";

/** The acts of the repository with an example that expects 149 credits where the act says 150. */
function actsWithAWrongExample(): { readonly folder: string; readonly line: number } {
  const folder = temporaryFolder();
  const acts = join(repository, "deliberations");
  for (const name of readdirSync(acts).filter((each) => each.endsWith(".delibera"))) {
    copyFileSync(join(acts, name), join(folder, name));
  }
  const path = join(folder, "2017-crediti-formativi.delibera");
  const lines = readFileSync(path, "utf8").split("\n");
  const index = lines.findIndex((line) => line.trim() === "allora obbligo_standard = 150 crediti");
  lines[index] = (lines[index] ?? "").replace("150", "149");
  writeFileSync(path, lines.join("\n"));
  return { folder, line: index + 1 };
}

describe("the examples of the acts", () => {
  it("all pass, and leave no comma undeclared", () => {
    const { code, out, err } = delibera(["test", "--coverage"]);
    const passed = out.split("\n").filter((line) => line.startsWith("✓ ")).length;
    expect([code, err]).toEqual([0, `${passed} esempi: ${passed} riusciti, 0 falliti\n`]);
    expect(passed).toBeGreaterThan(100);
    expect(out).toContain("\ncnfc_2017_crediti\n  commi 18: ");
    expect(out).not.toContain("non dichiarati");
    expect(out).toContain(
      "cnfc_2018_autoformazione\n  commi 1: 1 con regole\n  gli esempi percorrono 1/1 rami delle regole (100%)\n",
    );
  });

  it("are chosen by their title", () => {
    const { code, out, err } = delibera(["test", "--run", "^C-04: 120,1 RESTA"]);
    expect({ code, out, err }).toEqual({
      code: 0,
      out: "✓ C-04: 120,1 resta nella fascia inferiore\n",
      err: "1 esempio: 1 riuscito, 0 falliti\n",
    });
  });

  it("that fail say what was expected and what came out, and answer 3", () => {
    const { folder, line } = actsWithAWrongExample();
    const { code, out, err } = delibera(["test", folder, "--run", "150 crediti senza riduzioni"]);
    expect([code, err]).toEqual([3, "1 esempio: 0 riusciti, 1 fallito\n"]);
    const file = `${folder}/2017-crediti-formativi.delibera`;
    expect(out.split("\n")).toEqual([
      expect.stringMatching(/^✗ 150 crediti senza riduzioni \(.*\/2017-crediti-formativi\.delibera:\d+\)$/),
      `    ${file}:${line}: obbligo formativo standard: atteso 149 crediti, ottenuto 150 crediti`,
      "",
    ]);
  });

  it("are data when asked", () => {
    const { folder, line } = actsWithAWrongExample();
    const { code, out } = delibera(["test", folder, "--run", "150 crediti senza riduzioni", "--json", "--lang", "en"]);
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      formatVersion: "1.0",
      passed: 0,
      failed: 1,
      examples: [
        {
          title: "150 crediti senza riduzioni",
          passed: false,
          refused: [],
          expectations: expect.arrayContaining([
            expect.objectContaining({
              line,
              passed: false,
              expected: { kind: "value", value: { kind: "quantity", exact: "149", unit: "crediti" } },
              actual: { kind: "quantity", exact: "150", unit: "crediti" },
              sentence: "standard obligation: expected 149 credits, got 150 credits",
            }),
          ]),
        },
      ],
    });
    expect(JSON.parse(out)).not.toHaveProperty("coverage");
  });
});

describe("the least coverage", () => {
  it("that is not reached answers 4", () => {
    const { code, err } = delibera(["test", "--run", "120,1", "--min-coverage", "90"]);
    expect(code).toBe(4);
    expect(err).toMatch(/^3 esempi: 3 riusciti, 0 falliti\nla copertura è \d%, sotto il 90% richiesto: /);
    expect(delibera(["test", "--run", "120,1", "--min-coverage", "0"]).code).toBe(0);
  });

  it("that is no percentage, or a pattern that is none, is refused", () => {
    expect(delibera(["test", "--min-coverage", "101"]).err).toBe(
      "delibera: `101` non è una percentuale da 0 a 100: scrivere ad esempio 90\n",
    );
    expect(delibera(["test", "--run", "("]).err).toBe("delibera: `(` non è un'espressione regolare: correggerla\n");
    expect(delibera(["test", "--run", "nessuno così"]).err).toBe(
      "delibera: nessun esempio ha un titolo che corrisponde a `nessuno così`: correggere --run\n",
    );
  });
});
