/** Nodes of an example: what is given and what is asserted. */
import type { Expression, NumberLiteral } from "./ast-expressions.ts";
import type { DateLiteral, Name, Node, Text } from "./ast-words.ts";

export interface ExampleClause extends Node {
  readonly kind: "example";
  readonly title: Text;
  readonly steps: readonly ExampleStep[];
}
export type ExampleStep =
  | ExampleCycle
  | ExampleDate
  | ExampleInterpretation
  | GivenValue
  | GivenItem
  | Then
  | ThenRequirement
  | Ignore;

/** `nella stagione 2010-2011` */
export interface ExampleCycle extends Node {
  readonly kind: "exampleCycle";
  readonly cycle: Name;
  readonly years: Text;
}
/** `noto al D` (knowledge) or `alla data D` (reference) */
export interface ExampleDate extends Node {
  readonly kind: "exampleDate";
  readonly axis: "known" | "reference";
  readonly on: DateLiteral;
}
/** `con interpretazione NOME = OPZIONE` */
export interface ExampleInterpretation extends Node {
  readonly kind: "exampleInterpretation";
  readonly name: Name;
  readonly option: Name;
}
/** `dato RIFERIMENTO = VALORE`: a field of the subject, or the value of a rule taken as given. */
export interface GivenValue extends Node {
  readonly kind: "givenValue";
  readonly target: Target;
  readonly value: Expression;
}
/** `dato ENTITÀ ETICHETTA con CAMPO = VALORE; CAMPO = VALORE` */
export interface GivenItem extends Node {
  readonly kind: "givenItem";
  readonly entity: Name;
  readonly name: Name;
  readonly fields: readonly GivenField[];
}
export interface GivenField extends Node {
  readonly kind: "givenField";
  readonly name: Name;
  readonly value: Expression;
}
/** `allora RIFERIMENTO = VALORE`; the value may be `dato mancante`. */
export interface Then extends Node {
  readonly kind: "then";
  readonly target: Target;
  readonly value: Expression;
}
/** `allora RIFERIMENTO [non] soddisfatto [mancano VALORE]` */
export interface ThenRequirement extends Node {
  readonly kind: "thenRequirement";
  readonly target: Target;
  readonly met: boolean;
  readonly missing: Expression | undefined;
}
/** `ignora A; B` */
export interface Ignore extends Node {
  readonly kind: "ignore";
  readonly names: readonly Name[];
}
/** `NOME [di ETICHETTA] [nell'anno N] [della stagione precedente]` */
export interface Target extends Node {
  readonly kind: "target";
  readonly name: Name;
  readonly item: Name | undefined;
  readonly year: NumberLiteral | undefined;
  /** The cycle's name when `del … precedente` was written. */
  readonly previous: Name | undefined;
}
