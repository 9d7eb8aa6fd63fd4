/** Names that an expression under preparation may use: local definitions and bound variables, each with its slot in the frame. */
import type { Expression } from "../ir/program.ts";
import type { Evaluable } from "./frame.ts";
import type { PreparedProgram } from "./prepare-program.ts";

export interface Scope {
  readonly prepared: PreparedProgram;
  /** Whether steps must tell the recorder. */
  readonly trace: boolean;
  /** A local definition: evaluated when first read, in the case of its rule. */
  define(name: string, definition: Evaluable): void;
  /** A variable of an aggregate; gives its slot and the scope in which it is bound. */
  bind(name: string): { readonly slot: number; readonly inner: Scope };
  find(name: string): ScopeEntry | undefined;
  /** Turns an expression that stands in this scope into a function. */
  prepare(expression: Expression): Evaluable;
  /** A scope in which no name is known. */
  fresh(): Scope;
  /** Slots given so far. */
  size(): number;
}

export interface ScopeEntry {
  readonly slot: number;
  readonly definition: Evaluable | undefined;
}

export type PrepareExpression = (expression: Expression, scope: Scope) => Evaluable;

export function newScope(
  prepared: PreparedProgram,
  prepareExpression: PrepareExpression,
  { trace }: { readonly trace: boolean },
): Scope {
  let slots = 0;
  const scopeOver = (names: Map<string, ScopeEntry>): Scope => ({
    prepared,
    trace,
    prepare(expression) {
      return prepareExpression(expression, this);
    },
    fresh: () => newScope(prepared, prepareExpression, { trace }),
    define(name, definition) {
      names.set(name, { slot: slots++, definition });
    },
    bind(name) {
      const slot = slots++;
      return { slot, inner: scopeOver(new Map([...names, [name, { slot, definition: undefined }]])) };
    },
    find: (name) => names.get(name),
    size: () => slots,
  });
  return scopeOver(new Map());
}
