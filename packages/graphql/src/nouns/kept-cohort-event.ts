/** What becomes of a cohort that is being taken, told as it happens, as of a simulation. */
import type { KeptCohortStepKind } from "@delibera/database";
import { keptCohortStateAfter, takingHasEnded } from "@delibera/jobs";
import { authorizeRead } from "../authorize.ts";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { LiveEvent } from "../live.ts";
import { eventsOf, knownOf } from "../live-steps.ts";
import { localId } from "../local-id.ts";
import type { KeptCohortStepRow } from "../reads/kept-cohorts.ts";
import { keptCohort, keptCohortState } from "./kept-cohort.ts";

/** Its number is that of the last step it tells of; 0 before the first. */
interface KeptCohortEvent extends LiveEvent {
  readonly id: string;
  readonly kinds: readonly KeptCohortStepKind[];
}

const event = builder.objectRef<KeptCohortEvent>("KeptCohortEvent").implement({
  description: "That something became of a cohort that is being taken.",
  fields: (t) => ({
    eventId: t.string({
      description: "To be given as `after`, or in the header `Last-Event-ID`, by whoever comes back.",
      resolve: ({ number }) => String(number),
    }),
    state: t.field({
      type: keptCohortState,
      description: "What had become of it then.",
      resolve: ({ kinds }) => keptCohortStateAfter(kinds),
    }),
    keptCohort: t.field({
      type: keptCohort,
      description: "The cohort, as it is now.",
      resolve: async (it, _args, { keptCohorts }) => {
        const found = await keptCohorts.load(it.id);
        if (found === undefined) throw new Error(`the kept cohort ${it.id} is not there`);
        return found;
      },
    }),
  }),
});

builder.subscriptionField("keptCohortProgress", (t) =>
  t.field({
    type: event,
    description:
      "Tells at once what has become of a cohort that is being taken, then each change of it, and ends when the taking has.",
    args: {
      id: t.arg.id({ required: true, description: "Its own id or its global id." }),
      after: t.arg.string({ description: "`eventId` of the last event that is known: what came later is told." }),
    },
    subscribe: async (_root, { id, after }, { live }) => {
      if (live === undefined) throw new Error("nothing can be watched within one operation");
      const known = knownOf(after, live);
      const own = localId("KeptCohort", id);
      // What may not be watched is refused before anything is told.
      await live.look((context) => stepsOf(own, context));
      return eventsOf(own, { known, live, stepsOf, hasEnded: takingHasEnded });
    },
    resolve: (it) => it,
  }),
);

async function stepsOf(id: string, context: Context): Promise<readonly KeptCohortStepRow[]> {
  authorizeRead(context, "keptCohort");
  const found = await context.keptCohorts.load(id);
  if (found === undefined)
    throw badInput({ en: "there is no such cohort of yours", it: "non c'è questa coorte tra le proprie" }, "id");
  return await context.keptCohortSteps.load(found.row);
}
