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
  | ThenVerdict
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
/** `dato ENTITÀ ETICHETTA [di ETICHETTA] con CAMPO = VALORE; CAMPO = VALORE` */
export interface GivenItem extends Node {
  readonly kind: "givenItem";
  readonly entity: Name;
  readonly name: Name;
  /** The label of the item that holds it; undefined when the subject does. */
  readonly holder: Name | undefined;
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
/** `allora RIFERIMENTO accolta` or `allora RIFERIMENTO rifiutata [perché «…»]` */
export interface ThenVerdict extends Node {
  readonly kind: "thenVerdict";
  readonly target: Target;
  readonly accepted: boolean;
  readonly reason: Text | undefined;
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

/**
 * `proprietà "…"`: what holds for every subject. Lines: `nella stagione 2010-2011`, `noto al D`, `alla data D`, and one or more of
 * `sempre ESPR` · `al crescere di CAMPO di ENTITÀ non diminuisce|non aumenta REGOLA` · `all'aggiunta di ENTITÀ non diminuisce|non aumenta REGOLA`.
 */
export interface PropertyClause extends Node {
  readonly kind: "property";
  readonly title: Text;
  readonly steps: readonly PropertyStep[];
}
export type PropertyStep = ExampleCycle | ExampleDate | Invariant | Monotone;
export interface Invariant extends Node {
  readonly kind: "invariant";
  readonly condition: Expression;
}
export interface Monotone extends Node {
  readonly kind: "monotone";
  /** The field that grows; undefined when a whole item is added. */
  readonly field: Name | undefined;
  /** The entity of the field or of the added item; undefined for a field of the subject. */
  readonly entity: Name | undefined;
  readonly direction: "notDecreasing" | "notIncreasing";
  readonly rule: Name;
}
