/** What is given to ask about an exemption, an enrolment, an event or a teaching session that does not exist yet. */
import { builder } from "../builder.ts";
import { exemptionKind, plannedEventKind, teachingFunction, trainingFormat } from "./codes.ts";

export const exemptionInput = builder.inputType("HypotheticalExemption", {
  description: "An exemption that somebody may ask for.",
  fields: (t) => ({
    kind: t.field({ type: exemptionKind, required: true, description: "By study or by suspension of activity." }),
    reason: t.string({ required: true, description: "Code of the reason, such as `phd` or `illness`." }),
    from: t.field({ type: "Date", required: true, description: "First day." }),
    to: t.field({ type: "Date", description: "Last day, included; left out while it is open." }),
    legalYears: t.int({ description: "Legal duration of the course." }),
    universityCreditsPerYear: t.int({ description: "University credits of each year." }),
    attributedYear: t.int({ description: "The year in which it should count." }),
  }),
});

export const enrolmentInput = builder.inputType("HypotheticalEnrolment", {
  description: "An enrolment in an event, made through a portal.",
  fields: (t) => ({
    enrolledOn: t.field({ type: "Date", required: true, description: "When it was made." }),
    closesOn: t.field({ type: "Date", description: "Last day on which enrolment in the event is open." }),
    eventStart: t.field({ type: "Date", description: "First day of the event." }),
  }),
});

export const plannedEventInput = builder.inputType("PlannedEvent", {
  description: "An event as a provider plans it.",
  fields: (t) => ({
    format: t.field({ type: trainingFormat, required: true, description: "How it is held." }),
    kind: t.field({ type: plannedEventKind, description: "What kind of event it is." }),
    start: t.field({ type: "Date", required: true, description: "First day." }),
    end: t.field({ type: "Date", description: "Last day, included." }),
    expiresOn: t.field({ type: "Date", description: "When a distance course expires." }),
    hours: t.string({ description: "Hours of training, with at most two decimals, such as `12.5`." }),
    interactiveHours: t.string({ description: "How many of them are interactive." }),
    participants: t.int({ description: "How many may take part." }),
    teachers: t.int({ description: "How many teach." }),
    specialTheme: t.boolean({ description: "True for a theme of national or regional interest." }),
    finalDocument: t.boolean({ description: "True when the group writes a final document." }),
    externalTutor: t.boolean({ description: "True when an external tutor validates the activities." }),
  }),
});

export const plannedSessionInput = builder.inputType("PlannedTeachingSession", {
  description: "A session as somebody will teach it.",
  fields: (t) => ({
    function: t.field({ type: teachingFunction, required: true, description: "What they do in it." }),
    heldOn: t.field({ type: "Date", required: true, description: "The day of the session." }),
    minutes: t.int({ description: "How long it lasts." }),
    months: t.int({ description: "Of a distance tutor, the months of tutoring." }),
    coTeaching: t.boolean({ description: "True when others teach at the same time." }),
  }),
});
