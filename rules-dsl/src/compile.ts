/** The pass list, readable top to bottom: text → tree → symbols → semantic model → program. Errors stop before lowering. */
import { check } from "./check/check.ts";
import type { ClauseMemory } from "./check/remembered-clauses.ts";
import { newClauseMemory } from "./check/remembered-clauses.ts";
import type { SemanticModel } from "./check/semantic-model.ts";
import type { Diagnostic, DiagnosticCode } from "./diagnostics/diagnostic.ts";
import { hasErrors } from "./diagnostics/diagnostic.ts";
import type { Program } from "./ir/program.ts";
import type { CheckedModel } from "./lower/lower.ts";
import { lower } from "./lower/lower.ts";
import type { LoweringMemory } from "./lower/remembered-program.ts";
import { newLoweringMemory } from "./lower/remembered-program.ts";
import { newReport } from "./resolve/report.ts";
import { resolve } from "./resolve/resolve.ts";
import type { SourceFile } from "./source/source.ts";
import type * as Ast from "./syntax/ast.ts";
import type { ParagraphMemory } from "./syntax/paragraph-memory.ts";
import { newParagraphMemory } from "./syntax/paragraph-memory.ts";
import type { Parsed } from "./syntax/parse.ts";
import { parseAgain } from "./syntax/parse.ts";

export interface Compilation {
  /** Absent when any diagnostic is an error. */
  readonly program?: Program;
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly Ast.File[];
  readonly model: SemanticModel;
}

/** Of the compilations that it was given to: the next one of nearly the same files finds in it what did not change. */
export interface CompilationMemory {
  readonly clauses: ClauseMemory;
  readonly lowering: LoweringMemory;
}

export function newCompilationMemory(): CompilationMemory {
  return { clauses: newClauseMemory(), lowering: newLoweringMemory() };
}

/**
 * Compiles one vocabulary and any number of acts; the order of the files does not matter.
 * @param memory with it the result is the same, and programs share the parts that are equal.
 */
export function compile(sources: readonly SourceFile[], memory?: CompilationMemory): Compilation {
  return withProgram(diagnose(sources, memory), memory);
}

/** With the program of what was found to have no errors. */
export function withProgram(found: Omit<Compilation, "program">, memory?: CompilationMemory): Compilation {
  if (hasErrors(found.diagnostics)) return found;
  const checked: CheckedModel = { ...found.model, checked: true };
  return { program: lower(checked, memory?.lowering), ...found };
}

/** The same without the program, which an editor does not need at each keystroke. */
export function diagnose(sources: readonly SourceFile[], memory?: CompilationMemory): Omit<Compilation, "program"> {
  const ordered = [...sources].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const parsed = ordered.map(parseOnce);
  const files = parsed.map(({ file }) => file);
  const report = newReport();
  const model = check(resolve(files, report), report, memory?.clauses);
  const unread = parsed.flatMap((found) => found.diagnostics);
  const diagnostics = [...unread, ...withoutEchoes(report.diagnostics, unread)];
  return { diagnostics, files, model };
}

/** What could not be read is missing from the tree: that it is missing need not be said again. */
function withoutEchoes(found: readonly Diagnostic[], unread: readonly Diagnostic[]): readonly Diagnostic[] {
  const broken = new Set(unread.filter(({ severity }) => severity === "error").map(({ span }) => span.file));
  return found.filter(({ code, span }) => !(echoes.has(code) && broken.has(span.file)));
}

const echoes: ReadonlySet<string> = new Set<DiagnosticCode>([
  "body-missing",
  "choice-missing",
  "reason-missing",
  "comma-undeclared",
  "example-asserts-nothing",
  "property-states-nothing",
  "action-without-clause",
]);

const parsedSources = new WeakMap<SourceFile, Parsed>();

/**
 * An editor compiles a whole set at each keystroke and changes one file: the objects of the others come back as they were, and of
 * the changed one only the commi that changed are read.
 */
function parseOnce(source: SourceFile): Parsed {
  const known = parsedSources.get(source) ?? parseAgain(source, memoryOf(source.name));
  parsedSources.set(source, known);
  return known;
}

const memories = new Map<string, ParagraphMemory>();
const mostMemories = 100;

/** Of the files compiled last: only time depends on it. */
function memoryOf(file: string): ParagraphMemory {
  const memory = memories.get(file) ?? newParagraphMemory();
  memories.delete(file);
  memories.set(file, memory);
  for (const name of memories.keys()) {
    if (memories.size <= mostMemories) break;
    memories.delete(name);
  }
  return memory;
}
