/** The professional's record as far as the screens show it, and its items in words. */
import { formatDate, formatDecimal } from "../messages/format.ts";
import type { Language } from "../messages/language.tsx";
import type { MessageKey, Text } from "../messages/text.ts";

export interface ShownRecord {
  readonly registrations?: readonly { readonly kind: string; readonly resolvedOn: string }[];
  readonly exemptions?: readonly ShownExemption[];
  readonly positions?: readonly { readonly triennium: string; readonly acquired?: string }[];
  readonly participations?: readonly ShownParticipation[];
  readonly individualTraining?: readonly ShownActivity[];
  readonly enrolments?: readonly { readonly id: string; readonly event?: string; readonly enrolledOn: string }[];
}
export interface ShownExemption {
  readonly kind: string;
  readonly reason: string;
  readonly from: string;
  readonly to?: string;
}
export interface ShownParticipation {
  readonly id: string;
  readonly event: string;
  readonly format?: string;
  readonly role: string;
  readonly acquiredOn: string;
  readonly credits: string;
  readonly recruited?: boolean;
}
export interface ShownActivity {
  readonly id?: string;
  readonly kind: string;
  readonly acquiredOn?: string;
  readonly from?: string;
  readonly to?: string;
  readonly hours?: number;
  readonly credits?: string;
}

/** Says what an item of the record is, by its id; undefined for an id that the record does not hold. */
export function describeItems(record: ShownRecord, text: Text, language: Language): (id: string) => string | undefined {
  const participations = new Map(record.participations?.map((item) => [item.id, item]));
  const activities = new Map(record.individualTraining?.map((item) => [item.id, item]));
  return (id) => {
    const participation = participations.get(id);
    if (participation) {
      return text("item.participation", {
        role: named("role", participation.role, text),
        credits: formatDecimal(participation.credits, language),
        date: formatDate(participation.acquiredOn, language),
        id,
      });
    }
    const exemption = record.exemptions?.find((_, index) => id === `exemptions[${index}]`);
    if (exemption) return exemptionWords(exemption, text, language);
    const enrolment = record.enrolments?.find((each) => each.id === id);
    if (enrolment) {
      const date = formatDate(enrolment.enrolledOn, language);
      return text("item.enrolment", { event: enrolment.event ?? enrolment.id, date });
    }
    const activity = activities.get(id);
    if (activity === undefined) return undefined;
    const date = activity.acquiredOn ?? activity.to;
    const kind = named("activity", activity.kind, text);
    return date === undefined
      ? text("item.activityUndated", { kind, id })
      : text("item.activity", { kind, date: formatDate(date, language), id });
  };
}

/** "esonero dal 01/01/2018 al 31/12/2018" */
export function exemptionWords({ kind, from, to }: ShownExemption, text: Text, language: Language): string {
  const first = formatDate(from, language);
  const when =
    to === undefined
      ? text("item.since", { from: first })
      : text("facts.from", { from: first, to: formatDate(to, language) });
  return `${named("exemption", kind, text)} ${when}`;
}

const names = {
  role: { learner: "role.learner", teacher: "role.teacher", speaker: "role.speaker", tutor: "role.tutor" },
  activity: {
    publication: "activity.publication",
    trial: "activity.trial",
    tutoring: "activity.tutoring",
    abroad: "activity.abroad",
    "self-study": "activity.self-study",
  },
  registration: {
    first: "registration.first",
    cancellation: "registration.cancellation",
    reenrolment: "registration.reenrolment",
  },
  exemption: { esonero: "exemption.esonero", esenzione: "exemption.esenzione" },
} as const satisfies Record<string, Record<string, MessageKey>>;

/** The word for a code of the record; the code itself when it is one that the screens do not know. */
export function named(list: keyof typeof names, code: string, text: Text): string {
  const key = Object.entries(names[list]).find(([known]) => known === code)?.[1];
  return key === undefined ? code : text(key);
}
