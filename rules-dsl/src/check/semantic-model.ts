/**
 * What checking learns, as side tables beside the trees: the type of every expression and the symbol behind every name.
 *
 * References: `bindings` holds every occurrence of every name, where it is declared and where it is used. The occurrences of a symbol
 * are the names whose binding is the same object (`occurrencesOf`), its declarations among them. A singular and a plural of a unit are
 * one symbol with two texts; the readings of a band gap and the calendar units have no declaration.
 */
import type { ValueType } from "../ir/value-type.ts";
import type { Report } from "../resolve/report.ts";
import type {
  Bindings,
  EntitySymbol,
  InterpretationSymbol,
  LocalSymbol,
  NameSymbol,
  OptionSymbol,
  RuleSymbol,
  Symbols,
} from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Type } from "../types/type.ts";

export interface SemanticModel {
  readonly files: readonly Ast.File[];
  readonly symbols: Symbols;
  readonly types: ReadonlyMap<Ast.Expression, ValueType>;
  readonly bindings: ReadonlyMap<Ast.Name, NameSymbol>;
  /** The rules that a rule reads in the same cycle; a rule reads its derogations. */
  readonly reads: ReadonlyMap<RuleSymbol, ReadonlySet<RuleSymbol>>;
  /** The rules that something of the rules or of the properties reads, in whatever cycle. */
  readonly used: ReadonlySet<RuleSymbol>;
  /** Where clauses that have been checked before are remembered: the same object as long as the same is declared. */
  readonly declared?: Declared;
}

/** All that the types in a clause depend on outside the clause. */
export interface Declared {
  readonly units: Symbols["units"];
  readonly rulesAndDoubts: string;
}

/** Every place where the symbol is named, by file and then in the order written. */
export function occurrencesOf({ bindings }: SemanticModel, symbol: NameSymbol): readonly Ast.Name[] {
  const found = [...bindings].flatMap(([name, one]) => (one === symbol ? [name] : []));
  return found.sort(({ span: a }, { span: b }) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.start - b.start));
}

/** The model while it is being filled, and where mistakes go. */
export interface Checking {
  /** Finds the type of any expression; every check reaches it here, so that checks need not import one another. */
  readonly derive: (expression: Ast.Expression, scope: Scope, checking: Checking, expected: Type) => Type;
  readonly symbols: Symbols;
  /** The text of each file by its name, for remedies. */
  readonly sources: ReadonlyMap<string, string>;
  readonly report: Report;
  readonly types: Map<Ast.Expression, ValueType>;
  readonly bindings: Bindings;
  readonly reads: Map<RuleSymbol, Set<RuleSymbol>>;
  readonly used: Set<RuleSymbol>;
  /** Types of rules that declare none, once inferred; `null` while inference is under way. */
  readonly inferred: Map<RuleSymbol, ValueType | null | undefined>;
  /** Undefined where nothing is remembered. */
  readonly remembered?: Remembered;
}

export interface Remembered {
  readonly declared: Declared;
  readonly found: WeakMap<Ast.Node, FoundInClause>;
}

/** What was found of a clause of which nothing had to be said. */
export interface FoundInClause {
  readonly declared: Declared;
  readonly types: ReadonlyMap<Ast.Expression, ValueType>;
  readonly bindings: ReadonlyMap<Ast.Name, KeptSymbol>;
  /** Keys of the rules that the rule of the clause reads, and of all that are used. */
  readonly reads: readonly string[];
  readonly used: readonly string[];
}

/** Symbols that each check makes anew are kept by their name: what is remembered of a clause holds no other clause. */
export type KeptSymbol =
  | Exclude<NameSymbol, RuleSymbol | InterpretationSymbol | OptionSymbol>
  | { readonly kind: "ruleNamed" | "doubtNamed"; readonly key: string }
  | { readonly kind: "optionNamed"; readonly key: string; readonly option: string; readonly isOfDoubt: boolean };

/** What a name can see at a place. */
export interface Scope {
  readonly rule: RuleSymbol | undefined;
  readonly item: EntitySymbol | undefined;
  readonly year: boolean;
  readonly locals: Locals | undefined;
}

/** `sia` definitions and variables by name key; what stands outside is seen unless it has the same name. */
export interface Locals {
  readonly names: ReadonlyMap<string, LocalSymbol>;
  readonly outer: Locals | undefined;
}

/** Where a value stands that is about nobody: the facts of an example, the default of a field. */
export const nowhere: Scope = { rule: undefined, item: undefined, year: false, locals: undefined };
