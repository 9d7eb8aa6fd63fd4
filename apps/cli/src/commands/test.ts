/** `delibera test`: runs the examples written in the acts, and says how much of the law they put to the test. */
import { join } from "node:path";
import type { MutationReport, PropertyResult, Trials } from "@delibera/rules-dsl/analysis";
import { testMutants, testProperties } from "@delibera/rules-dsl/analysis";
import type { ExampleResult } from "@delibera/rules-dsl/examples";
import { coverageOf, runExamples } from "@delibera/rules-dsl/examples";
import { sayExpectation, sayRefusedFact, sayRefusedRequest } from "@delibera/rules-dsl/explanation";
import type { Program } from "@delibera/rules-dsl/ir";
import type { ExitCode } from "../exit-code.ts";
import { exitCodes } from "../exit-code.ts";
import { deliberationsFolder, programOf } from "../load/deliberations.ts";
import type { ActCoverage } from "../print/coverage.ts";
import { coverageOfActs, percentage, printCoverage } from "../print/coverage.ts";
import { mutantSummary, printMutants, survivorsOf } from "../print/mutants.ts";
import { printProperty, propertySummary } from "../print/properties.ts";
import { Refusal } from "../refusal.ts";
import type { Terminal } from "../terminal.ts";
import { wholeNumber } from "../whole-number.ts";
import type { Words } from "../words.ts";
import { words } from "../words.ts";

export interface TestOptions {
  /** Only the examples whose title matches. */
  readonly run?: string;
  readonly coverage?: true;
  readonly minCoverage?: string;
  readonly mutants?: true;
  readonly properties?: true;
  readonly runs: string;
  readonly seed: string;
  readonly json?: true;
}

export function test(asked: string | undefined, options: TestOptions, terminal: Terminal): ExitCode {
  const chosen = patternOf(options.run);
  const least = leastCoverage(options.minCoverage);
  const trials = trialsOf(options);
  const folder = deliberationsFolder(asked, terminal);
  const program = programOf(folder, terminal);
  const examples = program.examples.filter(({ title }) => chosen.test(title));
  if (examples.length === 0) throw new Refusal(words.noExamples(options.run));
  const results = runExamples({ ...program, examples });
  const acts = coverageOfActs(program, coverageOf(program, results));
  const failed = results.filter(({ passed }) => !passed);
  const mutation = options.mutants && testMutants(program, runExamples(program));
  const properties = options.properties && testProperties(program, trials);
  if (options.json) {
    const report = { folder, program, results, coverage: options.coverage && acts, mutation, properties };
    terminal.print(JSON.stringify(documentOf(report, terminal), null, 2));
  } else {
    for (const each of results) terminal.print(linesOf(folder, program, each, terminal).join("\n"));
    if (options.coverage) terminal.print(`\n${printCoverage(folder, acts, terminal)}`);
    for (const each of properties ?? []) terminal.print(printProperty(folder, program, each, terminal));
    if (mutation && survivorsOf(mutation).length + mutation.stale.length > 0) {
      terminal.print(`\n${printMutants(folder, mutation, terminal)}`);
    }
  }
  terminal.say(summary(results.length, failed.length));
  if (properties) terminal.say(propertySummary(properties, trials.seed));
  if (mutation) terminal.say(mutantSummary(mutation));
  if (failed.length > 0 || properties?.some(({ counterexample }) => counterexample)) return exitCodes.errors;
  if (mutation && survivorsOf(mutation).length + mutation.stale.length > 0) return exitCodes.threshold;
  const reached = percentage(acts.flatMap(({ branches }) => branches));
  if (least === undefined || reached >= least) return exitCodes.fine;
  terminal.say(words.belowThreshold(reached, least));
  return exitCodes.threshold;
}

function patternOf(text: string | undefined): RegExp {
  try {
    return new RegExp(text ?? "", "iu");
  } catch (error) {
    throw new Refusal(words.notAPattern(text ?? ""), { cause: error });
  }
}

function leastCoverage(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^(\d{1,2}|100)$/.test(text)) throw new Refusal(words.notAPercentage(text));
  return Number(text);
}

function trialsOf({ runs, seed }: Pick<TestOptions, "runs" | "seed">): Trials {
  return { runs: wholeNumber("--runs", runs), seed: wholeNumber("--seed", seed) };
}

/** One line for an example that passes; for one that fails, a line for each reason too. */
function linesOf(folder: string, program: Program, result: ExampleResult, terminal: Terminal): readonly string[] {
  const { colors, language } = terminal;
  const { title, passed, place, expectations } = result;
  const file = join(folder, place.file);
  if (passed) return [`${colors.green("✓")} ${title}`];
  const failed = expectations.filter((expectation) => !expectation.passed);
  return [
    `${colors.red("✗")} ${colors.bold(title)} (${file}:${place.line})`,
    ...refusalsOf(program, result, terminal).map((sentence) => `    ${sentence}`),
    ...failed.map((each) => `    ${file}:${each.line}: ${sayExpectation(program, each, language)}`),
  ];
}

/** What the example gives and the vocabulary does not know. */
function refusalsOf(program: Program, result: ExampleResult, { language }: Terminal): readonly string[] {
  return [
    ...result.refusedFacts.map((refused) => sayRefusedFact(refused, program, language)),
    ...result.refusedRequest.map((refused) => sayRefusedRequest(refused, program, language)),
  ];
}

interface Report {
  readonly folder: string;
  readonly program: Program;
  readonly results: readonly ExampleResult[];
  readonly coverage: readonly ActCoverage[] | undefined;
  readonly mutation: MutationReport | undefined;
  readonly properties: readonly PropertyResult[] | undefined;
}

function documentOf({ folder, program, results, coverage, mutation, properties }: Report, terminal: Terminal) {
  const failed = results.filter(({ passed }) => !passed).length;
  return {
    formatVersion: "1.0",
    passed: results.length - failed,
    failed,
    examples: results.map((result) => ({
      title: result.title,
      file: join(folder, result.place.file),
      line: result.place.line,
      citation: result.citation,
      passed: result.passed,
      refused: refusalsOf(program, result, terminal),
      expectations: result.expectations.map((each) => ({
        ...each,
        sentence: sayExpectation(program, each, terminal.language),
      })),
    })),
    ...(coverage === undefined ? {} : { coverage }),
    ...(properties === undefined ? {} : { properties }),
    ...(mutation === undefined ? {} : { mutants: documentOfMutants(mutation) }),
  };
}

function summary(all: number, failed: number): Words {
  const passed = all - failed;
  return {
    it: `${all === 1 ? "1 esempio" : `${all} esempi`}: ${passed === 1 ? "1 riuscito" : `${passed} riusciti`}, ${failed === 1 ? "1 fallito" : `${failed} falliti`}`,
    en: `${all === 1 ? "1 example" : `${all} examples`}: ${passed} passed, ${failed} failed`,
  };
}

function documentOfMutants(report: MutationReport) {
  return {
    all: report.results.length,
    surviving: survivorsOf(report).map(({ mutant: { program: _, ...mutant } }) => mutant),
    accepted: report.results.flatMap(({ accepted }) => accepted ?? []),
    stale: report.stale,
  };
}
