/**
 * The same rule files with every expression of every rule written again from the program: conditions, definitions, values, results of
 * bands, requirements, grounds. Compiled, they must be the same program, lines apart: then what was written says what the author wrote.
 */

import { inOrder } from "../check/bands-cover-values.ts";
import type { Compilation } from "../compile.ts";
import type { Expression, Program, RuleVersion } from "../ir/program.ts";
import { tightness, writtenExpression } from "../ir/written-expression.ts";
import type { SourceFile, Span } from "../source/source.ts";
import type * as Ast from "../syntax/ast.ts";

export interface Rewritten {
  readonly sources: readonly SourceFile[];
  /** How many expressions were written again. */
  readonly count: number;
}

/** @param compilation of the sources, without errors */
export function rewriteExpressions(sources: readonly SourceFile[], { program, files }: Compilation): Rewritten {
  if (!program) throw new Error("only a program can be written again");
  const versions = versionsByPlace(program);
  const edits = files.flatMap((file) =>
    clausesOf(file).flatMap((clause) => editsOf(clause, versions, sources, program)),
  );
  return { sources: sources.map((source) => replaced(source, edits)), count: edits.length };
}

interface Edit {
  readonly span: Span;
  readonly text: string;
}

function versionsByPlace({ rules }: Program): ReadonlyMap<string, RuleVersion> {
  const written = rules.flatMap(({ versions }) => versions.filter(({ repeals }) => !repeals));
  return new Map(written.map((version) => [`${version.place.file}:${version.place.line}`, version]));
}

function clausesOf({ act }: Ast.File): readonly Ast.RuleClause[] {
  const paragraphs = act?.divisions.flatMap((division) => division.paragraphs) ?? [];
  return paragraphs.flatMap(({ clauses }) => clauses.filter((clause) => clause.kind === "rule"));
}

function editsOf(
  clause: Ast.RuleClause,
  versions: ReadonlyMap<string, RuleVersion>,
  sources: readonly SourceFile[],
  program: Program,
): readonly Edit[] {
  const text = sources.find(({ name }) => name === clause.span.file)?.text ?? "";
  const line = text.slice(0, clause.span.start).split("\n").length;
  const version = versions.get(`${clause.span.file}:${line}`);
  if (!version) throw new Error(`no version is written at ${clause.span.file}:${line}`);
  return pairs(clause, version).map(([{ span }, expression, least]) => {
    const written = writtenExpression(expression, { program, locals: version.locals }, least);
    return { span, text: written };
  });
}

type Pair = readonly [written: Ast.Expression, lowered: Expression, least?: number];

function pairs(clause: Ast.RuleClause, version: RuleVersion): readonly Pair[] {
  const { body } = version;
  return [
    ...pair(clause.when, version.when),
    ...clause.locals.flatMap(({ value }, index) => pair(value, version.locals[index]?.value)),
    ...(clause.body && body ? pairsOfBody(clause.body, body) : []),
  ];
}

function pairsOfBody(written: Ast.RuleBody, body: NonNullable<RuleVersion["body"]>): readonly Pair[] {
  if (written.kind === "expressionBody" && body.kind === "expression") return pair(written.expression, body.expression);
  if (written.kind === "bands" && body.kind === "bands") {
    const results = inOrder(written.bands).flatMap(({ node }, index) => pair(node.value, body.bands[index]?.result));
    return [...pair(written.on, body.on), ...results];
  }
  if (written.kind === "verdict" && body.kind === "verdict") {
    return written.grounds.flatMap(({ condition }, index) => pair(condition, body.grounds[index]?.condition));
  }
  if (written.kind !== "requirementBody" || body.kind !== "requirement") throw new Error("another body is written");
  return [
    [written.counted, body.counted, tightness.sum],
    ...pair(written.required, body.required),
    ...pair(written.deadline, body.deadline),
  ];
}

function pair(written: Ast.Expression | undefined, lowered: Expression | undefined): readonly Pair[] {
  return written && lowered ? [[written, lowered]] : [];
}

function replaced(source: SourceFile, edits: readonly Edit[]): SourceFile {
  const own = edits.filter(({ span }) => span.file === source.name).sort((a, b) => b.span.start - a.span.start);
  const text = own.reduce((left, { span, text: written }) => {
    return left.slice(0, span.start) + written + left.slice(span.end);
  }, source.text);
  return { name: source.name, text };
}

/** What two compilations must have in common to say the same: their program, but for where it is written. */
export function sameButLines({ program }: Compilation): unknown {
  if (!program) throw new Error("only a program can be compared");
  const linesAway = (key: string, value: unknown) => (key === "line" || key === "endLine" ? undefined : value);
  return JSON.parse(JSON.stringify(program, linesAway));
}
