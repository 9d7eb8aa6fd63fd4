/** Runs the examples of the edited file and says each as a row: what is given, what is expected, what came out, and where it stands. */
import { printAssertion } from "@delibera/rules-dsl/analysis";
import type { Compilation } from "@delibera/rules-dsl/compile";
import type { ExampleResult, ExpectationResult } from "@delibera/rules-dsl/examples";
import { coverageOf, runExamples } from "@delibera/rules-dsl/examples";
import { expectationInWords, sayRefusedFact, sayRefusedRequest } from "@delibera/rules-dsl/explanation";
import type { Program } from "@delibera/rules-dsl/ir";
import type { Language } from "../messages/language.tsx";
import type { TestedExpectation, TestReport, TestRow, VersionRun } from "./study-protocol.ts";

type Clause = NonNullable<
  Compilation["files"][number]["act"]
>["divisions"][number]["paragraphs"][number]["clauses"][number];
type ExampleClause = Extract<Clause, { kind: "example" }>;
type Step = ExampleClause["steps"][number];
type Assertion = Extract<Step, { kind: "then" | "thenRequirement" | "thenVerdict" }>;

/** Undefined while the text has errors. Every act's examples are run: a rule may be put to the test by those of another. */
export function testReport(compilation: Compilation, file: string, language: Language): TestReport | undefined {
  const { program } = compilation;
  const tree = compilation.files.find(({ name }) => name === file);
  if (program === undefined || tree?.act === undefined) return undefined;
  const results = runExamples(program);
  // Both are in the order of the text.
  const own = results.filter(({ place }) => place.file === file);
  const written = tree.act.divisions.flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ clauses }) => clauses.filter((clause) => clause.kind === "example")),
  );
  const { source } = tree;
  return {
    rows: own.flatMap((result, at) => {
      const clause = written[at];
      return clause === undefined ? [] : [rowOf(result, clause, { program, source, language })];
    }),
    versions: coverageOf(program, results)
      .filter(({ place }) => place.file === file)
      .map(
        ({ rule, place, examples, branches }): VersionRun => ({
          rule,
          line: place.line,
          examples,
          branches: branches.map(({ id, on, exercised }) => ({ id, on, exercised })),
        }),
      ),
    names: namesOf(program),
  };
}

function namesOf({ rules, vocabulary }: Program): TestReport["names"] {
  const subject = vocabulary.entities.find(({ name }) => name === vocabulary.subject);
  const named = [...rules.filter(({ item, perYear }) => item === undefined && !perYear), ...(subject?.fields ?? [])];
  return Object.fromEntries(
    named.map(({ name, type }) => [
      name,
      { kind: type.kind, ...(type.kind === "quantity" ? { unit: type.unit } : {}) },
    ]),
  );
}

interface Saying {
  readonly program: Program;
  readonly source: string;
  readonly language: Language;
}

function rowOf(result: ExampleResult, { span, steps }: ExampleClause, saying: Saying): TestRow {
  const { program, source, language } = saying;
  const assertions = steps.filter((step): step is Assertion => asserting.has(step.kind));
  return {
    title: result.title,
    line: result.place.line,
    start: span.start,
    article: result.citation.article,
    comma: result.citation.comma,
    passed: result.passed,
    given: steps.filter(({ kind }) => !asserting.has(kind)).map((step) => oneLine(source, step.span)),
    expectations: result.expectations.map((each, at) => expectationOf(each, assertions[at], saying)),
    refusals: [
      ...result.refusedFacts.map((refused) => sayRefusedFact(refused, program, language)),
      ...result.refusedRequest.map((refused) => sayRefusedRequest(refused, program, language)),
    ],
  };
}

const asserting: ReadonlySet<string> = new Set(["then", "thenRequirement", "thenVerdict"]);

function expectationOf(
  result: ExpectationResult,
  assertion: Assertion | undefined,
  { program, source, language }: Saying,
): TestedExpectation {
  const said = printAssertion(result.actual);
  const written = assertion && { start: assertion.target.span.end, end: assertion.span.end };
  return {
    ...expectationInWords(program, result, language),
    rule: result.target.rule,
    line: result.line,
    passed: result.passed,
    written: written && oneLine(source, written),
    accepting:
      assertion === undefined || written === undefined || said === undefined
        ? undefined
        : { start: assertion.span.start, ...{ from: written.start, to: written.end }, text: ` ${said}` },
  };
}

function oneLine(source: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return source.slice(start, end).replace(/\s+/g, " ").trim();
}
