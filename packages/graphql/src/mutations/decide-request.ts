/** Decides a request, once: what is accepted enters the record or is issued in the same moment. */
import type { IndividualTrainingFact, ParticipationRole } from "@delibera/database";
import { tables } from "@delibera/database";
import { computeLedger } from "@delibera/ledger";
import { sql } from "drizzle-orm";
import { GraphQLError } from "graphql";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { Issued, UnlistedExemption } from "../nouns/request.ts";
import { request as requestType } from "../nouns/request.ts";
import type { RequestRow } from "../reads/requests.ts";
import { requestById } from "../reads/requests.ts";
import { clientMutationId, givenMutationId } from "./fields.ts";
import type { Done, Input } from "./mutation.ts";
import { mutation } from "./mutation.ts";
import { programInForce } from "./program-in-force.ts";

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
    const reason = asked.reason?.trim() ?? "";
    if (!asked.accepted && reason === "") throw badInput("`reason` is missing: say why it is refused", "reason");
    const found = await requestById(context, asked.request);
    if (found === undefined)
      throw badInput(`there is no request ${JSON.stringify(asked.request.slice(0, 40))}`, "request");
    mayDecide(found, context);
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`person ${found.professionalRow}`}, 0))`);
    const now = await requestById(context, asked.request);
    if (now?.decidedOn)
      return { answer: "overtaken", message: `it was decided on ${now.decidedOn}: a request is decided once` };
    if (asked.accepted && (await isRegisteredMeanwhile(found, context))) {
      return { answer: "overtaken", message: "the participation was registered meanwhile: refuse the claim" };
    }
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
  throw new GraphQLError(`the role ${role} does not decide on this kind of request`, {
    extensions: { code: "FORBIDDEN" },
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

async function issued(found: RequestRow, context: Context): Promise<Issued> {
  const published = await programInForce(context);
  const { professional } = found;
  const record = professional === null ? undefined : await context.records().load(professional);
  if (professional === null || record === undefined)
    throw new Error(`the request ${found.id} is of nobody who can be seen`);
  context.audit.read("ledger", professional);
  const { triennium } = found.body as { triennium: string };
  const { ledger } = computeLedger(published, record, { triennium, today: context.today });
  if (ledger.document === null) throw badInput("the acts no longer say which document is due: refuse the request");
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

async function takeEffect(found: RequestRow, { today }: Context, db: Context["db"]): Promise<void> {
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
    const { employment } = found.body as { readonly employment?: { readonly body: number; readonly from: string } };
    if (employment !== undefined) {
      await db.insert(tables.employments).values({ ...row, bodyId: employment.body, effectiveOn: employment.from });
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
