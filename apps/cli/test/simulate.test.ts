/** `delibera simulate`: what its page shows, whole numbers that add up, and what it answers when something is wrong. */
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateCohort, pseudonymOf } from "@delibera/cohorts";
import { simulate } from "@delibera/simulation";
import { describe, expect, it } from "vitest";
import { manuals, withTodaysOutputs } from "../bin/steps/readme.mjs";
import { compileFolder } from "../src/load/deliberations.ts";
import { simulationProgress } from "../src/simulate/simulation-progress.ts";
import { delibera, repository, temporaryFolder } from "./run-delibera.ts";

const run = (...words: string[]) => delibera(["simulate", "--triennium", "2023-2025", "--people", "6000", ...words]);

/** An act of the repository, written otherwise. */
function draftOf(name: string, from: string, to: string): string {
  const path = join(temporaryFolder(), name);
  copyFileSync(join(repository, "deliberations", name), path);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
  return path;
}

describe("the pages of the command line", { timeout: 300_000 }, () => {
  it.each(manuals)("%s shows what a simulation prints today (npm run update writes it again)", (path) => {
    const markdown = readFileSync(path, "utf8");
    expect(markdown.match(/^\$ npx delibera simulate /gm)).toHaveLength(3);
    expect(withTodaysOutputs(markdown)).toBe(markdown);
  });
});

describe("a simulation", { timeout: 300_000 }, () => {
  it("as data has a matrix whose rows are the states of the law in force, and a cause for everybody affected", () => {
    const { code, out } = run("--set", "obbligo_standard=120", "--by", "profession", "--by", "age", "--json");
    expect(code).toBe(0);
    const report = JSON.parse(out);
    expect(report).toMatchObject({ formatVersion: "1.0", cycle: "2023-2025", people: 6000, isSample: false });
    const [candidate] = report.candidates;
    const [everybody] = candidate.tables[0].groups;
    expect(candidate.effect).toBe("some");
    // Who owes less is better off: the vocabulary says so.
    expect([report.measure.favourable, candidate.gain, candidate.lose]).toEqual(["smaller", candidate.affected, 0]);
    for (const [state, row] of everybody.transitions.entries()) {
      if (!row.includes(null)) expect(sum(row)).toBe(report.baseline.states[state]);
    }
    expect(candidate.causes[0]).toMatchObject({ rule: "obbligo_standard", people: candidate.affected });
    expect(candidate.causes[0].before).toMatchObject({ act: "cnfc_2023_2_crediti", article: "1", comma: "1" });
    const counts = out.match(/"people": (\d+)/g)?.map((each) => Number(each.slice(10))) ?? [];
    expect(counts.filter((each) => each > 0 && each < 5)).toEqual([]);
    expect(candidate.tables.map((each: { dimension?: string }) => each.dimension)).toEqual([
      undefined,
      "profession",
      "age",
    ]);
  });

  it("counts in threads what one thread counts", async () => {
    const { program } = compileFolder(join(repository, "deliberations")).compilation;
    if (!program) throw new Error("the acts do not compile");
    const { cohort, people } = generateCohort(program, { seed: 1, people: 6000, start: 2023 });
    const unit = "crediti";
    const baseline = { name: "vigente", program, asOf: "2025-12-31", knownOn: "2025-12-31" };
    const target = { rule: "obbligo_standard", previous: false };
    const given = [{ target, value: { kind: "number" as const, value: "120", unit } }];
    const simulated = await simulate(
      {
        cycle: "2023-2025",
        baseline,
        candidates: [{ ...baseline, name: "obbligo_standard=120", given, interpretations: {} }],
        measure: "obligation.individual",
        state: "certifiable",
        also: ["balance"],
        bands: ["-30", "-10", "0", "10", "30"],
        dimensions: [],
      },
      cohort,
      { pseudonymOf: (subject) => pseudonymOf(people, subject) },
    );
    const dates = ["--as-of", "2025-12-31", "--known-on", "2025-12-31"];
    const { out } = run("--set", "obbligo_standard=120", ...dates, "--json");
    const { synthetic, ...report } = JSON.parse(out);
    expect(synthetic).toEqual({ kind: "synthetic", seed: 1, people: 6000 });
    expect(simulated).toMatchObject({ kind: "done" });
    expect(report).toEqual(JSON.parse(JSON.stringify(simulated)).report);
  });

  it("of a draft says which comma makes the difference", () => {
    const draft = draftOf(
      "2023-crediti-formativi.delibera",
      "obbligo_standard = 150 crediti",
      "obbligo_standard = 90 crediti",
    );
    const { code, out } = run("--draft", draft, "--lang", "en");
    expect(code).toBe(0);
    expect(out).toContain("compared: 2023-crediti-formativi.delibera");
    expect(out).toMatch(/standard obligation +cnfc_2023_2_crediti 1\/1/);
  });

  it("without effect says so aloud", () => {
    const { out } = run("--set", "obbligo_standard=150", "--lang", "en");
    expect(out).toContain("NO EFFECT: for this question the rules are the same, for anybody");
  });

  it("of a series of values says where the result changes", () => {
    const { out } = run("--sweep", "obbligo_standard=100..150:25", "--json");
    const { changePoints, candidates } = JSON.parse(out);
    expect(candidates.map(({ name }: { name: string }) => name)).toEqual([
      "obbligo_standard=100",
      "obbligo_standard=125",
      "obbligo_standard=150",
    ]);
    expect(changePoints.map(({ to }: { to: string }) => to)).toEqual(["obbligo_standard=125", "obbligo_standard=150"]);
  });
});

