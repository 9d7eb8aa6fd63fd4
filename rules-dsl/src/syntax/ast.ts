/**
 * The syntax tree of a rule file: readonly nodes, each with a span, no symbol, no type.
 * A file holds either one vocabulary or one act. Holes left by recovery are simply absent (undefined or missing from a list).
 */
import type { Span } from "../source/source.ts";

export interface Node {
  readonly span: Span;
}

/** An identifier as written; it matches others accent- and case-insensitively (`nameKey`). */
export interface Name extends Node {
  readonly text: string;
}

/** A quoted or «guillemet» text, without its delimiters. */
export interface Text extends Node {
  readonly value: string;
}

/** `"in italiano" / "in English"`; the second may be missing. */
export interface Label extends Node {
  readonly it: Text;
  readonly en?: Text;
}

/** A calendar date written dd/mm/yyyy, kept as ISO `yyyy-mm-dd` even when it does not exist (the checker says so). */
export interface DateLiteral extends Node {
  readonly kind: "date";
  readonly iso: string;
}

export interface File extends Node {
  readonly kind: "file";
  readonly name: string;
  /** The whole text, for line numbers. */
  readonly source: string;
  readonly vocabulary?: Vocabulary;
  readonly act?: Act;
}

// ---------------------------------------------------------------------------------------------- vocabulary

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
  | TermDeclaration;

/** `unità crediti singolare credito passo 0,1 "…" / "…"`. The step is the smallest amount in which facts move. */
export interface UnitDeclaration extends Node {
  readonly kind: "unit";
  readonly name: Name;
  readonly singular: Name | undefined;
  readonly step: NumberLiteral | undefined;
  readonly label: Label | undefined;
}

/** `ciclo triennio di 3 anni dal 2014 "…" / "…"`: consecutive blocks of calendar years. */
export interface CycleDeclaration extends Node {
  readonly kind: "cycle";
  readonly name: Name;
  readonly years: NumberLiteral | undefined;
  readonly from: NumberLiteral | undefined;
  readonly label: Label | undefined;
}

/** `autorità CNFC "…" / "…"`; declared from the highest rank to the lowest. */
export interface AuthorityDeclaration extends Node {
  readonly kind: "authority";
  readonly name: Name;
  readonly label: Label | undefined;
}

/** `elenco ruolo "…" / "…"  voce discente "…" / "…" codice "learner"  …  fine` */
export interface EnumerationDeclaration extends Node {
  readonly kind: "enumeration";
  readonly name: Name;
  readonly label: Label | undefined;
  readonly options: readonly EnumerationOption[];
}

