/** Texts of acts that are not law yet: what they say, what became of them, what is said of them, and what a reviewer can rely on. */
import type { Difference, DraftState, ListedCheck } from "@delibera/drafting";
import {
  attachedSimulations,
  checklistOf,
  checkNames,
  currentDraft,
  differencesOf,
  draftStates,
  fileNameOf,
} from "@delibera/drafting";
import { authorizeRead } from "../authorize.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { localId } from "../local-id.ts";
import type { CommentRow, DraftRow, RevisionRow, StepRow, ThreadRow } from "../reads/drafts.ts";
import { draftsList, revisionNumbered, revisionsList } from "../reads/drafts.ts";
import { pageOf } from "../reads/page.ts";
import { act, actsIn } from "./act.ts";
import { citation } from "./citation.ts";
import { simulation } from "./draft-simulation.ts";
import { label } from "./label.ts";

const stateDescriptions: Readonly<Record<DraftState, string>> = {
  draft: "It is being written.",
  "in-review": "Somebody else is asked to decide on it.",
  approved: "Somebody else approved this very text.",
  refused: "Somebody else refused this text, for a reason.",
  abandoned: "Nobody goes on with it.",
  published: "It is law.",
};

const state = builder.enumType("DraftState", {
  description: "What became of a draft.",
  values: enumerated(draftStates, stateDescriptions),
});

const stepKind = builder.enumType("DraftStepKind", {
  description: "What was done with a draft.",
  values: enumerated(["review-requested", "approved", "refused", "withdrawn", "abandoned", "published"], {
    "review-requested": "Its review was asked for.",
    approved: "It was approved.",
    refused: "It was refused.",
    withdrawn: "It was taken back.",
    abandoned: "It was given up.",
    published: "It was published.",
  }),
});

const checkName = builder.enumType("DraftCheckName", {
  description: "What is checked of a draft.",
  values: enumerated(checkNames, {
    compiles: "It compiles with the acts in force.",
    examples: "The examples of all acts hold.",
    "clause-coverage": "Its examples take every branch of its rules.",
    mutants: "A slip in its rules would be noticed by an example, or is explained.",
    "normative-coverage": "Every comma has rules or is declared to have none.",
    "law-examples": "Where its text gives an example, that example is run.",
    simulation: "A simulation of this text is attached.",
    comments: "Every thread of comments is resolved.",
  }),
});

const checkState = builder.enumType("DraftCheckState", {
  description: "What a check found.",
  values: enumerated(["passed", "failed", "running", "unknown"], {
    passed: "It is so.",
    failed: "It is not so.",
    running: "Part of it is done: ask again.",
    unknown: "It cannot be told before something else is in order.",
  }),
});

const checkPlace = builder.objectRef<ListedCheck["places"][number]>("DraftCheckPlace").implement({
  description: "A place that a check is about.",
  fields: (t) => ({
    file: t.exposeString("file", { description: "The rule file." }),
    line: t.exposeInt("line", { description: "Its line, from 1." }),
    says: t.expose("says", { type: label, description: "What is found there." }),
  }),
});

export const check = builder.objectRef<ListedCheck>("DraftCheck").implement({
  description: "One line of the checklist of a draft: computed from its text.",
  fields: (t) => ({
    name: t.expose("name", { type: checkName, description: "What is checked." }),
    state: t.expose("state", { type: checkState, description: "What was found." }),
    required: t.exposeBoolean("required", { description: "True when it must pass before somebody may approve." }),
    reason: t.expose("reason", { type: label, description: "What was found, in words." }),
    places: t.field({
      type: [checkPlace],
      description: "Where; at most a hundred.",
      resolve: ({ places }) => places.slice(0, 100),
    }),
  }),
});

const revision = builder.objectRef<RevisionRow>("DraftRevision").implement({
  description: "A text of a draft, as somebody saved it.",
  fields: (t) => ({
    number: t.exposeInt("number", { description: "1, 2, 3 … within the draft." }),
    title: t.exposeString("title", { description: "As the text gives it; the identifier when it gives none." }),
    text: t.string({
      description: "The whole text.",
      resolve: ({ row }, _args, { draftTexts }) => draftTexts.load(row),
    }),
    hash: t.exposeString("hash", { description: "`sha256:` of the text: what an approval is bound to." }),
    basedOn: t.exposeString("basedOn", { description: "Hash of the program in force when it was saved." }),
    savedBy: t.exposeString("authorName", { description: "Who saved it." }),
    savedAt: t.exposeString("at", { description: "When, in UTC." }),
  }),
});

