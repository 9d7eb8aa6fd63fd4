/** Asks for an exemption, by study or by suspension of activity: the acts say whether it may be asked, for that reason and now. */
import type { ExemptionKind } from "@delibera/database";
import { tables } from "@delibera/database";
import { optionsOf } from "@delibera/ledger";
import type { Exemption } from "@delibera/ledger/record";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { WrittenDay } from "../day.ts";
import { dayOf } from "../day.ts";
import { exemptionKind } from "../nouns/codes.ts";
import { refusalOf } from "./answer.ts";
import type { PersonInput } from "./fields.ts";
import { clientMutationId, personPayload, professionalId, requiredDay } from "./fields.ts";
import { judge } from "./judge.ts";
import { mutation } from "./mutation.ts";
import { programInForce } from "./program-in-force.ts";
import { recordToJudge, subjectOf } from "./subject.ts";

interface ExemptionInput extends PersonInput {
  readonly kind: ExemptionKind;
  readonly reason: string;
  readonly from: WrittenDay;
  readonly to?: WrittenDay | null | undefined;
  readonly legalYears?: number | null | undefined;
  readonly universityCreditsPerYear?: number | null | undefined;
  readonly attributedYear?: number | null | undefined;
}

const input = builder.inputRef<ExemptionInput>("RequestExemptionInput").implement({
  description: "An exemption by study (`esonero`) or by suspension of activity (`esenzione`).",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    kind: t.field({ type: exemptionKind, required: true, description: "Which of the two." }),
    reason: t.string({ required: true, description: "Code of the reason, such as `phd` or `maternity`." }),
    from: t.field({ type: "Date", required: true, description: "First day." }),
    to: t.field({ type: "Date", description: "Last day, included; left out while it is open." }),
    legalYears: t.int({ description: "Legal duration of the course, in years." }),
    universityCreditsPerYear: t.int({ description: "University credits of each year of the course." }),
    attributedYear: t.int({ description: "The year in which the person wants the reduction to count." }),
  }),
});

const payload = personPayload<{ readonly professional: string }>(
  "RequestExemptionPayload",
  "The exemption was accepted by the acts and registered: ledgers are reckoned with it from now on.",
);

mutation({
  name: "requestExemption",
  description: "Asks for an exemption. What the acts accept is registered at once.",
  input,
  payload,
  noun: "exemption",
  task: async (asked, context, db) => {
    const exemption = exemptionOf(asked, context.today);
    const published = await programInForce(context);
    const reasons = optionsOf(published, "exemptions", "reason").map(({ code }) => code);
    if (!reasons.includes(exemption.reason)) {
      throw badInput(`\`reason\` is ${quoted(exemption.reason)}: the acts know ${reasons.join(", ")}`, "reason");
    }
    const person = await subjectOf(asked.professional, context, db);
    const record = await recordToJudge(person, context);
    const refusal = refusalOf(judge(published, record, { kind: "exemption", exemption }, context.today));
    if (refusal !== undefined) return refusal;
    await db.insert(tables.exemptions).values({
      professionalId: person.row,
      effectiveOn: exemption.from,
      registeredOn: context.today,
      kind: exemption.kind,
      reason: exemption.reason,
      endsOn: exemption.to ?? null,
      legalYears: exemption.legalYears ?? null,
      universityCreditsPerYear: exemption.universityCreditsPerYear ?? null,
      attributedYear: exemption.attributedYear ?? null,
      requestedOn: context.today,
    });
    context.audit.change("exemption", person.registryId);
    return { answer: "done", professional: person.registryId };
  },
});

function exemptionOf(asked: ExemptionInput, today: Context["today"]): Exemption {
  const [from, to] = [requiredDay(asked.from, "from"), dayOf(asked.to, "to")];
  if (to !== undefined && to < from) throw badInput(`\`to\` is ${to}: it comes before \`from\`, ${from}`, "to");
  const { kind, reason, legalYears, universityCreditsPerYear, attributedYear } = asked;
  if (typeof legalYears === "number" && legalYears < 1) {
    throw badInput(`\`legalYears\` is ${legalYears}: a course lasts at least one year`, "legalYears");
  }
  if (typeof universityCreditsPerYear === "number" && universityCreditsPerYear < 0) {
    throw badInput(
      `\`universityCreditsPerYear\` is ${universityCreditsPerYear}: write 0 or more`,
      "universityCreditsPerYear",
    );
  }
  const lastYear = Number.parseInt((to ?? today).slice(0, 4), 10);
  const firstYear = Number.parseInt(from.slice(0, 4), 10);
  if (
    typeof attributedYear === "number" &&
    (attributedYear < firstYear || attributedYear > Math.max(lastYear, firstYear))
  ) {
    throw badInput(`\`attributedYear\` is ${attributedYear}: it is no year of the exemption`, "attributedYear");
  }
  return {
    kind,
    reason: reason as Exemption["reason"],
    from,
    ...(to === undefined ? {} : { to }),
    ...(typeof legalYears === "number" ? { legalYears } : {}),
    ...(typeof universityCreditsPerYear === "number" ? { universityCreditsPerYear } : {}),
    ...(typeof attributedYear === "number" ? { attributedYear } : {}),
    requestedOn: today,
    registeredOn: today,
  };
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 40));
}
