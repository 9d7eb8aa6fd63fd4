/** Enrolment in editions, working profiles, and where the credits of an edition stand: acquired, reported, overdue. */

import { reportDeadlineOf } from "@delibera/ledger";
import type { Citation } from "@delibera/ledger/statement";
import { authorizeRead } from "../authorize.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { EnrolmentRow, WindowRow, WorkingProfileRow } from "../reads/enrolments.ts";
import type { EditionRow } from "../reads/events.ts";
import { citation } from "./citation.ts";
import { workingProfileKind } from "./codes.ts";
import { edition, event } from "./event.ts";
import { professional } from "./professional.ts";

const workingProfile = builder.objectRef<WorkingProfileRow>("WorkingProfile").implement({
  description: "What a person works as, and for whom.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "As `enrol` takes it." }),
    kind: t.expose("kind", { type: workingProfileKind, description: "As what." }),
    employer: t.exposeString("employer", { nullable: true, description: "For whom; null when for nobody." }),
    from: t.expose("from", { type: "Date", description: "First day." }),
    to: t.expose("to", { type: "Date", nullable: true, description: "Last day, included; null while it is active." }),
  }),
});

const window = builder.objectRef<WindowRow>("EnrolmentWindow").implement({
  description: "When enrolment in an edition is open.",
  fields: (t) => ({
    opensOn: t.expose("opensOn", { type: "Date", description: "First day." }),
    closesOn: t.expose("closesOn", {
      type: "Date",
      description:
        "Last day, included: as the provider said, and no later than the day the edition begins, or ends when it is at a distance.",
    }),
    places: t.exposeInt("places", { nullable: true, description: "Null when as many may enrol as come." }),
    municipality: t.exposeString("municipality", {
      nullable: true,
      description: "Cadastral code of where it is held; null when it is held nowhere, or nobody said.",
    }),
    placesLeft: t.int({
      nullable: true,
      description: "Null when as many may enrol as come.",
      resolve: ({ places, taken }) => (places === null ? null : Math.max(0, places - taken)),
    }),
    isOpen: t.boolean({
      description: "Whether somebody could enrol today.",
      resolve: ({ opensOn, closesOn, places, taken }, _args, { today }) =>
        opensOn <= today && today <= closesOn && (places === null || taken < places),
    }),
  }),
});

const standing = builder.enumType("CreditStanding", {
  description: "Where the credits of an edition stand for a person.",
  values: {
    NOT_OVER: { value: "not-over", description: "The edition is not over: there are no credits yet." },
    ACQUIRED: { value: "acquired", description: "It is over, and its provider still has time to report." },
    REPORTED: { value: "reported", description: "They are in the registry." },
    OVERDUE: {
      value: "overdue",
      description:
        "The time to report is over and they are not in the registry: ask the provider, as its `contact` says, and the `helpDesk` when it did report.",
    },
  } as const,
});

interface Standing {
  readonly state: "not-over" | "acquired" | "reported" | "overdue";
  readonly dueOn: string | null;
  readonly reportedOn: string | null;
  readonly citation: Citation | null;
}

const standingOfCredits = builder.objectRef<Standing>("StandingOfCredits").implement({
  description: "Where the credits of an edition stand, and by when its provider must report them.",
  fields: (t) => ({
    state: t.expose("state", { type: standing, description: "Acquired, reported or overdue." }),
    dueOn: t.expose("dueOn", {
      type: "Date",
      nullable: true,
      description: "Last day for the report; null when no act says one.",
    }),
    reportedOn: t.expose("reportedOn", {
      type: "Date",
      nullable: true,
      description: "When the registry knew; null while it does not.",
    }),
    citation: t.expose("citation", {
      type: citation,
      nullable: true,
      description: "The comma that sets the deadline.",
    }),
  }),
});

export const enrolment = builder.objectRef<EnrolmentRow>("Enrolment").implement({
  description: "An enrolment in an edition, made through a portal.",
  fields: (t) => ({
    receipt: t.exposeID("receipt", { description: "The number of the receipt." }),
    event: t.field({
      type: event,
      description: "In which event.",
      resolve: async ({ event: id }, _args, { events }) => {
        const found = await events.load(id);
        if (found === undefined) throw new Error(`an enrolment in ${id}, which is not in the registry`);
        return found;
      },
    }),
    edition: t.expose("edition", { type: edition, description: "In which holding of it." }),
    profile: t.field({
      type: workingProfile,
      nullable: true,
      description: "Under which working profile; null when the person had none.",
      resolve: async ({ professionalRow, profile }, _args, { workingProfiles }) =>
        (await workingProfiles.load(professionalRow)).find(({ id }) => id === profile) ?? null,
    }),
    enrolledOn: t.expose("enrolledOn", { type: "Date", description: "When." }),
    cancelledOn: t.expose("cancelledOn", { type: "Date", nullable: true, description: "Null while it holds." }),
    standing: t.field({
      type: standingOfCredits,
      nullable: true,
      description: "Where the credits stand; null when the registry does not know when the edition is held.",
      complexity: { field: 100, multiplier: 1 },
      resolve: ({ professionalRow, edition: of }, _args, context) => standingOf(of, professionalRow, context),
    }),
  }),
});

builder.objectFields(edition, (t) => ({
  enrolment: t.field({
    type: window,
    nullable: true,
    description: "When enrolment is open; null when it was never opened through a portal.",
    resolve: async ({ row }, _args, { windows }) => (await windows.load(row)) ?? null,
  }),
  standing: t.field({
    type: standingOfCredits,
    nullable: true,
    description:
      "Where the credits stand: for a professional their own, for everybody else those of the edition as a whole. Null when the registry does not know when it is held.",
    complexity: { field: 100, multiplier: 1 },
    resolve: (of, _args, context) => {
      const { viewer } = context;
      return standingOf(of, viewer.kind === "signed-in" ? viewer.grant.professional?.row : undefined, context);
    },
  }),
}));

builder.objectFields(professional, (t) => ({
  enrolments: t.field({
    type: [enrolment],
    description: "Enrolments through a portal, the latest first, cancelled ones too.",
    resolve: async ({ row }, _args, context) => {
      authorizeRead(context, "enrolment");
      return [...(await context.enrolments.load(row))];
    },
  }),
  workingProfiles: t.field({
    type: [workingProfile],
    description: "What the person works as and has worked as, in the order of the declarations.",
    resolve: async ({ row }, _args, context) => {
      authorizeRead(context, "enrolment");
      return [...(await context.workingProfiles.load(row))];
    },
  }),
}));

async function standingOf(of: EditionRow, person: number | undefined, context: Context): Promise<Standing | null> {
  const { startsOn: start, endsOn: end, format, row } = of;
  const { today } = context;
  const reportedOn =
    person === undefined ? (await context.reports.load(row))?.reportedOn : await context.known.load(`${person}/${row}`);
  if (start === null || end === null) return null;
  const published = await context.program();
  const due = published === undefined ? undefined : reportDeadlineOf(published, { format, start, end }, today);
  const told = { dueOn: due?.dueOn ?? null, reportedOn: reportedOn ?? null, citation: due?.citation ?? null };
  if (reportedOn !== undefined) return { state: "reported", ...told };
  if (end >= today) return { state: "not-over", ...told };
  return { state: due !== undefined && today > due.dueOn ? "overdue" : "acquired", ...told };
}
