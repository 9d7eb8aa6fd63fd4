/** Asks for a simulation of the registry, and that one stops. What makes no sense is refused before it is a job. */
import { currentDraft } from "@delibera/drafting";
import type { RequestProblem, ScenarioRequest, SimulationRequest } from "@delibera/jobs";
import { askToCancel, checkRequest, registerSimulation, usableCohort } from "@delibera/jobs";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { dayOf } from "../day.ts";
import { localId } from "../local-id.ts";
import { language } from "../nouns/language.ts";
import { simulation, simulationProblem } from "../nouns/simulation.ts";
import { cohortInput, favourableSide, scenarioInput } from "../nouns/simulation-inputs.ts";
import type { KeptCohortRow } from "../reads/kept-cohorts.ts";
import { openOwn } from "../reads/simulations.ts";
import { overtakenBy } from "./answer.ts";
import type { Cohort } from "./cohort-definition.ts";
import { cohortOf } from "./cohort-definition.ts";
import { writerOf } from "./draft-fields.ts";
import { clientMutationId } from "./fields.ts";
import { lineOf, longestName } from "./free-text.ts";
import type { Done, Input, OtherAnswer } from "./mutation.ts";
import { mutation } from "./mutation.ts";
import { programInForce } from "./program-in-force.ts";

/** Of one person, waiting or running. */
const mostOpen = 10;
const longestText = 200_000;

type Scenario = typeof scenarioInput.$inferInput;
type WrittenDay = Scenario["knownOn"];

interface StartInput extends Input {
  readonly triennium: string;
  readonly asOf?: WrittenDay;
  readonly knownOn?: WrittenDay;
  readonly cohort?: Cohort | null | undefined;
  readonly keptCohort?: string | null | undefined;
  readonly baseline?: Scenario | null | undefined;
  readonly candidates: readonly Scenario[];
  readonly measure: string;
  readonly state: string;
  readonly also: readonly string[];
  readonly bands: readonly string[];
  readonly dimensions: readonly string[];
  readonly favourable?: "smaller" | "greater" | null | undefined;
  readonly language: "it" | "en";
}

const input = builder.inputRef<StartInput>("StartSimulationInput").implement({
  description: "A baseline and other laws, to be applied to the same people of the registry.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    triennium: t.string({ required: true, description: "Such as `2023-2025`." }),
    asOf: t.field({
      type: "Date",
      description: "Facts later than this are left out; left out, the last day of the triennium.",
    }),
    knownOn: t.field({ type: "Date", description: "Acts and facts known later are left out; left out, today." }),
    cohort: t.field({ type: cohortInput, description: "Of whom; left out, of everybody." }),
    keptCohort: t.id({
      description:
        "A cohort that was taken before, by its own id or its global id: instead of `cohort`, nobody is taken anew.",
    }),
    baseline: t.field({
      type: scenarioInput,
      description: "What the others are compared with; left out, the law in force.",
    }),
    candidates: t.field({ type: [scenarioInput], required: true, description: "The other laws: 1 to 64." }),
    measure: t.string({
      required: true,
      defaultValue: "obligation.individual",
      description: "An amount about the person, by code or by rule: what people win or lose.",
    }),
    state: t.string({
      required: true,
      defaultValue: "certifiable",
      description: "What people pass into and out of, by code or by rule.",
    }),
    also: t.stringList({
      required: true,
      defaultValue: ["balance"],
      description: "Other terms: whoever differs in one of them is affected too.",
    }),
    bands: t.stringList({
      required: true,
      defaultValue: ["-30", "-10", "0", "10", "30"],
      description: "Upper bounds of the bands of change, exact and ascending.",
    }),
    dimensions: t.stringList({
      required: true,
      defaultValue: ["profession"],
      description:
        "By what people are told apart: `profession`, `discipline`, `order`, `region`, `birthYear`, `status`, `age`, or a fact of the record.",
    }),
    favourable: t.field({
      type: favourableSide,
      description: "Which way the measure is a gain; left out, as the rules say.",
    }),
    language: t.field({ type: language, required: true, defaultValue: "it", description: "Of the explanations." }),
  }),
});

