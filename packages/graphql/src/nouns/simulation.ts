/** A simulation on the server: what was asked, how far it is, and what came out. */
import type { ProgressDetail, RequestProblem } from "@delibera/jobs";
import { hasEnded, simulationStates, stateAfter } from "@delibera/jobs";
import { authorizeRead } from "../authorize.ts";
import { builder } from "../builder.ts";
import { localId } from "../local-id.ts";
import { pageOf } from "../reads/page.ts";
import type { SimulationRow, SimulationStepRow } from "../reads/simulations.ts";
import { simulationsList } from "../reads/simulations.ts";
import { label } from "./label.ts";
import { simulationReport } from "./simulation-report.ts";

const descriptions: Readonly<Record<(typeof simulationStates)[number], string>> = {
  waiting: "Nobody has begun with it: another one is running.",
  running: "A server computes it.",
  cancelling: "It was asked that it stops, and it is about to.",
  done: "Its report is there.",
  refused: "It cannot be answered of these people: `problems` says why.",
  failed: "The server could not compute it: `failure` says what to do.",
  cancelled: "It was stopped, and there is no report.",
};

export const state = builder.enumType("SimulationState", {
  description: "What became of a simulation.",
  values: Object.fromEntries(
    simulationStates.map((each) => [each.toUpperCase(), { value: each, description: descriptions[each] }]),
  ) as Record<string, { value: (typeof simulationStates)[number]; description: string }>,
});

const stage = builder.enumType("SimulationStage", {
  description: "What a simulation is doing.",
  values: {
    TAKING: { value: "taking", description: "Taking people out of the registry; how many there are is not known yet." },
    OPENING: { value: "opening", description: "Reading a cohort that was taken before, of which nobody asked lately." },
    COUNTING: { value: "counting", description: "Applying the laws to them." },
  } as const,
});

const progress = builder.objectRef<ProgressDetail>("SimulationProgress").implement({
  description: "How far a simulation is, as it last said.",
  fields: (t) => ({
    stage: t.expose("stage", { type: stage, description: "What it is doing." }),
    people: t.exposeInt("people", { description: "People it is through with, in this stage." }),
    of: t.int({
      nullable: true,
      description: "Of how many; null while it is not known.",
      resolve: ({ of }) => of ?? null,
    }),
    peoplePerSecond: t.int({ description: "Since the stage began.", resolve: rateOf }),
    secondsLeft: t.int({
      nullable: true,
      description: "Of this stage at this rate; null while it cannot be told.",
      resolve: (at) => {
        const rate = rateOf(at);
        return at.of === undefined || rate === 0 ? null : Math.ceil((at.of - at.people) / rate);
      },
    }),
  }),
});

function rateOf({ people, milliseconds }: ProgressDetail): number {
  return Math.round((people * 1000) / Math.max(1, milliseconds));
}

export const simulationProblem = builder.objectRef<RequestProblem>("SimulationProblem").implement({
  description: "Why a simulation is not done.",
  fields: (t) => ({
    says: t.expose("says", { type: label, description: "What is wrong, and what to do." }),
    scenario: t.string({
      nullable: true,
      description: "The scenario it is about; null when it is about the whole.",
      resolve: ({ scenario }) => scenario ?? null,
    }),
    file: t.string({
      nullable: true,
      description: "Of an error in a text: the rule file.",
      resolve: ({ place }) => place?.file ?? null,
    }),
    line: t.int({ nullable: true, description: "Its line, from 1.", resolve: ({ place }) => place?.line ?? null }),
    column: t.int({
      nullable: true,
      description: "Its column, from 1.",
      resolve: ({ place }) => place?.column ?? null,
    }),
    code: t.string({
      nullable: true,
      description: "Of the table of diagnostics, such as `unit-mismatch`.",
      resolve: ({ place }) => place?.code ?? null,
    }),
  }),
});

export const simulation = builder.objectRef<SimulationRow>("Simulation");

