/** The doubts of a program as the evaluator looks them up: each with what later acts decided, in order of precedence. */
import type { Program } from "../ir/program.ts";
import { firstDate, lastDate, parseDate } from "../values/civil-date.ts";
import type { Frame, PreparedDecision, PreparedInterpretation } from "./frame.ts";
import type { Undetermined } from "./value.ts";
import type { GovernedDays } from "./version-dates.ts";

export function preparedInterpretations(program: Program): ReadonlyMap<string, PreparedInterpretation> {
  let place = program.interpretations.length;
  return new Map(
    program.interpretations.map((interpretation, index) => {
      const decisions = interpretation.decisions.map((decision): PreparedDecision => {
        const { effect, adoptedOn, knownFrom, option } = decision;
        return {
          decision,
          value: { kind: "option", enumeration: interpretation.name, option },
          place: place++,
          knownFrom: day(knownFrom, lastDate + 1),
          adoptedOn: adoptedOn === undefined ? firstDate - 1 : day(adoptedOn, firstDate - 1),
          from: effect ? day(effect.from, lastDate + 1) : firstDate - 1,
          to: effect?.to === undefined ? lastDate : day(effect.to, firstDate - 1),
        };
      });
      const inOrder = decisions.sort((a, b) => a.decision.rank - b.decision.rank || b.adoptedOn - a.adoptedOn);
      return [interpretation.name, { interpretation, place: index, decisions: inOrder }];
    }),
  );
}

/** What an act decided for the case, when one did; two that nothing tells apart and that disagree are a conflict. */
export function decisionFor(
  { interpretation, decisions }: PreparedInterpretation,
  at: { readonly days: GovernedDays; readonly frame: Frame; readonly knownOn: number },
): PreparedDecision | Undetermined | undefined {
  const { days, frame, knownOn } = at;
  const speaking = decisions.filter((each) => {
    return each.knownFrom <= knownOn && each.from <= days.from && days.to <= each.to;
  });
  const [first] = speaking;
  const rivals = speaking.filter((each) => {
    return each.decision.rank === first?.decision.rank && each.adoptedOn === first.adoptedOn;
  });
  if (rivals.every(({ decision }) => decision.option === first?.decision.option)) return first;
  const versions = rivals.map(({ decision }) => ({ id: interpretation.name, citation: decision.citation }));
  const conflict = { rule: interpretation.name, cycle: frame.cycle.name, versions };
  return { kind: "undetermined", missing: [], reasons: [], conflicts: [conflict] };
}

function day(text: string, otherwise: number): number {
  return parseDate(text) ?? otherwise;
}