export interface OfSimulation {
  /** Its own id. */
  readonly simulation: string;
}

function payload(name: string, description: string) {
  return builder.objectRef<Done<OfSimulation>>(name).implement({
    description,
    fields: (t) => ({
      clientMutationId: t.string({
        nullable: true,
        description: "The caller's id of the change, as it was given.",
        resolve: (done) => done.clientMutationId ?? null,
      }),
      simulation: t.field({
        type: simulation,
        description: "The simulation, as it is now.",
        resolve: async (done, _args, { simulations }) => {
          const found = await simulations.load(done.simulation);
          if (found === undefined) throw new Error(`the simulation ${done.simulation} is not there`);
          return found;
        },
      }),
    }),
  });
}

interface CannotSimulate extends OtherAnswer {
  readonly answer: "cannot-simulate";
  readonly problems: readonly RequestProblem[];
}

const cannotSimulate = builder.objectRef<CannotSimulate>("CannotSimulate").implement({
  description: "A law does not compile, or the question makes no sense. Nothing was written, and nothing is computed.",
  fields: (t) => ({
    clientMutationId: t.exposeString("clientMutationId", {
      nullable: true,
      description: "The caller's id of the change, as it was given.",
    }),
    problems: t.expose("problems", { type: [simulationProblem], description: "Every reason; never empty." }),
  }),
});

mutation<StartInput, OfSimulation, CannotSimulate>({
  name: "startSimulation",
  description:
    "Asks for a simulation of the registry. It is computed while nobody waits: watch it with `simulationProgress`.",
  input,
  payload: payload("StartSimulationPayload", "The simulation was asked for."),
  noun: "simulation",
  others: { "cannot-simulate": cannotSimulate },
  task: async (asked, context, db) => {
    const published = await programInForce(context);
    const { actor } = writerOf(context);
    if ((await openOwn({ ...context, db })) >= mostOpen)
      return overtakenBy({
        en: `${mostOpen} of your simulations have not ended: wait, or cancel one`,
        it: `${mostOpen} delle proprie simulazioni non sono finite: si attenda, o se ne annulli una`,
      });
    const kept = await keptOf(asked, context);
    if (kept !== undefined) {
      const usable = await usableCohort(db, kept.row, published.program);
      if ("says" in usable) return { answer: "cannot-simulate", problems: [usable] };
    }
    const request = await requestOf(asked, context, kept);
    const problems = await checkRequest(published, request, context.today);
    if (problems.length > 0) return { answer: "cannot-simulate", problems };
    const id = await registerSimulation(db, { actor, program: published.hash, request });
    context.audit.change("simulation", id);
    return { answer: "done", simulation: id };
  },
});

interface CancelInput extends Input {
  readonly simulation: string;
}

const cancelInput = builder.inputRef<CancelInput>("CancelSimulationInput").implement({
  description: "A simulation that is to stop.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    simulation: t.id({ required: true, description: "Its own id or its global id." }),
  }),
});

mutation<CancelInput, OfSimulation>({
  name: "cancelSimulation",
  description: "Asks that a simulation stops. It is `CANCELLING` until the server says that it has.",
  input: cancelInput,
  payload: payload("CancelSimulationPayload", "It was asked that the simulation stops."),
  noun: "simulation",
  task: async (asked, context, db) => {
    const found = await context.simulations.load(localId("Simulation", asked.simulation));
    if (found === undefined)
      throw badInput(
        { en: "there is no such simulation of yours", it: "non c'è questa simulazione tra le proprie" },
        "simulation",
      );
    if (!(await askToCancel(db, found.row)))
      return overtakenBy({
        en: "the simulation has ended, or was already asked to stop: read its state",
        it: "la simulazione è finita, o le è già stato chiesto di fermarsi: se ne legga lo stato",
      });
    context.audit.change("simulation", found.id);
    return { answer: "done", simulation: found.id };
  },
});

