/** Whether a kept cohort can be simulated, and if not, what to do. */
import type { Label, Program } from "@delibera/acts";
import { vocabularyHash } from "@delibera/cohorts";
import type { Db, KeptCohortStepKind } from "@delibera/database";
import { tables } from "@delibera/database";
import { eq } from "drizzle-orm";
import type { KeptCohortState } from "./cohort-states.ts";
import { keptCohortStateAfter } from "./cohort-states.ts";
import type { KeptDetail } from "./cohort-steps.ts";

const { keptCohortSteps } = tables;

/** What was taken, or why it cannot be simulated. @param program of the simulation. */
export async function usableCohort(
  db: Db,
  cohort: number,
  program: Program,
): Promise<{ readonly kept: KeptDetail } | { readonly says: Label }> {
  const steps = await db
    .select({ kind: keptCohortSteps.kind, detail: keptCohortSteps.detail })
    .from(keptCohortSteps)
    .where(eq(keptCohortSteps.cohortId, cohort));
  const state = keptCohortStateAfter(steps.map(({ kind }): KeptCohortStepKind => kind));
  if (state !== "ready") return { says: unusable[state] };
  const kept = steps.find(({ kind }) => kind === "done")?.detail as KeptDetail;
  return kept.vocabulary === vocabularyHash(program) ? { kept } : { says: otherVocabulary };
}

export const unreadable: Label = {
  it: "i file della coorte tenuta non sono quelli che furono scritti: prenderne un'altra, e avvisare chi gestisce il server",
  en: "the files of the kept cohort are not those that were written: take another one, and tell who runs the server",
};

const otherVocabulary: Label = {
  it: "la coorte tenuta ha i dati che le regole leggevano prima che il vocabolario cambiasse: prenderne un'altra",
  en: "the kept cohort has the facts that rules could read before the vocabulary changed: take another one",
};

const notYet: Label = {
  it: "la coorte non è ancora stata presa: aspettare che sia pronta",
  en: "the cohort has not been taken yet: wait until it is ready",
};
const neverTaken: Label = {
  it: "la coorte non è stata presa: leggerne il motivo, e prenderne un'altra",
  en: "the cohort was not taken: read why, and take another one",
};

const unusable: Readonly<Record<Exclude<KeptCohortState, "ready">, Label>> = {
  waiting: notYet,
  running: notYet,
  cancelling: neverTaken,
  cancelled: neverTaken,
  refused: neverTaken,
  failed: neverTaken,
  removed: {
    it: "la coorte è stata tolta: prenderla di nuovo",
    en: "the cohort was removed: take it again",
  },
};
