/** The rules that made the first difference, with the commi that governed before and after, as one such person shows. */
import type { Citation, Label, Program } from "@delibera/rules-dsl/ir";
import type { CasePair } from "../ask/cause-plan.ts";
import type { Plan } from "../ask/plan.ts";
import type { Scenario, SimulationQuestion } from "../ask/question.ts";
import type { CauseTally, Histogram, Tally } from "../count/tally.ts";
import { outcomeOf } from "../witness/side-by-side.ts";

export interface CauseFound {
  readonly rule: string;
  readonly label: Label;
  readonly cycle: string;
  readonly year?: number;
  readonly people: number;
  readonly deltas: Histogram;
  readonly before?: Citation;
  readonly after?: Citation;
}

/** By candidate, the most frequent first. */
export function causesOf(
  question: SimulationQuestion,
  plan: Plan,
  tally: Tally,
  factsOf: (subject: number) => unknown,
): readonly (readonly CauseFound[])[] {
  return tally.candidates.map(({ causes }, place) => {
    const candidate = question.candidates[place];
    const found = [...causes].flatMap(([at, cause]): readonly CauseFound[] => {
      const pair = plan.candidates[place]?.causes.cases[at];
      return pair && candidate ? [causeFound(pair, cause, { baseline: question.baseline, candidate, factsOf })] : [];
    });
    return found.sort((a, b) => b.people - a.people || (a.rule < b.rule ? -1 : 1));
  });
}

interface Between {
  readonly baseline: Scenario;
  readonly candidate: Scenario;
  readonly factsOf: (subject: number) => unknown;
}

function causeFound(
  { rule, cycle, year }: CasePair,
  cause: CauseTally,
  { baseline, candidate, factsOf }: Between,
): CauseFound {
  const facts = factsOf(cause.subject);
  const [before, after] = [baseline, candidate].map((each) => citationOf(each, { rule, cycle, year }, facts));
  const found = candidate.program.rules.find(({ name }) => name === rule);
  return {
    rule,
    label: found?.label ?? { it: rule, en: rule },
    cycle,
    ...(year === undefined ? {} : { year }),
    people: cause.people,
    deltas: cause.deltas,
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
  };
}

/** Of the first item where the rule is about items: all of them stand under the same versions unless their days differ. */
function citationOf(
  scenario: Scenario,
  { rule, cycle, year }: Pick<CasePair, "rule" | "cycle"> & { readonly year: number | undefined },
  facts: unknown,
): Citation | undefined {
  const outcome = outcomeOf(scenario, cycle, facts);
  const entity = scenario.program.rules.find(({ name }) => name === rule)?.item;
  const about = outcome.outputOf(rule, { year }).citation;
  if (about || entity === undefined) return about ?? onlyVersion(scenario.program, rule);
  return onlyVersion(scenario.program, rule);
}

/** A value that was given is that of the comma in which its rule stands, when there is one only. */
function onlyVersion({ rules }: Program, rule: string): Citation | undefined {
  const versions = rules.find(({ name }) => name === rule)?.versions ?? [];
  return versions.length === 1 ? versions[0]?.citation : undefined;
}
