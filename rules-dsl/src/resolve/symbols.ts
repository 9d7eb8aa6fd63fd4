/**
 * What names stand for. Symbols point at the trees that declare them; trees are never changed. One thing has one symbol object, so
 * that the occurrences of a name are those whose binding (`Bindings`) is the same object.
 */

import type { ValueType } from "../ir/value-type.ts";
import type * as Ast from "../syntax/ast.ts";
import type { OperationSignature } from "../types/operations.ts";

/** The symbol behind every name of the trees, where it is declared and where it is used. */
export type Bindings = Map<Ast.Name, NameSymbol>;

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
  readonly optionSymbols: ReadonlyMap<string, OptionSymbol>;
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
  /** True when its type is the cycle: of its value rules can be asked. */
  readonly isCycle: boolean;
}

/** What a person can still do. */
export interface ActionSymbol {
  readonly kind: "action";
  readonly name: string;
  readonly declaration: Ast.ActionDeclaration;
  readonly entity: EntitySymbol | undefined;
}

export interface AuthoritySymbol {
  readonly kind: "authority";
  readonly name: string;
  readonly declaration: Ast.AuthorityDeclaration;
}

/** One name that acts define: the declared term, if any, and every definition. */
export interface RuleSymbol {
  readonly kind: "rule";
  readonly name: string;
  readonly term: Ast.TermDeclaration | undefined;
  readonly definitions: readonly RuleDefinition[];
  readonly item: string | undefined;
  readonly perYear: boolean;
  /** Undefined when it must be inferred from the first definition's body, or (for a derogation) is that of its base. */
  readonly type: ValueType | undefined;
  /** Which of two values is more favourable; that of the base for a derogation. */
  readonly favourable: "smaller" | "greater" | undefined;
  /** The rule from which this one departs: it is then a derogation, which only that rule reads. */
  readonly derogates: RuleSymbol | undefined;
  /** Derogations from this rule, as declared. */
  readonly derogations: readonly RuleSymbol[];
}

/** A comma and what holds it. */
export interface Place {
  readonly act: ActSymbol;
  readonly division: Ast.Division;
  readonly paragraph: Ast.Paragraph;
}

/** Where a rule is written: the clause and the comma, division and act that hold it. */
export interface RuleDefinition extends Place {
  readonly clause: Ast.RuleClause;
  /** Effect of the definition that this one interprets, which it takes when it states none. */
  readonly inheritedEffect?: Ast.Effect;
}

export interface InterpretationSymbol extends Place {
  readonly kind: "interpretation";
  readonly name: string;
  /** A declared one, or the gap of a band table. */
  readonly declaration: Ast.InterpretationClause | Ast.BandGap;
  /** Name key → name in the program. */
  readonly options: ReadonlyMap<string, string>;
  readonly optionSymbols: ReadonlyMap<string, OptionSymbol>;
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
  /** True when its value is a whole cycle, of which rules can be asked. */
  readonly isCycle: boolean;
}

export interface OptionSymbol {
  readonly kind: "option";
  readonly of: EnumerationSymbol | InterpretationSymbol;
  readonly option: string;
  /** Undefined for the readings of a gap, which nobody declares. */
  readonly declaredAt: Ast.Name | undefined;
}

/** The label of an item of an example. */
export interface ExampleItemSymbol {
  readonly kind: "exampleItem";
  readonly name: string;
  readonly entity: EntitySymbol;
  readonly declaredAt: Ast.Name;
}

/** The cycle: its name stands for the period at hand, and for the type of fields that name a cycle. */
export interface CycleSymbol {
  readonly kind: "cyclePeriod";
  readonly name: string;
  readonly declaration: Ast.CycleDeclaration;
}

export interface OperationSymbol {
  readonly kind: "operation";
  readonly signature: OperationSignature;
}

export const thisYear = { kind: "thisYear" } as const;

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
  | AuthoritySymbol
  | ActionSymbol
  | ExampleItemSymbol
  | OperationSymbol
  | CycleSymbol
  | typeof thisYear;

export interface AmendmentLink {
  readonly clause: Ast.AmendmentClause;
  readonly by: Place;
  /** The definitions that lose or are extended; for a replacement the one that wins has their name, in the comma of `by`. */
  readonly targets: readonly RuleDefinition[];
}

/** An act that decides a doubt left by another. */
export interface DecisionLink {
  readonly clause: Ast.DecisionClause;
  readonly by: Place;
  readonly interpretation: InterpretationSymbol;
  /** Name of the option in the program. */
  readonly option: string;
}

export interface Symbols {
  readonly vocabulary: Ast.Vocabulary | undefined;
  readonly cycle: Ast.CycleDeclaration | undefined;
  readonly cycleSymbol: CycleSymbol | undefined;
  readonly units: ReadonlyMap<string, UnitSymbol>;
  readonly enumerations: ReadonlyMap<string, EnumerationSymbol>;
  readonly entities: ReadonlyMap<string, EntitySymbol>;
  readonly subject: EntitySymbol | undefined;
  readonly actions: ReadonlyMap<string, ActionSymbol>;
  /** From the highest rank to the lowest. */
  readonly authorities: readonly AuthoritySymbol[];
  readonly acts: ReadonlyMap<string, ActSymbol>;
  /** Every comma of every act, in order. */
  readonly places: readonly Place[];
  readonly rules: ReadonlyMap<string, RuleSymbol>;
  readonly interpretations: ReadonlyMap<string, InterpretationSymbol>;
  /** Options of every list and every doubt that have one name. */
  readonly optionsByName: ReadonlyMap<string, readonly OptionSymbol[]>;
  readonly amendments: readonly AmendmentLink[];
  /** The amendments that a comma makes, and those that a definition suffers. */
  readonly amendmentsBy: ReadonlyMap<Ast.Paragraph, readonly AmendmentLink[]>;
  readonly amendmentsOf: ReadonlyMap<RuleDefinition, readonly AmendmentLink[]>;
  readonly decisions: readonly DecisionLink[];
}
