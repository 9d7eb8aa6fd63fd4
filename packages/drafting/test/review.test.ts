import type { PublishedProgram } from "@delibera/acts";
import { currentProgram, hashOfText } from "@delibera/acts";
import type { Database, Db } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { DraftPublication, Saving, Step, Stepping, Writer } from "../src/drafting.ts";
import {
  answerThread,
  beginDraft,
  beginThread,
  checklistOf,
  currentDraft,
  publishDraft,
  resolveThread,
  saveDraft,
  takeStep,
} from "../src/drafting.ts";
import { act, ada, bea, inForce, premium, rino } from "./small-rulebook.ts";

describeOnEachDatabase("a draft", (open) => {
  let database: Database;
  let published: PublishedProgram;
  let id: string;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    published = await inForce(database);
    const begun = await within((db) => beginDraft(db, act, { text: premium(), program: published.hash, by: ada }));
    id = begun.id;
  });
  afterAll(() => database.close());

  const within = <T>(task: (db: Db) => Promise<T>) => database.db.transaction(task);
  const save = (text: string, base: number, by: Writer): Promise<Saving> =>
    within((db) => saveDraft(db, id, { text, base, program: published.hash, by }));
  const step = (kind: Step["kind"], by: Writer, text = premium()): Promise<Stepping> =>
    within((db) => takeStep(db, id, { kind, hash: hashOfText(text), by, program: published.hash }));
  const publishIt = (text = premium(), on?: string): Promise<DraftPublication> =>
    within((db) => publishDraft(database, db, id, { hash: hashOfText(text), by: rino, today: "2026-11-21", on }));
  const draft = async () => {
    const found = await currentDraft(database.db, id);
    if (found === undefined) throw new Error(`no draft ${id}`);
    return found;
  };
  const approve = async (text = premium()) => {
    await step("review-requested", ada, text);
    await step("approved", rino, text);
  };

  it("begins with its first revision, titled as the text says, written by whoever began it", async () => {
    expect(await draft()).toMatchObject({
      act,
      state: "draft",
      step: undefined,
      writers: ["ada"],
      revision: { number: 1, title: "Premio", hash: hashOfText(premium()), author: "ada", authorName: "Ada Autrice" },
    });
    expect(await currentDraft(database.db, "not-an-id")).toBeUndefined();
  });

  it("is saved from the revision its author started from; from an older one nothing is written and theirs is answered", async () => {
    expect(await save(premium({ credits: 4 }), 1, ada)).toMatchObject({
      kind: "saved",
      draft: { revision: { number: 2 } },
    });
    const late = await save(premium({ credits: 5 }), 1, bea);
    expect(late).toMatchObject({ kind: "conflict", draft: { revision: { number: 2, authorName: "Ada Autrice" } } });
    expect((await draft()).revision.text).toBe(premium({ credits: 4 }));
    expect((await draft()).writers).toEqual(["ada"]);
  });

  it("saved twice with the same text has one revision, from whichever revision it is said to start", async () => {
    expect(await save(premium(), 1, ada)).toMatchObject({ kind: "saved", draft: { revision: { number: 1 } } });
    expect(await save(premium(), 7, bea)).toMatchObject({ kind: "saved", draft: { revision: { number: 1 } } });
  });

  it("saved by two at once has the text of one, and the other is told", async () => {
    const both = await Promise.all([save(premium({ credits: 4 }), 1, ada), save(premium({ credits: 5 }), 1, bea)]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(["conflict", "saved"]);
    expect((await draft()).revision.number).toBe(2);
  });

  it("is decided on by somebody who wrote nothing of it, in turn, and about the text they read", async () => {
    expect(await step("approved", rino)).toMatchObject({ kind: "out-of-turn" });
    expect(await step("review-requested", ada)).toMatchObject({ kind: "taken", draft: { state: "in-review" } });
    expect(await step("approved", ada)).toMatchObject({ kind: "own" });
    expect(await step("approved", rino, premium({ credits: 4 }))).toMatchObject({ kind: "changed" });
    expect(await step("approved", rino)).toMatchObject({ kind: "taken", draft: { state: "approved" } });
  });

  it("whose text changes after the approval is a draft again, and is not published", async () => {
    await approve();
    await save(premium({ credits: 4 }), 1, ada);
    expect((await draft()).state).toBe("draft");
    expect(await publishIt()).toMatchObject({ kind: "changed" });
    expect(await publishIt(premium({ credits: 4 }))).toMatchObject({ kind: "not-approved" });
  });

  it("once approved becomes law with its step, and nothing of it changes any more", async () => {
    await approve();
    const publication = await publishIt();
    expect(publication).toMatchObject({ kind: "published", knownFrom: "2026-11-20", draft: { state: "published" } });
    const now = await currentProgram(database);
    expect(now?.hash).toBe(publication.kind === "published" ? publication.program : "");
    expect(now?.program.acts.map(({ name }) => name)).toEqual([act]);
    expect(await save(premium({ credits: 4 }), 1, ada)).toMatchObject({ kind: "published" });
    expect(await step("withdrawn", ada)).toMatchObject({ kind: "out-of-turn" });
    expect(await publishIt()).toMatchObject({ kind: "not-approved" });
  });

  it("is known from the day its text says: another day is refused with that one", async () => {
    await approve();
    expect(await publishIt(premium(), "2026-12-01")).toMatchObject({ kind: "other-day", says: "2026-11-20" });
    expect((await currentProgram(database))?.hash).toBe(published.hash);
  });

  it("approved in view of another program than the one in force is not published", async () => {
    await approve();
    const other = await inForce(database, premium({ credits: 9 }));
    expect(await publishIt()).toMatchObject({ kind: "overtaken" });
    expect((await currentProgram(database))?.hash).toBe(other.hash);
  });

  it("whose example does not hold is not published, and which one is said", async () => {
    const wrong = premium({ credits: 3, expected: 4 });
    await save(wrong, 1, ada);
    await approve(wrong);
    expect(await publishIt(wrong)).toEqual({ kind: "examples-fail", titles: ["i crediti"] });
    expect((await currentProgram(database))?.hash).toBe(published.hash);
  });

  it("has a checklist computed from its text, which says of each check whether the review waits for it", async () => {
    const checks = await checklistOf(database.db, published, await draft());
    expect(checks.map(({ name, state, required }) => [name, state, required])).toEqual([
      ["compiles", "passed", true],
      ["examples", "passed", true],
      ["clause-coverage", "passed", false],
      // No example asks on which day the act began to be known.
      ["mutants", "failed", false],
      ["normative-coverage", "passed", true],
      ["law-examples", "passed", false],
      ["simulation", "failed", false],
      ["comments", "passed", true],
    ]);
    const mutants = checks.find(({ name }) => name === "mutants");
    expect([mutants?.reason.en, mutants?.places.map(({ says }) => says.en)]).toEqual([
      "mutants: 4 killed, 0 accepted, 2 surviving",
      [
        "no example notices: premio@premio/1/1: known from 2026-11-20 → known from 2026-11-19",
        "no example notices: premio@premio/1/1: known from 2026-11-20 → known from 2026-11-21",
      ],
    ]);
  });

  it("with an example that does not hold is told which, and on what line", async () => {
    await save(premium({ credits: 3, expected: 4 }), 1, ada);
    const [examples] = await checklistOf(database.db, published, await draft(), ["examples"]);
    expect(examples).toMatchObject({
      state: "failed",
      reason: { en: "examples of all acts that hold: 0/1" },
      places: [{ file: "premio.delibera", line: 12, says: { en: "Premio, 1/1: «i crediti»" } }],
    });
  });

  it("that leaves a comma undeclared does not compile: the rest of its checklist cannot be told", async () => {
    await save(premium({ undeclared: true }), 1, ada);
    const checks = await checklistOf(database.db, published, await draft());
    expect(checks.find(({ name }) => name === "compiles")).toMatchObject({
      state: "failed",
      places: [{ line: 15, says: { it: expect.stringContaining("il comma 2 non ha regole né dice perché") } }],
    });
    expect(checks.filter(({ state }) => state === "unknown").map(({ name }) => name)).toEqual([
      "examples",
      "clause-coverage",
      "mutants",
      "normative-coverage",
      "law-examples",
    ]);
  });

  it("waits for the threads that were begun about it until each is resolved, once", async () => {
    const first = await draft();
    const thread = await within((db) =>
      beginThread(db, first, { body: "Perché tre?", article: "1", comma: "1", by: rino }),
    );
    const answer = await within((db) => answerThread(db, first, thread, { body: "Così si è deciso.", by: ada }));
    expect(answer).toBeDefined();
    expect(await within((db) => answerThread(db, first, answer ?? "", { body: "?", by: rino }))).toBeUndefined();
    const waiting = await checklistOf(database.db, published, first, ["comments"]);
    expect(waiting).toMatchObject([{ state: "failed", places: [{ says: { it: "1/1: Perché tre?" } }] }]);
    expect(await within((db) => resolveThread(db, thread, rino))).toEqual({ kind: "resolved", draft: id });
    expect(await within((db) => resolveThread(db, thread, ada))).toEqual({ kind: "resolved-before", draft: id });
    expect(await checklistOf(database.db, published, first, ["comments"])).toMatchObject([{ state: "passed" }]);
  });
});
