/** Nodes of expressions. */
import type { DateLiteral, Name, Node, Text } from "./ast-words.ts";

export type Expression =
  | NumberLiteral
  | BooleanLiteral
  | DateLiteral
  | TextLiteral
  | YearsLiteral
  | Missing
  | NameExpression
  | This
  | Of
  | Previous
  | InYear
  | Call
  | Unary
  | Binary
  | Membership
  | IsMissing
  | Conditional
  | Rounding
  | Aggregate
  | Pick
  | Allocation
  | MostFavourable
  | Proportion
  | Deadline;

/**
 * `120,5` · `40%` · `1/3` · `150 gettoni`. `value` is exact: an integer, a finite decimal with a point, or a fraction
 * (`"120.5"`, `"2/5"`, `"1/3"`); `written` says which form to print.
 */
export interface NumberLiteral extends Node {
  readonly kind: "number";
  readonly value: string;
  readonly written: "number" | "percent" | "fraction";
  readonly unit: Name | undefined;
}
export interface BooleanLiteral extends Node {
  readonly kind: "boolean";
  readonly value: boolean;
}
export interface TextLiteral extends Node {
  readonly kind: "textLiteral";
  readonly text: Text;
}
/** `2017-2019`: one block of a cycle, named by its first and last year. */
export interface YearsLiteral extends Node {
  readonly kind: "years";
  readonly years: Text;
}
/** `dato mancante [«perché»]`: undetermined, and says why. */
export interface Missing extends Node {
  readonly kind: "missing";
  readonly reason: Text | undefined;
}
/** A bare name: a local, an alias, a field of the item at hand, a rule, a field of the subject, an option, `anno`, the cycle. */
export interface NameExpression extends Node {
  readonly kind: "name";
  readonly name: Name;
}
/** `questo` / `questa`: the item the rule is about. */
export interface This extends Node {
  readonly kind: "this";
}
/** `CAMPO di ESPR`, `REGOLA di ESPR`; with a number on the left (`40% di X`) it is a product, see `Binary`. */
export interface Of extends Node {
  readonly kind: "of";
  readonly name: Name;
  readonly of: Expression;
}
/** `REGOLA della stagione precedente` */
export interface Previous extends Node {
  readonly kind: "previous";
  readonly name: Name;
  readonly cycle: Name;
}
/** `REGOLA nell'anno ESPR` */
export interface InYear extends Node {
  readonly kind: "inYear";
  readonly of: Expression;
  readonly year: Expression;
}
/** `funzione(a; b)` */
export interface Call extends Node {
  readonly kind: "call";
  readonly name: Name;
  readonly args: readonly Expression[];
}
export interface Unary extends Node {
  readonly kind: "unary";
  readonly operator: "not" | "negate";
  readonly operand: Expression;
}
/** `atMost` is `A al massimo B` (the smaller), `atLeast` is `A al minimo B` (the larger), `times` also writes `40% di B`. */
export type BinaryOperator =
  | "or"
  | "and"
  | "equal"
  | "notEqual"
  | "less"
  | "lessOrEqual"
  | "greater"
  | "greaterOrEqual"
  | "atMost"
  | "atLeast"
  | "plus"
  | "minus"
  | "times"
  | "dividedBy";
export interface Binary extends Node {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
  /** True when a product was written `40% di X`. */
  readonly share: boolean;
}
/** `ESPR in (a; b; c)`, or `DATA in PERIODO` when the right side is one expression without parentheses. */
export interface Membership extends Node {
  readonly kind: "membership";
  readonly value: Expression;
  readonly options: readonly Expression[] | undefined;
  readonly within: Expression | undefined;
}
/** `manca ESPR` */
export interface IsMissing extends Node {
  readonly kind: "isMissing";
  readonly operand: Expression;
}
/** `se C allora A altrimenti B` */
export interface Conditional extends Node {
  readonly kind: "conditional";
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}
/** `ESPR arrotondato per difetto|per eccesso|commerciale a ESPR` */
export interface Rounding extends Node {
  readonly kind: "rounding";
  readonly operand: Expression;
  readonly mode: "down" | "up" | "half-up";
  readonly to: Expression;
}
/**
 * `somma di E per ogni p in L [con C]` · `numero di p in L [con C]` · `massimo|minimo di E per ogni p in L [con C]` ·
 * `elenco di E per ogni p in L [con C]` · `esiste p in L con C` · `ogni p in L [con C] rispetta E`.
 * `value` is the E of these forms, `where` the C.
 */
export interface Aggregate extends Node {
  readonly kind: "aggregate";
  readonly operation: "sum" | "count" | "greatest" | "smallest" | "list" | "some" | "every";
  readonly binder: Binder;
  readonly where: Expression | undefined;
  readonly value: Expression | undefined;
}
/** `primo|ultimo p in L [con C] secondo E`: the item with the smallest or largest E (ties: the first as recorded). */
export interface Pick extends Node {
  readonly kind: "pick";
  readonly end: "first" | "last";
  readonly binder: Binder;
  readonly where: Expression | undefined;
  readonly by: Expression;
}
/**
 * `ripartisci POOL su NEED per ogni p in L [con C] [secondo K] dal più recente|dal meno recente [a favore di E]`: the pool satisfies the
 * needs one after the other until it is used up. The value is what goes to E; without E, to the item or year the rule is about when it
 * is one of those, else to all together.
 */
export interface Allocation extends Node {
  readonly kind: "allocation";
  readonly pool: Expression;
  readonly need: Expression;
  readonly binder: Binder;
  readonly where: Expression | undefined;
  /** Undefined for years and cycles, which have an order of their own. */
  readonly by: Expression | undefined;
  readonly order: "latestFirst" | "earliestFirst";
  readonly share: Expression | undefined;
}
/** `il|la più favorevole tra (A; B)`: by the direction of the term that the rule defines. */
export interface MostFavourable extends Node {
  readonly kind: "mostFavourable";
  readonly options: readonly Expression[];
}
/** `X in proporzione a A su B`: X * A / B. */
export interface Proportion extends Node {
  readonly kind: "proportion";
  readonly whole: Expression;
  readonly part: Expression;
  readonly total: Expression;
}
/** `DATA entro 90 giorni da DATA` or `DATA entro il DATA`: not after, the last day included. */
export interface Deadline extends Node {
  readonly kind: "deadline";
  readonly date: Expression;
  readonly limit: Expression;
  /** Undefined when the limit is itself a date. */
  readonly from: Expression | undefined;
}
/**
 * `p in LISTA`, `p in elenco NOME` (each option), `anno` (each calendar year of the cycle, no alias), `CICLO precedente s` (each earlier
 * cycle), or `gruppo g di p in LISTA secondo K` (each group of the items with one K, in the order in which they first occur).
 */
export type Binder = ListBinder | OptionBinder | YearBinder | CycleBinder | GroupBinder;
export interface CycleBinder extends Node {
  readonly kind: "cycleBinder";
  readonly cycle: Name;
  readonly name: Name;
}
export interface GroupBinder extends Node {
  readonly kind: "groupBinder";
  readonly name: Name;
  readonly member: Name;
  readonly list: Expression;
  readonly by: Expression;
}
export interface ListBinder extends Node {
  readonly kind: "listBinder";
  readonly name: Name;
  readonly list: Expression;
}
export interface OptionBinder extends Node {
  readonly kind: "optionBinder";
  readonly name: Name;
  readonly enumeration: Name;
}
export interface YearBinder extends Node {
  readonly kind: "yearBinder";
}
