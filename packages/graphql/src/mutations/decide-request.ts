/** Decides a request, once: what is accepted enters the record or is issued in the same moment. */
import type { IndividualTrainingFact, ParticipationRole } from "@delibera/database";
import { tables } from "@delibera/database";
import type { ProfessionalRecord } from "@delibera/ledger";
import { computeLedger } from "@delibera/ledger";
import { sql } from "drizzle-orm";
import { badInput, forbidden } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { Issued, UnlistedExemption } from "../nouns/request.ts";
import { request as requestType } from "../nouns/request.ts";
import type { RequestRow } from "../reads/requests.ts";
import { requestById } from "../reads/requests.ts";
import type { Refused } from "./answer.ts";
import { overtakenBy, refusalOf } from "./answer.ts";
import { misfitOf } from "./exemption-period.ts";
import { clientMutationId, givenMutationId } from "./fields.ts";
import { longestReason, wordsOf } from "./free-text.ts";
import { judge } from "./judge.ts";
import type { Done, Input } from "./mutation.ts";
import { mutation } from "./mutation.ts";
import { programInForce } from "./program-in-force.ts";
import type { DeclaredActivity } from "./reckonable.ts";
import { hindranceOf } from "./reckonable.ts";
import type { RightEmployment } from "./right-employment.ts";
import { recordRightEmployment } from "./right-employment.ts";

interface DecideInput extends Input {
  readonly request: string;
  readonly accepted: boolean;
  readonly reason?: string | null | undefined;
}

const input = builder.inputRef<DecideInput>("DecideRequestInput").implement({
  description: "A decision on a request.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    request: t.id({ required: true, description: "Its id." }),
    accepted: t.boolean({ required: true, description: "False when it is refused." }),
    reason: t.string({ description: "Why it is refused; asked for then." }),
  }),
});

const payload = builder.objectRef<Done<{ readonly request: string }>>("DecideRequestPayload").implement({
  description: "The request was decided.",
  fields: (t) => ({
    clientMutationId: givenMutationId(t),
    request: t.field({
      type: requestType,
      description: "As it was decided.",
      resolve: async ({ request }, _args, context) => {
        const found = await requestById(context, request);
        if (found === undefined) throw new Error(`the request ${request} was decided and is not there`);
        return found;
      },
    }),
  }),
});

mutation({
  name: "decideRequest",
  description:
    "Decides a request: whoever keeps the registry any, an Order the documents of its members, an accrediting body the claims about its providers.",
  input,
  payload,
  noun: "requestDecision",
  task: async (asked, context, db) => {
    const written = asked.reason?.trim() ?? "";
    const field = {
      field: "reason",
      longest: longestReason,
      todo: { en: "say why it is refused", it: "si dica perché si rifiuta" },
    };
    const reason = written === "" ? "" : wordsOf(written, field);
    if (!asked.accepted && reason === "")
      throw badInput(
        { en: "`reason` is missing: say why it is refused", it: "`reason` manca: si dica perché si rifiuta" },
        "reason",
      );
    const found = await requestById(context, asked.request);
    if (found === undefined)
      throw badInput(
        {
          en: `there is no request ${JSON.stringify(asked.request.slice(0, 40))}`,
          it: `non c'è la richiesta ${JSON.stringify(asked.request.slice(0, 40))}`,
        },
        "request",
      );
    mayDecide(found, context);
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`person ${found.professionalRow}`}, 0))`);
    const now = await requestById(context, asked.request);
    if (now?.decidedOn)
      return overtakenBy({
        en: `it was decided on ${now.decidedOn}: a request is decided once`,
        it: `è stata decisa il ${now.decidedOn}: una richiesta si decide una volta`,
      });
    if (asked.accepted && (await isRegisteredMeanwhile(found, context))) {
      return overtakenBy({
        en: "the participation was registered meanwhile: refuse the claim",
        it: "intanto la partecipazione è stata registrata: si rifiuti la richiesta",
      });
    }
    const refused = asked.accepted
      ? ((await refusedTraining(found, context)) ?? (await refusedExemption(found, context)))
      : undefined;
    if (refused) return refused;
    const result = asked.accepted && found.kind === "document" ? await issued(found, context) : null;
    await db.insert(tables.requestDecisions).values({
      requestId: found.row,
      accepted: asked.accepted,
      decidedOn: context.today,
      reason: asked.accepted ? null : reason,
      result,
    });
    if (asked.accepted) await takeEffect(found, context, db);
    context.audit.change("requestDecision", found.professional ?? found.id);
    return { answer: "done", request: found.id };
  },
});

function mayDecide({ kind }: RequestRow, { viewer }: Context): void {
  const role = viewer.kind === "signed-in" ? viewer.grant.role : undefined;
  if (role === "registry-operator") return;
  if (role === "order" && kind === "document") return;
  if (role === "accrediting-body" && kind === "insertion-claim") return;
  throw forbidden({
    en: `the role ${role} does not decide on this kind of request`,
    it: `il ruolo ${role} non decide su richieste di questo genere`,
  });
}

/** A person stands once for an edition: the provider may have reported it after the claim. */
async function isRegisteredMeanwhile(
  { kind, body, professionalRow }: RequestRow,
  { known }: Context,
): Promise<boolean> {
  if (kind !== "insertion-claim") return false;
  return (await known.load(`${professionalRow}/${(body as { edition: number }).edition}`)) !== undefined;
}

/** What was submitted when the registry still asked for less, or by other acts, would leave the person without a ledger. */
async function refusedTraining(found: RequestRow, context: Context): Promise<Refused | undefined> {
  if (found.kind !== "individual-training") return undefined;
  const { activity } = found.body as { readonly activity: DeclaredActivity };
  const { missing, refused } = hindranceOf(
    await programInForce(context),
    await recordOfAsked(found, context),
    activity,
    context.today,
  );
  const [lacking] = missing;
  if (lacking === undefined) return refused;
  throw badInput(
    {
      en: `the activity lacks \`${lacking}\`, by which the acts reckon it: refuse the request, and say so`,
      it: `all'attività manca \`${lacking}\`, con cui gli atti la calcolano: si rifiuti la richiesta, e lo si dica`,
    },
    "request",
  );
}

