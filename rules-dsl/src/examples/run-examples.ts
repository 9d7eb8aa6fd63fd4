/**
 * Runs the worked examples of a program: each expectation exactly, and what the examples put to the test. An example without dates
 * knows every act and every fact.
 */
import type {
  EvaluationRequest,
  Exercised,
  Outcome,
  PlainValue,
  RefusedFact,
  RefusedRequest,
  Value,
} from "../evaluator/evaluate.ts";
import { constantValue, evaluate, exercise, plainValue, same } from "../evaluator/evaluate.ts";
import type { Citation, Example, Expectation, Program, Target } from "../ir/program.ts";

export type { VersionCoverage } from "./coverage.ts";
export { coverageOf } from "./coverage.ts";

export interface ExampleResult {
  readonly title: string;
  readonly citation: Citation;
  readonly place: Example["place"];
  /** True when every expectation is met and nothing that the example says was refused. */
  readonly passed: boolean;
  readonly expectations: readonly ExpectationResult[];
  /** What the example gives and the vocabulary does not know: the example itself is wrong. */
  readonly refusedFacts: readonly RefusedFact[];
  readonly refusedRequest: readonly RefusedRequest[];
  readonly exercised: Exercised;
}

export interface ExpectationResult {
  readonly line: number;
  readonly target: Target;
  readonly passed: boolean;
  readonly expected: Expected;
  readonly actual: PlainValue;
}

export type Expected =
  | { readonly kind: "value"; readonly value: PlainValue }
  /** For whatever reason. */
  | { readonly kind: "undetermined" }
  | { readonly kind: "requirement"; readonly met: boolean; readonly missing?: PlainValue }
  /** Of a refusal, a reason that it must give among others. */
  | { readonly kind: "verdict"; readonly accepted: boolean; readonly reason?: string };

export function runExamples(program: Program): readonly ExampleResult[] {
  return program.examples.map((example) => runExample(program, example));
}

export function runExample(program: Program, example: Example): ExampleResult {
  const request = requestOf(example);
  const outcome = evaluate(program, example.facts, request);
  const { refusedFacts, refusedRequest } = outcome;
  const expectations = example.expectations.map((expectation) => check(program, outcome, expectation));
  const isSound = refusedFacts.length === 0 && refusedRequest.length === 0;
  return {
    title: example.title,
    citation: example.citation,
    place: example.place,
    passed: isSound && expectations.every(({ passed }) => passed),
    expectations,
    refusedFacts,
    refusedRequest,
    exercised: exercise(
      program,
      example.facts,
      request,
      example.expectations.map(({ target }) => target),
    ),
  };
}

/** Whether every expectation is met and nothing that the example says is refused; nothing is kept. */
export function exampleHolds(program: Program, example: Example): boolean {
  const outcome = evaluate(program, example.facts, requestOf(example));
  if (outcome.refusedFacts.length > 0 || outcome.refusedRequest.length > 0) return false;
  return example.expectations.every((expectation) => check(program, outcome, expectation).passed);
}

const lastDay = "9999-12-31";

function requestOf({ cycle, asOf, knownOn, interpretations, given }: Example): EvaluationRequest {
  return { cycle, asOf: asOf ?? lastDay, knownOn: knownOn ?? lastDay, interpretations, given };
}

function check(program: Program, outcome: Outcome, expectation: Expectation): ExpectationResult {
  const { target, line } = expectation;
  const actual = outcome.valueOf(target.rule, target);
  const found = { line, target, actual: plainValue(actual) };
  if (expectation.kind === "requirement") {
    const { met } = expectation;
    const missing = expectation.missing && constantValue(program, expectation.missing);
    const expected = { kind: "requirement", met, ...(missing ? { missing: plainValue(missing) } : {}) } as const;
    return { ...found, passed: isMet(actual, met, missing), expected };
  }
  if (expectation.kind === "verdict") {
    const { accepted, reason } = expectation;
    const expected = { kind: "verdict", accepted, ...(reason === undefined ? {} : { reason }) } as const;
    return { ...found, passed: isVerdict(actual, accepted, reason), expected };
  }
  const value = constantValue(program, expectation.value);
  return value.kind === "undetermined"
    ? { ...found, passed: actual.kind === "undetermined", expected: { kind: "undetermined" } }
    : { ...found, passed: same(actual, value), expected: { kind: "value", value: plainValue(value) } };
}

function isVerdict(actual: Value, accepted: boolean, reason: string | undefined): boolean {
  if (actual.kind !== "verdict" || actual.accepted !== accepted) return false;
  return reason === undefined || actual.reasons.includes(reason);
}

function isMet(actual: Value, met: boolean, missing: Value | undefined): boolean {
  return actual.kind === "requirement" && actual.met === met && (!missing || same(actual.missing, missing));
}
