/** What becomes of a simulation, told as it happens: whoever comes back is told what came after what they know. */
import type { SimulationStepKind } from "@delibera/database";
import { hasEnded, stateAfter } from "@delibera/jobs";
import { authorizeRead } from "../authorize.ts";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { Live, LiveEvent } from "../live.ts";
import { localId } from "../local-id.ts";
import type { SimulationStepRow } from "../reads/simulations.ts";
import { simulation, state } from "./simulation.ts";

/** Its number is that of the last step it tells of; 0 before the first. */
interface SimulationEvent extends LiveEvent {
  readonly simulation: string;
  readonly kinds: readonly SimulationStepKind[];
}

const betweenLooks = 500;

const event = builder.objectRef<SimulationEvent>("SimulationEvent").implement({
  description: "That something became of a simulation.",
  fields: (t) => ({
    eventId: t.string({
      description: "To be given as `after`, or in the header `Last-Event-ID`, by whoever comes back.",
      resolve: ({ number }) => String(number),
    }),
    state: t.field({
      type: state,
      description: "What had become of it then.",
      resolve: ({ kinds }) => stateAfter(kinds),
    }),
    simulation: t.field({
      type: simulation,
      description: "The simulation, as it is now.",
      resolve: async (it, _args, { simulations }) => {
        const found = await simulations.load(it.simulation);
        if (found === undefined) throw new Error(`the simulation ${it.simulation} is not there`);
        return found;
      },
    }),
  }),
});

builder.subscriptionType({ description: "What can be watched, over server-sent events." });

builder.subscriptionField("simulationProgress", (t) =>
  t.field({
    type: event,
    description:
      "Tells at once what has become of a simulation, then each change of it, and ends when the simulation has. Where several things happened meanwhile, those that change its state are told one by one, and how far it is only once.",
    args: {
      id: t.arg.id({ required: true, description: "Its own id or its global id." }),
      after: t.arg.string({ description: "`eventId` of the last event that is known: what came later is told." }),
    },
    subscribe: async (_root, { id, after }, { live }) => {
      if (live === undefined) throw new Error("nothing can be watched within one operation");
      const known = after ?? live.lastEventId;
      if (known !== undefined && !/^\d{1,9}$/.test(known)) throw badInput("`after` is not the id of an event", "after");
      const own = localId("Simulation", id);
      // What may not be watched is refused before anything is told.
      await live.look((context) => stepsOf(own, context));
      return eventsOf(own, known === undefined ? undefined : Number.parseInt(known, 10), live);
    },
    resolve: (it) => it,
  }),
);

async function stepsOf(id: string, context: Context): Promise<readonly SimulationStepRow[]> {
  authorizeRead(context, "simulation");
  const found = await context.simulations.load(id);
  if (found === undefined) throw badInput("there is no such simulation of yours", "id");
  return await context.simulationSteps.load(found.row);
}

async function* eventsOf(id: string, known: number | undefined, live: Live) {
  let told = known;
  for (;;) {
    const steps = await live.look((context) => stepsOf(id, context));
    const hasAnEnd = steps.some(({ kind }) => hasEnded(kind));
    const end = steps.at(-1)?.number ?? 0;
    const fresh = toTell(steps, told);
    // Whoever came back knowing the end is told it again: they would wait for ever.
    for (const number of hasAnEnd && fresh.length === 0 ? [end] : fresh) {
      told = number;
      const kinds = steps.filter((step) => step.number <= number).map(({ kind }) => kind);
      yield { simulation: id, number, kinds, isLast: hasAnEnd && number === end } satisfies SimulationEvent;
    }
    if (hasAnEnd) return;
    if (!(await live.pause(betweenLooks))) return;
  }
}

/** Who knows nothing is told what is now; who knows something, every step since that is still there to be told. */
function toTell(steps: readonly SimulationStepRow[], told: number | undefined): readonly number[] {
  const last = steps.at(-1)?.number ?? 0;
  if (told === undefined) return [last];
  return steps.map(({ number }) => number).filter((number) => number > told);
}