export interface EnumerationOption extends Node {
  readonly kind: "option";
  readonly name: Name;
  readonly label: Label | undefined;
  readonly code: Text | undefined;
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

/** `termine NOME [per ogni ENTITÀ] [per ogni anno] : TIPO "…" / "…" codice "obligation.standard"`: what acts define. */
export interface TermDeclaration extends Node {
  readonly kind: "term";
  readonly name: Name;
  readonly grain: Grain;
  readonly type: TypeReference | undefined;
  readonly label: Label | undefined;
  readonly code: Text | undefined;
}

export interface Grain {
  readonly item: Name | undefined;
  /** The span of `per ogni anno`, when the rule is about each calendar year of the cycle. */
  readonly year: Span | undefined;
}

/** `crediti`, `numero`, `sì/no`, `data`, `periodo`, `anno`, `requisito`, an enumeration, an entity, `lista di T`. */
export interface TypeReference extends Node {
  readonly kind: "type";
  readonly name: "number" | "boolean" | "date" | "period" | "year" | "requirement" | "text" | Name;
  readonly list: boolean;
}

// ---------------------------------------------------------------------------------------------- acts

export interface Act extends Node {
  readonly kind: "act";
  /** The word of the law for this kind of act, as written: delibera, decisione, manuale, legge … */
  readonly actKind: Name;
  readonly name: Name;
  readonly title: Text | undefined;
  readonly authority: Name | undefined;
  /** `adottata il D` / `adottata in data non nota`; undefined when the clause is missing. */
  readonly adopted: ActDate | undefined;
  readonly published: ActDate | undefined;
  readonly effect: Effect | undefined;
  readonly source: SourceReference | undefined;
  readonly divisions: readonly Division[];
}

export interface ActDate extends Node {
  readonly kind: "actDate";
  /** Undefined when written `in data non nota`. */
  readonly on: DateLiteral | undefined;
}

/** `con effetto dal D [al D]` */
export interface Effect extends Node {
  readonly kind: "effect";
  readonly from: DateLiteral;
  readonly to: DateLiteral | undefined;
}

/** `fonte «…» [attendibilità alta|media|bassa]` */
export interface SourceReference extends Node {
  readonly kind: "source";
  readonly reference: Text;
  readonly confidence: "high" | "medium" | "low" | undefined;
}

/** `articolo 1 "…"` or `paragrafo 8 "…"`, closed by `fine`. */
export interface Division extends Node {
  readonly kind: "division";
  readonly word: "article" | "section";
  /** As written: `3`, `16-bis`. */
  readonly number: Text;
  readonly heading: Text | undefined;
  readonly paragraphs: readonly Paragraph[];
}

/** A `comma`, closed by `fine`: its text and what implements it, in the order written. */
export interface Paragraph extends Node {
  readonly kind: "paragraph";
  readonly number: Text;
  readonly clauses: readonly Clause[];
}

export type Clause =
  | TextClause
  | SummaryClause
  | NotNormativeClause
  | NotExpressibleClause
  | RestatesClause
  | EffectClause
  | AmendmentClause
  | InterpretationClause
  | RuleClause
  | ExampleClause;

/** `testo «…»`: verbatim. */
export interface TextClause extends Node {
  readonly kind: "text";
  readonly text: Text;
}
/** `riassunto «…» fonte «…» attendibilità alta`: somebody's account of a text that is not held. */
export interface SummaryClause extends Node {
  readonly kind: "summary";
  readonly text: Text;
  readonly source: SourceReference | undefined;
}
/** `non normativo [: «motivo»]` */
export interface NotNormativeClause extends Node {
  readonly kind: "notNormative";
  readonly reason: Text | undefined;
}
/** `non esprimibile : «motivo»` */
export interface NotExpressibleClause extends Node {
  readonly kind: "notExpressible";
  readonly reason: Text | undefined;
}
/** `ripete articolo 3 comma 2 [di ATTO]` */
export interface RestatesClause extends Node {
  readonly kind: "restates";
  readonly target: CitationReference;
}
/** `con effetto dal … [al …]` inside a comma: the effect of the rules of this comma. */
export interface EffectClause extends Node {
  readonly kind: "effectClause";
  readonly effect: Effect;
}
/** `sostituisce` or `abroga` `articolo N comma M di ATTO [limitatamente a A; B] [motivo «…»]` */
export interface AmendmentClause extends Node {
  readonly kind: "amendment";
  readonly amendment: "replaces" | "repeals";
  readonly target: CitationReference;
  readonly only: readonly Name[];
  readonly reason: Text | undefined;
}
export interface CitationReference extends Node {
  readonly kind: "citation";
  readonly word: "article" | "section";
  readonly division: Text;
  readonly paragraph: Text | undefined;
  /** Undefined: the act itself. */
  readonly act: Name | undefined;
}

/** `interpretazione NOME "domanda" [sigla "A-…"]  opzione …  scelta OPZIONE  motivo «…»  [decisa da «…» [il D]]` */
export interface InterpretationClause extends Node {
  readonly kind: "interpretation";
  readonly name: Name;
  readonly question: Label | undefined;
  readonly tag: Text | undefined;
  readonly options: readonly InterpretationOption[];
  readonly chosen: Name | undefined;
  readonly reason: Text | undefined;
  readonly decidedBy: Text | undefined;
  readonly decidedOn: DateLiteral | undefined;
}
export interface InterpretationOption extends Node {
  readonly kind: "interpretationOption";
  readonly name: Name;
  readonly label: Label | undefined;
  readonly tag: Text | undefined;
}

/**
 * `parametro NOME [: TIPO] = ESPR`, `regola NOME [per ogni …] [: TIPO] …` or `requisito NOME …`.
 * A parameter is a rule with no grain and no conditions.
 */
export interface RuleClause extends Node {
  readonly kind: "rule";
  readonly word: "parameter" | "rule" | "requirement";
  readonly name: Name;
  readonly grain: Grain;
  readonly type: TypeReference | undefined;
  readonly label: Label | undefined;
  readonly effect: Effect | undefined;
  /** `quando ESPR`: the version holds only for those cases (special over general). */
  readonly when: Expression | undefined;
  /** `sia NOME = ESPR`, in order; each sees those before it. */
  readonly locals: readonly LocalDefinition[];
  readonly body: RuleBody | undefined;
}
export interface LocalDefinition extends Node {
  readonly kind: "local";
  readonly name: Name;
  readonly value: Expression;
}
export type RuleBody = ExpressionBody | BandsBody | RequirementBody;
export interface ExpressionBody extends Node {
  readonly kind: "expressionBody";
  readonly expression: Expression;
}
/** `scaglioni su ESPR` and its bands, gaps and open end. */
export interface BandsBody extends Node {
  readonly kind: "bands";
  readonly on: Expression;
  readonly bands: readonly Band[];
  readonly gaps: readonly BandGap[];
}
/**
 * `da X a Y : V` (both closed) · `sotto X : V` (open) · `fino a X : V` (closed) · `oltre X : V` (open) ·
 * `almeno X : V` (closed) · `oltre X fino a Y : V` (open, closed).
 */
export interface Band extends Node {
  readonly kind: "band";
  readonly from: BandBound | undefined;
  readonly to: BandBound | undefined;
  readonly value: Expression;
}
export interface BandBound extends Node {
  readonly value: Expression;
  readonly inclusive: boolean;
}
/**
 * `lacuna tra X e Y interpretata come scaglione inferiore|superiore` or `… come nessuno scaglione`, or, for the open end,
 * `oltre X interpretato come scaglione superiore|…`; `[denominata NOME] [sigla "…"] motivo «…»`.
 */
export interface BandGap extends Node {
  readonly kind: "gap";
  readonly after: Expression;
  /** Undefined for the open end. */
  readonly before: Expression | undefined;
  readonly chosen: "lower" | "upper" | "none";
  readonly name: Name | undefined;
  readonly tag: Text | undefined;
  readonly reason: Text | undefined;
}
/** `conta ESPR` then `almeno ESPR` or `al massimo ESPR`, then `[mancano «crediti da discente»]`. */
export interface RequirementBody extends Node {
  readonly kind: "requirementBody";
  readonly counted: Expression;
  readonly bound: "atLeast" | "atMost";
  readonly required: Expression;
  readonly missing: Text | undefined;
}

// ---------------------------------------------------------------------------------------------- examples

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

/** `nel triennio 2017-2019` */
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
/** `NOME [di ETICHETTA] [nell'anno N] [del triennio precedente]` */
export interface Target extends Node {
  readonly kind: "target";
  readonly name: Name;
  readonly item: Name | undefined;
  readonly year: NumberLiteral | undefined;
  /** The cycle's name when `del … precedente` was written. */
  readonly previous: Name | undefined;
}

// ---------------------------------------------------------------------------------------------- expressions

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
  | Pick;

/**
 * `120,5` · `40%` · `1/3` · `150 crediti`. `value` is exact: an integer, a finite decimal with a point, or a fraction
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
/** `REGOLA del triennio precedente` */
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
/** `p in LISTA`, `p in elenco NOME` (each option), or `anno` (each calendar year of the cycle, no alias). */
export type Binder = ListBinder | OptionBinder | YearBinder;
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
