import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { delibera, repository, temporaryFolder } from "./run-delibera.ts";

/** The acts of the repository with a standard obligation of 149 credits. */
function actsWithLess(): string {
  const folder = temporaryFolder();
  const acts = join(repository, "deliberations");
  for (const name of readdirSync(acts).filter((each) => each.endsWith(".delibera"))) {
    copyFileSync(join(acts, name), join(folder, name));
  }
  const path = join(folder, "2017-crediti-formativi.delibera");
  writeFileSync(
    path,
    readFileSync(path, "utf8").replace("obbligo_standard = 150 crediti", "obbligo_standard = 149 crediti"),
  );
  return folder;
}

describe("two versions of the acts", () => {
  it("differ where they say something else; the smallest person shows it", () => {
    const { code, out } = delibera([
      "diff",
      "deliberations",
      actsWithLess(),
      "--runs",
      "20",
      "--triennium",
      "2017-2019",
    ]);
    const lines = out.split("\n");
    expect(code).toBe(0);
    expect(lines[0]).toBe(
      "~ rule obbligo_standard cnfc_2017_crediti/1/1/obbligo_standard value (cnfc_2017_crediti 1/1): 150 crediti → 149 crediti",
    );
    expect(lines).toContain("la più piccola persona trovata, 2017-2019:");
    expect(lines.at(-2)).toBe(
      "    obbligo_standard: 150 crediti (cnfc_2017_crediti 1/1) → 149 crediti (cnfc_2017_crediti 1/1)",
    );
  });

  it("that are one have no effect, said aloud", () => {
    const { out, err } = delibera(["diff", "deliberations", "deliberations", "--runs", "5", "--lang", "en"]);
    expect(out).toBe("NO EFFECT: no result changes\n");
    expect(err).toMatch(/^0 differences in the text; 0 of \d+ people have another result \(seed 1\)\n$/);
  });

  it("are data when asked", () => {
    const { out } = delibera(["diff", "deliberations", actsWithLess(), "--runs", "5", "--json"]);
    expect(JSON.parse(out)).toMatchObject({
      formatVersion: "1.0",
      differences: [{ name: "obbligo_standard", before: "150 crediti", after: "149 crediti" }],
      behaviour: { seed: 1, runs: 5 },
    });
  });

  it("cannot be compared in a period that is none, nor on a number of people that is none", () => {
    const wrong = delibera(["diff", "deliberations", "deliberations", "--triennium", "2017-2018", "--lang", "en"]);
    expect([wrong.code, wrong.err]).toEqual([
      1,
      "delibera: `2017-2018` is not a three-year period: write for example 2011-2013, or all\n",
    ]);
    const none = delibera(["diff", "deliberations", "deliberations", "--runs", "many", "--lang", "en"]);
    expect(none.err).toBe("delibera: `many` in --runs is not a whole number from 1 to 1000000: write it in digits\n");
  });
});
