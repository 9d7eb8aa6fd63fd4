/** From what was asked, the question that a simulation answers: drafts compiled, readings and parameters found in the rules. */
import type { Label, Program, PublishedProgram } from "@delibera/acts";
import type { People } from "@delibera/cohorts";
import { dimensionNamed } from "@delibera/cohorts";
import { draftProgram, sayProblem } from "@delibera/drafting";
import { canonicalJson } from "@delibera/rules-dsl/ir";
import type { Given, Scenario, SimulationQuestion } from "@delibera/simulation";
import { amendedParameter } from "@delibera/simulation";
import type { RequestProblem, ScenarioRequest, SimulationRequest } from "./request.ts";

export interface Scenarios {
  readonly baseline: Scenario;
  readonly candidates: readonly Scenario[];
}

/** Every problem of every scenario, when there is one. */
export async function scenariosOf(
  published: PublishedProgram,
  request: SimulationRequest,
): Promise<Scenarios | readonly RequestProblem[]> {
  const found: Scenario[] = [];
  const problems: RequestProblem[] = [];
  for (const each of [request.baseline, ...request.candidates]) {
    const scenario = await scenarioOf(published, each, request.asOf);
    if ("program" in scenario) found.push(scenario);
    else problems.push(...scenario.map((problem) => ({ ...problem, scenario: each.name })));
  }
  const [baseline, ...candidates] = found;
  return baseline === undefined || problems.length > 0 ? problems : { baseline, candidates };
}

export function questionOf(request: SimulationRequest, scenarios: Scenarios, people: People): SimulationQuestion {
  const { triennium: cycle, measure, state, also, bands, dimensions, favourable } = request;
  return {
    ...scenarios,
    cycle,
    measure,
    state,
    also,
    bands,
    ...(favourable === undefined ? {} : { favourable }),
    dimensions: dimensions.map((name) => dimensionNamed(name, people)),
  };
}

async function scenarioOf(
  published: PublishedProgram,
  { name, knownOn, draft, parameters, interpretations }: ScenarioRequest,
  asOf: string,
): Promise<Scenario | readonly RequestProblem[]> {
  let program = inOneOrder(published.program);
  if (draft !== undefined) {
    const drafted = await draftProgram(published, draft);
    if (drafted.kind === "refused") {
      return drafted.problems.map(({ file, line, column, code, ...problem }) => ({
        says: sayProblem(problem),
        place: { file, line, column, code },
      }));
    }
    program = inOneOrder(drafted.set.program);
  }
  const problems: RequestProblem[] = [];
  const given: Given[] = [];
  for (const { rule, value } of parameters) {
    const amended = amendedParameter(program, rule, value);
    if (typeof amended === "string") problems.push({ says: notAmended[amended](rule, value) });
    else given.push(amended);
  }
  const chosen: Record<string, string> = {};
  for (const choice of interpretations) {
    const found = choiceIn(program, choice);
    if ("says" in found) problems.push(found);
    else chosen[found.name] = found.option;
  }
  return problems.length > 0 ? problems : { name, program, asOf, knownOn, given, interpretations: chosen };
}

const ordered = new WeakMap<Program, Program>();

/** The database gives the keys of a program in another order than the compiler, and rules that are alike are shared by what they say. */
export function inOneOrder(program: Program): Program {
  const known = ordered.get(program) ?? (JSON.parse(canonicalJson(program)) as Program);
  ordered.set(program, known);
  return known;
}

const notAmended: Readonly<Record<"unknown-rule" | "not-an-amount", (rule: string, value: string) => Label>> = {
  "unknown-rule": (rule) => ({
    it: `${rule}: nessuna regola ha quel nome o quel codice`,
    en: `${rule}: no rule has that name or code`,
  }),
  "not-an-amount": (rule, value) => ({
    it: `${rule} = ${value}: la regola o il valore non è una quantità; scrivere ad esempio 120, 7.5 o 1/3`,
    en: `${rule} = ${value}: the rule or the value is not an amount; write for example 120, 7.5 or 1/3`,
  }),
};

type Choice = ScenarioRequest["interpretations"][number];

function choiceIn(program: Program, { name, option }: Choice): Choice | RequestProblem {
  const interpretation = program.interpretations.find((each) => each.name === name || each.tag === name);
  const names = (all: readonly { readonly name: string }[]) => all.map((each) => each.name).join(", ");
  if (interpretation === undefined) {
    const known = names(program.interpretations);
    return {
      says: {
        it: `${name}: nessuna interpretazione ha quel nome; ci sono ${known}`,
        en: `${name}: no interpretation has that name; there are ${known}`,
      },
    };
  }
  const meant = interpretation.options.find((each) => each.name === option || each.tag === option);
  if (meant !== undefined) return { name: interpretation.name, option: meant.name };
  const known = names(interpretation.options);
  return {
    says: {
      it: `${name} = ${option}: l'interpretazione non ha quell'opzione; ha ${known}`,
      en: `${name} = ${option}: the interpretation does not have that option; it has ${known}`,
    },
  };
}
