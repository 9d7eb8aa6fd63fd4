/** Runs the worked examples written in one published act with the program it was published in, and says what came out. */
import { runExample } from "@delibera/rules-dsl/examples";
import type { Language } from "@delibera/rules-dsl/explanation";
import {
  expectationInWords,
  sayGiven,
  sayRefusedFact,
  sayRefusedRequest,
  showValue,
  speaker,
} from "@delibera/rules-dsl/explanation";
import type { Citation, Example, Program } from "@delibera/rules-dsl/ir";

export interface ActExample {
  readonly title: string;
  /** The comma it stands in. */
  readonly citation: Citation;
  /** The rule file and the line of it. */
  readonly file: string;
  readonly line: number;
  readonly cycle: string;
  /** Absent: every fact. */
  readonly asOf?: string | undefined;
  /** Absent: every act and every fact. */
  readonly knownOn?: string | undefined;
  /** The readings it asks for, by name. */
  readonly interpretations: readonly { readonly name: string; readonly option: string }[];
  /** The JSON object of the facts, as in the interchange record. */
  readonly facts: string;
  /** Values of rules taken as given, one sentence each. */
  readonly given: readonly string[];
  readonly expectations: readonly ExampleExpectation[];
  /** What it gives and the vocabulary does not know, one sentence each: then it does not pass. */
  readonly refused: readonly string[];
  readonly passed: boolean;
}

export interface ExampleExpectation {
  readonly rule: string;
  /** Of a declared term: the code under which a ledger has it. */
  readonly code?: string | undefined;
  readonly item?: string | undefined;
  readonly year?: number | undefined;
  /** True when it is about the cycle before that of the example. */
  readonly previous: boolean;
  readonly line: number;
  /** The rule, with the item and the year it is about, in words. */
  readonly label: string;
  readonly expected: string;
  readonly actual: string;
  /** What came out: an exact number, an ISO date, a code, `true`, `met`, `accepted`; undefined when it is not determined. */
  readonly exact?: string | undefined;
  readonly passed: boolean;
}

const kept = new WeakMap<Program, Map<string, readonly ActExample[]>>();

/** In the order of the text; empty for an act that has none, or that is not in the program. A program is run once. */
export function examplesOf(program: Program, act: string, language: Language = "it"): readonly ActExample[] {
  const known = kept.get(program) ?? new Map<string, readonly ActExample[]>();
  kept.set(program, known);
  const key = `${language} ${act}`;
  const examples = known.get(key) ?? ranIn(program, act, language);
  known.set(key, examples);
  return examples;
}

function ranIn(program: Program, act: string, language: Language): readonly ActExample[] {
  return program.examples
    .filter(({ citation }) => citation.act === act)
    .map((example) => ran(program, example, language));
}

function ran(program: Program, example: Example, language: Language): ActExample {
  const { title, citation, place, cycle, asOf, knownOn, interpretations, facts, given } = example;
  const { passed, expectations, refusedFacts, refusedRequest } = runExample(program, example);
  return {
    title,
    citation,
    ...place,
    cycle,
    asOf,
    knownOn,
    interpretations: Object.entries(interpretations).map(([name, option]) => ({ name, option })),
    facts: JSON.stringify(facts),
    given: given.map((each) => sayGiven(program, each, language)),
    expectations: expectations.map((each) => ({
      rule: each.target.rule,
      code: program.rules.find(({ name }) => name === each.target.rule)?.code,
      item: each.target.item,
      year: each.target.year,
      previous: each.target.previous,
      line: each.line,
      ...expectationInWords(program, each, language),
      exact: showValue(each.actual, speaker(program, language))?.exact,
      passed: each.passed,
    })),
    refused: [
      ...refusedFacts.map((refused) => sayRefusedFact(refused, program, language)),
      ...refusedRequest.map((refused) => sayRefusedRequest(refused, program, language)),
    ],
    passed,
  };
}
