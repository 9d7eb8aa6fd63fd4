/** Nodes of a vocabulary: units, cycle, authorities, lists, entities and terms. */
import type { Span } from "../source/source.ts";
import type { GivenField } from "./ast-examples.ts";
import type { Expression, NumberLiteral } from "./ast-expressions.ts";
import type { DateLiteral, Label, Name, Node, Text } from "./ast-words.ts";

export interface Vocabulary extends Node {
  readonly kind: "vocabulary";
  readonly name: Name;
  readonly label: Label | undefined;
  readonly declarations: readonly VocabularyDeclaration[];
}

export type VocabularyDeclaration =
  | UnitDeclaration
  | CycleDeclaration
  | AuthorityDeclaration
  | EnumerationDeclaration
  | EntityDeclaration
  | ActionDeclaration
  | TermDeclaration;

/** `unità gettoni singolare gettone passo 0,1 "…" / "…"`. The step is the smallest amount in which facts move. */
export interface UnitDeclaration extends Node {
  readonly kind: "unit";
  readonly name: Name;
  readonly singular: Name | undefined;
  readonly step: NumberLiteral | undefined;
  readonly label: Label | undefined;
}

/** `ciclo stagione di 2 anni dal 2010 "…" / "…"`: consecutive blocks of calendar years. */
export interface CycleDeclaration extends Node {
  readonly kind: "cycle";
  readonly name: Name;
  readonly years: NumberLiteral | undefined;
  readonly from: NumberLiteral | undefined;
  readonly label: Label | undefined;
}

/** `autorità consiglio "…" / "…"`; declared from the highest rank to the lowest. */
export interface AuthorityDeclaration extends Node {
  readonly kind: "authority";
  readonly name: Name;
  readonly label: Label | undefined;
}

/** `elenco genere "…" / "…"  voce libro "…" / "…" codice "book"  …  fine` */
export interface EnumerationDeclaration extends Node {
  readonly kind: "enumeration";
  readonly name: Name;
  readonly label: Label | undefined;
  readonly options: readonly EnumerationOption[];
}

/** `voce film "…" / "…" codice "film" [dal D [al D]]`: an option exists only for facts that take effect on those days. */
export interface EnumerationOption extends Node {
  readonly kind: "option";
  readonly name: Name;
  readonly label: Label | undefined;
  readonly code: Text | undefined;
  readonly from: DateLiteral | undefined;
  readonly to: DateLiteral | undefined;
}

/** `soggetto …` (exactly one) or `entità …`; fields and the clauses that say when a fact takes effect and when it is known. */
export interface EntityDeclaration extends Node {
  readonly kind: "entity";
  readonly subject: boolean;
  readonly name: Name;
  readonly label: Label | undefined;
  readonly fields: readonly FieldDeclaration[];
  /** `identificata da CAMPO` */
  readonly identifiedBy: Name | undefined;
  /** `decorrenza CAMPO [altrimenti CAMPO]`: the date of effect, first field present wins. */
  readonly effectiveOn: readonly Name[];
  /** `conoscenza CAMPO [altrimenti CAMPO]`: the date from which the registry knew. */
  readonly knownOn: readonly Name[];
}

/** `campo NOME : TIPO [altrimenti VALORE] "…" / "…" codice "jsonKey"` */
export interface FieldDeclaration extends Node {
  readonly kind: "field";
  readonly name: Name;
  readonly type: TypeReference | undefined;
  readonly otherwise: Expression | undefined;
  readonly label: Label | undefined;
  readonly code: Text | undefined;
}

/** `termine NOME [per ogni ENTITÀ] [per ogni anno] : TIPO "…" / "…" codice "fee"`: what acts define. */
export interface TermDeclaration extends Node {
  readonly kind: "term";
  readonly name: Name;
  readonly grain: Grain;
  readonly type: TypeReference | undefined;
  /** `favorevole se minore|maggiore` */
  readonly favourable: "smaller" | "greater" | undefined;
  readonly label: Label | undefined;
  readonly code: Text | undefined;
}

/**
 * `azione leggere_un_libro "…" / "…"  aggiunge prestito con tipo = libro; in_sede = no  quantità costo [fino a 50 gettoni]  fine`:
 * what a person can still do. It adds one item; the field `amount` is how much, in the steps of its unit, at most `most` an item;
 * the date of effect is the day on which it is done.
 */
export interface ActionDeclaration extends Node {
  readonly kind: "action";
  readonly name: Name;
  readonly label: Label | undefined;
  readonly entity: Name | undefined;
  readonly fields: readonly GivenField[];
  readonly amount: Name | undefined;
  readonly most: Expression | undefined;
}

export interface Grain {
  readonly item: Name | undefined;
  /** The span of `per ogni anno`, when the rule is about each calendar year of the cycle. */
  readonly year: Span | undefined;
}

/** A unit, `numero`, `sì/no`, `data`, `periodo`, `anno`, `requisito`, an enumeration, an entity, `lista di T`. */
export interface TypeReference extends Node {
  readonly kind: "type";
  readonly name: "number" | "boolean" | "date" | "period" | "year" | "requirement" | "verdict" | "text" | Name;
  readonly list: boolean;
}
