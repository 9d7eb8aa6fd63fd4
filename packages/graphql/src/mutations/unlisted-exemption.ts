/** Form XI: an exemption for a reason that no list of the manual has. The commission decides; accepted, it counts like the others. */
import type { ExemptionKind } from "@delibera/database";
import type { Exemption } from "@delibera/ledger/record";
import { builder } from "../builder.ts";
import type { WrittenDay } from "../day.ts";
import { exemptionKind } from "../nouns/codes.ts";
import type { Evidence, UnlistedExemption } from "../nouns/request.ts";
import { insertRequest } from "../reads/requests.ts";
import { refusalOf } from "./answer.ts";
import { checkPeriod } from "./exemption-period.ts";
import type { PersonInput } from "./fields.ts";
import { clientMutationId, professionalId, requiredDay } from "./fields.ts";
import { judge } from "./judge.ts";
import { mutation } from "./mutation.ts";
import { programInForce } from "./program-in-force.ts";
import { recordToJudge, subjectOf } from "./subject.ts";
import { checked, evidenceInput, inWords, submitted, submittedPayload } from "./submit-requests.ts";

interface UnlistedInput extends PersonInput {
  readonly kind: ExemptionKind;
  readonly from: WrittenDay;
  readonly to: WrittenDay;
  readonly about: string;
  readonly evidence: readonly Evidence[];
}

const input = builder.inputRef<UnlistedInput>("RequestUnlistedExemptionInput").implement({
  description: "An exemption for a reason that no list has: form XI.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    kind: t.field({ type: exemptionKind, required: true, description: "By study or by suspension of activity." }),
    from: t.field({ type: "Date", required: true, description: "First day." }),
    to: t.field({ type: "Date", required: true, description: "Last day, included." }),
    about: t.string({ required: true, description: "The reason, in words." }),
    evidence: t.field({ type: [evidenceInput], required: true, description: "The documents, at least one." }),
  }),
});

mutation({
  name: "requestUnlistedExemption",
  description:
    "Asks for an exemption for a reason that no list has. What the acts refuse whatever the reason is not asked of anybody; the rest whoever keeps the registry decides for the commission.",
  input,
  payload: submittedPayload("RequestUnlistedExemptionPayload", "The request awaits the decision of the commission."),
  noun: "request",
  task: async (asked, context, db) => {
    const [from, to] = [requiredDay(asked.from, "from"), requiredDay(asked.to, "to")];
    const about = inWords(asked.about, { en: "say the reason", it: "si dica il motivo" });
    const evidence = checked(asked.evidence, "evidence");
    const published = await programInForce(context);
    const person = await subjectOf(asked.professional, context, db);
    checkPeriod({ from, to }, { person, published, today: context.today });
    const record = await recordToJudge(person, context);
    const exemption: Omit<Exemption, "requestedOn" | "registeredOn"> = {
      kind: asked.kind,
      reason: "unlisted",
      from,
      to,
    };
    const refusal = refusalOf(judge(published, record, { kind: "exemption", exemption }, context.today));
    if (refusal !== undefined) return refusal;
    const body: UnlistedExemption & { readonly evidence: readonly Evidence[] } = {
      ...{ kind: asked.kind, from, to, about, evidence },
    };
    const [made] = await insertRequest(db, {
      professionalId: person.row,
      kind: "unlisted-exemption",
      askedOn: context.today,
      body,
    });
    return submitted(person.registryId, made, context);
  },
});
