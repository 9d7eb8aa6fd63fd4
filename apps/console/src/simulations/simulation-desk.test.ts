import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Answer, Asked, Change } from "./protocol.ts";
import type { Desk } from "./simulation-desk.ts";
import { openDesk } from "./simulation-desk.ts";

const folder = join(import.meta.dirname, "../../../../deliberations");
const sources = readdirSync(folder)
  .filter((name) => name.endsWith(".delibera"))
  .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));

let answers: Answer[];
let desk: Desk;

beforeAll(async () => {
  answers = [];
  desk = openDesk((answer) => answers.push(answer));
  await desk({ kind: "publish", sources });
}, 60_000);

const asking = (change: Change): Asked => ({
  cycle: "2017-2019",
  asOf: "2019-12-31",
  knownOn: "2019-12-31",
  people: 1_500,
  seed: 1,
  change,
  bands: ["-30", "0", "30"],
  by: "profession",
});

let runs = 0;
async function last(change: Change): Promise<Answer | undefined> {
  await desk({ kind: "run", number: ++runs, asked: asking(change), language: "it" });
  return answers.at(-1);
}

describe("the desk of simulations", () => {
  it("offers the readings and the fixed amounts of the published acts", () => {
    const [first] = answers;
    const choices = first?.kind === "choices" ? first.choices : undefined;
    expect(choices?.parameters.map(({ rule }) => rule)).toContain("obbligo_standard");
    expect(choices?.readings.every(({ options }) => options.length > 1)).toBe(true);
  });

  it("counts who is affected by each value of a parameter, and says why", async () => {
    const answer = await last({ kind: "parameter", rule: "obbligo_standard", values: ["150", "120"] });
    const report = answer?.kind === "done" ? answer.report : undefined;
    expect(report?.people).toBe(1_500);
    const [same, less] = report?.candidates ?? [];
    expect(same?.effect).not.toBe("some");
    expect(less?.effect).toBe("some");
    expect(less?.gain).toBe(less?.affected);
    expect(less?.causes.map(({ rule }) => rule)).toContain("obbligo_standard");
    expect(less?.witness?.results.length).toBeGreaterThan(0);
    const groups = less?.tables[1]?.groups ?? [];
    expect(groups.map(({ label }) => label)).toContain("Infermiere");
  });

  it("puts a draft in the place of the act of its name", async () => {
    const act = sources.find(({ name }) => name.startsWith("2017-crediti-formativi"))?.text ?? "";
    const text = act.replace(/(parametro obbligo_standard[^\n]*\n?[^\n]*)150/, "$1140");
    const answer = await last({
      kind: "draft",
      text: text === act ? act.replaceAll("150 crediti", "140 crediti") : text,
    });
    expect(answer?.kind).toBe("done");
    expect(answer?.kind === "done" && answer.report.candidates[0]?.effect).toBe("some");
  });

  it("says on which line a draft is wrong, and computes nothing", async () => {
    const answer = await last({
      kind: "draft",
      text: "delibera prova\n  articolo 1\n    comma 1\n      regola = = 3\n",
    });
    expect(answer).toMatchObject({ kind: "broken" });
    expect(answer?.kind === "broken" && answer.errors.length).toBeGreaterThan(0);
  });

  it("answers only the later of two questions, and says that the other one is cancelled", async () => {
    const [first, second] = [runs + 1, runs + 2];
    runs = second;
    const asked = asking({ kind: "parameter", rule: "obbligo_standard", values: ["100"] });
    const early = desk({ kind: "run", number: first, asked: { ...asked, people: 12_000 }, language: "it" });
    const late = desk({ kind: "run", number: second, asked, language: "it" });
    await Promise.all([early, late]);
    expect(answers.filter((answer) => "number" in answer && answer.number === first).at(-1)?.kind).toBe("cancelled");
    expect(answers.filter((answer) => "number" in answer && answer.number === second).at(-1)?.kind).toBe("done");
  });
});

describe("the people behind the counts", () => {
  it("come page by page, by outcome and group, each as the report counts them", async () => {
    const done = await last({ kind: "parameter", rule: "obbligo_standard", values: ["150", "120"] });
    const report = done?.kind === "done" ? done.report : undefined;
    const nurses = report?.candidates[1]?.tables[1]?.groups.find(({ label }) => label === "Infermiere");
    const asked = { candidate: 1, outcome: "gain", group: "Infermiere", from: 20 } as const;
    await desk({ kind: "people", number: runs, ...asked });
    const page = answers.at(-1);
    if (page?.kind !== "people") throw new Error(page?.kind);
    expect(page.asked).toEqual(asked);
    expect(page.all).toBe(nurses?.affected);
    expect(page.people).toHaveLength(20);
    expect(page.people.every(({ groups, outcome }) => groups[0] === "Infermiere" && outcome === "gain")).toBe(true);
    const [{ subject, before, after }] = page.people as [(typeof page.people)[0]];
    await desk({ kind: "person", number: runs, candidate: 1, subject, language: "it" });
    const person = answers.at(-1);
    if (person?.kind !== "person") throw new Error(person?.kind);
    const pair = person.results.find(({ rule }) => rule === "obbligo_individuale");
    expect([pair?.before, pair?.after]).toMatchObject([{ exact: before }, { exact: after }]);
    expect(pair?.parting?.before.length).toBeGreaterThan(0);
  });

  it("are not told of a run that another has overtaken", async () => {
    const before = answers.length;
    await desk({ kind: "people", number: runs - 1, candidate: 0, outcome: undefined, group: undefined, from: 0 });
    expect(answers).toHaveLength(before);
  });
});
