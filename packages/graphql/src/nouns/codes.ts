/** The closed lists of the registry, as enumerations of the wire: upper case outside, the registry's codes inside. */
import {
  authorships,
  dossierAreas,
  dossierKinds,
  exemptionKinds,
  foreignBodies,
  individualTrainingKinds,
  participationRoles,
  providerKinds,
  radiologyKinds,
  registrationKinds,
  requestKinds,
  trainingFormats,
  workingProfileKinds,
} from "@delibera/database";
import { builder } from "../builder.ts";

export const participationRole = enumeration(
  "ParticipationRole",
  "What somebody did at an event.",
  participationRoles,
  {
    learner: "Discente.",
    teacher: "Docente.",
    speaker: "Relatore.",
    tutor: "Tutor.",
  },
);
export const trainingFormat = enumeration("TrainingFormat", "How an event is held.", trainingFormats, {
  RES: "In a place.",
  FAD: "At a distance.",
  FSC: "On the job.",
  BLENDED: "Several of these.",
});
export const providerKind = enumeration("ProviderKind", "Who accredits a provider.", providerKinds, {
  national: "The national commission.",
  regional: "A region.",
});
export const authorship = enumeration("Authorship", "Place among the authors of a publication.", authorships, {
  first: "First.",
  last: "Last.",
  only: "The only one.",
  other: "Another.",
});
export const foreignBody = enumeration("ForeignBody", "The body that held training abroad.", foreignBodies, {
  leef: "On the national list of foreign bodies.",
  other: "Another.",
});
export const requestKind = enumeration("FiledRequestKind", "What is asked of who keeps the registry.", requestKinds, {
  "individual-training": "The validation of individual training.",
  document: "The certificate or the statement of a triennium.",
  "insertion-claim": "Credits that a provider did not report.",
  incongruity: "Something the registry has wrong.",
  "unlisted-exemption": "An exemption for a reason that no list has: form XI.",
});
export const workingProfileKind = enumeration("WorkingProfileKind", "What somebody works as.", workingProfileKinds, {
  employee: "Employed.",
  freelance: "On their own account.",
  affiliated: "Under an agreement with the health service.",
  none: "For nobody at present.",
});
export const radiologyKind = enumeration(
  "RadiologyKind",
  "What somebody does with ionising radiation.",
  radiologyKinds,
  {
    ordinary: "Works with it.",
    complementary: "Complementary radiological practice.",
    "medical-physics": "Medical physics.",
    none: "Nothing any more.",
  },
);
export const registrationKind = enumeration(
  "RegistrationKind",
  "What an Order resolves on a person.",
  registrationKinds,
  {
    first: "First enrolment.",
    cancellation: "Cancellation.",
    reenrolment: "Enrolment after a cancellation.",
  },
);
export const dossierKind = enumeration("DossierKind", "Whose dossier it is.", dossierKinds, {
  individual: "Of one person, who builds it.",
  group: "Of a group, for which a body builds it.",
});
export const dossierArea = enumeration("DossierArea", "An area of the training objectives.", dossierAreas, {
  technical: "Technical and professional.",
  process: "Of process.",
  system: "Of system.",
});
export const exemptionKind = enumeration("ExemptionKind", "Why less is asked of somebody.", exemptionKinds, {
  esonero: "Attendance of a course.",
  esenzione: "Suspension of professional activity.",
});
export const individualTrainingKind = enumeration(
  "IndividualTrainingKind",
  "Training outside events of providers.",
  individualTrainingKinds,
  {
    publication: "A scientific publication.",
    trial: "A clinical trial.",
    tutoring: "Tutoring of students.",
    abroad: "Training abroad.",
    "self-study": "Self-study.",
  },
);

export const tagAuthor = enumeration(
  "RadioprotectionTagAuthor",
  "Who tags a participation as radioprotection.",
  ["professional", "order"],
  { professional: "The professional.", order: "The Order." },
);
export const teachingFunction = enumeration(
  "TeachingFunction",
  "What somebody does in an event beside learning.",
  [
    ...(["teacher", "content-expert", "field-coordinator", "field-tutor"] as const),
    ...(["scientific-head", "class-tutor", "distance-tutor", "moderator"] as const),
  ],
  {
    teacher: "Teaches or speaks.",
    "content-expert": "An expert of the contents.",
    "field-coordinator": "Coordinates training in the field.",
    "field-tutor": "Tutors training in the field.",
    "scientific-head": "The scientific head.",
    "class-tutor": "Tutors in class, or at a distance live.",
    "distance-tutor": "Tutors a distance course.",
    moderator: "Moderates a session.",
  },
);
export const plannedEventKind = enumeration(
  "PlannedEventKind",
  "What kind of event a provider plans.",
  [
    ...(["congress", "workshop", "course", "asynchronous", "tutored", "synchronous"] as const),
    ...(["individual-training", "improvement", "clinical-audit", "research"] as const),
  ],
  {
    congress: "A congress.",
    workshop: "A workshop or seminar.",
    course: "A course.",
    asynchronous: "At a distance, each in their own time.",
    tutored: "At a distance, with the tutoring of an expert.",
    synchronous: "At a distance, all at the same time.",
    "individual-training": "Individual training on the job.",
    improvement: "An improvement group or project.",
    "clinical-audit": "A clinical audit.",
    research: "A research activity.",
  },
);

function enumeration<const Code extends string>(
  name: string,
  description: string,
  codes: readonly Code[],
  descriptions: Readonly<Record<Code, string>>,
) {
  const entries = codes.map((code) => [
    code.toUpperCase().replaceAll("-", "_"),
    { value: code, description: descriptions[code] },
  ]);
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(entries) as Record<string, { value: Code }>,
  });
}
