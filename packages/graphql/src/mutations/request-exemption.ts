/** Asks for an exemption, by study or by suspension of activity: the acts say whether it may be asked, for that reason and now. */
import type { ExemptionKind } from "@delibera/database";
import { tables } from "@delibera/database";
import type { ProfessionalRecord } from "@delibera/ledger";
import { optionsOf } from "@delibera/ledger";
import type { Exemption } from "@delibera/ledger/record";
import type { JudgedRequest } from "@delibera/ledger/statement";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { WrittenDay } from "../day.ts";
import { dayOf } from "../day.ts";
import { exemptionKind } from "../nouns/codes.ts";
import { refusalOf } from "./answer.ts";
import type { ExemptionPeriod } from "./exemption-period.ts";
import { checkPeriod } from "./exemption-period.ts";
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
    to: t.field({
      type: "Date",
      description: "Last day, included: always asked for. What goes on is asked for again.",
    }),
    legalYears: t.int({ description: "Legal duration of the course, in years: asked for of an exemption by study." }),
    universityCreditsPerYear: t.int({
      description:
        "University credits of each year of the course: asked for where the acts measure the course by them.",
    }),
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
      throw badInput(
        {
          en: `\`reason\` is ${quoted(exemption.reason)}: the acts know ${reasons.join(", ")}`,
          it: `\`reason\` è ${quoted(exemption.reason)}: gli atti conoscono ${reasons.join(", ")}`,
        },
        "reason",
      );
    }
    const person = await subjectOf(asked.professional, context, db);
    checkPeriod(exemption, { person, published, today: context.today });
    const record = await recordToJudge(person, context);
    const judged = judge(published, record, { kind: "exemption", exemption }, context.today);
    const lacking = lackingOf(judged, record, exemption);
    if (lacking !== undefined)
      throw badInput(
        {
          en: `\`${lacking}\` is missing: the acts judge the request by it`,
          it: `\`${lacking}\` manca: gli atti giudicano la richiesta da quello`,
        },
        lacking,
      );
    const refusal = refusalOf(judged);
    if (refusal !== undefined) return refusal;
    await db.insert(tables.exemptions).values({
      professionalId: person.row,
      effectiveOn: exemption.from,
      registeredOn: context.today,
      kind: exemption.kind,
      reason: exemption.reason,
      endsOn: exemption.to,
      legalYears: exemption.legalYears ?? null,
      universityCreditsPerYear: exemption.universityCreditsPerYear ?? null,
      attributedYear: exemption.attributedYear ?? null,
      requestedOn: context.today,
    });
    context.audit.change("exemption", person.registryId);
    return { answer: "done", professional: person.registryId };
  },
});

/** The first field of the request itself without which the acts cannot tell, or tell without an end; of what they refuse, none. */
function lackingOf(
  { answers }: JudgedRequest,
  { exemptions = [] }: ProfessionalRecord,
  { kind, legalYears }: Exemption,
): string | undefined {
  if (answers.some(({ verdict }) => verdict === "refused")) return undefined;
  const own = `exemptions[${exemptions.length}].`;
  const missing = answers.flatMap(({ open }) => open?.missing ?? []).find((path) => path.startsWith(own));
  if (missing !== undefined) return missing.slice(own.length);
  // What is beyond the legal duration of a course gives no exemption: nothing would be, of a course that has none.
  return kind === "esonero" && legalYears === undefined ? "legalYears" : undefined;
}

/** Without its last day a period would go on for ever, and nobody would end it: the request is of a period of reference. */
function exemptionOf(asked: ExemptionInput, today: Context["today"]): Exemption & ExemptionPeriod {
  const [from, to] = [requiredDay(asked.from, "from"), dayOf(asked.to, "to")];
  if (to === undefined) {
    throw badInput(
      {
        en: "`to` is missing: write the last day, and ask again for what goes on after it",
        it: "`to` manca: si scrive l'ultimo giorno, e si chiede di nuovo ciò che continua dopo",
      },
      "to",
    );
  }
  if (to < from)
    throw badInput(
      {
        en: `\`to\` is ${to}: it comes before \`from\`, ${from}`,
        it: `\`to\` è ${to}: viene prima di \`from\`, ${from}`,
      },
      "to",
    );
  const { kind, reason, legalYears, universityCreditsPerYear, attributedYear } = asked;
  if (typeof legalYears === "number" && legalYears < 1) {
    throw badInput(
      {
        en: `\`legalYears\` is ${legalYears}: a course lasts at least one year`,
        it: `\`legalYears\` è ${legalYears}: un corso dura almeno un anno`,
      },
      "legalYears",
    );
  }
  if (typeof universityCreditsPerYear === "number" && universityCreditsPerYear < 0) {
    throw badInput(
      {
        en: `\`universityCreditsPerYear\` is ${universityCreditsPerYear}: write 0 or more`,
        it: `\`universityCreditsPerYear\` è ${universityCreditsPerYear}: si scrive 0 o più`,
      },
      "universityCreditsPerYear",
    );
  }
  const lastYear = Number.parseInt(to.slice(0, 4), 10);
  const firstYear = Number.parseInt(from.slice(0, 4), 10);
  if (typeof attributedYear === "number" && (attributedYear < firstYear || attributedYear > lastYear)) {
    throw badInput(
      {
        en: `\`attributedYear\` is ${attributedYear}: it is no year of the exemption`,
        it: `\`attributedYear\` è ${attributedYear}: non è un anno dell'esonero`,
      },
      "attributedYear",
    );
  }
  return {
    kind,
    reason: reason as Exemption["reason"],
    from,
    to,
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