describe("one person of a simulation", { timeout: 300_000 }, () => {
  const compared = ["--people", "500", "--set", "obbligo_standard=120", "--as-of", "2025-12-31", "--lang", "en"];
  const ask = (...words: string[]) => delibera(["simulate", "--triennium", "2023-2025", ...compared, ...words]);

  it("has both explanations side by side, with the first difference marked", () => {
    const [candidate] = JSON.parse(ask("--json").out).candidates;
    const { pseudonym, facts, results } = candidate.witness;
    const shown = JSON.parse(ask("--person", pseudonym, "--json").out);
    expect(shown).toMatchObject({ formatVersion: "1.0", pseudonym, facts, candidates: [{ results }] });
    const { code, out } = ask("--person", pseudonym);
    expect(code).toBe(0);
    const [title, , heads, first] = out.split("\n");
    expect(title).toBe(`${pseudonym}, compared: obbligo_standard=120  (► they part here, ≠ different)`);
    expect(heads?.split(/ {2,}/)).toEqual(["before:", "after: obbligo_standard=120"]);
    expect(first).toContain(" ≠ individual obligation: ");
    const marked = out.split("\n").filter((line) => line.includes(" ► "));
    expect(marked).toHaveLength(results.length);
    expect(marked[0]).toMatch(/^ +- standard obligation: 150 credits.* ► +- standard obligation: 120 credits/);
    expect(
      Math.max(
        ...out
          .split("\n")
          .slice(1)
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(116);
  });

  it("is looked for among the same people, by pseudonym", () => {
    expect(ask("--person", "FLRMTT95P02X000G").err).toContain("FLRMTT95P02X000G is not a pseudonym: write it as");
    expect(ask("--person", "00000000-0000-4000-8000-000000000000").err).toContain(
      "nobody in the cohort has the pseudonym",
    );
  });
});

describe("what cannot be simulated", { timeout: 300_000 }, () => {
  it.each([
    [["--set", "obligo=1"], "obligo=1: no rule has that name"],
    [["--set", "obbligo_standard=molto"], "obbligo_standard=molto: the rule or the value is not an amount"],
    [["--sweep", "obbligo_standard=1..9"], "is not a series of values"],
    [["--sweep", "obbligo_standard=1..100:1"], "has more than 64 steps"],
    [["--by", "colour"], "the cohort does not have this dimension"],
    [["--bands", "3;1"], "bands are ascending numbers"],
    [["--measure", "certifiable"], "the measure must be an amount"],
    [["--state", "credits.excluded.over-50-per-event"], "one about the person is needed"],
    [["--candidate", "120"], "120 is no law to compare: write NAME=VALUE separated by semicolons"],
    [["--candidate", "known-on=2024-13-01"], "2024-13-01"],
    [["--candidate", "obbligo_standard=1", "--sweep", "obbligo_standard=1..9:1"], "do not go together: remove one"],
    [["--people", "0"], "--people is a whole number from 1 to"],
    [["--triennium", "2023-2024"], "2023-2024"],
    [["--known-on", "31/12/2023"], "31/12/2023"],
    [["--draft", "missing.delibera"], "missing.delibera does not exist"],
  ] as const)("%j is refused in one sentence", (words, sentence) => {
    const { code, out, err } = run(...words, "--lang", "en");
    expect([code, out, err.split("\n").length]).toEqual([1, "", 2]);
    expect(err).toContain(sentence);
  });

  it("is a draft with a mistake, whose first place is named", () => {
    const draft = draftOf(
      "2023-crediti-formativi.delibera",
      "obbligo_standard = 150 crediti",
      "obbligo_standard = 150 giorni",
    );
    const { code, out, err } = run("--draft", draft, "--lang", "en");
    expect([code, out]).toEqual([3, ""]);
    expect(err).toContain("2023-crediti-formativi.delibera:11");
  });
});

it("the progress line says rate and time, where somebody looks", () => {
  const written: string[] = [];
  let now = 0;
  const terminal = { inWords: ({ en }: { en: string }) => en } as never;
  const line = simulationProgress(terminal, { isTTY: true, write: (text) => written.push(text) }, () => now);
  now = 1000;
  line.update({ done: 2500, all: 10_000, milliseconds: 1000 });
  line.clear();
  expect(written).toEqual(["\r\u001b[K25%  2\u202f500 people/s  3 s left", "\r\u001b[K"]);
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
