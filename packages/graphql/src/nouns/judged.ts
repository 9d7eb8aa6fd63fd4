/** What the acts answer to requests, and what they say of events: the parts of a ledger, and of questions about what nobody did yet. */
import type {
  Amount,
  Answer,
  EventFigure,
  JudgedEvent,
  JudgedRequest,
  JudgedSession,
  Openness,
} from "@delibera/ledger/statement";
import { builder } from "../builder.ts";
import { amount } from "./amount.ts";
import { citation } from "./citation.ts";
import type { Computed, Explained } from "./explanation.ts";
import { explained, explanation, explanationArgs } from "./explanation.ts";
import { label } from "./label.ts";

const verdict = builder.enumType("Verdict", {
  description: "What the acts answer to a request.",
  values: {
    ACCEPTED: { value: "accepted", description: "It may be done." },
    REFUSED: { value: "refused", description: "It may not, for the reasons given." },
  } as const,
});

const requestKind = builder.enumType("RequestKind", {
  description: "What is asked.",
  values: {
    EXEMPTION: { value: "exemption", description: "An exemption by study or by suspension of activity." },
    MOVE: { value: "move", description: "To move a participation to an earlier triennium." },
    RADIOPROTECTION: { value: "radioprotection", description: "To tag a participation as radioprotection." },
    CANCELLATION: { value: "cancellation", description: "To cancel an enrolment in an event." },
    DISABILITY: { value: "disability", description: "To certify the condition of disability." },
    COMPETENT_DOCTOR: { value: "competent-doctor", description: "To be mainly a competent doctor." },
    DOSSIER: { value: "dossier", description: "To count a participation for the coherence of a training dossier." },
  } as const,
});

const openness = builder.objectRef<Openness>("Openness").implement({
  description: "What leaves an answer open.",
  fields: (t) => ({
    missing: t.exposeStringList("missing", { description: "The facts that are missing." }),
    reasons: t.exposeStringList("reasons", { description: "What the law does not say." }),
  }),
});

const becauseOf = {
  description: "Why it is so.",
  complexity: { field: 20, multiplier: 1 },
} as const;

const answer = builder.objectRef<Answer & Explained>("RequestAnswer").implement({
  description: "What one comma answers to a request.",
  fields: (t) => ({
    id: t.exposeString("id", { description: "Key of the answer." }),
    label: t.expose("label", { type: label, description: "What is judged, in words." }),
    verdict: t.expose("verdict", { type: verdict, nullable: true, description: "Null when it cannot be told." }),
    reasons: t.expose("reasons", {
      type: [label],
      description: "Of a refusal: every ground that holds, as the act words it and in English.",
    }),
    open: t.expose("open", { type: openness, nullable: true, description: "Why it cannot be told; null when it can." }),
    citation: t.expose("citation", { type: citation, description: "The comma that answers." }),
    explanation: t.field({
      type: explanation,
      ...becauseOf,
      args: { language: t.arg(explanationArgs.language) },
      resolve: (said, { language }) => said.because(language),
    }),
  }),
});

export const judgedRequest = builder.objectRef<Of<JudgedRequest>>("JudgedRequest").implement({
  description:
    "A request and what the acts answer: refused when one comma refuses it, accepted when every comma that speaks of it accepts.",
  fields: (t) => ({
    kind: t.field({ type: requestKind, description: "What is asked.", resolve: ({ judged }) => judged.kind }),
    item: t.string({
      nullable: true,
      description:
        "`exemptions[0]`, or the id of a participation or of an enrolment; null when it is about the person.",
      resolve: ({ judged }) => judged.item,
    }),
    verdict: t.field({
      type: verdict,
      nullable: true,
      description: "Null when it cannot be told, and when no act speaks of it: then there are no answers.",
      resolve: ({ judged }) => judged.verdict,
    }),
    answers: t.field({
      type: [answer],
      description: "One for each comma that speaks of it.",
      resolve: ({ judged, computed }) => judged.answers.map((said) => explained(said, computed, said.id)),
    }),
  }),
});

const creditsOfEvent = builder.objectRef<EventFigure<Amount> & Explained>("EventCredits").implement({
  description: "The credits that an event or a session gives.",
  fields: (t) => ({
    id: t.exposeString("id", { description: "Key of the figure." }),
    value: t.expose("value", { type: amount, nullable: true, description: "Null when it cannot be told." }),
    open: t.expose("open", { type: openness, nullable: true, description: "Why it cannot be told; null when it can." }),
    citation: t.expose("citation", { type: citation, description: "The comma that gives them." }),
    explanation: t.field({
      type: explanation,
      ...becauseOf,
      args: { language: t.arg(explanationArgs.language) },
      resolve: (figure, { language }) => figure.because(language),
    }),
  }),
});

const deadline = builder.objectRef<EventFigure<string> & Explained>("ReportDeadline").implement({
  description: "The last day on which a provider may report an event.",
  fields: (t) => ({
    id: t.exposeString("id", { description: "Key of the figure." }),
    value: t.expose("value", { type: "Date", nullable: true, description: "Null when it cannot be told." }),
    open: t.expose("open", { type: openness, nullable: true, description: "Why it cannot be told; null when it can." }),
    citation: t.expose("citation", { type: citation, description: "The comma that sets it." }),
    explanation: t.field({
      type: explanation,
      ...becauseOf,
      args: { language: t.arg(explanationArgs.language) },
      resolve: (figure, { language }) => figure.because(language),
    }),
  }),
});

export const judgedEvent = builder.objectRef<Of<JudgedEvent>>("JudgedEvent").implement({
  description: "What the acts say of a planned event. A part is null where no act speaks of it.",
  fields: (t) => ({
    item: t.string({ description: "Id of the event.", resolve: ({ judged }) => judged.item }),
    admissible: t.field({
      type: answer,
      nullable: true,
      description: "Whether it may be accredited: its length and its triennium.",
      resolve: ({ judged, computed }) => part(judged.admissible, computed),
    }),
    credits: t.field({
      type: creditsOfEvent,
      nullable: true,
      description: "The credits it gives to a learner.",
      resolve: ({ judged, computed }) => part(judged.credits, computed),
    }),
    reportDeadline: t.field({
      type: deadline,
      nullable: true,
      description: "By when the provider reports it.",
      resolve: ({ judged, computed }) => part(judged.reportDeadline, computed),
    }),
  }),
});

export const judgedSession = builder.objectRef<Of<JudgedSession>>("JudgedSession").implement({
  description: "What the acts say of a teaching session.",
  fields: (t) => ({
    item: t.string({ description: "Id of the session.", resolve: ({ judged }) => judged.item }),
    credits: t.field({
      type: creditsOfEvent,
      nullable: true,
      description: "The credits it gives to who teaches; null where no act speaks of it.",
      resolve: ({ judged, computed }) => part(judged.credits, computed),
    }),
  }),
});

/** What was judged, with the computation that can explain it. */
export interface Of<Judged> {
  readonly judged: Judged;
  readonly computed: Computed;
}

function part<Part extends { readonly id: string }>(found: Part | null, computed: Computed): (Part & Explained) | null {
  return found === null ? null : explained(found, computed, found.id);
}