const step = builder.objectRef<StepRow>("DraftStep").implement({
  description: "What somebody did with a draft.",
  fields: (t) => ({
    kind: t.expose("kind", { type: stepKind, description: "What." }),
    revision: t.exposeInt("revision", { description: "Number of the text it is about." }),
    hash: t.exposeString("hash", { description: "`sha256:` of that text." }),
    by: t.exposeString("actorName", { description: "Who." }),
    at: t.exposeString("at", { description: "When, in UTC." }),
    reason: t.exposeString("reason", { nullable: true, description: "Why; null when nothing is said." }),
    knownFrom: t.expose("knownFrom", {
      type: "Date",
      nullable: true,
      description: "Of a publication: the day from which the act is known.",
    }),
  }),
});

const comment = builder.objectRef<CommentRow>("DraftComment").implement({
  description: "Something said of a draft.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "As `commentOnDraft` and `resolveComment` take it." }),
    body: t.exposeString("body", { description: "What." }),
    by: t.exposeString("authorName", { description: "Who." }),
    at: t.exposeString("at", { description: "When, in UTC." }),
  }),
});

export const thread = builder.objectRef<ThreadRow>("DraftThread").implement({
  description: "A comment on a comma of a draft, and its answers.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "That of its first comment." }),
    article: t.exposeString("article", { nullable: true, description: "Null when it is about the whole." }),
    comma: t.exposeString("comma", { nullable: true, description: "Null when it is about more than a comma." }),
    revision: t.exposeInt("revision", { description: "Number of the text that was read." }),
    comment: t.field({ type: comment, description: "What it begins with.", resolve: (first) => first }),
    answers: t.field({ type: [comment], description: "In their order.", resolve: ({ answers }) => answers }),
    resolvedBy: t.exposeString("resolvedBy", { nullable: true, description: "Null while it is open." }),
    resolvedAt: t.exposeString("resolvedAt", { nullable: true, description: "Null while it is open." }),
  }),
});

const difference = builder.objectRef<Difference>("DraftDifference").implement({
  description: "Something that the draft says otherwise than the acts in force, whatever the words.",
  fields: (t) => ({
    subject: t.exposeString("subject", { description: "`act`, `comma`, `rule`, `interpretation` or `vocabulary`." }),
    name: t.exposeString("name", { description: "Which one." }),
    part: t.exposeString("part", { description: "Which part of it; empty for the whole." }),
    before: t.string({ nullable: true, description: "Null: it is new.", resolve: ({ before }) => before ?? null }),
    after: t.string({ nullable: true, description: "Null: it is gone.", resolve: ({ after }) => after ?? null }),
    citation: t.field({
      type: citation,
      nullable: true,
      description: "Its comma; null when it stands in none.",
      resolve: ({ citation: cited }) => cited ?? null,
    }),
  }),
});

export const draft = builder.objectRef<DraftRow>("Draft");

