/** What can be done at a place with one choice: the remedies of its mistakes, and changes that make the act more complete. */
import type { Compilation } from "../compile.ts";
import type { Language } from "../diagnostics/diagnostic.ts";
import { addReason } from "./add-reason.ts";
import { extractParameter } from "./extract-parameter.ts";
import type { Problem, TextEdit } from "./problems.ts";
import { problemsOf } from "./problems.ts";
import { insertComma, insertExample } from "./skeletons.ts";
import type { AnyNode } from "./tree-places.ts";
import { fileNamed, pathAt } from "./tree-places.ts";
import type { Words } from "./words.ts";

export interface CodeAction {
  readonly title: string;
  readonly kind: "remedy" | "extract" | "rewrite";
  readonly edits: readonly TextEdit[];
  /** Of which this is the remedy. */
  readonly problem?: Problem;
}

/** A change that is offered whether or not anything is wrong. */
export interface Proposal {
  readonly title: Words;
  readonly kind: "extract" | "rewrite";
  readonly edits: readonly TextEdit[];
}

/** The place of a proposal: the nodes around its beginning, from the file inwards. */
export interface ActionPlace {
  readonly compilation: Compilation;
  readonly source: string;
  readonly offset: number;
  readonly path: readonly AnyNode[];
}

const proposing: readonly ((place: ActionPlace) => Proposal | undefined)[] = [
  addReason,
  extractParameter,
  insertExample,
  insertComma,
];

export function codeActionsAt(
  compilation: Compilation,
  file: string,
  range: { readonly start: number; readonly end: number },
  language: Language = "it",
): readonly CodeAction[] {
  const tree = fileNamed(compilation, file);
  if (!tree) return [];
  const problems = problemsOf(compilation, language, file).filter(
    ({ span }) => span.start <= range.end && range.start <= span.end,
  );
  const remedies = problems.flatMap((problem) =>
    problem.remedies.map(({ title, edits }): CodeAction => ({ title, kind: "remedy", edits, problem })),
  );
  const path = pathAt(tree, range.start);
  const place = { compilation, source: tree.source, offset: range.start, path };
  const proposals = proposing.flatMap((propose) => propose(place) ?? []);
  return [...remedies, ...proposals.map(({ title, kind, edits }) => ({ title: title[language], kind, edits }))];
}
