/** Two who have one draft open know of each other while they write, and not once one of them has closed it. */
import { asViewer, auditEntries, tables } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { Viewer } from "@delibera/identity";
import { settingsOf } from "@delibera/identity";
import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import type { Answer } from "./change.ts";
import { actOf, ada, analyst, auditor, bea, changeDraft, rino } from "./draft-act.ts";
import type { Registry } from "./registry.ts";
import { openRegistry, signedIn } from "./registry.ts";

const { draftPresences } = tables;
const one = "1".repeat(32);
const another = "2".repeat(32);

describeOnEachDatabase("a draft that is open", (open) => {
  let registry: Registry;
  let draft: string;
  beforeAll(async () => {
    registry = await openRegistry(open, []);
    const act = "cnfc_2026_aperta";
    draft = (await changeDraft(registry, "saveDraft", { act, text: actOf(act) }, ada)).draft.draftId;
  });

  const said = (viewer: Viewer, input: object = {}): Promise<Answer> =>
    changeDraft(
      registry,
      "openDraft",
      { draft, browser: one, ...input },
      viewer,
      "companions { name isViewer openedAt }",
    );
  const namesFor = async (viewer: Viewer, input: object = {}) =>
    (await said(viewer, input)).companions.map(({ name }: Answer) => name);
  /** As if so many seconds had gone by since everybody said it. */
  const later = (seconds: number) =>
    registry.database.db.update(draftPresences).set({
      openedAt: sql`${draftPresences.openedAt} - ${seconds} * interval '1 second'`,
      seenAt: sql`${draftPresences.seenAt} - ${seconds} * interval '1 second'`,
    });
  const everybody = () =>
    registry.database.db
      .select({ who: draftPresences.subject, openedAt: draftPresences.openedAt })
      .from(draftPresences);

  it("is announced to each of two, and to one person in two browsers, until it is closed", async () => {
    expect(await namesFor(ada)).toEqual([]);
    expect(await said(bea)).toEqual({
      __typename: "OpenDraftPayload",
      companions: [{ name: "Ada Autrice", isViewer: false, openedAt: expect.stringMatching(/^\d{4}-.*Z$/) }],
    });
    expect(await namesFor(ada)).toEqual(["Bea Autrice"]);
    expect((await said(ada, { browser: another })).companions).toMatchObject([
      { name: "Ada Autrice", isViewer: true },
      { name: "Bea Autrice", isViewer: false },
    ]);
    expect((await namesFor(rino)).sort()).toEqual(["Ada Autrice", "Ada Autrice", "Bea Autrice"]);
    for (const [viewer, browser] of [
      [ada, another],
      [bea, one],
      [rino, one],
    ] as const) {
      expect(await namesFor(viewer, { browser, closing: true })).toEqual([]);
    }
    expect(await namesFor(ada)).toEqual([]);
    expect(await namesFor(ada, { closing: true })).toEqual([]);
    expect(await everybody()).toEqual([]);
  });

  it("is open for who says so again within a minute, and since when they opened it", async () => {
    await said(ada);
    const [first] = await everybody();
    await later(50);
    await said(ada);
    await later(50);
    const companions = (await said(bea)).companions;
    expect(companions.map(({ name }: Answer) => name)).toEqual(["Ada Autrice"]);
    expect(Date.parse(companions[0].openedAt)).toBe(Date.parse(`${first?.openedAt}`) - 100_000);
    await later(11);
    // The row of who fell silent is removed by whoever comes next.
    expect(await namesFor(bea)).toEqual([]);
    expect((await everybody()).map(({ who }) => who)).toEqual(["bea"]);
    await later(61);
    await said(bea);
    const [again] = await everybody();
    expect(Date.now() - Date.parse(`${again?.openedAt}`)).toBeLessThan(60_000);
    await said(bea, { closing: true });
  });

  it("is no change of the draft: the audit log does not grow however often it is said", async () => {
    const before = await registry.database.db.$count(auditEntries);
    await said(ada);
    await said(ada);
    await said(ada, { closing: true });
    expect(await registry.database.db.$count(auditEntries)).toBe(before);
  });

  it("is known to whoever reads drafts, and to nobody else", async () => {
    await said(ada);
    expect(await namesFor(analyst)).toEqual(["Ada Autrice"]);
    await said(analyst, { closing: true });
    for (const viewer of [auditor, signedIn({ role: "professional" }), signedIn({ role: "registry-operator" })]) {
      expect(await said(viewer)).toMatchObject({ __typename: "NotAllowed", signedIn: true });
      const seen = asViewer(registry.database, settingsOf(viewer), (db) =>
        db.execute(sql`select count(*) from draft_presences`),
      );
      await expect(seen).rejects.toMatchObject({
        cause: { message: "permission denied for table draft_presences" },
      });
    }
    expect(await said({ kind: "anonymous" })).toMatchObject({ __typename: "NotAllowed", signedIn: false });
  });

  it("is said open by nobody for somebody else, nor closed while they write", async () => {
    await said(ada);
    const asBea = <Rows>(task: Parameters<typeof asViewer<Rows>>[2]) =>
      asViewer(registry.database, settingsOf(bea), task);
    const ofAda = eq(draftPresences.subject, "ada");
    const [row] = await registry.database.db.select().from(draftPresences).where(ofAda);
    if (row === undefined) throw new Error("nobody has it open");
    await expect(asBea((db) => db.insert(draftPresences).values({ ...row, browser: another }))).rejects.toMatchObject({
      cause: { message: expect.stringContaining("violates row-level security policy") },
    });
    await asBea((db) => db.update(draftPresences).set({ displayName: "Altra" }).where(ofAda));
    await asBea((db) => db.delete(draftPresences).where(ofAda));
    expect(await registry.database.db.select().from(draftPresences).where(ofAda)).toEqual([row]);
  });

  it.each([
    ["no such draft", { draft: "00000000-0000-4000-8000-000000000000" }, "draft"],
    ["an id that is none", { draft: "1" }, "draft"],
    ["a name for a browser", { browser: "Firefox" }, "browser"],
  ])("of %s is not understood", async (_what, input, argument) => {
    expect(await said(ada, input)).toMatchObject({ __typename: "InvalidInput", argument });
    expect(await said(ada, { ...input, closing: true })).toMatchObject({ __typename: "InvalidInput", argument });
  });
});
