/**
 * Moves the credits of a participation to an earlier triennium, which cannot be undone: first prepared, when the acts judge it and
 * its effect is shown, then confirmed on the same day, on the same facts and under the same acts.
 */
import { createHash } from "node:crypto";
import { tables } from "@delibera/database";
import type { ProfessionalRecord } from "@delibera/ledger";
import { computeLedger, trienniumOf } from "@delibera/ledger";
import type { Amount, Citation } from "@delibera/ledger/statement";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { amount } from "../nouns/amount.ts";
import { citation } from "../nouns/citation.ts";
import { triennium } from "../nouns/triennium.ts";
import { overtakenBy, refusalOf } from "./answer.ts";
import type { PersonInput } from "./fields.ts";
import { clientMutationId, personPayload, professionalId } from "./fields.ts";
import { judge } from "./judge.ts";
import { mutation } from "./mutation.ts";
import { participationNamed, withParticipation } from "./participation-named.ts";
import { programInForce } from "./program-in-force.ts";
import { recordToJudge, subjectOf } from "./subject.ts";

interface MoveInput extends PersonInput {
  readonly participation: string;
  readonly to: string;
}

const prepareInput = builder.inputRef<MoveInput>("PrepareMoveInput").implement({
  description: "Credits to be moved.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    participation: t.id({ required: true, description: "Registry id (`PA-1`) or global id." }),
    to: t.string({ required: true, description: "The triennium the credits should belong to, such as `2020-2022`." }),
  }),
});

interface Effect {
  readonly triennium: string;
  readonly before: Amount | null;
  readonly after: Amount | null;
}

const effect = builder.objectRef<Effect>("MoveEffect").implement({
  description: "What a move would do to the balance of one triennium.",
  fields: (t) => ({
    triennium: t.exposeString("triennium", { description: "Such as `2020-2022`." }),
    before: t.expose("before", { type: amount, nullable: true, description: "Balance as it is." }),
    after: t.expose("after", { type: amount, nullable: true, description: "Balance once the credits are moved." }),
  }),
});

interface Prepared {
  readonly professional: string;
  readonly token: string;
  readonly validOn: string;
  readonly effects: readonly Effect[];
  readonly citation: Citation | null;
}

const preparePayload = personPayload<Prepared>(
  "PrepareMovePayload",
  "The acts accept the move. Nothing was moved yet: confirm it with the token.",
  (t) => ({
    token: t.exposeString("token", { description: "What `confirmMove` asks for." }),
    validOn: t.field({
      type: "Date",
      description: "The one day on which the token holds; less, if the facts of the person or the acts change.",
      resolve: ({ validOn }) => validOn,
    }),
    effects: t.field({
      type: [effect],
      description: "From where, and to where.",
      resolve: ({ effects }) => [...effects],
    }),
    citation: t.field({
      type: citation,
      nullable: true,
      description: "The comma that accepts it.",
      resolve: ({ citation: cited }) => cited,
    }),
  }),
);

mutation({
  name: "prepareMove",
  description:
    "First step of a move of credits: the verdict of the acts, the effect on both trienni, and a token to confirm it.",
  input: prepareInput,
  payload: preparePayload,
  noun: "participationMove",
  task: async (asked, context, db) => {
    const move = await judged(asked, context, db);
    if (move.refusal !== undefined) return move.refusal;
    const { person, row, token, cited } = move;
    return {
      answer: "done",
      professional: person.registryId,
      token,
      validOn: context.today,
      effects: effectsOf(move, [trienniumOf(move.published.program, row.acquiredOn), asked.to], context.today),
      citation: cited,
    };
  },
});

interface ConfirmInput extends MoveInput {
  readonly token: string;
}

const confirmInput = builder.inputRef<ConfirmInput>("ConfirmMoveInput").implement({
  description: "The move that was prepared.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    participation: t.id({ required: true, description: "Registry id (`PA-1`) or global id." }),
    to: t.string({ required: true, description: "The triennium the credits will belong to." }),
    token: t.string({ required: true, description: "The token of `prepareMove`." }),
  }),
});

const confirmPayload = personPayload<{ readonly professional: string }>(
  "ConfirmMovePayload",
  "The credits were moved. It cannot be undone.",
);

mutation({
  name: "confirmMove",
  description: "Second step of a move of credits. It cannot be undone.",
  input: confirmInput,
  payload: confirmPayload,
  noun: "participationMove",
  task: async (asked, context, db) => {
    const move = await judged(asked, context, db);
    if (move.refusal !== undefined) return move.refusal;
    const { person, row, token } = move;
    if (asked.token !== token) {
      return overtakenBy({
        en: "the token is of another day, of another move, or the facts or the acts have changed: prepare it again",
        it: "il gettone è di un altro giorno, di un altro spostamento, o sono cambiati i fatti o gli atti: lo si prepari di nuovo",
      });
    }
    await db.insert(tables.participationMoves).values({
      professionalId: person.row,
      effectiveOn: context.today,
      registeredOn: context.today,
      participationId: row.row,
      triennium: asked.to,
    });
    context.audit.change("participationMove", person.registryId);
    return { answer: "done", professional: person.registryId };
  },
});

type Judged = Awaited<ReturnType<typeof judged>>;

async function judged(asked: MoveInput, context: Context, db: Context["db"]) {
  triennium(asked.to, "to");
  const published = await programInForce(context);
  const person = await subjectOf(asked.professional, context, db);
  const row = await participationNamed(asked.participation, person, context);
  const record = await recordToJudge(person, context);
  const request = { kind: "move", participation: row.registryId, to: asked.to } as const;
  const answer = judge(published, record, request, context.today);
  const after = withParticipation(record, row.registryId, (each) => ({
    ...each,
    moved: { to: asked.to, on: context.today, registeredOn: context.today },
  }));
  const refusal = refusalOf(answer);
  const cited = answer.answers[0]?.citation ?? null;
  const token = tokenOf([person.registryId, row.registryId, asked.to, context.today, published.hash, record]);
  return { published, person, row, record, after, refusal, cited, token };
}

function effectsOf({ published, record, after }: Judged, trienni: readonly string[], today: string): readonly Effect[] {
  const balance = (of: ProfessionalRecord, asked: string) =>
    computeLedger(published, of, { triennium: asked, today }).ledger.balance;
  return trienni.map((each) => ({ triennium: each, before: balance(record, each), after: balance(after, each) }));
}

function tokenOf(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}
