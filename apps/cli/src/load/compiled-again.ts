/** A folder that is read again while somebody writes in it: files that nobody changed are the same objects, and are not compiled anew. */
import type { CompilationMemory } from "@delibera/rules-dsl/compile";
import { compile, newCompilationMemory } from "@delibera/rules-dsl/compile";
import type { SourceFile } from "@delibera/rules-dsl/source";
import type { CompiledFolder } from "./deliberations.ts";

const before = new Map<string, CompiledFolder>();
const memories = new Map<string, CompilationMemory>();

/** Of the rules of a folder, with drafts or without. */
export function memoryOfFolder(folder: string): CompilationMemory {
  const memory = memories.get(folder) ?? newCompilationMemory();
  memories.set(folder, memory);
  return memory;
}

export function compiledAgain(folder: string, files: readonly SourceFile[]): CompiledFolder {
  const last = before.get(folder);
  const known = new Map(last?.sources.map((each) => [each.name, each]));
  const sources = files.map((each) => {
    const same = known.get(each.name);
    return same?.text === each.text ? same : each;
  });
  if (last?.sources.length === sources.length && sources.every((each, place) => each === last.sources[place]))
    return last;
  const compiled = { folder, sources, compilation: compile(sources, memoryOfFolder(folder)) };
  before.set(folder, compiled);
  return compiled;
}
