/** What the registry knows of one professional: the interchange record, and its parts as fields. */
import type {
  Exemption,
  IndividualTraining,
  PastPosition,
  ProfessionalRecord,
  Registration,
} from "@delibera/ledger/record";
import { authorizeRead } from "../authorize.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { dayOf } from "../day.ts";
import type { ProfessionalRow } from "../reads/professionals.ts";
import { exemptionKind, individualTrainingKind, registrationKind } from "./codes.ts";
import { professional } from "./professional.ts";

const registration = builder.objectRef<Registration>("Registration").implement({
  description: "A resolution of the Order on a person's enrolment.",
  fields: (t) => ({
    kind: t.expose("kind", { type: registrationKind, description: "What was resolved." }),
    resolvedOn: t.expose("resolvedOn", { type: "Date", description: "The date that counts." }),
    appliedOn: t.expose("appliedOn", {
      type: "Date",
      nullable: true,
      description: "When the person applied; informative.",
    }),
    registeredOn: t.expose("registeredOn", { type: "Date", nullable: true, description: "When the registry knew." }),
  }),
});

const exemption = builder.objectRef<Exemption>("Exemption").implement({
  description: "An exemption by study (`esonero`) or by suspension of activity (`esenzione`).",
  fields: (t) => ({
    kind: t.expose("kind", { type: exemptionKind, description: "Which of the two." }),
    reason: t.exposeString("reason", { description: "Code of the reason." }),
    from: t.expose("from", { type: "Date", description: "First day." }),
    to: t.expose("to", { type: "Date", nullable: true, description: "Last day, included; null while it is open." }),
    legalYears: t.exposeInt("legalYears", { nullable: true, description: "Legal duration of the course." }),
    universityCreditsPerYear: t.exposeInt("universityCreditsPerYear", {
      nullable: true,
      description: "University credits of each year.",
    }),
    attributedYear: t.exposeInt("attributedYear", {
      nullable: true,
      description: "The year the person asked it to count in.",
    }),
    requestedOn: t.expose("requestedOn", { type: "Date", nullable: true, description: "When it was asked." }),
    registeredOn: t.expose("registeredOn", { type: "Date", nullable: true, description: "When the registry knew." }),
  }),
});

/** The fields of every kind of activity, each there or not. */
interface Activity {
  readonly id?: string;
  readonly kind: IndividualTraining["kind"];
  readonly acquiredOn?: string;
  readonly registeredOn?: string;
  readonly authorship?: string;
  readonly from?: string;
  readonly to?: string;
  readonly hours?: number;
  readonly teachingAssignment?: boolean;
  readonly body?: string;
  readonly country?: string;
  readonly credits?: string;
  readonly distance?: boolean;
}

const individualTraining = builder.objectRef<Activity>("IndividualTraining").implement({
  description: "An activity of individual training.",
  fields: (t) => ({
    registryId: t.exposeString("id", {
      nullable: true,
      description: "Identifier in the registry; null when it has none.",
    }),
    kind: t.expose("kind", { type: individualTrainingKind, description: "Which kind of activity." }),
    acquiredOn: t.expose("acquiredOn", {
      type: "Date",
      nullable: true,
      description: "The day that decides the triennium.",
    }),
    registeredOn: t.expose("registeredOn", { type: "Date", nullable: true, description: "When the registry knew." }),
    authorship: t.exposeString("authorship", { nullable: true, description: "Place among the authors." }),
    from: t.expose("from", { type: "Date", nullable: true, description: "First day." }),
    to: t.expose("to", { type: "Date", nullable: true, description: "Last day, included." }),
    hours: t.exposeInt("hours", { nullable: true, description: "Hours, as declared." }),
    teachingAssignment: t.exposeBoolean("teachingAssignment", {
      nullable: true,
      description: "True when the tutor is appointed to teach the same course.",
    }),
    body: t.exposeString("body", { nullable: true, description: "The foreign body: `leef` or `other`." }),
    country: t.exposeString("country", { nullable: true, description: "ISO 3166-1 alpha-2." }),
    credits: t.expose("credits", {
      type: "Decimal",
      nullable: true,
      description: "Credits the foreign body declares.",
    }),
    distance: t.exposeBoolean("distance", { nullable: true, description: "True when it was held at a distance." }),
  }),
});

const pastPosition = builder.objectRef<PastPosition>("PastPosition").implement({
  description: "A past triennium as imported from the registry of origin.",
  fields: (t) => ({
    triennium: t.exposeString("triennium", { description: "Such as `2014-2016`." }),
    acquired: t.expose("acquired", { type: "Decimal", nullable: true, description: "Credits acquired." }),
    obligation: t.expose("obligation", { type: "Decimal", nullable: true, description: "What had to be reached." }),
    balance: t.expose("balance", { type: "Decimal", nullable: true, description: "Surplus or, when negative, debt." }),
    certified: t.exposeBoolean("certified", { nullable: true, description: "Whether it was certified." }),
    certifiedOn: t.expose("certifiedOn", { type: "Date", nullable: true, description: "When it was." }),
    individualDossierSatisfied: t.exposeBoolean("individualDossierSatisfied", {
      nullable: true,
      description: "Whether the individual dossier was built and satisfied.",
    }),
    registeredOn: t.expose("registeredOn", { type: "Date", nullable: true, description: "When the registry knew." }),
  }),
});

builder.objectFields(professional, (t) => ({
  record: t.field({
    type: "Record",
    description: "The interchange record of the professional as known on a date; without a date, everything known.",
    args: { knownOn: t.arg({ type: "Date", description: "Facts registered later are left out." }) },
    complexity: { field: 50, multiplier: 1 },
    resolve: async (person, { knownOn }, context) =>
      JSON.stringify(await recordOf(person, context, { knownOn: dayOf(knownOn, "knownOn") }), withoutEmpty),
  }),
  registrations: t.field({
    type: [registration],
    description: "The Order's resolutions, in order.",
    resolve: async (person, _args, context) => (await recordOf(person, context)).registrations ?? [],
  }),
  exemptions: t.field({
    type: [exemption],
    description: "Exemptions, by first day.",
    resolve: async (person, _args, context) => (await recordOf(person, context)).exemptions ?? [],
  }),
  individualTraining: t.field({
    type: [individualTraining],
    description: "Training outside events of providers.",
    resolve: async (person, _args, context) => (await recordOf(person, context)).individualTraining ?? [],
  }),
  pastPositions: t.field({
    type: [pastPosition],
    description: "Past trienni as imported, where no participations are held.",
    resolve: async (person, _args, context) => (await recordOf(person, context)).positions ?? [],
  }),
}));

/** What would tell who somebody is stands empty in a record under a pseudonym: such a key is left out. */
function withoutEmpty(_key: string, value: unknown): unknown {
  return value === "" ? undefined : value;
}

interface Wanted {
  readonly knownOn?: string | undefined;
  /** What is made of it, which is what the audit log says was read. */
  readonly as?: "record" | "ledger";
}

export async function recordOf(
  { registryId }: ProfessionalRow,
  context: Context,
  { knownOn, as = "record" }: Wanted = {},
): Promise<ProfessionalRecord> {
  authorizeRead(context, as);
  context.audit.read(as, registryId);
  const record = await context.records(knownOn).load(registryId);
  if (record === undefined) throw new Error(`${registryId} is in the registry and has no record`);
  return record;
}
