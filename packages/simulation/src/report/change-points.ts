/** Candidates that are steps of one sweep: between which of them the result changes, and where it falls off a cliff. */
import type { CandidateReport, People, SimulationReport } from "./simulation-report.ts";

export interface ChangePoint {
  /** Names of the two steps. */
  readonly from: string;
  readonly to: string;
  /** How many more people are in each state after the step; null where either count is withheld. */
  readonly states: readonly (number | null)[];
  /** At least `cliff` per cent of the people leave or enter some state, net, in this one step. */
  readonly isCliff: boolean;
}

/** In the order of the candidates, the baseline apart. @param cliff per cent of the people, a whole number. */
export function changePointsOf({ candidates, people }: SimulationReport, cliff: number): readonly ChangePoint[] {
  return candidates.flatMap((step, place): readonly ChangePoint[] => {
    const before = candidates[place - 1];
    if (!before || isSame(before, step)) return [];
    const states = step.states.map((after, state) => differenceOf(before.states[state] ?? null, after));
    const isCliff = states.some((each) => each !== null && Math.abs(each) * 100 >= cliff * people);
    return [{ from: before.name, to: step.name, states, isCliff }];
  });
}

function differenceOf(before: People, after: People): number | null {
  return before === null || after === null ? null : after - before;
}

function isSame(a: CandidateReport, b: CandidateReport): boolean {
  const said = ({ states, distribution }: CandidateReport) => JSON.stringify([states, distribution]);
  return said(a) === said(b);
}