async function keptOf({ cohort, keptCohort }: StartInput, { keptCohorts }: Context) {
  if (!keptCohort) return undefined;
  if (cohort)
    throw badInput(
      { en: "give `cohort` or `keptCohort`, not both", it: "si dà `cohort` o `keptCohort`, non tutti e due" },
      "keptCohort",
    );
  const found = await keptCohorts.load(localId("KeptCohort", keptCohort));
  if (found === undefined)
    throw badInput(
      { en: "there is no such cohort of yours", it: "non c'è questa coorte tra le proprie" },
      "keptCohort",
    );
  return found;
}

async function requestOf(
  asked: StartInput,
  context: Context,
  kept: KeptCohortRow | undefined,
): Promise<SimulationRequest> {
  const { triennium, measure, state, also, bands, dimensions, favourable } = asked;
  const asOf = dayOf(asked.asOf, "asOf") ?? `${triennium.slice(5)}-12-31`;
  const knownOn = dayOf(asked.knownOn, "knownOn") ?? context.today;
  const scenarios: ScenarioRequest[] = [];
  for (const each of [asked.baseline ?? { name: "in force" }, ...asked.candidates])
    scenarios.push(await scenarioOf(each, knownOn, context));
  const [baseline, ...candidates] = scenarios;
  if (baseline === undefined) throw new Error("a simulation has a baseline");
  return {
    triennium,
    asOf,
    ...(kept === undefined
      ? { cohort: cohortOf(asked.cohort ?? {}, asOf) }
      : { cohort: kept.definition as SimulationRequest["cohort"], kept: { row: kept.row, id: kept.id } }),
    baseline,
    candidates,
    measure,
    state,
    also,
    bands,
    dimensions,
    ...(favourable ? { favourable } : {}),
    language: asked.language,
  };
}

async function scenarioOf(asked: Scenario, otherwise: string, { db }: Context): Promise<ScenarioRequest> {
  const { draft, text, parameters, interpretations } = asked;
  const bounds = {
    field: "candidates",
    longest: longestName,
    called: { en: "`name` of a scenario", it: "`name` di uno scenario" },
  };
  const name = lineOf(asked.name, { ...bounds, todo: { en: "name it", it: "gli si dia un nome" } });
  const named = JSON.stringify(name.slice(0, 80));
  const of = { en: `of the scenario ${named}`, it: `dello scenario ${named}` };
  if (draft && text)
    throw badInput(
      {
        en: `give \`draft\` or \`text\` ${of.en}, not both`,
        it: `si dà \`draft\` o \`text\` ${of.it}, non tutti e due`,
      },
      "candidates",
    );
  if (text && text.text.length > longestText)
    throw badInput(
      {
        en: `the text ${of.en} has ${text.text.length} characters: ${longestText} are allowed`,
        it: `il testo ${of.it} ha ${text.text.length} caratteri: ne sono ammessi ${longestText}`,
      },
      "candidates",
    );
  const found = draft ? await currentDraft(db, localId("Draft", draft)) : undefined;
  if (draft && found === undefined)
    throw badInput(
      { en: `there is no draft ${of.en} with this id`, it: `non c'è una bozza ${of.it} con questo id` },
      "candidates",
    );
  const drafted = found && {
    act: found.act,
    text: found.revision.text,
    of: { draft: found.id, hash: found.revision.hash },
  };
  const written = drafted ?? text ?? undefined;
  return {
    name,
    knownOn: dayOf(asked.knownOn, "knownOn") ?? otherwise,
    ...(written ? { draft: written } : {}),
    parameters: parameters ?? [],
    interpretations: interpretations ?? [],
  };
}
