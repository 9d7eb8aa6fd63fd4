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
import { inBlock } from "./block.ts";
import { keyOf } from "./group-keys.ts";
import { codesNamed } from "./named-texts.ts";
import type { Source } from "./read-columns.ts";
import { fillOf, markOf } from "./read-columns.ts";

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

/** @param candidate its place in the question. People come in the order of the cohort. */
export function changedPeople(question: SimulationQuestion, cohort: Cohort, candidate: number): ChangedPeople {
  const alone = question.candidates[candidate];
  const asked = { ...question, candidates: alone ? [alone] : [] };
  const plan = planOf(asked, cohort.layout);
  if (!("programs" in plan)) return { kind: "refused", problems: plan };
  const [compared] = plan.candidates;
  if (!compared) return { kind: "found", people: [] };
  const written = writtenFor(plan, cohort);
  const codes = codesNamed(plan, written, cohort);
  const runs = written.map((each) => newRun(each, cohort, { block: inBlock, codes }));
  const source: Source = { runs, known: [], codes };
  const mark = markOf(compared.watched, source);
  const isAffected = new Uint8Array(inBlock);
  const read = [plan.measure.baseline, compared.measure, plan.state.baseline, compared.state].map((reading) => ({
    fill: fillOf(reading, source),
    values: new Float64Array(inBlock),
  }));
  const at = (place: number, person: number): number => read[place]?.values[person] ?? Number.NaN;
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
  const look = (from: number, to: number, bases: readonly number[]): void => {
    mark(to - from, bases, isAffected);
    for (const { fill, values } of read) fill(to - from, bases, values);
    for (let subject = from; subject < to; subject++) {
      const own = subject - from;
      if (isAffected[own] === 0) continue;
      const [before, after] = [at(0, own), at(1, own)];
      const change = after - before;
      people.push({
        ...{ subject, before: amount(before), after: amount(after), change: amount(change) },
        outcome: !(change < 0 || change > 0) ? "neither" : change < 0 === isFallGood ? "gain" : "lose",
        ...{ stateBefore: stateName(at(2, own)), stateAfter: stateName(at(3, own)), groups: labels(subject) },
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
