/** Which versions of rules the examples of a program exercise, and which of their branches they never take. */
import type { Branch, Exercised } from "../evaluator/evaluate.ts";
import { branchesOf } from "../evaluator/evaluate.ts";
import type { Citation, Program, RuleVersion } from "../ir/program.ts";
import { outrankedVersions } from "./outranked.ts";

export interface VersionCoverage {
  readonly rule: string;
  readonly version: string;
  readonly citation: Citation;
  readonly place: RuleVersion["place"];
  /** How many examples had this version govern a case or, when it cannot but lose, had it lose one. */
  readonly examples: number;
  readonly branches: readonly (Branch & { readonly exercised: boolean })[];
}

/** One entry for each version that has a body, in the order of the program. */
export function coverageOf(
  program: Program,
  results: readonly { readonly exercised: Exercised }[],
): readonly VersionCoverage[] {
  const outranked = outrankedVersions(program);
  return program.rules.flatMap((rule) =>
    rule.versions
      .filter((version) => version.body !== undefined)
      .map((version) => {
        const isOutranked = outranked.has(version.id);
        const taken = results.flatMap(({ exercised }) => exercised.get(version.id) ?? []);
        return {
          rule: rule.name,
          version: version.id,
          citation: version.citation,
          place: version.place,
          examples: taken.filter((branches) => branches.has(isOutranked ? "loses" : "governs")).length,
          branches: branchesOf(version, program, isOutranked).map((branch) => ({
            ...branch,
            exercised: taken.some((branches) => branches.has(branch.id)),
          })),
        };
      }),
  );
}
