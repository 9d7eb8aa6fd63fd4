import type { PublishedProgram } from "@delibera/acts";
import type { Database } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { differencesOf, draftProgram, fileNameOf, sayProblem } from "../src/drafting.ts";
import { act, inForce, premium } from "./small-rulebook.ts";

describeOnEachDatabase("the program with a draft in it", (open) => {
  let database: Database;
  let published: PublishedProgram;
  beforeAll(async () => {
    database = await open();
    published = await inForce(database, premium());
  });
  afterAll(() => database.close());

  it("has the draft's text instead of the act of its name, in the same file", async () => {
    const made = await draftProgram(published, { act, text: premium({ credits: 4 }) });
    if (made.kind !== "compiled") throw new Error(JSON.stringify(made));
    expect(made.file.name).toBe("premio.delibera");
    expect(made.set.program.acts.map(({ name }) => name)).toEqual([act]);
    expect(made.set.hash).not.toBe(published.hash);
  });

  it("has an act that is not in force beside the others, in a file of its name", async () => {
    const text = premium({ name: "altro_premio" }).replaceAll("premio_crediti", "altri_crediti");
    const made = await draftProgram(published, { act: "altro_premio", text });
    if (made.kind !== "compiled") throw new Error(JSON.stringify(made));
    expect(made.set.program.acts.map(({ name, file }) => [name, file]).toSorted()).toEqual([
      ["altro_premio", "altro-premio.delibera"],
      ["premio", "premio.delibera"],
    ]);
    expect(fileNameOf(published, act)).toBe("premio.delibera");
  });

  it("is refused when two acts say the same for the same days", async () => {
    const made = await draftProgram(published, { act: "altro_premio", text: premium({ name: "altro_premio" }) });
    expect(made).toMatchObject({ kind: "refused", file: { name: "altro-premio.delibera" } });
    expect(made.kind === "refused" && made.problems.length).toBeGreaterThan(0);
  });

  it("is refused with the place of the first mistake and a sentence with what to do", async () => {
    const made = await draftProgram(published, { act, text: "delibera premio" });
    if (made.kind !== "refused") throw new Error("it compiled");
    expect(made.problems[0]).toMatchObject({ file: "premio.delibera", line: 1 });
    expect(made.problems.map((problem) => sayProblem(problem).it).every((words) => words.length > 20)).toBe(true);
  });

  it("is refused when the text is of an act of another name", async () => {
    const made = await draftProgram(published, { act, text: premium({ name: "altro" }) });
    expect(made).toMatchObject({
      kind: "refused",
      problems: [{ file: "premio.delibera", line: 1, column: 1, code: "act-of-another-name" }],
    });
  });

  it("is the same one for the same text, so that it is compiled once for everybody who looks", async () => {
    const text = premium({ credits: 5 });
    expect(await draftProgram(published, { act, text })).toBe(await draftProgram(published, { act, text }));
  });

  it("differs from the one in force by what the text says, not by its words", async () => {
    const differences = await differencesOf(published, { act, text: premium({ credits: 4 }) });
    expect(differences?.map(({ subject, name, before, after }) => [subject, name, before, after])).toEqual([
      ["comma", "premio/1/1", "Ad esempio si attribuiscono 3 crediti.", "Ad esempio si attribuiscono 4 crediti."],
      ["rule", "premio_crediti", "3 crediti", "4 crediti"],
    ]);
    expect(await differencesOf(published, { act, text: `-- un commento\n${premium()}` })).toEqual([]);
    expect(await differencesOf(published, { act, text: "delibera" })).toBeUndefined();
  });
});
