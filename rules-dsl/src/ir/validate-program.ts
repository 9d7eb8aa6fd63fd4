/** Whether JSON read back from storage is a program of this format: version, shape, references, order. Never throws. */
import type { Program } from "./program.ts";
import { programShape } from "./program-shape.ts";
import { unboundReferences } from "./references-are-bound.ts";
import type { ProgramProblem } from "./shape.ts";

/** Empty when the JSON is a program; otherwise what was expected, and where. References are looked at once the shape is right. */
export function validateProgram(json: unknown): readonly ProgramProblem[] {
  const problems: ProgramProblem[] = [];
  programShape(json, "", problems);
  return problems.length > 0 ? problems : unboundReferences(json as Program);
}

/** The program, or what is wrong with it. */
export function readProgram(json: unknown): Program | { readonly problems: readonly ProgramProblem[] } {
  const problems = validateProgram(json);
  return problems.length > 0 ? { problems } : (json as Program);
}
