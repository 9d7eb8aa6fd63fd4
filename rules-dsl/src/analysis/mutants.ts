/** Every mutant of a program: each rule and each choice changed in one place by one step, as an author could have erred. */
import { printExpression } from "../ir/print-expression.ts";
import type { Citation, Interpretation, Program, Rule, RuleVersion } from "../ir/program.ts";
import { changesOf } from "./change-expression.ts";
import { dateMutants } from "./date-mutants.ts";
import type { Mutant, MutantKind } from "./mutant.ts";
import { withVersion } from "./mutant.ts";
import { replaced, sitesOf } from "./sites.ts";
import { bandChanges, structuralChanges } from "./version-changes.ts";

/** In the order of the program. */
export function mutantsOf(program: Program): readonly Mutant[] {
  const seen = new Map<string, number>();
  const named = (written: Omit<Mutant, "id">): Mutant => {
    const { act, article, comma } = written.citation;
    const id = `${written.name}@${act}/${article}/${comma}: ${written.before} → ${written.after}`;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return { ...written, id: count === 1 ? id : `${id} #${count}` };
  };
  const ofRules = program.rules.flatMap((rule) =>
    rule.versions.flatMap((version) => ofVersion(program, rule, version).map(named)),
  );
  const ofChoices = program.interpretations.flatMap((each) => ofInterpretation(program, each).map(named));
  return [...ofRules, ...ofChoices, ...dateMutants(program).map(named)];
}

/** A change of a version: what is written there, what would be written, and the version with it (undefined: without the version). */
export interface VersionChange {
  readonly kind: MutantKind;
  readonly before: string;
  readonly after: string;
  readonly changed: RuleVersion | undefined;
}

function ofVersion(program: Program, rule: Rule, version: RuleVersion): readonly Omit<Mutant, "id">[] {
  const { vocabulary } = program;
  const slips = sitesOf(version).flatMap(({ path, expression }) =>
    changesOf(expression, vocabulary).map((change): VersionChange => {
      const [before, after] = [printExpression(expression), printExpression(change)];
      return { kind: "expression", before, after, changed: replaced(version, path, change) };
    }),
  );
  const changes = [...slips, ...bandChanges(version, program), ...structuralChanges(version, rule)];
  return changes.map(({ kind, before, after, changed }) => ({
    kind,
    name: rule.name,
    version: version.id,
    citation: version.citation,
    place: { file: version.place.file, line: version.place.line },
    before: shortened(before),
    after: shortened(after),
    program: () => withVersion(program, version, changed),
  }));
}

/** Another reading chosen; decisions of acts prevail over the choice, and are changed one by one. */
function ofInterpretation(program: Program, interpretation: Interpretation): readonly Omit<Mutant, "id">[] {
  const others = interpretation.options.filter(({ name }) => name !== interpretation.chosen);
  return others.map(({ name: option }) => ({
    kind: "interpretation",
    name: interpretation.name,
    version: undefined,
    citation: interpretation.citation,
    place: placeOf(program, interpretation.citation),
    before: interpretation.chosen,
    after: option,
    program: () => ({
      ...program,
      interpretations: program.interpretations.map((each) =>
        each === interpretation ? { ...each, chosen: option } : each,
      ),
    }),
  }));
}

/** Line of the comma. */
function placeOf(program: Program, citation: Citation): Mutant["place"] {
  const act = program.acts.find(({ name }) => name === citation.act);
  const division = act?.divisions.find(({ number }) => number === citation.article);
  const paragraph = division?.paragraphs.find(({ number }) => number === citation.comma);
  return { file: act?.file ?? "", line: paragraph?.line ?? 1 };
}

const longest = 80;

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
