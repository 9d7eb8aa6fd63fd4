/** What the changes of drafts have alike: who writes, which text is meant, and what they answer. */
import type { CurrentDraft, DraftProblem, ListedCheck, Stepping, Writer } from "@delibera/drafting";
import { checklistOf, requiredChecks, sayProblem } from "@delibera/drafting";
import type { Sentence } from "../bad-input.ts";
import { badInput, forbidden, ToldError } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { localId } from "../local-id.ts";
import { check, draft } from "../nouns/draft.ts";
import { label } from "../nouns/label.ts";
import type { NotDone } from "./answer.ts";
import { overtakenBy } from "./answer.ts";
import { clientMutationId, givenMutationId } from "./fields.ts";
import type { Done, Input, OtherAnswer } from "./mutation.ts";
import { programInForce } from "./program-in-force.ts";

export interface OfDraft {
  /** Its own id. */
  readonly draft: string;
}

/** A change of one text of a draft. */
export interface DraftInput extends Input {
  readonly draft: string;
  readonly hash: string;
}

export interface ReasonedInput extends DraftInput {
  readonly reason?: string | null | undefined;
}

type Types = typeof builder.$inferSchemaTypes;
type InputFields = PothosSchemaTypes.InputFieldBuilder<Types, "InputObject">;

/** `clientMutationId`, `draft` and `hash`. */
export function draftFields(t: InputFields) {
  return {
    clientMutationId: clientMutationId(t),
    draft: t.id({ required: true, description: "Its own id or its global id." }),
    hash: t.string({ required: true, description: "`sha256:` of the text that is meant: another text is not." }),
  };
}

export function draftPayload<Shape extends OfDraft>(
  name: string,
  description: string,
  fields: (t: PothosSchemaTypes.ObjectFieldBuilder<Types, Done<Shape>>) => object = () => ({}),
) {
  return builder.objectRef<Done<Shape>>(name).implement({
    description,
    fields: (t) => ({
      clientMutationId: givenMutationId(t),
      draft: t.field({
        type: draft,
        description: "The draft, as the change left it.",
        resolve: async (done, _args, context) => {
          const found = await context.drafts.load(done.draft);
          if (found === undefined) throw new Error(`the draft ${done.draft} was changed and is not there`);
          return found;
        },
      }),
      ...fields(t),
    }),
  });
}

/** Throws when nobody is signed in. */
export function writerOf({ viewer }: Context): Writer {
  if (viewer.kind === "signed-in") return { actor: viewer.subject, name: viewer.displayName };
  throw new ToldError(
    { en: "sign in to write of drafts", it: "si entri per scrivere di bozze" },
    { code: "UNAUTHENTICATED" },
  );
}

export function draftId(id: string): string {
  return localId("Draft", id);
}

export function noSuchDraft(): ToldError {
  return badInput(
    {
      en: "there is no such draft: it may have been written under another id",
      it: "non c'è questa bozza: forse è stata scritta con un altro id",
    },
    "draft",
  );
}

/** @param turn what the draft should have been for the step to be its turn. */
export function answerOf(stepping: Stepping, turn: Sentence): Done<OfDraft> | NotDone {
  switch (stepping.kind) {
    case "taken":
      return { answer: "done", draft: stepping.draft.id };
    case "changed":
      return textChanged(stepping.draft);
    case "own":
      throw forbidden({
        en: "who wrote of a draft does not decide on it: ask another reviewer",
        it: "chi ha scritto in una bozza non decide su di essa: si chieda a un altro revisore",
      });
    case "out-of-turn":
      return overtakenBy(isSo(stepping.draft.state, turn));
    case "unknown":
      throw noSuchDraft();
  }
}

export function textChanged({ revision }: CurrentDraft): NotDone {
  const { authorName, number } = revision;
  return overtakenBy({
    en: `the text has changed: ${authorName} saved revision ${number}; read it and decide again`,
    it: `il testo è cambiato: ${authorName} ha salvato la revisione ${number}; lo si legga e si decida di nuovo`,
  });
}

/** In which state a draft is, and what that means for who asks. */
export function isSo(state: CurrentDraft["state"], meaning: Sentence): Sentence {
  const { en, it } = stateInWords[state];
  return { en: `the draft is ${en}: ${meaning.en}`, it: `la bozza è ${it}: ${meaning.it}` };
}

const stateInWords: Readonly<Record<CurrentDraft["state"], Sentence>> = {
  draft: { en: "being written", it: "in scrittura" },
  "in-review": { en: "in review", it: "in revisione" },
  approved: { en: "approved", it: "approvata" },
  refused: { en: "refused", it: "rifiutata" },
  abandoned: { en: "abandoned", it: "abbandonata" },
  published: { en: "published", it: "pubblicata" },
};

export interface DoesNotCompile extends OtherAnswer {
  readonly answer: "does-not-compile";
  readonly problems: readonly DraftProblem[];
}

const problem = builder.objectRef<DraftProblem>("DraftProblem").implement({
  description: "An error in the text of a draft, or in another act because of it.",
  fields: (t) => ({
    file: t.exposeString("file", { description: "The rule file." }),
    line: t.exposeInt("line", { description: "Its line, from 1." }),
    column: t.exposeInt("column", { description: "Its column, from 1." }),
    code: t.exposeString("code", { description: "Of the table of diagnostics, such as `unit-mismatch`." }),
    says: t.field({ type: label, description: "What is wrong, and what to do.", resolve: sayProblem }),
  }),
});

export const doesNotCompile = builder.objectRef<DoesNotCompile>("DoesNotCompile").implement({
  description: "The text does not compile with the acts in force. Nothing was written.",
  fields: (t) => ({
    clientMutationId: t.exposeString("clientMutationId", {
      nullable: true,
      description: "The caller's id of the change, as it was given.",
    }),
    problems: t.expose("problems", { type: [problem], description: "Every error; never empty." }),
  }),
});

export interface ChecklistNotMet extends OtherAnswer {
  readonly answer: "checklist-not-met";
  readonly checks: readonly ListedCheck[];
}

export const checklistNotMet = builder.objectRef<ChecklistNotMet>("ChecklistNotMet").implement({
  description: "Something that must be in order is not. Nothing was written.",
  fields: (t) => ({
    clientMutationId: t.exposeString("clientMutationId", {
      nullable: true,
      description: "The caller's id of the change, as it was given.",
    }),
    checks: t.expose("checks", { type: [check], description: "The required checks that do not pass; never empty." }),
  }),
});

/** The required checks that do not pass; undefined when all do. */
export async function unmetOf(context: Context, found: CurrentDraft): Promise<ChecklistNotMet | undefined> {
  const checks = await checklistOf(context.db, await programInForce(context), found, requiredChecks);
  const unmet = checks.filter(({ state }) => state !== "passed");
  return unmet.length === 0 ? undefined : { answer: "checklist-not-met", checks: unmet };
}
