/**
 * Who is affected by one candidate, one by one: what the counts of a report are made of. Of invented people only, or of people whom one
 * may know: nothing is withheld here, however few they are.
 */
import type { Cohort } from "@delibera/rules-dsl/columnar";
import { newRun } from "@delibera/rules-dsl/columnar";
import { groupLabel } from "../ask/group-plan.ts";
import { planOf, writtenFor } from "../ask/plan.ts";
import type { Problem, SimulationQuestion } from "../ask/question.ts";
import { termsOf } from "../ask/terms.ts";
import { amountText } from "../report/amounts-of.ts";
import { keyOf } from "./group-keys.ts";
import { newSource, pairReader, readerOf } from "./read-columns.ts";

export interface ChangedPerson {
  /** Place in the cohort, from 0. */
  readonly subject: number;
  /** Of the measure, exact; null where it cannot be told. */
  readonly before: string | null;
  readonly after: string | null;
  /** `after` less `before`; null where one of them cannot be told. */
  readonly change: string | null;
  /** By what is favourable of the measure; neither where it stays, or cannot be told. */
  readonly outcome: "gain" | "lose" | "neither";
  /** Codes of the state; `undetermined` where it cannot be told. */
  readonly stateBefore: string;
  readonly stateAfter: string;
  /** In each dimension of the question, what the group is called. */
  readonly groups: readonly string[];
}

export type ChangedPeople =
  | { readonly kind: "found"; readonly people: readonly ChangedPerson[] }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/** People of one block, as the counter has them. */
const inBlock = 512;

/** @param candidate its place in the question. People come in the order of the cohort. */
export function changedPeople(question: SimulationQuestion, cohort: Cohort, candidate: number): ChangedPeople {
  const alone = question.candidates[candidate];
  const asked = { ...question, candidates: alone ? [alone] : [] };
  const plan = planOf(asked, cohort.layout);
  if (!("programs" in plan)) return { kind: "refused", problems: plan };
  const [compared] = plan.candidates;
  if (!compared) return { kind: "found", people: [] };
  const runs = writtenFor(plan, cohort).map((each) => newRun(each, cohort, { block: inBlock }));
  const source = newSource(runs, cohort);
  const watched = compared.watched.map((pair) => pairReader(pair, source));
  const [measure, measured] = [readerOf(plan.measure.baseline, source), readerOf(compared.measure, source)];
  const [state, stated] = [readerOf(plan.state.baseline, source), readerOf(compared.state, source)];
  const { denominator } = plan.measure;
  const isFallGood = (question.favourable ?? termsOf(question).measure.favourable) === "smaller";
  const keys = plan.groups.map((group) => keyOf(group, cohort));
  const stateName = (value: number) => plan.state.states[value] ?? "undetermined";
  const amount = (value: number) => (Number.isNaN(value) ? null : amountText(BigInt(value), denominator));
  const labels = (subject: number) =>
    question.dimensions.map((each, place) =>
      groupLabel(each, cohort.layout, question.baseline.program, cohort.texts, keys[place]?.(subject) ?? -1),
    );
  const people: ChangedPerson[] = [];
  const look = (from: number, to: number): void => {
    for (let subject = from; subject < to; subject++) {
      const at = subject - from;
      if (!watched.some((differs) => differs(at))) continue;
      const [before, after] = [measure(at), measured(at)];
      const change = after - before;
      people.push({
        ...{ subject, before: amount(before), after: amount(after), change: amount(change) },
        outcome: !(change < 0 || change > 0) ? "neither" : change < 0 === isFallGood ? "gain" : "lose",
        ...{ stateBefore: stateName(state(at)), stateAfter: stateName(stated(at)), groups: labels(subject) },
      });
    }
  };
  const all = cohort.tables[0]?.rows ?? 0;
  const last = runs.at(-1);
  for (let from = 0; from < all; from += inBlock) {
    const to = Math.min(all, from + inBlock);
    for (const each of runs) if (each !== last) each.run(from, to);
    last?.run(from, to, look);
  }
  return { kind: "found", people };
}
