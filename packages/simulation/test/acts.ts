/** The compiled acts, people whose facts turn around a triennium, and the cohort they make. */
import { readdirSync, readFileSync } from "node:fs";
import { factsOf } from "@delibera/rules-dsl/analysis";
import type { Cohort } from "@delibera/rules-dsl/columnar";
import { factsToColumns, measuredLayout } from "@delibera/rules-dsl/columnar";
import type { CompilationMemory } from "@delibera/rules-dsl/compile";
import { compile } from "@delibera/rules-dsl/compile";
import { evaluate } from "@delibera/rules-dsl/evaluator";
import type { Program } from "@delibera/rules-dsl/ir";
import fc from "fast-check";
import type { Scenario } from "../src/simulation.ts";

const folder = new URL("../../../deliberations/", import.meta.url);
const sources = readdirSync(folder)
  .filter((name) => name.endsWith(".delibera"))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));

/** The acts, with some files written again. */
export function actsWith(
  changed: Readonly<Record<string, (text: string) => string>> = {},
  memory?: CompilationMemory,
): Program {
  const written = sources.map(({ name, text }) => ({ name, text: changed[name]?.(text) ?? text }));
  const { program, diagnostics } = compile(written, memory);
  if (!program) throw new Error(`the acts do not compile: ${JSON.stringify(diagnostics[0])}`);
  return program;
}

export const acts = actsWith();

export interface People {
  readonly facts: readonly Readonly<Record<string, unknown>>[];
  readonly cohort: Cohort;
}

/** Whoever has a fact that the evaluator refuses has no place in a cohort. */
export function peopleOf(cycle: string, count: number, { asOf, knownOn }: Pick<Scenario, "asOf" | "knownOn">): People {
  const drawn = fc.sample(factsOf(acts, cycle), { numRuns: count, seed: 11 });
  const facts = drawn.filter((each) => {
    if (evaluate(acts, each, { cycle, asOf, knownOn }).refusedFacts.length > 0) return false;
    return factsToColumns(acts, measuredLayout(acts, [each]), [each], { asOf }).cohort !== undefined;
  });
  const { cohort, problems } = factsToColumns(acts, measuredLayout(acts, facts), facts, { asOf });
  if (!cohort) throw new Error(`the people do not fit: ${JSON.stringify(problems[0])}`);
  return { facts, cohort };
}

export function amendedParameter(rule: string, value: string): NonNullable<Scenario["given"]>[number] {
  const unit = acts.rules.find(({ name }) => name === rule)?.type;
  return {
    target: { rule, previous: false },
    value: {
      kind: "number",
      value,
      ...(unit?.kind === "quantity" && unit.unit !== undefined ? { unit: unit.unit } : {}),
    },
  };
}