builder.node(simulation, {
  description: "What laws would do to people of the registry, computed by the server while nobody waits.",
  id: { resolve: ({ id }) => id, description: "Id in the whole schema." },
  loadMany: (ids, { simulations }) => ids.map((id) => simulations.load(id)),
  fields: (t) => ({
    simulationId: t.exposeString("id", { description: "Its own id, as in addresses." }),
    askedAt: t.exposeString("at", { description: "When it was asked for, in UTC." }),
    triennium: t.string({ description: "Such as `2023-2025`.", resolve: ({ request }) => request.triennium }),
    asOf: t.field({
      type: "Date",
      description: "Facts later than this are left out.",
      resolve: ({ request }) => request.asOf,
    }),
    program: t.exposeString("program", { description: "Hash of the acts in force when it was asked for." }),
    scenarios: t.stringList({
      description: "Names of the laws: the baseline first.",
      resolve: ({ request }) => [request.baseline, ...request.candidates].map(({ name }) => name),
    }),
    state: t.field({
      type: state,
      description: "What became of it.",
      resolve: async ({ row }, _args, { simulationSteps }) =>
        stateAfter((await simulationSteps.load(row)).map(({ kind }) => kind)),
    }),
    attempts: t.int({
      description: "How often a server began with it: more than once when one was ended.",
      resolve: async ({ row }, _args, { simulationSteps }) => takings(await simulationSteps.load(row)).length,
    }),
    startedAt: t.string({
      nullable: true,
      description: "When a server last began with it, in UTC; null while it waits.",
      resolve: async ({ row }, _args, { simulationSteps }) =>
        takings(await simulationSteps.load(row)).at(-1)?.at ?? null,
    }),
    endedAt: t.string({
      nullable: true,
      description: "When it ended, in UTC; null until then.",
      resolve: async ({ row }, _args, { simulationSteps }) => endOf(await simulationSteps.load(row))?.at ?? null,
    }),
    progress: t.field({
      type: progress,
      nullable: true,
      description: "How far it is; null before it says so.",
      resolve: async ({ row }, _args, { simulationSteps }) => {
        const steps = await simulationSteps.load(row);
        const said = steps.findLast((step) => step.progress !== null);
        return said?.attempt === takings(steps).length ? (said.progress ?? null) : null;
      },
    }),
    problems: t.field({
      type: [simulationProblem],
      description: "Why it was refused; empty otherwise.",
      resolve: async ({ row }, _args, { simulationSteps }) => [
        ...(endOf(await simulationSteps.load(row))?.problems ?? []),
      ],
    }),
    failure: t.field({
      type: label,
      nullable: true,
      description: "Why it failed, and what to do; null otherwise.",
      resolve: async ({ row }, _args, { simulationSteps }) => endOf(await simulationSteps.load(row))?.failure ?? null,
    }),
    sample: t.field({
      type: simulationReport,
      nullable: true,
      description:
        "What about one person in a hundred tells first; its `isSample` is true. Null before, and where none was drawn.",
      resolve: async ({ row }, _args, { simulationOutcomes }) =>
        (await simulationOutcomes.load(row)).sample?.report ?? null,
    }),
    report: t.field({
      type: simulationReport,
      nullable: true,
      description: "What everybody tells; null until it is done.",
      resolve: async ({ row }, _args, { simulationOutcomes }) =>
        (await simulationOutcomes.load(row)).done?.report ?? null,
    }),
    cohortHash: t.string({
      nullable: true,
      description: "`sha256:` of the people and facts it was computed of; null until it is done.",
      resolve: async ({ row }, _args, { simulationOutcomes }) =>
        (await simulationOutcomes.load(row)).done?.cohortHash ?? null,
    }),
  }),
});

function takings(steps: readonly SimulationStepRow[]): readonly SimulationStepRow[] {
  return steps.filter(({ kind }) => kind === "taken");
}

function endOf(steps: readonly SimulationStepRow[]): SimulationStepRow | undefined {
  return steps.find(({ kind }) => hasEnded(kind));
}

const simulationConnection = builder.connectionObject(
  { type: simulation, name: "SimulationConnection", description: "A page of simulations." },
  { name: "SimulationEdge", description: "A simulation and its place in the list." },
);

builder.queryFields((t) => ({
  simulations: t.connection(
    {
      type: simulation,
      description: "The simulations that the viewer asked for, the latest first.",
      resolve: (_root, args, context) => {
        authorizeRead(context, "simulation");
        return pageOf(args, simulationsList(context));
      },
    },
    simulationConnection,
  ),
  simulation: t.field({
    type: simulation,
    nullable: true,
    description: "The simulation with this id; null when the viewer asked for none of this id.",
    args: { id: t.arg.id({ required: true, description: "Its own id or its global id." }) },
    resolve: async (_root, { id }, context) => {
      authorizeRead(context, "simulation");
      return (await context.simulations.load(localId("Simulation", id))) ?? null;
    },
  }),
}));
