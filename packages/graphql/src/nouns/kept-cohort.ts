/** A cohort that is taken out of the registry once and kept, to be simulated many times. */
import type { TakingDetail } from "@delibera/jobs";
import { keptCohortStateAfter, keptCohortStates, takingHasEnded } from "@delibera/jobs";
import { authorizeRead } from "../authorize.ts";
import { builder } from "../builder.ts";
import { localId } from "../local-id.ts";
import type { KeptCohortRow, KeptCohortStepRow } from "../reads/kept-cohorts.ts";
import { keptCohortsList } from "../reads/kept-cohorts.ts";
import { pageOf } from "../reads/page.ts";
import { label } from "./label.ts";
import { simulation, simulationProblem } from "./simulation.ts";

const descriptions: Readonly<Record<(typeof keptCohortStates)[number], string>> = {
  waiting: "Nobody has begun to take it: another one is being taken.",
  running: "A server takes its people out of the registry.",
  cancelling: "It was asked that this stops, and it is about to.",
  ready: "It can be simulated.",
  refused: "It cannot be kept: `problems` says why.",
  failed: "The server could not take it: `failure` says what to do.",
  cancelled: "It was stopped, and there is no cohort.",
  removed:
    "It could be simulated; whoever had it taken removed it, or it had to give way to others: `failure` says which.",
};

export const keptCohortState = builder.enumType("KeptCohortState", {
  description: "What became of a cohort that is kept.",
  values: Object.fromEntries(
    keptCohortStates.map((each) => [each.toUpperCase(), { value: each, description: descriptions[each] }]),
  ) as Record<string, { value: (typeof keptCohortStates)[number]; description: string }>,
});

const progress = builder.objectRef<TakingDetail>("KeptCohortProgress").implement({
  description: "How far the taking of a cohort is, as it last said.",
  fields: (t) => ({
    people: t.exposeInt("people", { description: "People taken so far; how many there are is not known yet." }),
    millionths: t.int({
      nullable: true,
      description: "Of the registry that have been passed; null while it cannot be told.",
      resolve: ({ passed }) => passed ?? null,
    }),
    peoplePerSecond: t.int({
      description: "Since it began.",
      resolve: ({ people, milliseconds }) => Math.round((people * 1000) / Math.max(1, milliseconds)),
    }),
    secondsLeft: t.int({
      nullable: true,
      description: "At the rate at which the registry has been passed since it began; null while it cannot be told.",
      resolve: ({ passed = 0, milliseconds }) =>
        passed === 0 ? null : Math.ceil((((1_000_000 - passed) / passed) * milliseconds) / 1000),
    }),
  }),
});

export const keptCohort = builder.objectRef<KeptCohortRow>("KeptCohort");

