/** Enrols a person in an edition under one of the active profiles, and cancels it while the acts let it be cancelled. */
import { tables } from "@delibera/database";
import { sql } from "drizzle-orm";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import { enrolment } from "../nouns/enrolment.ts";
import { enrolmentsOf, windowsOf, workingProfilesOf } from "../reads/enrolments.ts";
import { refusalOf } from "./answer.ts";
import { editionNamed, isOver } from "./edition-named.ts";
import type { PersonInput } from "./fields.ts";
import { clientMutationId, personPayload, professionalId } from "./fields.ts";
import { judge } from "./judge.ts";
import { mutation } from "./mutation.ts";
import { programInForce } from "./program-in-force.ts";
import { recordToJudge, subjectOf } from "./subject.ts";

interface EnrolInput extends PersonInput {
  readonly event: string;
  readonly edition: number;
  readonly profile?: string | null | undefined;
}

const input = builder.inputRef<EnrolInput>("EnrolInput").implement({
  description: "An enrolment in an edition.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    event: t.id({ required: true, description: "Registry id (`EV-1`) or global id." }),
    edition: t.int({ required: true, description: "1, 2, 3 … within the event." }),
    profile: t.id({ description: "Id of an active profile; asked for when the person has any." }),
  }),
});

interface Enrolled {
  readonly professional: string;
  readonly row: number;
  readonly receipt: string;
}

const payload = personPayload<Enrolled>("EnrolPayload", "The person is enrolled: the receipt says in what.", (t) => ({
  enrolment: t.field({
    type: enrolment,
    description: "With its receipt.",
    resolve: (done, _args, context) => receiptOf(done, context),
  }),
}));

mutation({
  name: "enrol",
  description: "Enrols a person in an edition in which enrolment is open, and gives a receipt.",
  input,
  payload,
  noun: "enrolment",
  task: async (asked, context, db) => {
    const { event, edition } = await editionNamed(asked.event, asked.edition, context);
    const person = await subjectOf(asked.professional, context, db);
    // One at a time takes the last place.
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`edition ${edition.row}`}, 0))`);
    const [held = []] = await enrolmentsOf(db, [person.row]);
    const already = held.find((each) => each.edition.row === edition.row && each.cancelledOn === null);
    // Before anything else: whoever has the last place is not told that it is taken.
    if (already !== undefined)
      throw badInput(
        {
          en: `the person is enrolled already: the receipt is ${already.receipt}`,
          it: `la persona è già iscritta: la ricevuta è ${already.receipt}`,
        },
        "event",
      );
    const { today } = context;
    const named = `${event.registryId}/${edition.number}`;
    if (isOver(edition, today))
      throw badInput(
        {
          en: `${named} ended on ${edition.endsOn}: nobody enrols in it any more`,
          it: `${named} è finito il ${edition.endsOn}: non ci si iscrive più`,
        },
        "edition",
      );
    const [window] = await windowsOf(db, [edition.row]);
    if (window === undefined)
      throw badInput(
        { en: `enrolment in ${named} was never opened`, it: `l'iscrizione a ${named} non è mai stata aperta` },
        "event",
      );
    if (today > window.closesOn)
      throw badInput(
        { en: `enrolment closed on ${window.closesOn}`, it: `l'iscrizione si è chiusa il ${window.closesOn}` },
        "event",
      );
    if (today < window.opensOn)
      throw badInput(
        {
          en: `enrolment opens on ${window.opensOn}: ask again then`,
          it: `l'iscrizione si apre il ${window.opensOn}: si chieda di nuovo allora`,
        },
        "event",
      );
    if (window.places !== null && window.taken >= window.places)
      throw badInput(
        {
          en: window.places === 1 ? "the only place is taken" : `all ${window.places} places are taken`,
          it: window.places === 1 ? "l'unico posto è preso" : `tutti i ${window.places} posti sono presi`,
        },
        "event",
      );
    const [profiles = []] = await workingProfilesOf(db, [person.row]);
    const active = profiles.filter(({ from, to }) => from <= today && (to === null || to >= today));
    const profile = asked.profile ?? undefined;
    if (profile === undefined && active.length > 0) {
      throw badInput(
        {
          en: `choose one of the active profiles: ${active.map(({ id }) => id).join(", ")}`,
          it: `si scelga uno dei profili attivi: ${active.map(({ id }) => id).join(", ")}`,
        },
        "profile",
      );
    }
    if (profile !== undefined && !active.some(({ id }) => id === profile)) {
      throw badInput(
        {
          en: `${JSON.stringify(profile.slice(0, 40))} is no active profile of the person`,
          it: `${JSON.stringify(profile.slice(0, 40))} non è un profilo attivo della persona`,
        },
        "profile",
      );
    }
    const values = { professionalId: person.row, editionId: edition.row, profile: profile ?? null, enrolledOn: today };
    const [made] = await db.insert(tables.enrolments).values(values).returning({ receipt: tables.enrolments.publicId });
    if (made === undefined) throw new Error("an enrolment was written and gave no receipt");
    context.audit.change("enrolment", person.registryId);
    return { answer: "done", professional: person.registryId, row: person.row, receipt: made.receipt };
  },
});

