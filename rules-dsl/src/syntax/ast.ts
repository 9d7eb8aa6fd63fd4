/**
 * The syntax tree of a rule file: readonly nodes, each with a span, no symbol, no type.
 * A file holds either one vocabulary or one act. Holes left by recovery are simply absent (undefined or missing from a list).
 */
import type { Act } from "./ast-acts.ts";
import type { Vocabulary } from "./ast-vocabulary.ts";
import type { Node } from "./ast-words.ts";

export type {
  AcceptedMutantClause,
  Act,
  ActDate,
  AmendmentClause,
  Band,
  BandBound,
  BandGap,
  BandsBody,
  CitationReference,
  Clause,
  Cumulation,
  DecisionClause,
  Division,
  Effect,
  EffectClause,
  ExpressionBody,
  InterpretationClause,
  InterpretationOption,
  LocalDefinition,
  NotExpressibleClause,
  NotNormativeClause,
  Paragraph,
  RefusalGround,
  RequirementBody,
  RestatesClause,
  RuleBody,
  RuleClause,
  SourceReference,
  SummaryClause,
  TextClause,
  VerdictBody,
} from "./ast-acts.ts";
export type {
  ExampleClause,
  ExampleCycle,
  ExampleDate,
  ExampleInterpretation,
  ExampleStep,
  GivenField,
  GivenItem,
  GivenValue,
  Ignore,
  Invariant,
  Monotone,
  PropertyClause,
  PropertyStep,
  Target,
  Then,
  ThenRequirement,
  ThenVerdict,
} from "./ast-examples.ts";
export type {
  Aggregate,
  Allocation,
  Binary,
  BinaryOperator,
  Binder,
  BooleanLiteral,
  Call,
  Conditional,
  CycleBinder,
  Deadline,
  Expression,
  GroupBinder,
  InYear,
  IsMissing,
  ListBinder,
  Membership,
  Missing,
  MostFavourable,
  NameExpression,
  NumberLiteral,
  Of,
  OptionBinder,
  Pick,
  Previous,
  Proportion,
  Rounding,
  TextLiteral,
  This,
  Unary,
  YearBinder,
  YearsLiteral,
} from "./ast-expressions.ts";
export type {
  ActionDeclaration,
  AuthorityDeclaration,
  CycleDeclaration,
  EntityDeclaration,
  EnumerationDeclaration,
  EnumerationOption,
  FieldDeclaration,
  Grain,
  TermDeclaration,
  TypeReference,
  UnitDeclaration,
  Vocabulary,
  VocabularyDeclaration,
} from "./ast-vocabulary.ts";
export type { DateLiteral, Label, Name, Node, Text } from "./ast-words.ts";

export interface File extends Node {
  readonly kind: "file";
  readonly name: string;
  /** The whole text, for line numbers. */
  readonly source: string;
  readonly vocabulary?: Vocabulary;
  readonly act?: Act;
}