builder.node(keptCohort, {
  description: "People of the registry with their facts, taken once and kept by the server: they no longer change.",
  id: { resolve: ({ id }) => id, description: "Id in the whole schema." },
  loadMany: (ids, { keptCohorts }) => ids.map((id) => keptCohorts.load(id)),
  fields: (t) => ({
    keptCohortId: t.exposeString("id", { description: "Its own id, as in addresses." }),
    askedAt: t.exposeString("at", { description: "When it was asked for, in UTC." }),
    program: t.exposeString("program", { description: "Hash of the acts in force when it was asked for." }),
    definition: t.string({
      description: "Whom it was taken of: the definition of a cohort, as JSON.",
      resolve: ({ definition }) => JSON.stringify(definition),
    }),
    state: t.field({
      type: keptCohortState,
      description: "What became of it.",
      resolve: async ({ row }, _args, { keptCohortSteps }) =>
        keptCohortStateAfter((await keptCohortSteps.load(row)).map(({ kind }) => kind)),
    }),
    attempts: t.int({
      description: "How often a server began to take it: more than once when one was ended.",
      resolve: async ({ row }, _args, { keptCohortSteps }) => takings(await keptCohortSteps.load(row)).length,
    }),
    takenAt: t.string({
      nullable: true,
      description:
        "When the server began to take it, in UTC: its people and facts are those of the registry at that moment. Null until it is ready.",
      resolve: async ({ row }, _args, { keptCohortSteps }) => {
        const steps = await keptCohortSteps.load(row);
        return steps.some(({ done }) => done !== null) ? (takings(steps).at(-1)?.at ?? null) : null;
      },
    }),
    endedAt: t.string({
      nullable: true,
      description: "When the taking ended, in UTC; null until then.",
      resolve: async ({ row }, _args, { keptCohortSteps }) =>
        (await keptCohortSteps.load(row)).find(({ kind }) => takingHasEnded(kind))?.at ?? null,
    }),
    usedAt: t.exposeString("usedAt", {
      nullable: true,
      description: "When a simulation of it was last asked for, in UTC: those unused for longest give way to others.",
    }),
    progress: t.field({
      type: progress,
      nullable: true,
      description: "How far it is; null before it says so.",
      resolve: async ({ row }, _args, { keptCohortSteps }) => {
        const steps = await keptCohortSteps.load(row);
        const said = steps.findLast((step) => step.progress !== null);
        return said?.attempt === takings(steps).length ? (said.progress ?? null) : null;
      },
    }),
    hash: t.string({
      nullable: true,
      description: "`sha256:` of the people and facts, as simulations of it say it; null until it is ready.",
      resolve: async ({ row }, _args, { keptCohortSteps }) => doneOf(await keptCohortSteps.load(row))?.hash ?? null,
    }),
    people: t.int({
      nullable: true,
      description: "How many people it has; null until it is ready.",
      resolve: async ({ row }, _args, { keptCohortSteps }) => doneOf(await keptCohortSteps.load(row))?.people ?? null,
    }),
    participations: t.int({
      nullable: true,
      description: "How many participations these have; null until it is ready.",
      resolve: async ({ row }, _args, { keptCohortSteps }) =>
        doneOf(await keptCohortSteps.load(row))?.participations ?? null,
    }),
    kilobytes: t.int({
      nullable: true,
      description: "Size of its files, in 1024 bytes; null until it is ready.",
      resolve: async ({ row }, _args, { keptCohortSteps }) => {
        const kept = doneOf(await keptCohortSteps.load(row));
        return kept === undefined ? null : Math.ceil(kept.bytes / 1024);
      },
    }),
    problems: t.field({
      type: [simulationProblem],
      description: "Why it was refused; empty otherwise.",
      resolve: async ({ row }, _args, { keptCohortSteps }) =>
        (await keptCohortSteps.load(row)).flatMap(({ problems }) => problems ?? []),
    }),
    failure: t.field({
      type: label,
      nullable: true,
      description: "Why it failed or was removed, and what to do; null otherwise.",
      resolve: async ({ row }, _args, { keptCohortSteps }) =>
        (await keptCohortSteps.load(row)).find(({ says }) => says !== null)?.says ?? null,
    }),
  }),
});

function takings(steps: readonly KeptCohortStepRow[]): readonly KeptCohortStepRow[] {
  return steps.filter(({ kind }) => kind === "taken");
}

function doneOf(steps: readonly KeptCohortStepRow[]) {
  return steps.find(({ done }) => done !== null)?.done ?? undefined;
}

const connection = builder.connectionObject(
  { type: keptCohort, name: "KeptCohortConnection", description: "A page of kept cohorts." },
  { name: "KeptCohortEdge", description: "A kept cohort and its place in the list." },
);

builder.queryFields((t) => ({
  keptCohorts: t.connection(
    {
      type: keptCohort,
      description: "The cohorts that the viewer had taken, the latest first.",
      resolve: (_root, args, context) => {
        authorizeRead(context, "keptCohort");
        return pageOf(args, keptCohortsList(context));
      },
    },
    connection,
  ),
  keptCohort: t.field({
    type: keptCohort,
    nullable: true,
    description: "The kept cohort with this id; null when the viewer had none of this id taken.",
    args: { id: t.arg.id({ required: true, description: "Its own id or its global id." }) },
    resolve: async (_root, { id }, context) => {
      authorizeRead(context, "keptCohort");
      return (await context.keptCohorts.load(localId("KeptCohort", id))) ?? null;
    },
  }),
}));

builder.objectField(simulation, "keptCohort", (t) =>
  t.field({
    type: keptCohort,
    nullable: true,
    description: "The kept cohort that it is about; null when it takes its people itself.",
    resolve: async ({ request }, _args, { keptCohorts }) =>
      request.kept === undefined ? null : ((await keptCohorts.load(request.kept.id)) ?? null),
  }),
);
