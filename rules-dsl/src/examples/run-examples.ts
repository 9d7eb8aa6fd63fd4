/**
 * Runs the worked examples of a program: each expectation exactly, and what the examples put to the test. An example without dates
 * knows every act and every fact.
 */
import type { EvaluationRequest, Exercised, Outcome, Value } from "../evaluator/evaluate.ts";
import { constantValue, evaluate, exercise, plainValue, same } from "../evaluator/evaluate.ts";
import type { Language, Speaker } from "../explanation/explain.ts";
import { sayInFull, sayItem, speaker } from "../explanation/explain.ts";
import type { Citation, Example, Expectation, Program, Target } from "../ir/program.ts";
import type { ExampleWords } from "./words.ts";
import { wordsOfExamples } from "./words.ts";

export type { VersionCoverage } from "./coverage.ts";
export { coverageOf } from "./coverage.ts";

export interface ExampleResult {
  readonly title: string;
  readonly citation: Citation;
  readonly place: Example["place"];
  /** True when every expectation is met and nothing that the example says was refused. */
  readonly passed: boolean;
  readonly expectations: readonly ExpectationResult[];
  /** Facts and parts of the request that make no sense: the example itself is wrong. */
  readonly refused: readonly Sentence[];
  readonly exercised: Exercised;
}

export interface ExpectationResult {
  readonly line: number;
  readonly target: Target;
  readonly passed: boolean;
  /** Exact values in the words of each language. */
  readonly expected: Sentence;
  readonly actual: Sentence;
  readonly sentence: Sentence;
}

export type Sentence = Readonly<Record<Language, string>>;

export function runExamples(program: Program): readonly ExampleResult[] {
  return program.examples.map((example) => runExample(program, example));
}

export function runExample(program: Program, example: Example): ExampleResult {
  const request = requestOf(example);
  const outcome = evaluate(program, example.facts, request);
  const expectations = example.expectations.map((expectation) => check(program, outcome, expectation));
  const refused = refusalsOf(outcome);
  return {
    title: example.title,
    citation: example.citation,
    place: example.place,
    passed: refused.length === 0 && expectations.every(({ passed }) => passed),
    expectations,
    refused,
    exercised: exercise(
      program,
      example.facts,
      request,
      example.expectations.map(({ target }) => target),
    ),
  };
}

const lastDay = "9999-12-31";

function requestOf({ cycle, asOf, knownOn, interpretations, given }: Example): EvaluationRequest {
  return { cycle, asOf: asOf ?? lastDay, knownOn: knownOn ?? lastDay, interpretations, given };
}

function check(program: Program, outcome: Outcome, expectation: Expectation): ExpectationResult {
  const { target, line } = expectation;
  const actual = outcome.valueOf(target.rule, target);
  const expected = expectedOf(program, expectation);
  const passed = isMet(expected, actual);
  const inBoth = (say: (by: Speaker, words: ExampleWords) => string): Sentence => ({
    it: say(speaker(program, "it"), wordsOfExamples.it),
    en: say(speaker(program, "en"), wordsOfExamples.en),
  });
  const sayExpected = (by: Speaker, words: ExampleWords) => sayExpectation(expected, by, words);
  const sayActual = (by: Speaker, words: ExampleWords) => sayOutcome(actual, expected, by, words);
  return {
    line,
    target,
    passed,
    expected: inBoth(sayExpected),
    actual: inBoth(sayActual),
    sentence: inBoth((by, words) => {
      const label = sayTarget(program, target, by);
      return passed
        ? words.asExpected(label, sayActual(by, words))
        : words.different(label, sayExpected(by, words), sayActual(by, words));
    }),
  };
}

type Expected =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "undetermined" }
  | { readonly kind: "requirement"; readonly met: boolean; readonly missing: Value | undefined };

function expectedOf(program: Program, expectation: Expectation): Expected {
  if (expectation.kind === "requirement") {
    const missing = expectation.missing && constantValue(program, expectation.missing);
    return { kind: "requirement", met: expectation.met, missing };
  }
  const value = constantValue(program, expectation.value);
  return value.kind === "undetermined" ? { kind: "undetermined" } : { kind: "value", value };
}

/** Exactly: amounts as rational numbers, and whatever the reason for what is not determined. */
function isMet(expected: Expected, actual: Value): boolean {
  switch (expected.kind) {
    case "undetermined":
      return actual.kind === "undetermined";
    case "requirement":
      return (
        actual.kind === "requirement" &&
        actual.met === expected.met &&
        (!expected.missing || same(actual.missing, expected.missing))
      );
    case "value":
      return same(actual, expected.value);
  }
}

function sayExpectation(expected: Expected, by: Speaker, words: ExampleWords): string {
  switch (expected.kind) {
    case "undetermined":
      return words.undetermined;
    case "requirement":
      return sayMet(expected.met, expected.missing, by, words);
    case "value":
      return sayInFull(plainValue(expected.value), by);
  }
}

function sayOutcome(actual: Value, expected: Expected, by: Speaker, words: ExampleWords): string {
  if (actual.kind === "requirement") {
    const missing = expected.kind === "requirement" && expected.missing ? actual.missing : undefined;
    return sayMet(actual.met, missing, by, words);
  }
  if (actual.kind !== "undetermined") return sayInFull(plainValue(actual), by);
  const lacking = [...actual.missing, ...actual.reasons.map(({ code, parameters }) => parameters["text"] ?? code)];
  const conflicts = actual.conflicts.flatMap(({ versions }) => versions.map(({ id }) => id));
  const why = [...lacking, ...conflicts].join(", ");
  return why === "" ? words.undetermined : `${words.undetermined} (${why})`;
}

function sayMet(met: boolean, missing: Value | undefined, by: Speaker, words: ExampleWords): string {
  const said = met ? words.met : words.notMet;
  return missing ? words.missing(said, sayInFull(plainValue(missing), by)) : said;
}

function sayTarget(program: Program, { rule: name, item, year, previous }: Target, by: Speaker): string {
  const rule = program.rules.find((each) => each.name === name);
  const { cases } = by.words;
  let label = rule?.label[by.language] ?? name;
  if (item !== undefined) label = cases.ofItem(label, rule?.item === undefined ? item : sayItem(rule.item, item, by));
  if (year !== undefined) label = cases.inYear(label, year);
  return previous ? wordsOfExamples[by.language].inPrevious(label, program.vocabulary.cycle.label[by.language]) : label;
}

function refusalsOf({ refusedFacts, refusedRequest }: Outcome): readonly Sentence[] {
  const { it, en } = wordsOfExamples;
  return [
    ...refusedFacts.map(({ path, found }) => ({ it: it.refusedFact(path, found), en: en.refusedFact(path, found) })),
    ...refusedRequest.map(({ found }) => ({ it: it.refusedRequest(found), en: en.refusedRequest(found) })),
  ];
}
