/** From a text that somebody writes, through the review of somebody else, to an act that is law and that nobody changes any more. */

import { fileURLToPath } from "node:url";
import { currentProgram, importRuleFiles } from "@delibera/acts";
import { asViewer, auditEntries, tables } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { draftProgram } from "@delibera/drafting";
import type { Viewer } from "@delibera/identity";
import { settingsOf, verifyAudit } from "@delibera/identity";
import { asc, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "./change.ts";
import { actOf, ada, adaReviewing, analyst, auditor, bea, changeDraft, rino } from "./draft-act.ts";
import type { Registry } from "./registry.ts";
import { askOf, openRegistry, signedIn } from "./registry.ts";

const deliberations = fileURLToPath(new URL("../../../deliberations", import.meta.url));

describeOnEachDatabase("a draft of an act", (open) => {
  let registry: Registry;
  beforeAll(async () => {
    registry = await openRegistry(open, []);
  });

  const change = (name: string, input: object, viewer: Viewer, payload?: string) =>
    changeDraft(registry, name, input, viewer, payload);

  async function begin(act: string, text = actOf(act), viewer = ada) {
    const { draft } = await change("saveDraft", { act, text }, viewer);
    return { id: draft.draftId as string, hash: draft.latest.hash as string };
  }

  async function approved(act: string, text = actOf(act)) {
    const { id, hash } = await begin(act, text);
    await change("requestReview", { draft: id, hash }, ada);
    expect(await change("approveDraft", { draft: id, hash }, rino)).toMatchObject({ draft: { state: "APPROVED" } });
    return { id, hash };
  }

  async function ask(source: string, variables: Record<string, unknown>, viewer: Viewer): Promise<Answer> {
    const { data, errors } = await askOf(registry.database, source, variables, viewer);
    return structuredClone({ data, codes: errors?.map(({ extensions }) => extensions["code"]) });
  }

  it("is written, reviewed, discussed, approved and published, and is then in force", async () => {
    const act = "cnfc_2026_storia";
    const { id, hash } = await begin(act);
    expect(await change("requestReview", { draft: id, hash, reason: "È pronta." }, ada)).toMatchObject({
      __typename: "RequestReviewPayload",
      draft: { state: "IN_REVIEW" },
    });
    const said = { draft: id, article: "1", comma: "1", body: "Perché proprio tre?" };
    const { draft } = await change(
      "commentOnDraft",
      said,
      rino,
      "draft { threads { id article comma resolvedBy comment { body by } } }",
    );
    expect(draft.threads).toEqual([
      {
        id: expect.any(String),
        article: "1",
        comma: "1",
        resolvedBy: null,
        comment: { body: "Perché proprio tre?", by: "Rino Revisore" },
      },
    ]);
    const thread = draft.threads[0].id;
    const answer = { draft: id, answers: thread, body: "Come nel 2025." };
    expect(await change("commentOnDraft", answer, ada, "draft { threads { answers { body by } } }")).toMatchObject({
      draft: { threads: [{ answers: [{ body: "Come nel 2025.", by: "Ada Autrice" }] }] },
    });
    expect(await change("approveDraft", { draft: id, hash }, rino)).toEqual({
      __typename: "ChecklistNotMet",
      checks: [{ name: "COMMENTS", state: "FAILED" }],
    });
    expect(await change("resolveComment", { thread }, rino, "draft { threads { resolvedBy } }")).toMatchObject({
      draft: { threads: [{ resolvedBy: "Rino Revisore" }] },
    });
    expect(await change("approveDraft", { draft: id, hash }, rino)).toMatchObject({ draft: { state: "APPROVED" } });
    expect(await change("publishDraft", { draft: id, hash }, rino)).toMatchObject({ __typename: "NotAllowed" });
    expect(await change("publishDraft", { draft: id, hash }, ada, "knownFrom draft { state }")).toEqual({
      __typename: "PublishDraftPayload",
      knownFrom: "2026-11-20",
      draft: { state: "PUBLISHED" },
    });
    const { data } = await ask(
      "query ($id: ID!) { draft(id: $id) { history { kind by revision knownFrom reason } inForce { name standing { state } sourceFile { name } } } }",
      { id },
      ada,
    );
    expect(data.draft.history).toEqual([
      { kind: "REVIEW_REQUESTED", by: "Ada Autrice", revision: 1, knownFrom: null, reason: "È pronta." },
      { kind: "APPROVED", by: "Rino Revisore", revision: 1, knownFrom: null, reason: null },
      { kind: "PUBLISHED", by: "Ada Autrice", revision: 1, knownFrom: "2026-11-20", reason: null },
    ]);
    expect(data.draft.inForce).toEqual({
      name: act,
      standing: { state: "IN_FORCE" },
      sourceFile: { name: "cnfc-2026-storia.delibera" },
    });
    const entries = await registry.database.db
      .select({ actor: auditEntries.actor, noun: auditEntries.noun })
      .from(auditEntries)
      .where(sql`${id} = any(${auditEntries.subjects})`)
      .orderBy(asc(auditEntries.number));
    expect(entries.map(({ actor, noun }) => `${actor} ${noun}`)).toEqual([
      ...["ada draft", "ada draft", "rino draftComment", "ada draftComment", "rino draftComment"],
      ...["rino draftDecision", "ada actPublication"],
    ]);
    expect((await verifyAudit(registry.database.db)).kind).toBe("whole");
  });

  it("saved twice from one revision keeps both texts: one is saved, the other answered", async () => {
    const act = "cnfc_2026_insieme";
    const { id } = await begin(act);
    const [first, second] = [actOf(act, { credits: 4 }), actOf(act, { credits: 5 })];
    const answers = await Promise.all([
      change("saveDraft", { draft: id, baseRevision: 1, text: first }, ada),
      change("saveDraft", { draft: id, baseRevision: 1, text: second }, bea),
    ]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(["DraftConflict", "SaveDraftPayload"]);
    const isFirst = answers[0].__typename === "SaveDraftPayload";
    expect(answers.find(({ __typename }) => __typename === "DraftConflict")).toEqual({
      __typename: "DraftConflict",
      message: `${isFirst ? "Ada" : "Bea"} Autrice saved revision 2 meanwhile: join both texts, then save with \`baseRevision: 2\``,
      yours: isFirst ? second : first,
      theirs: isFirst ? first : second,
      revision: 2,
      savedBy: isFirst ? "Ada Autrice" : "Bea Autrice",
      draft: { state: "DRAFT" },
    });
    // The same text again, as after an answer that was lost, is saved already.
    const again = { draft: id, baseRevision: 1, text: isFirst ? first : second };
    expect(await change("saveDraft", again, ada)).toMatchObject({ draft: { latest: { number: 2 } } });
  });

  it("is not decided on by who wrote it, by the answer and by the database", async () => {
    const { id, hash } = await begin("cnfc_2026_propria");
    await change("requestReview", { draft: id, hash }, ada);
    expect(await change("approveDraft", { draft: id, hash }, ada)).toMatchObject({
      __typename: "NotAllowed",
      message: "the role policy-author may not write decisions on drafts",
    });
    expect(await change("approveDraft", { draft: id, hash }, adaReviewing)).toMatchObject({
      __typename: "NotAllowed",
      message: "who wrote of a draft does not decide on it: ask another reviewer",
    });
    expect(await ask("query ($id: ID!) { draft(id: $id) { decidable } }", { id }, adaReviewing)).toMatchObject({
      data: { draft: { decidable: false } },
    });
    const written = asViewer(registry.database, settingsOf(adaReviewing), (db) =>
      db.execute(sql`insert into draft_steps (draft_id, kind, revision_id, content_hash, program, actor, actor_name)
        select r.draft_id, 'approved', r.id, r.content_hash, r.based_on, 'ada', 'Ada' from draft_revisions r
        join drafts d on d.id = r.draft_id where d.public_id = ${id}`),
    );
    await expect(written).rejects.toMatchObject({
      cause: { message: expect.stringMatching(/ada wrote of it and may not decide on it$/) },
    });
  });

  it("approved and then changed is approved no more", async () => {
    const act = "cnfc_2026_cambiata";
    const { id, hash } = await begin(act);
    await change("requestReview", { draft: id, hash }, ada);
    const changed = { draft: id, baseRevision: 1, text: actOf(act, { credits: 4 }) };
    await change("saveDraft", changed, ada);
    expect(await change("approveDraft", { draft: id, hash }, rino)).toEqual({
      __typename: "Overtaken",
      message: "the text has changed: Ada Autrice saved revision 2; read it and decide again",
    });
    const { draft } = await change("saveDraft", { draft: id, baseRevision: 2, text: actOf(act) }, ada);
    expect(draft).toMatchObject({ state: "DRAFT", latest: { number: 3, hash } });
    // The first text again, and still nobody was asked about it.
    expect(await change("approveDraft", { draft: id, hash }, rino)).toMatchObject({ __typename: "Overtaken" });
    await change("requestReview", { draft: id, hash }, ada);
    await change("approveDraft", { draft: id, hash }, rino);
    await change("saveDraft", { ...changed, baseRevision: 3 }, ada);
    expect(await change("publishDraft", { draft: id, hash }, ada)).toMatchObject({ __typename: "Overtaken" });
    expect((await currentProgram(registry.database))?.program.acts.some(({ name }) => name === act)).toBe(false);
  });

  it("of two published at once one wins, and the other is told what to do", async () => {
    const drafts = [await approved("cnfc_2026_prima"), await approved("cnfc_2026_seconda")];
    const answers = await Promise.all(drafts.map(({ id, hash }) => change("publishDraft", { draft: id, hash }, ada)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(["Overtaken", "PublishDraftPayload"]);
    const place = answers.findIndex(({ __typename }) => __typename === "Overtaken");
    expect(answers[place].message).toMatch(/^other acts were published since it was approved: take it back/);
    const lost = drafts[place];
    if (lost === undefined) throw new Error("both won");
    const { id, hash } = lost;
    expect(await change("withdrawDraft", { draft: id, hash }, ada)).toMatchObject({ draft: { state: "DRAFT" } });
    await change("requestReview", { draft: id, hash }, ada);
    await change("approveDraft", { draft: id, hash }, rino);
    expect(await change("publishDraft", { draft: id, hash }, ada)).toMatchObject({ draft: { state: "PUBLISHED" } });
    expect(await change("publishDraft", { draft: id, hash }, bea)).toMatchObject({
      __typename: "Overtaken",
      message: "the draft is published: it is law already",
    });
  });

  it("that does not compile is saved, and not sent to review: the errors are answered with their places", async () => {
    const act = "cnfc_2026_errata";
    const { id, hash } = await begin(act, actOf(act).replace("= 3 crediti\n", "= 3 ore + 2 crediti\n"));
    expect(await change("requestReview", { draft: id, hash }, ada)).toMatchObject({
      __typename: "DoesNotCompile",
      problems: [
        { file: "cnfc-2026-errata.delibera", line: 11, code: expect.any(String), says: { it: expect.any(String) } },
      ],
    });
    const other = await begin("cnfc_2026_altra", actOf("cnfc_2026_diversa"));
    expect(await change("requestReview", { draft: other.id, hash: other.hash }, ada)).toMatchObject({
      problems: [{ code: "act-of-another-name" }],
    });
    const { data } = await ask(
      "query ($id: ID!) { draft(id: $id) { checklist { name state required } differences { name } } }",
      { id },
      rino,
    );
    expect(data.draft.differences).toBeNull();
    expect(data.draft.checklist).toEqual([
      { name: "COMPILES", state: "FAILED", required: true },
      { name: "EXAMPLES", state: "UNKNOWN", required: true },
      { name: "CLAUSE_COVERAGE", state: "UNKNOWN", required: false },
      { name: "MUTANTS", state: "UNKNOWN", required: false },
      { name: "NORMATIVE_COVERAGE", state: "UNKNOWN", required: true },
      { name: "LAW_EXAMPLES", state: "UNKNOWN", required: false },
      { name: "SIMULATION", state: "FAILED", required: false },
      { name: "COMMENTS", state: "PASSED", required: true },
    ]);
  });

  it("has a checklist that is computed, and kept for the same text and the same acts", async () => {
    const act = "cnfc_2026_esame";
    const { id } = await begin(act, actOf(act).replace("attribuiscono 3", "attribuiscono, ad esempio, 3"));
    const query =
      "query ($id: ID!) { draft(id: $id) { checklist { name state reason { it } places { file line says { it } } } differences { subject name part after } } }";
    const list = async () => (await ask(query, { id }, rino)).data.draft;
    let found = await list();
    for (let times = 0; times < 20 && found.checklist[3].state === "RUNNING"; times++) found = await list();
    expect(found.checklist.map(({ name, state }: Answer) => `${name} ${state}`)).toEqual([
      ...["COMPILES PASSED", "EXAMPLES PASSED", "CLAUSE_COVERAGE PASSED", "MUTANTS FAILED"],
      ...["NORMATIVE_COVERAGE PASSED", "LAW_EXAMPLES PASSED", "SIMULATION FAILED", "COMMENTS PASSED"],
    ]);
    expect(found.checklist[4].reason.it).toBe("commi con regole o dichiarati senza: 2/2");
    expect(found.checklist[3].places.length).toBeGreaterThan(0);
    expect(found.differences).toContainEqual({
      subject: "act",
      name: act,
      part: "",
      after: "delibera «Delibera di prova»",
    });
    const { draftChecks } = tables;
    expect(await registry.database.db.$count(draftChecks, eq(draftChecks.name, "mutants"))).toBeGreaterThan(0);
    expect(await list()).toEqual(found);
  });

  it("has the simulations of its text beside it, and its checklist counts those of the latest text only", async () => {
    const act = "cnfc_2026_simulata";
    const { id, hash } = await begin(act);
    const published = await currentProgram(registry.database);
    if (published === undefined) throw new Error("nothing is in force");
    const made = await draftProgram(published, { act, text: actOf(act) });
    if (made.kind === "refused") throw new Error("the text does not compile");
    const told = {
      ...{
        draft: id,
        hash,
        measure: `${act}_crediti`,
        triennium: "2026-2028",
        asOf: "2028-12-31",
        knownOn: "2028-12-31",
      },
      ...{ people: 2000, seed: 1, cohort: "a".repeat(64), baseline: published.hash, candidate: made.set.hash },
      ...{ effect: "SOME", affected: 40, gain: 40, lose: 0, totalChange: "-120", largestFall: "-1/3" },
    };
    expect(await change("attachSimulation", { ...told, gain: 4 }, ada)).toMatchObject({ argument: "gain" });
    expect(await change("attachSimulation", told, rino)).toMatchObject({ __typename: "NotAllowed" });
    expect(await change("attachSimulation", told, ada)).toMatchObject({ __typename: "AttachSimulationPayload" });
    const query =
      "query ($id: ID!) { draft(id: $id) { simulations { people affected gain lose totalChange largestRise largestFall effect cohort unitLabel { en } attachedBy textHash } checklist { name state } } }";
    const seen = async () => (await ask(query, { id }, rino)).data.draft;
    expect((await seen()).simulations).toEqual([
      {
        ...{
          people: 2000,
          affected: 40,
          gain: 40,
          lose: 0,
          totalChange: "-120",
          largestRise: null,
          largestFall: "-1/3",
        },
        ...{ effect: "SOME", cohort: "a".repeat(64), unitLabel: { en: "credits" } },
        ...{ attachedBy: "Ada Autrice", textHash: hash },
      },
    ]);
    expect((await seen()).checklist).toContainEqual({ name: "SIMULATION", state: "PASSED" });
    await change("saveDraft", { draft: id, baseRevision: 1, text: actOf(act, { credits: 4 }) }, ada);
    expect((await seen()).simulations).toHaveLength(1);
    expect((await seen()).checklist).toContainEqual({ name: "SIMULATION", state: "FAILED" });
    expect(await change("attachSimulation", told, ada)).toMatchObject({ __typename: "Overtaken" });
  });

  it("refused goes back with the reason, and given up goes on when it is saved", async () => {
    const { id, hash } = await begin("cnfc_2026_respinta");
    await change("requestReview", { draft: id, hash }, ada);
    expect(await change("refuseDraft", { draft: id, hash, reason: " " }, rino)).toMatchObject({ argument: "reason" });
    const refusal = { draft: id, hash, reason: "Manca la fonte." };
    expect(await change("refuseDraft", refusal, rino)).toMatchObject({ draft: { state: "REFUSED" } });
    expect(await change("approveDraft", { draft: id, hash }, rino)).toMatchObject({ __typename: "Overtaken" });
    expect(await change("withdrawDraft", { draft: id, hash }, ada)).toMatchObject({ draft: { state: "ABANDONED" } });
    const text = actOf("cnfc_2026_respinta");
    expect(await change("saveDraft", { draft: id, baseRevision: 1, text }, ada)).toMatchObject({
      draft: { state: "DRAFT", latest: { number: 2 } },
    });
  });

  it("for a later day enters the rulebook now and is known from that day", async () => {
    const act = "cnfc_2027_futura";
    const { id, hash } = await approved(act, actOf(act, { published: "15/01/2027" }));
    expect(await change("publishDraft", { draft: id, hash }, ada)).toMatchObject({
      message: "by its text the act is known from 2027-01-15: schedule it for that day",
    });
    expect(await change("schedulePublication", { draft: id, hash, on: "2027-02-01" }, ada)).toMatchObject({
      argument: "on",
      message: "by its text the act is known from 2027-01-15 and not from 2027-02-01: correct one of them",
    });
    expect(await change("schedulePublication", { draft: id, hash, on: "2026-11-21" }, ada)).toMatchObject({
      argument: "on",
    });
    const done = await change("schedulePublication", { draft: id, hash, on: "2027-01-15" }, ada, "knownFrom");
    expect(done).toEqual({ __typename: "SchedulePublicationPayload", knownFrom: "2027-01-15" });
    const { data } = await ask(
      'query ($id: ID!) { draft(id: $id) { inForce { now: standing { state } on: standing(knownOn: "2027-01-15") { state } after: standing(knownOn: "2029-01-01", about: "2029-01-01") { state } } } }',
      { id },
      ada,
    );
    expect(data.draft.inForce).toEqual({
      now: { state: "TO_BE_KNOWN" },
      on: { state: "IN_FORCE" },
      after: { state: "ENDED" },
    });
  });

  it("published stays when the folder of rule files, which does not know it, is published again", async () => {
    const { id, hash } = await approved("cnfc_2026_resta");
    await change("publishDraft", { draft: id, hash }, ada);
    const before = await currentProgram(registry.database);
    expect(await importRuleFiles(registry.database, deliberations)).toEqual({
      kind: "unchanged",
      program: before?.hash,
    });
  });

  describe("is guarded by the database too", () => {
    it("no text enters the acts that nobody approved, and no role but that of authors writes there", async () => {
      const { id } = await begin("cnfc_2026_forzata");
      await registry.database.db.insert(tables.acts).values({ publicId: "cnfc_2026_forzata" });
      for (const viewer of [ada, rino, analyst]) {
        const forced = asViewer(registry.database, settingsOf(viewer), (db) =>
          db.execute(sql`insert into act_versions (act_id, number, title, authority, source_text, hash, fragment, published_at)
            select a.id, 1, '', '', r.source_text, r.content_hash, '{"kind":"act"}', now() from draft_revisions r
            join drafts d on d.id = r.draft_id join acts a on a.public_id = d.act_name where d.public_id = ${id}`),
        );
        await expect(forced).rejects.toMatchObject({
          cause: { message: expect.stringContaining("violates row-level security policy") },
        });
      }
    });

    it("a published draft takes no revision, and its version no change", async () => {
      const { id, hash } = await approved("cnfc_2026_chiusa");
      await change("publishDraft", { draft: id, hash }, ada);
      const text = actOf("cnfc_2026_chiusa", { credits: 9 });
      expect(await change("saveDraft", { draft: id, baseRevision: 1, text }, ada)).toMatchObject({
        __typename: "Overtaken",
        message: "the draft is published: begin another draft of the act",
      });
      const { db } = registry.database;
      await expect(
        db.execute(sql`insert into draft_revisions (draft_id, number, title, source_text, content_hash, based_on, author, author_name)
          select r.draft_id, 2, '', r.source_text, r.content_hash, r.based_on, 'ada', 'Ada' from draft_revisions r
          join drafts d on d.id = r.draft_id where d.public_id = ${id}`),
      ).rejects.toMatchObject({ cause: { message: expect.stringMatching(/is published: a revision is refused$/) } });
      await expect(
        db.update(tables.actVersions).set({ title: "Altro" }).where(eq(tables.actVersions.hash, hash)),
      ).rejects.toMatchObject({ cause: { message: expect.stringMatching(/is published: UPDATE refused$/) } });
    });
  });

  it.each(["professional", "provider", "order", "registry-operator", "ministry", "insurer", "auditor"] as const)(
    "is shown to no %s",
    async (role) => {
      expect(await ask("{ drafts { totalCount } }", {}, signedIn({ role }))).toEqual({
        data: null,
        codes: ["FORBIDDEN"],
      });
      const seen = await asViewer(registry.database, settingsOf(signedIn({ role })), (db) =>
        db.execute(sql`select count(*) from drafts`),
      ).catch((error: { cause: { message: string } }) => error.cause.message);
      expect(seen).toBe("permission denied for table drafts");
    },
  );

  it("is listed by what became of it, in a bounded number of statements", async () => {
    const list =
      "query ($states: [DraftState!]) { drafts(first: 100, states: $states) { totalCount edges { node { act state title latest { number savedBy } } } } }";
    const { data }: Answer = await registry.ask(list, { states: ["PUBLISHED"] }, analyst);
    expect(data.drafts.totalCount).toBe(data.drafts.edges.length);
    expect(new Set(data.drafts.edges.map(({ node }: Answer) => node.state))).toEqual(new Set(["PUBLISHED"]));
    // The page and its count.
    expect(registry.statements).toHaveLength(2);
    expect((await ask(list, { states: ["IN_REVIEW"] }, rino)).data.drafts.edges.length).toBeGreaterThan(0);
    const ofOne = '{ drafts(act: "cnfc_2026_resta") { edges { node { act } } } }';
    expect((await ask(ofOne, {}, ada)).data.drafts.edges).toEqual([{ node: { act: "cnfc_2026_resta" } }]);
    expect((await ask(list, {}, auditor)).codes).toEqual(["FORBIDDEN"]);
  });

  it.each([
    ["a name that no act can have", { act: "Prova Uno", text: "" }, "act"],
    ["no name", { text: "" }, "act"],
    ["an id that is none", { draft: "1", baseRevision: 1, text: "" }, "draft"],
    ["no base", { draft: "00000000-0000-4000-8000-000000000000", text: "" }, "baseRevision"],
    ["a text that is too long", { act: "x", text: "x".repeat(200_001) }, "text"],
    ["a null character", { act: "x", text: "a\u0000b" }, "text"],
  ])("with %s is not understood", async (_what, input, argument) => {
    expect(await change("saveDraft", input, ada)).toMatchObject({ __typename: "InvalidInput", argument });
  });
});
