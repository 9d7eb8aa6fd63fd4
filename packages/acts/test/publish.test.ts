import type { Database } from "@delibera/database";
import { tables } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { count } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { currentProgram, describeRefusal, publish, versionsOf } from "../src/acts.ts";
import { longerRulebook, rulebook } from "./small-rulebook.ts";

describeOnEachDatabase("a set of rule files", (open) => {
  let database: Database;
  let statements: string[];
  beforeEach(async () => {
    statements = [];
    database = await open({ logger: { logQuery: (query) => void statements.push(query) } });
  });

  afterEach(() => database.close());

  it("is stored act by act with its texts, and read back as the program it compiles to", async () => {
    const publication = await publish(database, rulebook(150));
    expect(publication).toMatchObject({ kind: "published", acts: ["obbligo_2017"] });
    const published = await currentProgram(database);
    expect(published?.hash).toBe(publication.kind === "published" ? publication.program : "");
    expect(published?.files.map(({ name, version }) => [name, version])).toEqual([
      ["vocabolario.delibera", 1],
      ["2017-obbligo.delibera", 1],
    ]);
    expect(published?.files.map(({ text }) => text)).toEqual(rulebook(150).map(({ text }) => text));
    expect(published?.program.acts.map(({ name, file }) => [name, file])).toEqual([
      ["obbligo_2017", "2017-obbligo.delibera"],
    ]);
  });

  it("published again writes nothing and compiles nothing", async () => {
    const first = await publish(database, rulebook(150));
    const before = await rows();
    statements.length = 0;
    const second = await publish(database, rulebook(150).toReversed());
    expect(second).toEqual({ kind: "unchanged", program: first.kind === "published" ? first.program : "" });
    expect(statements).toHaveLength(2);
    expect(statements.every((statement) => statement.startsWith("select"))).toBe(true);
    expect(await rows()).toEqual(before);
  });

  it("with a changed act adds a version of that act alone, and the old text stays", async () => {
    await publish(database, longerRulebook(150));
    const publication = await publish(database, longerRulebook(120));
    expect(publication).toMatchObject({ kind: "published", acts: ["obbligo_2017"] });
    const versions = await versionsOf(database, "obbligo_2017");
    expect(versions.map(({ number }) => number)).toEqual([2, 1]);
    expect(versions.map(({ sourceText }) => sourceText.includes("120 crediti"))).toEqual([true, false]);
    expect((await versionsOf(database, "obbligo_2020")).map(({ number }) => number)).toEqual([1]);
  });

  it("gone back to an earlier text brings the earlier program back into force", async () => {
    await publish(database, rulebook(150));
    const first = await currentProgram(database);
    await publish(database, rulebook(120));
    expect((await currentProgram(database))?.hash).not.toBe(first?.hash);
    await publish(database, rulebook(150));
    expect((await currentProgram(database))?.hash).toBe(first?.hash);
    expect((await versionsOf(database, "obbligo_2017")).map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  it("without an act published before is a program without it, whose text stays", async () => {
    await publish(database, longerRulebook(150));
    await publish(database, rulebook(150));
    expect((await currentProgram(database))?.program.acts.map(({ name }) => name)).toEqual(["obbligo_2017"]);
    expect(await versionsOf(database, "obbligo_2020")).toHaveLength(1);
  });

  it("that differs only in a comment is published, and its program is the same one", async () => {
    await publish(database, rulebook(150));
    const first = await currentProgram(database);
    const commented = rulebook(150).map((file) => ({ ...file, text: `${file.text}-- nota\n` }));
    expect(await publish(database, commented)).toMatchObject({ kind: "published", acts: ["obbligo_2017"] });
    const second = await currentProgram(database);
    expect(second?.hash).toBe(first?.hash);
    expect(second?.files.every(({ text }) => text.endsWith("-- nota\n"))).toBe(true);
    expect(await publish(database, commented)).toMatchObject({ kind: "unchanged" });
  });

  it("is compiled again by another compiler, without new versions of its acts", async () => {
    await publish(database, rulebook(150), { compiler: "one" });
    expect(await publish(database, rulebook(150), { compiler: "two" })).toMatchObject({ kind: "published", acts: [] });
    expect(await publish(database, rulebook(150), { compiler: "two" })).toMatchObject({ kind: "unchanged" });
  });

  it("with a mistake is refused with its place, and nothing is written", async () => {
    const before = await rows();
    const files = rulebook(150).map((file) => ({ ...file, text: file.text.replace("150 crediti\n", "150 euri\n") }));
    const publication = await publish(database, files);
    if (publication.kind !== "refused") throw new Error(`was ${publication.kind}`);
    expect(describeRefusal(publication)[0]).toMatch(/^2017-obbligo\.delibera:10:\d+: .*`euri`.* \(.+\)$/);
    expect(await rows()).toEqual(before);
    expect(await currentProgram(database)).toBeUndefined();
  });

  it("is read from the database once, however often it is asked for", async () => {
    await publish(database, rulebook(150));
    const first = await currentProgram(database);
    statements.length = 0;
    expect(await currentProgram(database)).toBe(first);
    expect(statements).toHaveLength(1);
  });

  it("whose stored program is not one is an error that says so", async () => {
    await publish(database, rulebook(150));
    const hash = `sha256:${"0".repeat(64)}`;
    const [{ id } = { id: 0 }] = await database.db.insert(tables.acts).values({ publicId: "guasto" }).returning();
    await database.db.insert(tables.programs).values({ hash, ir: { formatVersion: "1.0" }, actVersionIds: [] });
    await database.db.insert(tables.actVersions).values({
      actId: id,
      number: 1,
      title: "",
      authority: "",
      sourceText: "",
      hash: "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      fragment: { kind: "rulebook", file: "", program: hash, compiler: "", versions: [] },
      publishedAt: "2026-01-01T00:00:00Z",
    });
    await expect(currentProgram(database)).rejects.toThrow(`the stored program ${hash} is not one`);
  });

  async function rows(): Promise<readonly (number | undefined)[]> {
    const { acts, actVersions, programs } = tables;
    const counted = [acts, actVersions, programs].map((table) => database.db.select({ all: count() }).from(table));
    return (await Promise.all(counted)).map(([row]) => row?.all);
  }
});
