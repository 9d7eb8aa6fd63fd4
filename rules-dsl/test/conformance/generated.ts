/** Generated programs and generated facts, compared in every backend; the first disagreement is shrunk to what fits on a screen. */
import fc from "fast-check";
import type { Draw } from "../../src/evaluator/random-programs.ts";
import { randomCase } from "../../src/evaluator/random-programs.ts";
import type { Program } from "../../src/ir/program.ts";
import { printBody, printExpression } from "../../src/ir/program.ts";
import type { RefusalCode, RelationalProgram } from "../../src/specialise/specialise.ts";
import type { Comparison, ComparisonRequest } from "../../src/testing/compare-backends.ts";
import { compareBackends } from "../../src/testing/compare-backends.ts";

export interface Generated {
  /** Pairs of a program and the facts of one subject that were compared. */
  readonly pairs: number;
  readonly rows: number;
  /** How many programs were refused, and why. */
  readonly refused: ReadonlyMap<RefusalCode, number>;
  readonly counterexample: string | undefined;
}

export interface Amount {
  readonly programs: number;
  readonly people: number;
  readonly seed: number;
  readonly changed?: (program: RelationalProgram) => RelationalProgram;
}

export function compareGenerated({ programs, people, seed, changed }: Amount): Generated {
  const refused = new Map<RefusalCode, number>();
  let [pairs, rows] = [0, 0];
  for (let place = 0; place < programs; place++) {
    const draw = drawing(seed * 1_000_003 + place);
    const { program, request: asked } = randomCase(draw);
    const request: ComparisonRequest = { ...asked, ...(changed ? { changed } : {}) };
    const facts = Array.from({ length: people }, () => randomCase(draw).facts);
    const found = compareBackends(program, facts, request);
    for (const because of new Set(found.refusals.map((each) => each.because)))
      refused.set(because, (refused.get(because) ?? 0) + 1);
    if (found.refusals.length === 0) pairs += people;
    rows += found.rows;
    if (found.disagreements.length > 0)
      return { pairs, rows, refused, counterexample: shrunk(program, facts, request, found) };
  }
  return { pairs, rows, refused, counterexample: undefined };
}

/** A linear congruential generator: the same seed draws the same. */
export function drawing(seed: number): Draw {
  let state = Math.imul(seed, 2_654_435_761) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

/** One person and the rules that are needed, with a choice sequence made as short as it still disagrees. */
function shrunk(program: Program, people: readonly unknown[], request: ComparisonRequest, found: Comparison): string {
  const { changed } = request;
  const compared = (tried: Program, facts: unknown, asked: ComparisonRequest) =>
    compareBackends(tried, [facts], { ...asked, ...(changed ? { changed } : {}) });
  const generated = fc.array(fc.nat(0xffff), { maxLength: 400 }).map((choices) => {
    let place = 0;
    return randomCase((below) => (choices[place++] ?? 0) % below);
  });
  const agrees = fc.property(generated, (each) => {
    return compared(each.program, each.facts, each.request).disagreements.length === 0;
  });
  const [least] = fc.check(agrees, { numRuns: 3_000, seed: 1 }).counterexample ?? [];
  if (least) {
    return written(least.program, least.facts, least.request, compared(least.program, least.facts, least.request));
  }
  const [first] = found.disagreements;
  const alone = people[first?.subject ?? 0];
  const again = compared(program, alone, request);
  return written(program, alone, request, again.disagreements.length > 0 ? again : found);
}

function written(
  { rules }: Program,
  facts: unknown,
  request: ComparisonRequest,
  { disagreements }: Comparison,
): string {
  const [first] = disagreements;
  const until = rules.findIndex(({ name }) => name === first?.rule);
  const texts = rules.slice(0, until + 1).flatMap(({ name, item, perYear, versions }) => [
    `${name}${item ? ` of each ${item}` : ""}${perYear ? " in each year" : ""}`,
    ...versions.map(({ rank, knownFrom, effect, repeals, replaces, when, body }) => {
      const head = `  rank ${rank}, known ${knownFrom}, from ${effect.from}${repeals ? ", repeals" : ""} ${replaces.join(" ")}`;
      return `${head}${when ? ` when ${printExpression(when)}` : ""}: ${body ? printBody(body) : "nothing"}`;
    }),
  ]);
  return [JSON.stringify(first), JSON.stringify(request), JSON.stringify(facts), ...texts].join("\n");
}
