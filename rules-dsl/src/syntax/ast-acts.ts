/** Nodes of an act: its head, divisions and commi, and the clauses a comma holds. */
import type { ExampleClause, PropertyClause } from "./ast-examples.ts";
import type { Expression } from "./ast-expressions.ts";
import type { Grain, TypeReference } from "./ast-vocabulary.ts";
import type { DateLiteral, Label, Name, Node, Text } from "./ast-words.ts";

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
  | DecisionClause
  | InterpretationClause
  | RuleClause
  | ExampleClause
  | PropertyClause
  | AcceptedMutantClause;

/** `testo «…» [impronta «…»]`: verbatim; the fingerprint pins the text, so that a change of it is noticed. */
export interface TextClause extends Node {
  readonly kind: "text";
  readonly text: Text;
  readonly fingerprint: Text | undefined;
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
/**
 * `sostituisce`, `abroga`, `interpreta` or `proroga` `articolo N comma M di ATTO [limitatamente a A; B] [fino al D] [motivo «…»]`.
 * `interprets` is a replacement whose definitions, when they state no effect of their own, take the effect of what they interpret
 * (authentic interpretation is retroactive). `extends` alone has `until`, the new last day of effect.
 */
export interface AmendmentClause extends Node {
  readonly kind: "amendment";
  readonly amendment: "replaces" | "repeals" | "interprets" | "extends";
  readonly target: CitationReference;
  readonly only: readonly Name[];
  readonly until: DateLiteral | undefined;
  readonly reason: Text | undefined;
}
/** `interpreta NOME come OPZIONE [motivo «…»]`: an act decides a doubt left by another; its effect, if stated, bounds the decision. */
export interface DecisionClause extends Node {
  readonly kind: "decision";
  readonly interpretation: Name;
  readonly option: Name;
  readonly reason: Text | undefined;
}
/** `mutante ammesso «identificativo» motivo «…»`: a surviving mutant of the rules of this comma, and why no example can tell it apart. */
export interface AcceptedMutantClause extends Node {
  readonly kind: "acceptedMutant";
  readonly mutant: Text;
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
  /** `in deroga a REGOLA`: the rule (or derogation) that this one departs from; `name` is then the label of the derogation. */
  readonly derogates: Name | undefined;
  /** `favorevole se minore|maggiore`: which of two values the law calls more favourable. */
  readonly favourable: "smaller" | "greater" | undefined;
  readonly effect: Effect | undefined;
  /** `fatto salvo A; B`: derogations that prevail over this one when both apply. */
  readonly saves: readonly Name[];
  /** `cumulabile con A; B [fino a ESPR]`: applies together with those, values added, up to the bound. */
  readonly cumulates: Cumulation | undefined;
  /** `prevale se più favorevole`: between it and versions of the same rank, the more favourable value. */
  readonly prevailsIfMoreFavourable: boolean;
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
export interface Cumulation extends Node {
  readonly kind: "cumulation";
  readonly with: readonly Name[];
  readonly upTo: Expression | undefined;
}
export type RuleBody = ExpressionBody | BandsBody | RequirementBody | VerdictBody;
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
/** `conta ESPR` then `almeno ESPR` or `al massimo ESPR`, then `[entro ESPR]` (a date) and `[mancano «gettoni»]`. */
export interface RequirementBody extends Node {
  readonly kind: "requirementBody";
  readonly counted: Expression;
  readonly bound: "atLeast" | "atMost";
  readonly required: Expression;
  readonly deadline: Expression | undefined;
  readonly missing: Text | undefined;
}
/** `rifiuta quando ESPR perché «…» [/ «…»]`, one or more, then `altrimenti accoglie`. Every ground that holds is a reason of the refusal. */
export interface VerdictBody extends Node {
  readonly kind: "verdict";
  readonly grounds: readonly RefusalGround[];
}
export interface RefusalGround extends Node {
  readonly kind: "ground";
  readonly condition: Expression;
  readonly reason: Text;
  readonly english: Text | undefined;
}
