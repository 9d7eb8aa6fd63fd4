/** What a change answers when it is not done: refused by the law, not understood, not allowed, or overtaken by another change. */
import type { Citation, JudgedRequest } from "@delibera/ledger/statement";
import type { Sentence } from "../bad-input.ts";
import { builder } from "../builder.ts";
import { citation } from "../nouns/citation.ts";
import { label } from "../nouns/label.ts";

/** Every answer goes through JSON, so that the same answer can be given again. */
interface Answer {
  readonly clientMutationId?: string | null;
}

export interface Refused extends Answer {
  readonly answer: "refused";
  readonly grounds: readonly Ground[];
}

export interface Ground {
  readonly it: string;
  readonly en: string;
  readonly citation: Citation | null;
}

export interface InvalidInput extends Answer {
  readonly answer: "invalid";
  readonly message: string;
  readonly says: Sentence;
  readonly argument: string | null;
}

export interface NotAllowed extends Answer {
  readonly answer: "not-allowed";
  readonly message: string;
  readonly says: Sentence;
  readonly signedIn: boolean;
}

export interface Overtaken extends Answer {
  readonly answer: "overtaken";
  readonly message: string;
  readonly says: Sentence;
}

export type NotDone = Refused | InvalidInput | NotAllowed | Overtaken;

/**
 * Undefined when at least one act accepts what is asked and none stands against it. What cannot be told stands against it and says
 * what is missing; what no act in force speaks of is not allowed by any.
 */
export function refusalOf({ answers }: JudgedRequest): Refused | undefined {
  const grounds = answers.flatMap(({ verdict, reasons, open, citation: cited }): readonly Ground[] => {
    if (verdict === "refused") return reasons.map((reason) => ({ ...reason, citation: cited }));
    if (verdict === "accepted") return [];
    const what = (open?.missing ?? []).join(", ");
    const it = what === "" ? "gli atti non permettono di dirlo" : `manca un dato: ${what}`;
    const en = what === "" ? "the acts do not let it be told" : `a fact is missing: ${what}`;
    return [{ it, en, citation: cited }];
  });
  if (grounds.length > 0) return { answer: "refused", grounds };
  return answers.some(({ verdict }) => verdict === "accepted") ? undefined : { answer: "refused", grounds: [unspoken] };
}

export const unspoken: Ground = {
  it: "nessun atto in vigore lo consente",
  en: "no act in force allows it",
  citation: null,
};

/** A change that the caller cannot understand is told what, where and what to do. */
export function invalid(says: Sentence, argument?: string): InvalidInput {
  return { answer: "invalid", message: says.en, says, argument: argument ?? null };
}

export function notAllowedBecause(says: Sentence, { signedIn }: { readonly signedIn: boolean }): NotAllowed {
  return { answer: "not-allowed", message: says.en, says, signedIn };
}

export function overtakenBy(says: Sentence): Overtaken {
  return { answer: "overtaken", message: says.en, says };
}

const inBothLanguages = { type: label, description: "The same in both languages, for whoever asked." } as const;

const clientMutationId = { nullable: true, description: "The caller's id of the change, as it was given." } as const;

const ground = builder.objectRef<Ground>("Ground").implement({
  description: "One ground of a refusal.",
  fields: (t) => ({
    it: t.exposeString("it", { description: "As the act words it." }),
    en: t.exposeString("en", { description: "In English; as the act words it when nobody has translated it." }),
    citation: t.expose("citation", { type: citation, nullable: true, description: "The comma that refuses." }),
  }),
});

export const refused = builder.objectRef<Refused>("Refused").implement({
  description: "The law refuses what was asked. Nothing was written.",
  fields: (t) => ({
    clientMutationId: t.exposeString("clientMutationId", clientMutationId),
    grounds: t.expose("grounds", { type: [ground], description: "Every ground that holds; never empty." }),
  }),
});

export const invalidInput = builder.objectRef<InvalidInput>("InvalidInput").implement({
  description: "What was asked makes no sense as it stands. Nothing was written.",
  fields: (t) => ({
    clientMutationId: t.exposeString("clientMutationId", clientMutationId),
    message: t.exposeString("message", { description: "What is wrong, and what to do, in English." }),
    says: t.expose("says", inBothLanguages),
    argument: t.exposeString("argument", { nullable: true, description: "The field of the input it is about." }),
  }),
});

export const notAllowed = builder.objectRef<NotAllowed>("NotAllowed").implement({
  description: "Whoever asks may not do this, or not for that person. Nothing was written.",
  fields: (t) => ({
    clientMutationId: t.exposeString("clientMutationId", clientMutationId),
    message: t.exposeString("message", { description: "Why, in English." }),
    says: t.expose("says", inBothLanguages),
    signedIn: t.exposeBoolean("signedIn", { description: "False when signing in might help." }),
  }),
});

export const overtaken = builder.objectRef<Overtaken>("Overtaken").implement({
  description: "Something else was written meanwhile, so that what was asked no longer holds. Nothing was written.",
  fields: (t) => ({
    clientMutationId: t.exposeString("clientMutationId", clientMutationId),
    message: t.exposeString("message", { description: "What changed, and what to do, in English." }),
    says: t.expose("says", inBothLanguages),
  }),
});
