/** What becomes of a simulation, told as it happens: whoever comes back is told what came after what they know. */
import type { SimulationStepKind } from "@delibera/database";
import { hasEnded, stateAfter } from "@delibera/jobs";
import { authorizeRead } from "../authorize.ts";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { LiveEvent } from "../live.ts";
import { eventsOf, knownOf } from "../live-steps.ts";
import { localId } from "../local-id.ts";
import type { SimulationStepRow } from "../reads/simulations.ts";
import { simulation, state } from "./simulation.ts";

/** Its number is that of the last step it tells of; 0 before the first. */
interface SimulationEvent extends LiveEvent {
  readonly id: string;
  readonly kinds: readonly SimulationStepKind[];
}

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
        const found = await simulations.load(it.id);
        if (found === undefined) throw new Error(`the simulation ${it.id} is not there`);
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
      const known = knownOf(after, live);
      const own = localId("Simulation", id);
      // What may not be watched is refused before anything is told.
      await live.look((context) => stepsOf(own, context));
      return eventsOf(own, { known, live, stepsOf, hasEnded });
    },
    resolve: (it) => it,
  }),
);

async function stepsOf(id: string, context: Context): Promise<readonly SimulationStepRow[]> {
  authorizeRead(context, "simulation");
  const found = await context.simulations.load(id);
  if (found === undefined)
    throw badInput(
      { en: "there is no such simulation of yours", it: "non c'è questa simulazione tra le proprie" },
      "id",
    );
  return await context.simulationSteps.load(found.row);
}
