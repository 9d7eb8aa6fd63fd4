/**
 * Rates an event without saying who: a person who attended is given one token, which the registry signs without seeing it, and the
 * token is spent by somebody who is not signed in. Nothing that is kept leads from the rating to the person.
 */
import { tables } from "@delibera/database";
import { sql } from "drizzle-orm";
import { badInput } from "../bad-input.ts";
import { isSigned, signBlinded, spentMark, voucherFor } from "../blind-token.ts";
import { builder } from "../builder.ts";
import { event as eventType } from "../nouns/event.ts";
import { notAllowedBecause } from "./answer.ts";
import { eventNamed } from "./edition-named.ts";
import { clientMutationId, givenMutationId } from "./fields.ts";
import type { Done, Input } from "./mutation.ts";
import { mutation } from "./mutation.ts";
import { participationNamed } from "./participation-named.ts";
import { subjectOf } from "./subject.ts";

interface TokenInput extends Input {
  readonly participation: string;
  readonly blinded: string;
}

const tokenInput = builder.inputRef<TokenInput>("SignRatingTokenInput").implement({
  description: "A token of the person's own, hidden from the registry.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    participation: t.id({
      required: true,
      description: "Registry id (`PA-1`) or global id, of one's own participation.",
    }),
    blinded: t.string({
      required: true,
      description: "The blinded token: RFC 9497, ristretto255-SHA512, verifiable mode; base64url.",
    }),
  }),
});

interface Signed {
  readonly event: string;
  readonly signed: string;
  readonly proof: string;
}

const tokenPayload = builder.objectRef<Done<Signed>>("SignRatingTokenPayload").implement({
  description: "The signature of the hidden token: unblind it, and keep token and signature until the rating.",
  fields: (t) => ({
    clientMutationId: givenMutationId(t),
    event: t.field({
      type: eventType,
      description: "Of which event.",
      resolve: ({ event }, _args, context) => eventNamed(event, context),
    }),
    signed: t.exposeString("signed", { description: "The evaluated element, base64url." }),
    proof: t.exposeString("proof", { description: "That it was made with the event's public key, base64url." }),
  }),
});

mutation({
  name: "signRatingToken",
  description: "Signs the one token with which a person may rate an event they attended, without seeing the token.",
  input: tokenInput,
  payload: tokenPayload,
  noun: "ratingToken",
  task: async ({ participation, blinded }, context, db) => {
    const person = await subjectOf(undefined, context, db);
    const { registryId, event } = await participationNamed(participation, person, context);
    const answer = signBlinded(await context.ratingSecret(), event.registryId, blinded);
    const { ratingTokens } = tables;
    const given = { professionalId: person.row, participation: registryId };
    const made = await db.insert(ratingTokens).values(given).onConflictDoNothing().returning({ id: ratingTokens.id });
    if (made.length === 0)
      throw badInput(
        {
          en: `the token of ${registryId} was already given: it is given once`,
          it: `il gettone di ${registryId} è già stato dato: si dà una volta`,
        },
        "participation",
      );
    return { answer: "done", event: event.registryId, ...answer };
  },
});

interface RatingInput extends Input {
  readonly event: string;
  readonly token: string;
  readonly signature: string;
  readonly relevance: number;
  readonly quality: number;
  readonly usefulness: number;
  readonly influence: number;
}

const ratingInput = builder.inputRef<RatingInput>("RateEventInput").implement({
  description: "The quality sheet of an event: four scores from 1 to 5.",
  fields: (t) => ({
    clientMutationId: t.string({
      description: "Given back as it is: nothing is kept of who asks, and the token alone makes that it is done once.",
    }),
    event: t.id({ required: true, description: "Registry id (`EV-1`) or global id." }),
    token: t.string({ required: true, description: "The token, base64url." }),
    signature: t.string({ required: true, description: "Its signature, unblinded, base64url." }),
    relevance: t.int({ required: true, description: "How relevant the programme is to one's needs." }),
    quality: t.int({ required: true, description: "The educational quality." }),
    usefulness: t.int({ required: true, description: "How useful it was." }),
    influence: t.int({ required: true, description: "How much commercial interests were felt: 1 is not at all." }),
  }),
});

const ratingPayload = builder.objectRef<Done<{ readonly event: string }>>("RateEventPayload").implement({
  description: "The rating was counted.",
  fields: (t) => ({
    clientMutationId: givenMutationId(t),
    event: t.field({
      type: eventType,
      description: "Of which event.",
      resolve: ({ event }, _args, context) => eventNamed(event, context),
    }),
  }),
});

mutation({
  name: "rateEvent",
  description: "Counts the rating of somebody who attended. Ask without being signed in: who is signed in is refused.",
  input: ratingInput,
  payload: ratingPayload,
  noun: undefined,
  task: async (asked, context, db) => {
    if (context.viewer.kind !== "anonymous") {
      return notAllowedBecause(
        {
          en: "a rating is anonymous: ask without being signed in, with the token alone",
          it: "una valutazione è anonima: si chiede senza essere entrati, con il solo gettone",
        },
        { signedIn: true },
      );
    }
    for (const field of ["relevance", "quality", "usefulness", "influence"] as const) {
      const score = asked[field];
      if (score < 1 || score > 5)
        throw badInput(
          { en: `\`${field}\` is ${score}: give 1 to 5`, it: `\`${field}\` è ${score}: si dà da 1 a 5` },
          field,
        );
    }
    const event = await eventNamed(asked.event, context);
    const secret = await context.ratingSecret();
    const isGood = isSigned(secret, event.registryId, asked.token, asked.signature);
    if (!isGood)
      throw badInput(
        {
          en: "the registry did not sign this token for this event",
          it: "il registro non ha firmato questo gettone per questo evento",
        },
        "token",
      );
    const { relevance, quality, usefulness, influence } = asked;
    const spent = spentMark(event.registryId, asked.token);
    const voucher = voucherFor(secret, event.row, spent, [relevance, quality, usefulness, influence]);
    const scores = sql`${relevance}::integer, ${quality}::integer, ${usefulness}::integer, ${influence}::integer`;
    const [answer] = await db
      .select({
        counted: sql<boolean>`spend_rating(${event.row}::bigint, ${spent}, ${scores}, decode(${Buffer.from(voucher).toString("hex")}, 'hex'))`,
      })
      .from(sql`(select 1) as one`);
    if (answer?.counted !== true)
      throw badInput(
        {
          en: "this token was already spent: an event is rated once for each participation",
          it: "questo gettone è già stato speso: un evento si valuta una volta per ogni partecipazione",
        },
        "token",
      );
    return { answer: "done", event: event.registryId };
  },
});
