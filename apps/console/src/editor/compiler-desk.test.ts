import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDesk } from "./compiler-desk.ts";
import type { Answer, Computed, Reading } from "./protocol.ts";

const folder = join(import.meta.dirname, "../../../../deliberations");
const sources = readdirSync(folder)
  .filter((name) => name.endsWith(".delibera"))
  .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
const file = "2017-crediti-formativi.delibera";
const published = sources.find(({ name }) => name === file)?.text ?? "";

const selfStudy: Reading = {
  record: readFileSync(join(folder, "professionisti/autoformazione.json"), "utf8"),
  triennium: "2017-2019",
  today: "2026-11-21",
};

describe("the compiler's desk", () => {
  it("gives the same ledger before and after for the text as published", async () => {
    const { ledger, published: before, problems } = await compute(published, selfStudy);
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(ledger?.obligation.individual?.exact).toBe("150");
    expect(ledger).toEqual(before);
  });

  it("changes the ledger when a number in a comma changes, and keeps the published one to compare with", async () => {
    const edited = published.replace(
      "parametro obbligo_standard = 150 crediti",
      "parametro obbligo_standard = 140 crediti",
    );
    const { ledger, published: before } = await compute(edited, selfStudy);
    expect(ledger?.obligation.individual?.exact).toBe("140");
    expect(ledger?.obligation.citations["standard"]).toMatchObject({ article: "1", comma: "1" });
    expect(before?.obligation.individual?.exact).toBe("150");
  });

  it("counts 15 self-study credits as known on 26/09/2018 and 30 as known on 28/09/2018", async () => {
    const on = async (knownOn: string) =>
      (await compute(published, { ...selfStudy, knownOn })).ledger?.credits.selfStudy?.exact;
    expect(await on("2018-09-26")).toBe("15");
    expect(await on("2018-09-28")).toBe("30");
  });

  it("says what is wrong, where and what to do, and gives no ledger", async () => {
    const broken = published.replace(
      "parametro obbligo_standard = 150 crediti",
      "parametro obbligo_standard = 150 creditti",
    );
    const { ledger, problems, outline } = await compute(broken, selfStudy);
    expect(ledger).toBeUndefined();
    const [first] = problems;
    const line = broken.slice(0, broken.indexOf("creditti")).split("\n").length;
    expect(first).toMatchObject({ severity: "error", file, line });
    expect(broken.slice(first?.start, first?.end)).toBe("creditti");
    expect(first?.message.it).toContain("creditti");
    expect(first?.help.it).not.toBe("");
    expect(outline.map(({ number }) => number)).toEqual(["1", "2", "3", "4", "5", "6"]);
  });

  it("names what became of each comma, and where it stands", async () => {
    const { outline } = await compute(published, undefined);
    const [certification] = outline.filter(({ number }) => number === "2");
    expect(certification?.commi.map(({ standing }) => standing)).toEqual([
      "not-normative",
      "encoded",
      "encoded",
      "encoded",
      "encoded",
    ]);
    expect(published.slice(certification?.commi[0]?.start).startsWith("comma 1")).toBe(true);
  });

  it("explains a line of the last ledger in the language asked for", async () => {
    const desk = await desked();
    answered(await desk({ kind: "compute", number: 2, file, text: published, reading: selfStudy }));
    const explain = async (language: "it" | "en") => {
      const answer = await desk({ kind: "explain", number: 3, line: "obligation.individual", language });
      return answer.kind === "explained" ? answer.step : undefined;
    };
    const italian = await explain("it");
    expect(italian?.citation).toMatchObject({ act: "cnfc_2017_crediti", article: "1", comma: "1" });
    expect(italian?.sentence).not.toBe((await explain("en"))?.sentence);
    expect(italian?.children.length).toBeGreaterThan(0);
  });

  it("tidies a text without changing what it says, and refuses one with mistakes of writing", async () => {
    const desk = await desked();
    const tidied = async (text: string) => {
      const answer = await desk({ kind: "format", number: 4, file, text });
      return answer.kind === "formatted" ? answer.text : undefined;
    };
    const untidy = published.replace("      parametro obbligo_standard", "   parametro   obbligo_standard");
    expect(untidy).not.toBe(published);
    expect(await tidied(untidy)).toBe(await tidied(published));
    expect(await tidied(published)).toContain("      parametro obbligo_standard = 150 crediti\n");
    const broken = published.replace("parametro obbligo_standard =", "parametro = =");
    expect(await tidied(broken)).toBeUndefined();
  });

  it("tells what a name is, where it is declared, and what may be written", async () => {
    const desk = await desked();
    answered(await desk({ kind: "compute", number: 2, file, text: published, reading: undefined }));
    const offset = published.indexOf("obbligo_proporzionato") + 3;
    const hover = await desk({ kind: "hover", number: 6, file, text: published, offset, language: "it" });
    expect(hover).toMatchObject({
      kind: "hovered",
      hover: { title: expect.stringContaining("obbligo_proporzionato") },
    });
    const begun = published.indexOf("obbligo_proporzionato") + "obbligo_pro".length;
    const proposals = await desk({ kind: "complete", number: 7, file, text: published, offset: begun, language: "it" });
    expect(proposals.kind === "completed" && proposals.proposals.proposals.map(({ text }) => text)).toEqual([
      "obbligo_proporzionato",
    ]);
  });

  it("colours the words of the language and the quotations of the law differently", async () => {
    const desk = await desked();
    const answer = await desk({ kind: "colour", number: 8, text: "comma 1\n  testo «a» -- nota" });
    const styles = answer.kind === "coloured" ? answer.ranges.map(({ style }) => style) : [];
    expect(styles).toEqual(["keyword", "number", "keyword", "text", "comment"]);
  });
});

async function desked() {
  const desk = openDesk();
  await desk({ kind: "publish", number: 1, sources });
  return desk;
}

async function compute(text: string, reading: Reading | undefined): Promise<Computed> {
  const desk = await desked();
  return answered(await desk({ kind: "compute", number: 2, file, text, reading }));
}

function answered(answer: Answer): Computed {
  if (answer.kind !== "computed") throw new Error(`the desk answered ${answer.kind}`);
  return answer;
}
