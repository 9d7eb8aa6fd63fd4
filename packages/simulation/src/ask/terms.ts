/** The terms a question names, found by code or by the name of their rule, and what each can be used for. */
import type { Program, Rule } from "@delibera/rules-dsl/ir";
import { canonicalJson } from "@delibera/rules-dsl/ir";
import type { Problem, SimulationQuestion } from "./question.ts";

export interface Terms {
  readonly measure: Rule;
  readonly state: Rule;
  /** The part of the state that says which it is. */
  readonly statePart: "value" | "met" | "accepted";
  /** In the order of the numbers in the column; undetermined is one more. */
  readonly states: readonly string[];
  /** Names of rules, without repetition. */
  readonly watched: readonly string[];
}

export function termNamed({ rules }: Program, written: string): Rule | undefined {
  return rules.find(({ code }) => code === written) ?? rules.find(({ name }) => name === written);
}

export function termProblems({ baseline, candidates, measure, state, also = [] }: SimulationQuestion): Problem[] {
  const problems = [measure, state, ...also].flatMap((written): Problem[] => {
    const rule = termNamed(baseline.program, written);
    if (!rule) return [{ because: "unknown-term", detail: written }];
    if (rule.item !== undefined || rule.perYear) return [{ because: "not-about-the-person", detail: written }];
    return candidates.flatMap(({ name, program }): Problem[] => {
      const same = program.rules.find((each) => each.name === rule.name);
      const isSame = same && canonicalJson(same.type) === canonicalJson(rule.type);
      return isSame ? [] : [{ because: "unknown-term", scenario: name, detail: written }];
    });
  });
  if (problems.length > 0) return problems;
  const measured = termNamed(baseline.program, measure);
  if (measured?.type.kind !== "quantity") problems.push({ because: "measure-not-an-amount", detail: measure });
  const kind = termNamed(baseline.program, state)?.type.kind ?? "";
  if (!["boolean", "requirement", "verdict", "enumeration"].includes(kind))
    problems.push({ because: "state-not-a-state", detail: state });
  return problems;
}

/** Of a question without problems. */
export function termsOf({ baseline: { program }, measure, state, also = [] }: SimulationQuestion): Terms {
  const [measured, stated] = [termNamed(program, measure), termNamed(program, state)];
  if (!measured || !stated) throw new RangeError(`the question names no term: ${measure}, ${state}`);
  const others = also.flatMap((each) => termNamed(program, each)?.name ?? []);
  const { type } = stated;
  const statePart = type.kind === "requirement" ? "met" : type.kind === "verdict" ? "accepted" : "value";
  const options = type.kind === "enumeration" ? optionsOf(program, type.name) : ["no", "yes"];
  return {
    measure: measured,
    state: stated,
    statePart,
    states: options,
    watched: [...new Set([measured.name, stated.name, ...others])],
  };
}

function optionsOf({ vocabulary }: Program, name: string): readonly string[] {
  return vocabulary.enumerations.find((each) => each.name === name)?.options.map(({ code }) => code) ?? [];
}
