/**
 * How every change is asked and answered: one input, one answer that is what was done or why it was not, all in one savepoint. What
 * is not done leaves nothing behind.
 */
import type { Db } from "@delibera/database";
import { errorCode } from "@delibera/database";
import type { WriteNoun } from "@delibera/identity";
import type { InputRef, ObjectRef } from "@pothos/core";
import { authorizeWrite } from "../authorize.ts";
import { badInput, ToldError } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { nullCharacterIn, nullCharacterSentence } from "../null-character.ts";
import type { NotDone } from "./answer.ts";
import { invalid, invalidInput, notAllowed, notAllowedBecause, overtaken, refused } from "./answer.ts";
import type { Change } from "./receipt.ts";
import { earlierAnswer, keepAnswer } from "./receipt.ts";

export interface Input {
  readonly clientMutationId?: string | null | undefined;
}

/** What was done: plain JSON, from which the fields of the payload are read. */
export type Done<Shape> = Shape & { readonly answer: "done"; readonly clientMutationId?: string | null };

/** Writes go through `db`; what was read before the change is not read again unless `context.forget()` says so. */
export type Task<Asked, Shape, Other = never> = (
  asked: Asked,
  context: Context,
  db: Db,
) => Promise<Done<Shape> | NotDone | Other>;

/** An answer that only some changes know, such as both texts of a conflict. Nothing was written. */
export interface OtherAnswer {
  readonly answer: string;
  readonly clientMutationId?: string | null;
}

type Types = typeof builder.$inferSchemaTypes;

interface Mutation<Asked extends Input, Shape, Other extends OtherAnswer> {
  readonly name: string;
  readonly description: string;
  readonly input: InputRef<Asked>;
  readonly payload: ObjectRef<Types, Done<Shape>>;
  /** Undefined: whoever asks, even when nobody is signed in. */
  readonly noun: WriteNoun | undefined;
  /** The types of what else it may answer, by `answer`. */
  readonly others?: Readonly<Record<Other["answer"], ObjectRef<Types, Other>>>;
  /** It answers no other shape than `others` name: one that is almost a known one is a mistake. */
  readonly task: Task<Asked, Shape, NoInfer<Other>>;
}

/** Field `name` of the schema, and the union of what it may answer. */
export function mutation<Asked extends Input, Shape, Other extends OtherAnswer = never>(
  asked: Mutation<Asked, Shape, Other>,
): void {
  const { name, description } = asked;
  const input = asked.input as unknown as InputRef<Input>;
  // The union knows that there is a payload, and its fields know which.
  const payload = asked.payload as unknown as ObjectRef<Types, Done<object>>;
  const others = (asked.others ?? {}) as unknown as Readonly<Record<string, ObjectRef<Types, Done<object>>>>;
  const union = builder.unionType(`${name[0]?.toUpperCase()}${name.slice(1)}Answer`, {
    description: `What \`${name}\` answers.`,
    types: [payload, refused, invalidInput, notAllowed, overtaken, ...Object.values(others)],
    resolveType: ({ answer }) => typeOf[answer] ?? others[answer] ?? payload,
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: union,
      description,
      args: { input: t.arg({ type: input, required: true, description: "What is asked." }) },
      complexity: { field: 200, multiplier: 1 },
      resolve: async (_root, args, context) => {
        const answer = await answered(asked, args.input as Asked, context);
        return { ...(answer as Done<object>), clientMutationId: args.input.clientMutationId ?? null };
      },
    }),
  );
}

const typeOf: Readonly<Record<string, typeof refused | typeof invalidInput | typeof notAllowed | typeof overtaken>> = {
  refused,
  invalid: invalidInput,
  "not-allowed": notAllowed,
  overtaken,
};

async function answered<Asked extends Input, Shape, Other extends OtherAnswer>(
  { name, noun, task }: Mutation<Asked, Shape, Other>,
  input: Asked,
  context: Context,
): Promise<Done<object> | NotDone | OtherAnswer> {
  try {
    if (noun !== undefined) authorizeWrite(context, noun);
    return await context.db.transaction(async (db) => {
      const change = changeOf(name, input, context);
      const earlier = change === undefined ? undefined : await earlierAnswer(db, change);
      if (earlier !== undefined) return earlier;
      const answer = await task(input, context, db);
      if (answer.answer === "done") context.forget();
      const isKept = answer.answer === "done" || answer.answer === "refused";
      if (change !== undefined && isKept) await keepAnswer(db, change, answer);
      return answer;
    });
  } catch (error) {
    return notTaken(error, input) ?? toldOrThrown(error);
  }
}

function changeOf(mutation: string, input: Input, { viewer }: Context): Change | undefined {
  const { clientMutationId, ...rest } = input;
  if (clientMutationId === null || clientMutationId === undefined || viewer.kind === "anonymous") return undefined;
  if (clientMutationId === "" || clientMutationId.length > 200) {
    throw badInput(
      {
        en: "`clientMutationId` has 1 to 200 characters: shorten it, or leave it out",
        it: "`clientMutationId` ha da 1 a 200 caratteri: si accorci, o si ometta",
      },
      "clientMutationId",
    );
  }
  return { actor: viewer.subject, clientMutationId, mutation, input: rest };
}

/** What PostgreSQL says of a text that it does not take: only a null character comes so far. */
const characterNotInRepertoire = "22021";

function notTaken(error: unknown, input: Input): NotDone | undefined {
  if (errorCode(error) !== characterNotInRepertoire) return undefined;
  const place = nullCharacterIn(input);
  return place === undefined ? undefined : invalid(nullCharacterSentence(place), place.replace(/[.[].*/, ""));
}

/** What the caller can do something about is an answer; everything else stays an error. */
function toldOrThrown(error: unknown): NotDone {
  if (!(error instanceof ToldError)) throw error;
  const { says, extensions } = error;
  const { code, argument } = extensions;
  switch (code) {
    case "BAD_USER_INPUT":
      return invalid(says, typeof argument === "string" ? argument : undefined);
    case "UNAUTHENTICATED":
    case "FORBIDDEN":
      return notAllowedBecause(says, { signedIn: code === "FORBIDDEN" });
    default:
      throw error;
  }
}
