/** Front door of the wire: the schema, its printed form, and the context an operation needs. */
import { lexicographicSortSchema, printSchema } from "graphql";
import { builder } from "./builder.ts";
import "./scalars.ts";
import "./nouns/audit-entry.ts";
import "./nouns/contact.ts";
import "./nouns/draft.ts";
import "./nouns/act-standing.ts";
import "./nouns/dossier.ts";
import "./nouns/employment.ts";
import "./nouns/enrolment.ts";
import "./nouns/event.ts";
import "./nouns/insurance-check.ts";
import "./nouns/hypothetical-requests.ts";
import "./nouns/kept-cohort.ts";
import "./nouns/kept-cohort-event.ts";
import "./nouns/least-plan.ts";
import "./nouns/newsletter.ts";
import "./nouns/opinions.ts";
import "./nouns/order.ts";
import "./nouns/order-statistics.ts";
import "./nouns/participation.ts";
import "./nouns/printed-document.ts";
import "./nouns/professional.ts";
import "./nouns/professional-ledger.ts";
import "./nouns/professional-record.ts";
import "./nouns/program.ts";
import "./nouns/registration-papers.ts";
import "./nouns/provider-contact.ts";
import "./nouns/report-import.ts";
import "./nouns/report-import-event.ts";
import "./nouns/request.ts";
import "./nouns/simulation.ts";
import "./nouns/simulation-event.ts";
import "./nouns/viewer.ts";
import "./nouns/yearly-credits.ts";
import "./mutations/attach-simulation.ts";
import "./mutations/cancel-report-import.ts";
import "./mutations/comment-on-draft.ts";
import "./mutations/competent-doctor.ts";
import "./mutations/contact.ts";
import "./mutations/decide-draft.ts";
import "./mutations/decide-request.ts";
import "./mutations/disciplines.ts";
import "./mutations/dossier.ts";
import "./mutations/employment.ts";
import "./mutations/enrol.ts";
import "./mutations/enter-registry.ts";
import "./mutations/group-dossier.ts";
import "./mutations/move-credits.ts";
import "./mutations/open-draft.ts";
import "./mutations/open-enrolment.ts";
import "./mutations/pension-exemption.ts";
import "./mutations/provider-contact.ts";
import "./mutations/publish-draft.ts";
import "./mutations/radioprotection-profile.ts";
import "./mutations/rate-event.ts";
import "./mutations/record-resolution.ts";
import "./mutations/request-exemption.ts";
import "./mutations/request-review.ts";
import "./mutations/save-draft.ts";
import "./mutations/start-simulation.ts";
import "./mutations/submit-requests.ts";
import "./mutations/tag-radioprotection.ts";
import "./mutations/take-cohort.ts";
import "./mutations/unlisted-exemption.ts";
import "./mutations/withdraw-period.ts";
import "./mutations/working-profile.ts";

export type { Context } from "./context.ts";
export { abandonReport, continueReport, offsetOfReport, type ReportOffset } from "./continue-report.ts";
export { type Watching, watch } from "./live.ts";
export { nullCharacterIn, nullCharacterSentence } from "./null-character.ts";
export { type Operation, operate } from "./operate.ts";
export { beginReport, receiveReport, type SentReport } from "./receive-report.ts";

builder.globalConnectionField("totalCount", (t) =>
  t.int({ description: "How many there are in the whole list.", resolve: ({ totalCount }) => totalCount() }),
);

export const schema = builder.toSchema();

/** As committed in `schema.graphql`. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