interface CancelInput extends PersonInput {
  readonly receipt: string;
}

const cancelInput = builder.inputRef<CancelInput>("CancelEnrolmentInput").implement({
  description: "An enrolment to be cancelled.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    receipt: t.id({ required: true, description: "The number of the receipt." }),
  }),
});

const cancelPayload = personPayload<Enrolled>("CancelEnrolmentPayload", "The enrolment is cancelled.", (t) => ({
  enrolment: t.field({
    type: enrolment,
    description: "As it was.",
    resolve: (done, _args, context) => receiptOf(done, context),
  }),
}));

mutation({
  name: "cancelEnrolment",
  description: "Cancels an enrolment, while the acts let it be cancelled.",
  input: cancelInput,
  payload: cancelPayload,
  noun: "enrolment",
  task: async (asked, context, db) => {
    const published = await programInForce(context);
    const person = await subjectOf(asked.professional, context, db);
    const [held = []] = await enrolmentsOf(db, [person.row]);
    const found = held.find(({ receipt }) => receipt === asked.receipt);
    if (found === undefined)
      throw badInput(
        {
          en: `the person has no receipt ${JSON.stringify(asked.receipt.slice(0, 40))}`,
          it: `la persona non ha la ricevuta ${JSON.stringify(asked.receipt.slice(0, 40))}`,
        },
        "receipt",
      );
    if (found.cancelledOn !== null)
      throw badInput(
        { en: `it was already cancelled on ${found.cancelledOn}`, it: `è già stata annullata il ${found.cancelledOn}` },
        "receipt",
      );
    const [window] = await windowsOf(db, [found.edition.row]);
    const record = await recordToJudge(person, context);
    const { today } = context;
    const asEnrolled = {
      id: found.receipt,
      event: found.event,
      enrolledOn: found.enrolledOn,
      ...(window === undefined ? {} : { closesOn: window.closesOn }),
      ...(found.edition.startsOn === null ? {} : { eventStart: found.edition.startsOn }),
    };
    const refusal = refusalOf(judge(published, record, { kind: "cancellation", enrolment: asEnrolled }, today));
    if (refusal !== undefined) return refusal;
    await db.insert(tables.enrolments).values({
      publicId: found.receipt,
      professionalId: person.row,
      editionId: found.edition.row,
      profile: found.profile,
      enrolledOn: found.enrolledOn,
      cancelledOn: today,
      cancelled: true,
      supersedes: found.row,
    });
    context.audit.change("enrolment", person.registryId);
    return { answer: "done", professional: person.registryId, row: person.row, receipt: found.receipt };
  },
});

async function receiptOf({ row, receipt }: Enrolled, { enrolments }: Parameters<typeof recordToJudge>[1]) {
  const found = (await enrolments.load(row)).find((each) => each.receipt === receipt);
  if (found === undefined) throw new Error(`the receipt ${receipt} was written and is not there`);
  return found;
}
