/** A file of event reports that a provider or who keeps the registry sent: how far its import is, and what was refused. */
import type { ReportTally } from "@delibera/database/reports";
import type { ImportProgressDetail } from "@delibera/jobs";
import { importHasEnded, importStateAfter, importStates } from "@delibera/jobs";
import { sayRefusal } from "@delibera/reports";
import { authorizeRead } from "../authorize.ts";
import { builder } from "../builder.ts";
import { localId } from "../local-id.ts";
import { pageOf } from "../reads/page.ts";
import type { RefusalRow, ReportImportRow, ReportImportStepRow } from "../reads/report-imports.ts";
import { reportImportsList } from "../reads/report-imports.ts";
import { label } from "./label.ts";

const descriptions: Readonly<Record<(typeof importStates)[number], string>> = {
  receiving: "It is being sent. It is cancelled when nothing of it arrives for a day.",
  waiting: "It is there, and another one is being imported.",
  running: "A server imports it.",
  cancelling: "It was asked that it stops, and it is about to.",
  done: "It was read to its end, or to a line beyond which it cannot be read: see `brokenAt`.",
  failed: "The server could not import it: `failure` says what to do. What it had registered stays.",
  cancelled: "It was stopped. What it had registered stays.",
};

export const importState = builder.enumType("ReportImportState", {
  description: "What became of a file of event reports.",
  values: Object.fromEntries(
    importStates.map((each) => [each.toUpperCase(), { value: each, description: descriptions[each] }]),
  ) as Record<string, { value: (typeof importStates)[number]; description: string }>,
});

const format = builder.enumType("ReportFormat", {
  description: "How a file of event reports is written.",
  values: {
    XML: { value: "xml", description: "The XML report of Co.Ge.A.P.S." },
    CSV: { value: "csv", description: "A table: a line for each person, the event repeated." },
    NDJSON: { value: "ndjson", description: "An object of JSON on each line: an event, then its people." },
  } as const,
});

const progress = builder.objectRef<ImportProgressDetail>("ReportImportProgress").implement({
  description: "How far an import is, as it last said.",
  fields: (t) => ({
    kilobytes: t.int({ description: "Read of the file, in 1024 bytes.", resolve: ({ read }) => kilo(read) }),
    of: t.int({ description: "Of how many.", resolve: ({ bytes }) => kilo(bytes) }),
    participations: t.exposeInt("participations", {
      description: "Read since a server took it; those that an earlier one registered are skipped.",
    }),
    participationsPerSecond: t.int({
      description: "Since then.",
      resolve: ({ participations, milliseconds }) => Math.round((participations * 1000) / Math.max(1, milliseconds)),
    }),
    secondsLeft: t.int({
      nullable: true,
      description: "At the rate of the bytes read since then; null while it cannot be told.",
      resolve: ({ read, bytes, milliseconds }) =>
        read === 0 ? null : Math.ceil((((bytes - read) / read) * milliseconds) / 1000),
    }),
  }),
});

function kilo(bytes: number): number {
  return Math.ceil(bytes / 1024);
}

const tally = builder.objectRef<ReportTally>("ReportImportTally").implement({
  description: "What was done with the reports of a file, counted. Every number is of what is written for good.",
  fields: (t) => ({
    first: t.exposeInt("first", { description: "Reports of editions that had none." }),
    later: t.exposeInt("later", { description: "Reports that supersede an earlier one." }),
    known: t.exposeInt("known", { description: "Reports registered already: nothing was written." }),
    refused: t.exposeInt("refused", { description: "Reports of which nothing was written: see `refusals`." }),
    late: t.exposeInt("late", { description: "Reports after the last day for them." }),
    registered: t.exposeInt("registered", { description: "Participations registered." }),
    corrected: t.exposeInt("corrected", { description: "Participations corrected." }),
    withdrawn: t.exposeInt("withdrawn", { description: "Participations withdrawn." }),
  }),
});

const parameter = builder.objectRef<readonly [string, string]>("RefusalParameter").implement({
  description: "Something that the sentence of a refusal names.",
  fields: (t) => ({
    name: t.string({ description: "Such as `field`.", resolve: ([name]) => name }),
    value: t.string({ description: "A fiscal code among them is masked.", resolve: ([, value]) => value }),
  }),
});

type Refusal = Pick<RefusalRow, "line" | "reason" | "parameters"> & Partial<Pick<RefusalRow, "event" | "edition">>;

const refusal = builder.objectRef<Refusal>("ReportRefusal").implement({
  description: "Why a report of a file was not registered. One reason is enough to refuse a whole report.",
  fields: (t) => ({
    line: t.exposeInt("line", { description: "Line of the file, from 1." }),
    event: t.string({
      nullable: true,
      description: "Of which event, as the report calls it; null when it is about the file.",
      resolve: ({ event }) => event || null,
    }),
    edition: t.int({
      nullable: true,
      description: "Of which edition; null when the report does not say it in a form that can be read.",
      resolve: ({ edition }) => edition ?? null,
    }),
    reason: t.exposeString("reason", { description: "As a code, such as `person-unknown`." }),
    parameters: t.field({
      type: [parameter],
      description: "What the sentence names.",
      resolve: ({ parameters }) => Object.entries(parameters),
    }),
    says: t.field({
      type: label,
      description: "What is wrong, and what to do.",
      resolve: ({ reason, parameters }) => ({
        it: sayRefusal(reason, parameters, "it"),
        en: sayRefusal(reason, parameters, "en"),
      }),
    }),
  }),
});