/** What was asked for when less was looked at, or other acts were in force, is looked at again. */
async function refusedExemption(found: RequestRow, context: Context): Promise<Refused | undefined> {
  if (found.kind !== "unlisted-exemption") return undefined;
  const { kind, from, to } = found.body as UnlistedExemption;
  const published = await programInForce(context);
  const person = await recordOfAsked(found, context);
  const misfit = misfitOf({ from, to }, { person, published, today: context.today });
  if (misfit !== undefined)
    throw badInput(
      {
        en: `${misfit.why.en}: refuse the request, and say so`,
        it: `${misfit.why.it}: si rifiuti la richiesta, e lo si dica`,
      },
      "request",
    );
  const exemption = { kind, reason: "unlisted", from, to } as const;
  return refusalOf(judge(published, person, { kind: "exemption", exemption }, context.today));
}

async function recordOfAsked({ professional, id }: RequestRow, context: Context): Promise<ProfessionalRecord> {
  const record = professional === null ? undefined : await context.records().load(professional);
  if (record === undefined) throw new Error(`the request ${id} is of nobody who can be seen`);
  return record;
}

async function issued(found: RequestRow, context: Context): Promise<Issued> {
  const published = await programInForce(context);
  const record = await recordOfAsked(found, context);
  context.audit.read("ledger", record.id);
  const { triennium } = found.body as { triennium: string };
  const { ledger } = computeLedger(published, record, { triennium, today: context.today });
  if (ledger.document === null)
    throw badInput({
      en: "the acts no longer say which document is due: refuse the request",
      it: "gli atti non dicono più quale documento spetta: si rifiuti la richiesta",
    });
  const isCompetent = ledger.competentDoctor?.documentForm ?? null;
  return {
    triennium,
    document: ledger.document,
    form: isCompetent ?? ledger.documentForm,
    issuer: ledger.issuer?.body ?? null,
    program: ledger.program,
    facts: ledger.facts,
    citation: (isCompetent === null ? ledger.issuer?.citation : ledger.competentDoctor?.citation) ?? null,
  };
}

async function takeEffect(found: RequestRow, context: Context, db: Context["db"]): Promise<void> {
  const { today } = context;
  const row = { professionalId: found.professionalRow, registeredOn: today };
  if (found.kind === "individual-training") {
    const { activity } = found.body as { activity: IndividualTrainingFact & { acquiredOn: string } };
    const { from, to, id: _id, registeredOn: _known, ...fields } = activity;
    const dates = { effectiveOn: activity.acquiredOn, startsOn: from ?? null, endsOn: to ?? null };
    await db.insert(tables.individualTraining).values({ ...row, ...fields, ...dates, publicId: `IT-R${found.row}` });
  }
  if (found.kind === "unlisted-exemption") {
    const { kind, from, to } = found.body as UnlistedExemption;
    await db.insert(tables.exemptions).values({
      ...row,
      effectiveOn: from,
      endsOn: to,
      kind,
      reason: "unlisted",
      requestedOn: found.askedOn,
    });
  }
  if (found.kind === "incongruity") {
    const { employment } = found.body as { readonly employment?: RightEmployment };
    if (employment !== undefined) {
      await recordRightEmployment(employment, { row: found.professionalRow }, context, db);
    }
  }
  if (found.kind === "insertion-claim") {
    const { edition, role, acquiredOn, credits } = found.body as {
      readonly edition: number;
      readonly role: ParticipationRole;
      readonly acquiredOn: string;
      readonly credits: string;
    };
    const taken = { editionId: edition, role, credits, effectiveOn: acquiredOn, publicId: `PA-R${found.row}` };
    await db.insert(tables.participations).values({ ...row, ...taken });
  }
}
