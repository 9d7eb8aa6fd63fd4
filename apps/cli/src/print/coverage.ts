/** How much of each act is law that runs: what became of its commi, and which branches of its rules the examples take. */
import { join } from "node:path";
import type { VersionCoverage } from "@delibera/rules-dsl/examples";
import type { Paragraph, Program } from "@delibera/rules-dsl/ir";
import type { Terminal } from "../terminal.ts";
import type { Words } from "../words.ts";

export interface ActCoverage {
  readonly act: string;
  readonly file: string;
  /** How many commi have each standing. */
  readonly commi: Readonly<Record<Paragraph["standing"], number>>;
  readonly branches: readonly BranchCoverage[];
}

export interface BranchCoverage {
  readonly rule: string;
  readonly line: number;
  readonly branch: string;
  /** What decides it, as the rules write it. */
  readonly on: string;
  readonly exercised: boolean;
}

export function coverageOfActs(program: Program, versions: readonly VersionCoverage[]): readonly ActCoverage[] {
  return program.acts.map(({ name, file, divisions }) => {
    const standings = divisions.flatMap(({ paragraphs }) => paragraphs).map(({ standing }) => standing);
    const count = (wanted: Paragraph["standing"]) => standings.filter((standing) => standing === wanted).length;
    return {
      act: name,
      file,
      commi: {
        encoded: count("encoded"),
        restates: count("restates"),
        "not-normative": count("not-normative"),
        "not-expressible": count("not-expressible"),
        undeclared: count("undeclared"),
      },
      branches: versions
        .filter(({ citation }) => citation.act === name)
        .flatMap(({ rule, place, branches }) =>
          branches.map(({ id, on, exercised }) => ({ rule, line: place.line, branch: id, on, exercised })),
        ),
    };
  });
}

/** Whole percentage, rounded down: 100 means all of them. */
export function percentage(branches: readonly BranchCoverage[]): number {
  const exercised = branches.filter((branch) => branch.exercised).length;
  return branches.length === 0 ? 100 : Math.floor((100 * exercised) / branches.length);
}

export function printCoverage(folder: string, acts: readonly ActCoverage[], { inWords, colors }: Terminal): string {
  return acts
    .flatMap(({ act, file, commi, branches }) => {
      const missed = branches.filter(({ exercised }) => !exercised);
      const taken = `${branches.length - missed.length}/${branches.length}`;
      const exercise = {
        it: `gli esempi percorrono ${taken} rami delle regole (${percentage(branches)}%)`,
        en: `the examples take ${taken} branches of the rules (${percentage(branches)}%)`,
      };
      return [
        colors.bold(act),
        `  ${commiInWords(commi, inWords)}`,
        `  ${inWords(exercise)}`,
        ...missed.map(({ rule, line, branch, on }) => {
          const where = `${join(folder, file)}:${line}`;
          return colors.dim(`    ${where}: ${rule}, ${branch}${on === "" ? "" : ` (${on})`}`);
        }),
      ];
    })
    .join("\n");
}

/** Normative coverage: which share of the commi has a declared standing, and which standing. */
export function printStandings(acts: readonly ActCoverage[], { inWords, colors }: Terminal): string {
  return acts
    .flatMap(({ act, commi }) => {
      const total = Object.values(commi).reduce((sum, each) => sum + each, 0);
      const declared = total === 0 ? 100 : Math.floor((100 * (total - commi.undeclared)) / total);
      return [`${colors.bold(act)} ${declared}%`, `  ${commiInWords(commi, inWords)}`];
    })
    .join("\n");
}

function commiInWords(commi: ActCoverage["commi"], inWords: Terminal["inWords"]): string {
  const total = Object.values(commi).reduce((sum, each) => sum + each, 0);
  const parts = Object.entries(commi).filter(([, number]) => number > 0);
  const said = parts.map(([standing, number]) => inWords(standingWords[standing as Paragraph["standing"]](number)));
  return `commi ${total}: ${said.join(", ")}`;
}

const standingWords: Readonly<Record<Paragraph["standing"], (count: number) => Words>> = {
  encoded: (count) => ({ it: `${count} con regole`, en: `${count} with rules` }),
  restates: (count) => ({ it: `${count} che ripetono`, en: `${count} that restate` }),
  "not-normative": (count) => ({ it: `${count} non normativi`, en: `${count} not normative` }),
  "not-expressible": (count) => ({ it: `${count} non esprimibili`, en: `${count} not expressible` }),
  undeclared: (count) => ({ it: `${count} non dichiarati`, en: `${count} not declared` }),
};