export const reportImport = builder.objectRef<ReportImportRow>("ReportImport");

builder.node(reportImport, {
  description:
    "A file of event reports, sent to `POST /rest/v1/report-imports` and imported while nobody waits: each report whole or not at all.",
  id: { resolve: ({ id }) => id, description: "Id in the whole schema." },
  loadMany: (ids, { reportImports }) => ids.map((id) => reportImports.load(id)),
  fields: (t) => ({
    importId: t.exposeString("id", { description: "Its own id, as in addresses." }),
    fileName: t.exposeString("fileName", { description: "As the sender calls it." }),
    format: t.expose("format", { type: format, description: "How it is written." }),
    provider: t.exposeString("provider", {
      nullable: true,
      description:
        "Registry id of the provider that sent it, whose events alone it may tell of; null for all providers.",
    }),
    sentAt: t.exposeString("at", { description: "When the sending began, in UTC." }),
    registeredOn: t.field({
      type: "Date",
      description: "The day under which everything it tells is registered.",
      resolve: ({ registeredOn }) => registeredOn,
    }),
    state: t.field({
      type: importState,
      description: "What became of it.",
      resolve: async ({ row }, _args, { reportImportSteps }) =>
        importStateAfter((await reportImportSteps.load(row)).map(({ kind }) => kind)),
    }),
    kilobytes: t.int({
      nullable: true,
      description: "How large it is, in 1024 bytes; null while it is being sent.",
      resolve: async ({ row }, _args, { reportImportSteps }) => {
        const bytes = received(await reportImportSteps.load(row))?.detail.bytes;
        return bytes === undefined ? null : kilo(bytes);
      },
    }),
    hash: t.string({
      nullable: true,
      description: "`sha256:` of the file as it arrived; null while it is being sent.",
      resolve: async ({ row }, _args, { reportImportSteps }) =>
        received(await reportImportSteps.load(row))?.detail.hash ?? null,
    }),
    attempts: t.int({
      description: "How often a server began with it: more than once when one was ended.",
      resolve: async ({ row }, _args, { reportImportSteps }) => takings(await reportImportSteps.load(row)).length,
    }),
    endedAt: t.string({
      nullable: true,
      description: "When it ended, in UTC; null until then.",
      resolve: async ({ row }, _args, { reportImportSteps }) => endOf(await reportImportSteps.load(row))?.at ?? null,
    }),
    progress: t.field({
      type: progress,
      nullable: true,
      description: "How far it is; null before it says so.",
      resolve: async ({ row }, _args, { reportImportSteps }) => {
        const steps = await reportImportSteps.load(row);
        const said = steps.findLast(({ kind }) => kind === "progress");
        return said?.attempt === takings(steps).length ? (said.detail as ImportProgressDetail) : null;
      },
    }),
    tally: t.field({
      type: tally,
      description: "What was done up to now.",
      resolve: ({ row }, _args, { reportTallies }) => reportTallies.load(row),
    }),
    brokenAt: t.field({
      type: refusal,
      nullable: true,
      description: "Where it cannot be read any further: the reports before that line are dealt with. Null otherwise.",
      resolve: async ({ row }, _args, { reportImportSteps }) =>
        endOf(await reportImportSteps.load(row))?.detail.broken ?? null,
    }),
    failure: t.field({
      type: label,
      nullable: true,
      description: "Why it failed, and what to do; null otherwise.",
      resolve: async ({ row }, _args, { reportImportSteps }) =>
        endOf(await reportImportSteps.load(row))?.detail.says ?? null,
    }),
    refusals: t.connection(
      {
        type: refusal,
        description: "Every reason for which a report was not registered, in the order of the file.",
        resolve: ({ row }, args, { reportRefusals }) => pageOf(args, reportRefusals(row)),
      },
      { name: "ReportRefusalConnection", description: "A page of refusals." },
      { name: "ReportRefusalEdge", description: "A refusal and its place in the list." },
    ),
  }),
});

function received(steps: readonly ReportImportStepRow[]): ReportImportStepRow | undefined {
  return steps.find(({ kind }) => kind === "received");
}

function takings(steps: readonly ReportImportStepRow[]): readonly ReportImportStepRow[] {
  return steps.filter(({ kind }) => kind === "taken");
}

function endOf(steps: readonly ReportImportStepRow[]): ReportImportStepRow | undefined {
  return steps.find(({ kind }) => importHasEnded(kind));
}

builder.queryFields((t) => ({
  reportImports: t.connection(
    {
      type: reportImport,
      description:
        "Files of event reports, the latest first: those of the provider, or of everybody for who keeps the registry.",
      resolve: (_root, args, context) => {
        authorizeRead(context, "reportImport");
        return pageOf(args, reportImportsList(context));
      },
    },
    { name: "ReportImportConnection", description: "A page of files of event reports." },
    { name: "ReportImportEdge", description: "A file and its place in the list." },
  ),
  reportImport: t.field({
    type: reportImport,
    nullable: true,
    description: "The file with this id; null when the viewer may know of none of this id.",
    args: { id: t.arg.id({ required: true, description: "Its own id or its global id." }) },
    resolve: async (_root, { id }, context) => {
      authorizeRead(context, "reportImport");
      return (await context.reportImports.load(localId("ReportImport", id))) ?? null;
    },
  }),
}));
