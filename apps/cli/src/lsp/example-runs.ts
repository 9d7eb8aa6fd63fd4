/** The examples that the author has run: how each went, for as long as the rules stay as they are. */
import { runExample } from "@delibera/rules-dsl/examples";
import { sayExpectation, sayRefusedFact, sayRefusedRequest } from "@delibera/rules-dsl/explanation";
import type { Program } from "@delibera/rules-dsl/ir";
import type { ExampleAt, ExampleOutcome } from "@delibera/rules-dsl/language-service";
import type { Terminal } from "../terminal.ts";
import type { RuleSet } from "./rule-set.ts";

type Language = Terminal["language"];

export interface ExampleRuns {
  /** Undefined when the rules have mistakes, so that nothing can be run. */
  run(set: RuleSet, examples: readonly ExampleAt[]): { readonly passed: number; readonly failed: number } | undefined;
  outcomeOf(set: RuleSet, example: ExampleAt): ExampleOutcome | undefined;
}

export function newExampleRuns(language: () => Language): ExampleRuns {
  const runs = new WeakMap<Program, Map<string, ExampleOutcome>>();
  return {
    run(set, examples) {
      const program = set.program();
      if (!program) return undefined;
      const outcomes = runs.get(program) ?? new Map<string, ExampleOutcome>();
      runs.set(program, outcomes);
      const done = examples.flatMap((example) => {
        const outcome = outcomeIn(program, example, language());
        if (outcome) outcomes.set(keyOf(example), outcome);
        return outcome ?? [];
      });
      const passed = done.filter((outcome) => outcome.passed).length;
      return { passed, failed: done.length - passed };
    },
    outcomeOf(set, example) {
      const program = set.program();
      return program && runs.get(program)?.get(keyOf(example));
    },
  };
}

function keyOf({ file, line }: ExampleAt): string {
  return `${file} ${line}`;
}

function outcomeIn(program: Program, { file, line }: ExampleAt, language: Language): ExampleOutcome | undefined {
  const example = program.examples.find(({ place }) => place.file === file && place.line === line);
  if (!example) return undefined;
  const { passed, expectations, refusedFacts, refusedRequest } = runExample(program, example);
  const reasons = [
    ...refusedFacts.map((refused) => sayRefusedFact(refused, program, language)),
    ...refusedRequest.map((refused) => sayRefusedRequest(refused, program, language)),
    ...expectations.filter((one) => !one.passed).map((one) => sayExpectation(program, one, language)),
  ];
  return { passed, reasons };
}
