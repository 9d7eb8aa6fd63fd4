/** What to write above examples: how each went when last run, how many of a comma went well, and that they can be run. */
import type { Compilation } from "../compile.ts";
import type { Language } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/source.ts";
import { lineIndex } from "../source/source.ts";
import { fileNamed } from "./tree-places.ts";

export interface ExampleAt {
  readonly title: string;
  readonly file: string;
  /** Of the word `esempio`, from 1. */
  readonly line: number;
}

export interface ExampleOutcome {
  readonly passed: boolean;
  /** Why not, in the language asked for by whoever ran it. */
  readonly reasons: readonly string[];
}

export interface ExampleLens {
  readonly span: Span;
  readonly title: string;
  /** What running it runs. */
  readonly examples: readonly ExampleAt[];
}

/** `outcomeOf` answers for examples that were run on the text as it stands. */
export function exampleLenses(
  compilation: Compilation,
  file: string,
  language: Language = "it",
  outcomeOf: (example: ExampleAt) => ExampleOutcome | undefined = () => undefined,
): readonly ExampleLens[] {
  const tree = fileNamed(compilation, file);
  if (!tree?.act) return [];
  const index = lineIndex(tree.source);
  const say = sayIn[language];
  return tree.act.divisions.flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ number, clauses }) => {
      const own = clauses.flatMap((clause) => {
        if (clause.kind !== "example") return [];
        const { line } = index.positionAt(clause.span.start);
        return [{ span: clause.title.span, example: { title: clause.title.value, file, line } }];
      });
      if (own.length === 0) return [];
      const examples = own.map(({ example }) => example);
      const outcomes = examples.map(outcomeOf);
      const whole: ExampleLens = { span: number.span, title: say.count(outcomes), examples };
      const each = own.map(({ span, example }, at) => ({ span, title: say.one(outcomes[at]), examples: [example] }));
      return [whole, ...each];
    }),
  );
}

type Outcomes = readonly (ExampleOutcome | undefined)[];

const counted = (outcomes: Outcomes) => ({
  all: outcomes.length,
  run: outcomes.filter((outcome) => outcome !== undefined).length,
  passed: outcomes.filter((outcome) => outcome?.passed).length,
});

const sayIn = {
  it: {
    count: (outcomes: Outcomes) => {
      const { all, run, passed } = counted(outcomes);
      const many = all === 1 ? "1 esempio" : `${all} esempi`;
      if (run === 0) return `▶ ${many}`;
      return `▶ ${many}: ${passed === 1 ? "1 riuscito" : `${passed} riusciti`}, ${run - passed === 1 ? "1 fallito" : `${run - passed} falliti`}`;
    },
    one: (outcome: ExampleOutcome | undefined) =>
      !outcome ? "▶ esegui" : outcome.passed ? "✓ riuscito" : `✗ fallito: ${outcome.reasons.join("; ")}`,
  },
  en: {
    count: (outcomes: Outcomes) => {
      const { all, run, passed } = counted(outcomes);
      const many = all === 1 ? "1 example" : `${all} examples`;
      return run === 0 ? `▶ ${many}` : `▶ ${many}: ${passed} passed, ${run - passed} failed`;
    },
    one: (outcome: ExampleOutcome | undefined) =>
      !outcome ? "▶ run" : outcome.passed ? "✓ passed" : `✗ failed: ${outcome.reasons.join("; ")}`,
  },
} as const;
