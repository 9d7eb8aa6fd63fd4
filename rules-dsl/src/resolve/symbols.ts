/** What names stand for. Symbols point at the trees that declare them; trees are never changed. */

import type { ValueType } from "../ir/value-type.ts";
import type * as Ast from "../syntax/ast.ts";

export interface UnitSymbol {
  readonly kind: "unit";
  readonly name: string;
  readonly declaration: Ast.UnitDeclaration | undefined;
}

export interface EnumerationSymbol {
  readonly kind: "enumeration";
  readonly name: string;
  readonly declaration: Ast.EnumerationDeclaration;
  readonly options: ReadonlyMap<string, Ast.EnumerationOption>;
}

export interface EntitySymbol {
  readonly kind: "entity";
  readonly name: string;
  readonly declaration: Ast.EntityDeclaration;
  readonly fields: ReadonlyMap<string, FieldSymbol>;
}

export interface FieldSymbol {
  readonly kind: "field";
  readonly name: string;
  readonly entity: string;
  readonly declaration: Ast.FieldDeclaration;
  readonly type: ValueType | undefined;
}

/** One name that acts define: the declared term, if any, and every definition. */
export interface RuleSymbol {
  readonly kind: "rule";
  readonly name: string;
  readonly term: Ast.TermDeclaration | undefined;
  readonly definitions: readonly RuleDefinition[];
  readonly item: string | undefined;
  readonly perYear: boolean;
  /** Undefined when it must be inferred from the first definition's body. */
  readonly type: ValueType | undefined;
}

/** Where a rule is written: the clause and the comma, division and act that hold it. */
export interface RuleDefinition {
  readonly act: ActSymbol;
  readonly division: Ast.Division;
  readonly paragraph: Ast.Paragraph;
  readonly clause: Ast.RuleClause;
}

export interface InterpretationSymbol {
  readonly kind: "interpretation";
  readonly name: string;
  readonly act: ActSymbol;
  readonly division: Ast.Division;
  readonly paragraph: Ast.Paragraph;
  /** A declared one, or the gap of a band table. */
  readonly declaration: Ast.InterpretationClause | Ast.BandGap;
  /** Name key → name in the program. */
  readonly options: ReadonlyMap<string, string>;
}

export interface ActSymbol {
  readonly kind: "act";
  readonly name: string;
  readonly declaration: Ast.Act;
  readonly file: string;
  /** 0 is the highest; undefined when the authority is unknown. */
  readonly rank: number | undefined;
}

export interface LocalSymbol {
  readonly kind: "local";
  readonly name: string;
  readonly type: ValueType | undefined;
  readonly declaredAt: Ast.Name;
}

export interface OptionSymbol {
  readonly kind: "option";
  readonly of: EnumerationSymbol | InterpretationSymbol;
  readonly option: string;
}

export type NameSymbol =
  | UnitSymbol
  | EnumerationSymbol
  | EntitySymbol
  | FieldSymbol
  | RuleSymbol
  | InterpretationSymbol
  | ActSymbol
  | LocalSymbol
  | OptionSymbol
  | { readonly kind: "thisYear" }
  | { readonly kind: "cyclePeriod" };

export interface AmendmentLink {
  readonly clause: Ast.AmendmentClause;
  readonly by: { readonly act: ActSymbol; readonly division: Ast.Division; readonly paragraph: Ast.Paragraph };
  /** The definitions that lose, and for a replacement the definition that wins (by name key). */
  readonly targets: readonly RuleDefinition[];
}

export interface Symbols {
  readonly vocabulary: Ast.Vocabulary | undefined;
  readonly cycle: Ast.CycleDeclaration | undefined;
  readonly units: ReadonlyMap<string, UnitSymbol>;
  readonly enumerations: ReadonlyMap<string, EnumerationSymbol>;
  readonly entities: ReadonlyMap<string, EntitySymbol>;
  readonly subject: EntitySymbol | undefined;
  readonly authorities: readonly Ast.AuthorityDeclaration[];
  readonly acts: ReadonlyMap<string, ActSymbol>;
  readonly rules: ReadonlyMap<string, RuleSymbol>;
  readonly interpretations: ReadonlyMap<string, InterpretationSymbol>;
  readonly amendments: readonly AmendmentLink[];
}
