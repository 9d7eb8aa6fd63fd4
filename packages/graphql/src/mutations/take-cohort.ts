/** Asks that a cohort is taken out of the registry and kept, that the taking of one stops, and that one is kept no more. */
import type { RequestProblem } from "@delibera/jobs";
import { askToCancelTaking, checkDefinition, registerKeptCohort, removeKeptCohort } from "@delibera/jobs";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { localId } from "../local-id.ts";
import { keptCohort } from "../nouns/kept-cohort.ts";
import { simulationProblem } from "../nouns/simulation.ts";
import { cohortInput } from "../nouns/simulation-inputs.ts";
import type { KeptCohortRow } from "../reads/kept-cohorts.ts";
import { openOwnTakings } from "../reads/kept-cohorts.ts";
import { overtakenBy } from "./answer.ts";
import type { Cohort } from "./cohort-definition.ts";
import { cohortOf } from "./cohort-definition.ts";
import { writerOf } from "./draft-fields.ts";
import { clientMutationId } from "./fields.ts";
import type { Done, Input, OtherAnswer } from "./mutation.ts";
import { mutation } from "./mutation.ts";
import { programInForce } from "./program-in-force.ts";

/** Of one person, waiting or being taken. */
const mostOpen = 5;

interface TakeInput extends Input {
  readonly cohort: Cohort;
}

const input = builder.inputRef<TakeInput>("TakeCohortInput").implement({
  description: "People to be taken out of the registry once, and kept.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    cohort: t.field({
      type: cohortInput,
      required: true,
      description: "Of whom; without `asOf`, age, membership and status are looked at today.",
    }),
  }),
});

interface OfCohort {
  /** Its own id. */
  readonly cohort: string;
}

function payload(name: string, description: string) {
  return builder.objectRef<Done<OfCohort>>(name).implement({
    description,
    fields: (t) => ({
      clientMutationId: t.string({
        nullable: true,
        description: "The caller's id of the change, as it was given.",
        resolve: (done) => done.clientMutationId ?? null,
      }),
      keptCohort: t.field({
        type: keptCohort,
        description: "The cohort, as it is now.",
        resolve: async (done, _args, { keptCohorts }) => {
          const found = await keptCohorts.load(done.cohort);
          if (found === undefined) throw new Error(`the kept cohort ${done.cohort} is not there`);
          return found;
        },
      }),
    }),
  });
}

interface CannotTakeCohort extends OtherAnswer {
  readonly answer: "cannot-take-cohort";
  readonly problems: readonly RequestProblem[];
}

const cannotTakeCohort = builder.objectRef<CannotTakeCohort>("CannotTakeCohort").implement({
  description: "The definition makes no sense. Nothing was written, and nobody is taken.",
  fields: (t) => ({
    clientMutationId: t.exposeString("clientMutationId", {
      nullable: true,
      description: "The caller's id of the change, as it was given.",
    }),
    problems: t.expose("problems", { type: [simulationProblem], description: "Every reason; never empty." }),
  }),
});

mutation<TakeInput, OfCohort, CannotTakeCohort>({
  name: "takeCohort",
  description:
    "Asks that a cohort is taken out of the registry and kept, to be simulated many times. It is taken while nobody waits: watch it with `keptCohortProgress`.",
  input,
  payload: payload("TakeCohortPayload", "It was asked that the cohort is taken."),
  noun: "keptCohort",
  others: { "cannot-take-cohort": cannotTakeCohort },
  task: async (asked, context, db) => {
    const { hash: program } = await programInForce(context);
    const { actor } = writerOf(context);
    if ((await openOwnTakings({ ...context, db })) >= mostOpen)
      return overtakenBy({
        en: `${mostOpen} of your cohorts are still to be taken: wait, or cancel one`,
        it: `${mostOpen} delle proprie coorti sono ancora da prendere: si attenda, o se ne annulli una`,
      });
    const definition = cohortOf(asked.cohort, context.today);
    const problem = checkDefinition(definition);
    if (problem !== undefined) return { answer: "cannot-take-cohort", problems: [problem] };
    const id = await registerKeptCohort(db, { actor, program, definition });
    context.audit.change("keptCohort", id);
    return { answer: "done", cohort: id };
  },
});

interface NamedInput extends Input {
  readonly keptCohort: string;
}

function namedInput(name: string, description: string) {
  return builder.inputRef<NamedInput>(name).implement({
    description,
    fields: (t) => ({
      clientMutationId: clientMutationId(t),
      keptCohort: t.id({ required: true, description: "Its own id or its global id." }),
    }),
  });
}

async function ownCohort({ keptCohort }: NamedInput, { keptCohorts }: Context): Promise<KeptCohortRow> {
  const found = await keptCohorts.load(localId("KeptCohort", keptCohort));
  if (found === undefined)
    throw badInput(
      { en: "there is no such cohort of yours", it: "non c'è questa coorte tra le proprie" },
      "keptCohort",
    );
  return found;
}

mutation<NamedInput, OfCohort>({
  name: "cancelCohort",
  description: "Asks that the taking of a cohort stops. It is `CANCELLING` until the server says that it has.",
  input: namedInput("CancelCohortInput", "A cohort whose taking is to stop."),
  payload: payload("CancelCohortPayload", "It was asked that the taking stops."),
  noun: "keptCohort",
  task: async (asked, context, db) => {
    const found = await ownCohort(asked, context);
    if (!(await askToCancelTaking(db, found.row)))
      return overtakenBy({
        en: "the taking has ended, or was already asked to stop: read its state",
        it: "il prelievo è finito, o gli è già stato chiesto di fermarsi: se ne legga lo stato",
      });
    context.audit.change("keptCohort", found.id);
    return { answer: "done", cohort: found.id };
  },
});

const staying = {
  "in-use": {
    en: "a simulation of it has not ended: wait, or cancel that one",
    it: "una sua simulazione non è finita: si attenda, o la si annulli",
  },
  "not-ready": {
    en: "it is not ready, or was removed before: read its state",
    it: "non è pronta, o è già stata tolta: se ne legga lo stato",
  },
} as const;

mutation<NamedInput, OfCohort>({
  name: "removeCohort",
  description: "Removes a kept cohort that is ready. What was simulated of it stays, with its hash.",
  input: namedInput("RemoveCohortInput", "A cohort that is to be kept no more."),
  payload: payload("RemoveCohortPayload", "The cohort was removed."),
  noun: "keptCohort",
  task: async (asked, context, db) => {
    const found = await ownCohort(asked, context);
    const outcome = await removeKeptCohort(db, found.row);
    if (outcome !== "removed") return overtakenBy(staying[outcome]);
    context.audit.change("keptCohort", found.id);
    return { answer: "done", cohort: found.id };
  },
});
