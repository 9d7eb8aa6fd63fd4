/** What checking learns, as side tables beside the trees: the type of every expression and the symbol behind every name. */
import type { ValueType } from "../ir/value-type.ts";
import type { Report } from "../resolve/report.ts";
import type { EntitySymbol, LocalSymbol, NameSymbol, RuleSymbol, Symbols } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Type } from "../types/type.ts";

export interface SemanticModel {
  readonly files: readonly Ast.File[];
  readonly symbols: Symbols;
  readonly types: ReadonlyMap<Ast.Expression, ValueType>;
  readonly bindings: ReadonlyMap<Ast.Name, NameSymbol>;
  /** The rules that a rule reads in the same cycle. */
  readonly reads: ReadonlyMap<RuleSymbol, ReadonlySet<RuleSymbol>>;
}

/** The model while it is being filled, and where mistakes go. */
export interface Checking {
  /** Finds the type of any expression; every check reaches it here, so that checks need not import one another. */
  readonly derive: (expression: Ast.Expression, scope: Scope, checking: Checking, expected: Type) => Type;
  readonly symbols: Symbols;
  readonly report: Report;
  readonly types: Map<Ast.Expression, ValueType>;
  readonly bindings: Map<Ast.Name, NameSymbol>;
  readonly reads: Map<RuleSymbol, Set<RuleSymbol>>;
  /** Types of rules that declare none, once inferred; `null` while inference is under way. */
  readonly inferred: Map<RuleSymbol, ValueType | null | undefined>;
}

/** What a name can see at a place. */
export interface Scope {
  readonly rule: RuleSymbol | undefined;
  readonly item: EntitySymbol | undefined;
  readonly year: boolean;
  readonly locals: ReadonlyMap<string, LocalSymbol>;
}
