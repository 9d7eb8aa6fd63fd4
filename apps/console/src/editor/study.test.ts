import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { openDesk } from "./compiler-desk.ts";
import type { Answer, Question } from "./protocol.ts";

// Each test runs the examples of every act, or compiles them all: seconds on a machine at rest, a minute on a busy one.
vi.setConfig({ testTimeout: 180_000 });

const folder = join(import.meta.dirname, "../../../../deliberations");
const sources = readdirSync(folder)
  .filter((name) => name.endsWith(".delibera"))
  .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
const file = "2017-crediti-formativi.delibera";
const published = sources.find(({ name }) => name === file)?.text ?? "";
const of140 = published.replace("parametro obbligo_standard = 150 crediti", "parametro obbligo_standard = 140 crediti");

type Unnumbered = Question extends infer Q ? (Q extends Question ? Omit<Q, "number"> : never) : never;

const desk = openDesk();
const ready = desk({ kind: "publish", number: 0, sources });

async function answerTo<K extends Answer["kind"]>(kind: K, question: Unnumbered) {
  await ready;
  const answer = await desk({ ...question, number: 1 } as Question);
  if (answer.kind !== kind) throw new Error(JSON.stringify(answer));
  return answer as Extract<Answer, { kind: K }>;
}
const test = async (text: string) => (await answerTo("tested", { kind: "test", file, text, language: "it" })).report;

describe("the examples of a text", () => {
  it("all pass on the published text, and say what is given and expected", async () => {
    const report = await test(published);
    expect(report?.rows.filter(({ passed }) => !passed)).toEqual([]);
    const [first] = report?.rows ?? [];
    expect(first).toMatchObject({
      title: "150 crediti senza riduzioni",
      line: 30,
      article: "1",
      comma: "1",
      given: [
        "dato obbligo_proporzionato = 150 crediti",
        "dato premio_dossier_individuale = 0 crediti",
        "dato premio_triennio_precedente = 0 crediti",
      ],
    });
    expect(first?.expectations[0]).toMatchObject({ written: "= 150 crediti", expected: "150 crediti", passed: true });
  });

  it("fail where a number changed, and the change that accepts what came out makes them pass", async () => {
    const failed = (await test(of140))?.rows.filter(({ passed }) => !passed) ?? [];
    const [first] = failed;
    const [expectation] = first?.expectations ?? [];
    expect(expectation).toMatchObject({ passed: false, expected: "150 crediti", actual: "140 crediti" });
    const accepting = failed.flatMap(({ expectations }) => expectations.filter(({ passed }) => !passed));
    const mended = accepting
      .toReversed()
      .reduce(
        (text, { accepting: change }) =>
          change === undefined ? text : text.slice(0, change.from) + change.text + text.slice(change.to),
        of140,
      );
    const left = (await test(mended))?.rows.flatMap(({ expectations }) => expectations.filter(({ passed }) => !passed));
    expect(left).toEqual([]);
  });

  it("are not run on a text with errors", async () => {
    expect(await test(published.replace("= 150 crediti", "= 150 creditti"))).toBeUndefined();
  });

  it("say which branches of which rule no example takes", async () => {
    const report = await test(published);
    const version = report?.versions.find(({ rule }) => rule === "premio_triennio_precedente");
    expect(version?.branches.map(({ id, exercised }) => [id, exercised])).toContainEqual(["band-1", true]);
  });
});

describe("the differences from what is published", () => {
  it("are none for the text as published", async () => {
    expect((await answerTo("differed", { kind: "differ", file, text: published })).differences).toEqual([]);
  });

  it("name the rule, the comma and the two values", async () => {
    const { differences } = await answerTo("differed", { kind: "differ", file, text: of140 });
    expect(differences).toMatchObject([
      {
        subject: "rule",
        name: "obbligo_standard",
        part: "value",
        band: undefined,
        citation: { act: "cnfc_2017_crediti", article: "1", comma: "1" },
        before: "150 crediti",
        after: "140 crediti",
      },
    ]);
  });

  it("name whose result changes, by the smallest person found", async () => {
    const question = { kind: "behave", file, text: of140, cycle: "2017-2019", language: "it" } as const;
    const { behaviour } = await answerTo("behaved", question);
    expect(behaviour?.rules[0]?.rule).toBe("obbligo_standard");
    expect(behaviour?.witness?.lines).toEqual([]);
    expect(behaviour?.witness?.results[0]).toMatchObject({
      before: "150 crediti",
      after: "140 crediti",
      assertion: "allora obbligo_standard = 140 crediti",
    });
  });

  it("of a new act are all that it says", async () => {
    const text = `delibera prova "Delibera di prova"\n  autorità CNFC\n  adottata in data non nota\n  con effetto dal 01/01/2026\n  fonte «bozza» attendibilità bassa\n  articolo 1\n    comma 1\n      testo «La prova è valida.»\n      non normativo : «annuncia»\n    fine\n  fine\nfine\n`;
    const { differences } = await answerTo("differed", { kind: "differ", file: "prova.delibera", text });
    expect(differences?.map(({ subject, part }) => `${subject} ${part}`)).toContain("comma text");
  });
});
