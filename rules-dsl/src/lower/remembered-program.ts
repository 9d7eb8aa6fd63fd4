/**
 * What was lowered last, for whoever compiles the same set again and again: what a clause became as long as it says the same, and the
 * program, whose parts are the parts of the next one wherever they are equal.
 */
import type { Declared } from "../check/semantic-model.ts";
import type { Expression } from "../ir/expression.ts";
import type * as Ir from "../ir/program.ts";
import type * as Ast from "../syntax/ast.ts";

export interface LoweringMemory {
  program: Ir.Program | undefined;
  readonly rules: WeakMap<Ast.RuleClause, LoweredClause>;
  readonly examples: WeakMap<Ast.ExampleClause, LoweredExample>;
}

/** All of a version that comes from its clause alone. */
export interface LoweredClause {
  readonly declared: Declared;
  readonly when?: Expression;
  readonly upTo?: Expression;
  readonly locals: Ir.RuleVersion["locals"];
  readonly body?: Ir.Body;
}

export interface LoweredExample {
  readonly declared: Declared;
  readonly example: Ir.Example;
}

export function newLoweringMemory(): LoweringMemory {
  return { program: undefined, rules: new WeakMap(), examples: new WeakMap() };
}

/** Whoever remembers something of an earlier rule, or of the whole program, finds it again by the object. */
export function madeOfEarlierParts(program: Ir.Program, memory: LoweringMemory): Ir.Program {
  const { program: before } = memory;
  const found = before
    ? earlierWhereEqual(before, {
        ...program,
        rules: byName(before.rules, program.rules),
        acts: byName(before.acts, program.acts),
        interpretations: byName(before.interpretations, program.interpretations),
      })
    : program;
  memory.program = found;
  return found;
}

/** One more or one less moves those that follow. */
function byName<T extends { readonly name: string }>(before: readonly T[], after: readonly T[]): readonly T[] {
  const named = new Map(before.map((one) => [one.name, one]));
  return after.map((one) => {
    const earlier = named.get(one.name);
    return earlier ? earlierWhereEqual(earlier, one) : one;
  });
}

/** The value, made of the parts of an earlier one that are equal to its own; the earlier one itself when nothing differs. */
export function earlierWhereEqual<T>(before: T, after: T): T {
  if (before === after || typeof before !== "object" || typeof after !== "object" || !before || !after) return after;
  if (Array.isArray(before) !== Array.isArray(after)) return after;
  const earlier = before as Readonly<Record<string, unknown>>;
  const found = after as Readonly<Record<string, unknown>>;
  const keys = Object.keys(found);
  const parts = keys.map((key) => earlierWhereEqual(earlier[key], found[key]));
  const names = Object.keys(earlier);
  // The order of keys is part of what is written.
  if (names.length === keys.length && keys.every((key, at) => key === names[at] && parts[at] === earlier[key])) {
    return before;
  }
  if (keys.every((key, at) => parts[at] === found[key])) return after;
  return (Array.isArray(after) ? parts : Object.fromEntries(keys.map((key, at) => [key, parts[at]]))) as T;
}
