/** Runs the examples on every mutant: an example that no longer holds kills it. What survives, no example tells from the rule. */
import type { ExampleResult } from "../examples/run-examples.ts";
import { exampleHolds } from "../examples/run-examples.ts";
import type { AcceptedMutant, Example, Program } from "../ir/program.ts";
import { interpretationsRead } from "../ir/walk.ts";
import type { Mutant } from "./mutant.ts";
import { mutantsOf } from "./mutants.ts";

export interface MutantResult {
  readonly mutant: Mutant;
  /** Title of the example that tells the mutant from the rule; undefined for a survivor. */
  readonly killedBy: string | undefined;
  /** Why no example can, when the comma says so. */
  readonly accepted: AcceptedMutant | undefined;
}

export interface MutationReport {
  readonly results: readonly MutantResult[];
  /** Accepted in the text, but killed or not a mutant at all. */
  readonly stale: readonly AcceptedMutant[];
}

/** `part` of `parts` equal shares of the mutants, for several workers; stale acceptances are known only to the whole. */
export interface Share {
  readonly part: number;
  readonly parts: number;
  /** Only the mutants of what this act says; left out, of all acts. */
  readonly act?: string;
}

/** `results` are those of `runExamples` on the same program; examples that fail on it kill nothing. */
export function testMutants(
  program: Program,
  results: readonly ExampleResult[],
  share: Share = { part: 0, parts: 1 },
): MutationReport {
  const accepted = new Map(program.acceptedMutants.map((each) => [each.mutant, each]));
  const order = orderOfExamples(program, results);
  const mutants = mutantsOf(program).filter(({ citation }) => share.act === undefined || citation.act === share.act);
  const own = mutants.filter((_, place) => place % share.parts === share.part);
  const tested = own.map((mutant): MutantResult => {
    return { mutant, killedBy: killerOf(mutant, order(mutant)), accepted: accepted.get(mutant.id) };
  });
  return { results: tested, stale: staleOf(program, tested, share) };
}

function staleOf(program: Program, tested: readonly MutantResult[], { parts, act }: Share): readonly AcceptedMutant[] {
  if (parts > 1) return [];
  const needed = new Set(
    tested.flatMap(({ killedBy, accepted }) => (killedBy === undefined && accepted ? [accepted] : [])),
  );
  const own = program.acceptedMutants.filter(({ citation }) => act === undefined || citation.act === act);
  return own.filter((each) => !needed.has(each));
}

/** Parts of one report; stale acceptances are found anew. */
export function joinReports(program: Program, reports: readonly MutationReport[]): MutationReport {
  const results = reports.flatMap((report) => report.results);
  return { results, stale: staleOf(program, results, { part: 0, parts: 1 }) };
}

function killerOf(mutant: Mutant, examples: readonly Example[]): string | undefined {
  const program = mutant.program();
  return examples.find((example) => !exampleHolds(program, example))?.title;
}

/** The examples that exercise what is changed come first; those that cannot notice are left out. */
function orderOfExamples(program: Program, results: readonly ExampleResult[]): (mutant: Mutant) => readonly Example[] {
  const holding = program.examples.flatMap((example, place) => {
    const result = results[place];
    return result?.passed ? [{ example, exercised: result.exercised }] : [];
  });
  const byVersion = new Map<string, Set<Example>>();
  for (const { example, exercised } of holding) {
    for (const version of exercised.keys()) byVersion.set(version, (byVersion.get(version) ?? new Set()).add(example));
  }
  const exercising = (versions: readonly string[]) => [
    ...new Set(versions.flatMap((id) => [...(byVersion.get(id) ?? [])])),
  ];
  const versionsOfRule = new Map(program.rules.map(({ name, versions }) => [name, versions.map(({ id }) => id)]));
  const readers = new Map<string, string[]>();
  for (const version of program.rules.flatMap(({ versions }) => versions)) {
    for (const name of interpretationsRead(version)) readers.set(name, [...(readers.get(name) ?? []), version.id]);
  }
  const all = holding.map(({ example }) => example);
  return ({ kind, name, version }) => {
    if (kind === "interpretation") return exercising(readers.get(name) ?? []);
    const first = exercising(version === undefined ? [] : [version]);
    // An expression matters only where its rule is read; a removal or a date may matter where another version is read.
    if (kind === "expression" || kind === "bound" || kind === "ground" || kind === "requirement") return first;
    return [...new Set([...first, ...exercising(versionsOfRule.get(name) ?? []), ...all])];
  };
}