builder.node(draft, {
  description: "The text of an act that is not law yet, or was not when it was written.",
  id: { resolve: ({ id }) => id, description: "Id in the whole schema." },
  loadMany: (ids, { drafts }) => ids.map((id) => drafts.load(id)),
  fields: (t) => ({
    draftId: t.exposeString("id", { description: "Its own id, as in addresses." }),
    act: t.exposeString("act", { description: "The name that its text gives the act." }),
    file: t.string({
      description: "The rule file that holds it, or will.",
      resolve: async ({ act: name }, _args, { program }) => {
        const published = await program();
        return published === undefined ? "" : fileNameOf(published, name);
      },
    }),
    title: t.string({ description: "As its latest text gives it.", resolve: (it) => it.revision.title }),
    state: t.expose("state", { type: state, description: "What became of it." }),
    latest: t.expose("revision", { type: revision, description: "Its latest text." }),
    revision: t.field({
      type: revision,
      nullable: true,
      description: "One of its texts; null when there is none of this number.",
      args: { number: t.arg.int({ required: true, description: "1, 2, 3 …" }) },
      resolve: ({ row }, { number }, context) => revisionNumbered(context, row, number),
    }),
    revisions: t.connection(
      {
        type: revision,
        description: "Its texts, the latest first.",
        resolve: ({ row }, args, context) => pageOf(args, revisionsList(context, row)),
      },
      { name: "DraftRevisionConnection", description: "A page of texts of a draft." },
      { name: "DraftRevisionEdge", description: "A text and its place in the list." },
    ),
    history: t.field({
      type: [step],
      description: "What was done with it, in order.",
      resolve: async ({ row }, _args, { draftSteps }) => [...(await draftSteps.load(row))],
    }),
    threads: t.field({
      type: [thread],
      description: "What is said of it, in the order in which it was begun.",
      resolve: async ({ row }, _args, { draftThreads }) => [...(await draftThreads.load(row))],
    }),
    simulations: t.field({
      type: [simulation],
      description: "What simulations of its texts gave, the last attached first.",
      complexity: { field: 20, multiplier: 1 },
      resolve: async ({ row }, _args, { db }) => [...(await attachedSimulations(db, row))],
    }),
    checklist: t.field({
      type: [check],
      description: "What a reviewer can rely on, computed from the latest text with the acts in force.",
      complexity: { field: 500, multiplier: 1 },
      resolve: checklistFor,
    }),
    differences: t.field({
      type: [difference],
      nullable: true,
      description: "What it changes of the acts in force; null while it does not compile.",
      complexity: { field: 200, multiplier: 1 },
      resolve: async ({ id }, _args, { program, db }) => {
        const [published, found] = [await program(), await currentDraft(db, id)];
        if (published === undefined || found === undefined) return null;
        const differences = await differencesOf(published, { act: found.act, text: found.revision.text });
        return differences === undefined ? null : [...differences];
      },
    }),
    inForce: t.field({
      type: act,
      nullable: true,
      description: "The act of the same name as it is published now; null when there is none.",
      resolve: async ({ act: name }, _args, { program }) => {
        const published = await program();
        return published === undefined ? null : (actsIn(published).find((it) => it.act.name === name) ?? null);
      },
    }),
    decidable: t.boolean({
      description: "True when the viewer may approve or refuse it now: a reviewer who did not write of it.",
      resolve: async ({ id, state: now }, _args, { viewer, db }) => {
        if (now !== "in-review" || viewer.kind !== "signed-in" || viewer.grant.role !== "reviewer") return false;
        const found = await currentDraft(db, id);
        return found !== undefined && !found.writers.includes(viewer.subject);
      },
    }),
  }),
});

const draftConnection = builder.connectionObject(
  { type: draft, name: "DraftConnection", description: "A page of drafts." },
  { name: "DraftEdge", description: "A draft and its place in the list." },
);

builder.queryFields((t) => ({
  drafts: t.connection(
    {
      type: draft,
      description: "Drafts of acts, the latest first.",
      args: {
        states: t.arg({ type: [state], description: "Only these; left out, all." }),
        act: t.arg.string({ description: "Only of the act of this name; left out, of every act." }),
      },
      resolve: (_root, args, context) => {
        authorizeRead(context, "draft");
        return pageOf(args, draftsList(context, { states: args.states ?? undefined, act: args.act ?? undefined }));
      },
    },
    draftConnection,
  ),
  draft: t.field({
    type: draft,
    nullable: true,
    description: "The draft with this id; null when there is none.",
    args: { id: t.arg.id({ required: true, description: "Its own id or its global id." }) },
    resolve: async (_root, { id }, context) => {
      authorizeRead(context, "draft");
      return (await context.drafts.load(localId("Draft", id))) ?? null;
    },
  }),
}));

async function checklistFor({ id }: DraftRow, _args: object, { program, db }: Context) {
  const [published, found] = [await program(), await currentDraft(db, id)];
  if (published === undefined || found === undefined) return [];
  return await checklistOf(db, published, found);
}

function enumerated<const Code extends string>(
  codes: readonly Code[],
  descriptions: Readonly<Record<Code, string>>,
): Record<string, { value: Code; description: string }> {
  return Object.fromEntries(
    codes.map((code) => [code.toUpperCase().replaceAll("-", "_"), { value: code, description: descriptions[code] }]),
  );
}
