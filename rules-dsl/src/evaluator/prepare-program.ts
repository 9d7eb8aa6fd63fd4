/** Turns a program into functions ready to run, once: names become references, exact numbers and dates are read, bands are sorted. */
import type { Decision, Extension, Field, Program, Rule, RuleVersion } from "../ir/program.ts";
import { depthOf, expressionsOf, rulesRead } from "../ir/walk.ts";
import { firstDate, lastDate, parseDate } from "../values/civil-date.ts";
import type { Evaluable, Frame, PreparedInterpretation, Section, Selection } from "./frame.ts";
import { prepareBody } from "./prepare-body.ts";
import { prepareExpression } from "./prepare-expression.ts";
import { preparedInterpretations } from "./prepare-interpretations.ts";
import type { PreparedVocabulary } from "./prepare-vocabulary.ts";
import { preparedVocabulary } from "./prepare-vocabulary.ts";
import { newScope } from "./scope.ts";
import type { Item, Value } from "./value.ts";

export interface PreparedProgram {
  readonly program: Program;
  readonly vocabulary: PreparedVocabulary;
  readonly rules: readonly PreparedRule[];
  readonly ruleNamed: ReadonlyMap<string, PreparedRule>;
  readonly interpretations: ReadonlyMap<string, PreparedInterpretation>;
  /** Decisions of acts, by the place that tells their use apart. */
  readonly decisions: ReadonlyMap<number, { readonly name: string; readonly decision: Decision }>;
  /** Rules that some rule reads in the cycle before. */
  readonly readInPrevious: readonly PreparedRule[];
  /** Rules that, evaluated first and in order, keep every chain of rules short. */
  readonly milestones: readonly PreparedRule[];
  /** How many expressions then nest into one another at most, within one cycle. */
  readonly nesting: number;
  /** Filled as fields are prepared. */
  readonly absent: Map<Field, AbsentValue>;
}

/** What reading a field gives when the key of `holder` is absent. */
export type AbsentValue = (holder: Item, frame: Frame) => Value;

export interface PreparedRule {
  readonly rule: Rule;
  readonly place: number;
  readonly versions: readonly PreparedVersion[];
  /** Derogations from it, as declared. */
  readonly derogations: readonly PreparedRule[];
  /** Set when there is one version without condition and nothing can replace it: the choice, wherever it governs. */
  readonly simple: Selection | undefined;
}

export interface PreparedVersion {
  readonly version: RuleVersion;
  readonly rule: Rule;
  /** Dates as days since 1 January 1970. */
  readonly knownFrom: number;
  readonly from: number;
  readonly to: number;
  readonly adoptedOn: number;
  /** Versions, of this rule or another, that replace it. */
  readonly replacedBy: readonly PreparedVersion[];
  /** Later ends of effect, the latest first. */
  readonly extensions: readonly PreparedExtension[];
  /** Bound of the sum with other derogations. */
  readonly upTo: Evaluable | undefined;
  readonly when: Evaluable | undefined;
  readonly body: Evaluable | undefined;
  readonly slots: number;
}

export interface PreparedExtension {
  readonly extension: Extension;
  readonly to: number;
  readonly knownFrom: number;
}

const plain = new WeakMap<Program, PreparedProgram>();
const recording = new WeakMap<Program, PreparedProgram>();

/** With `trace`, every step tells the session's recorder what it does; values are the same. */
export function preparedProgram(program: Program, { trace }: { readonly trace: boolean }): PreparedProgram {
  const known = (trace ? recording : plain).get(program);
  if (known) return known;
  const made = prepare(program, trace);
  (trace ? recording : plain).set(program, made);
  return made;
}

type Building<T> = { -readonly [K in keyof T]: T[K] };

function prepare(program: Program, trace: boolean): PreparedProgram {
  const replacing = new Map<string, PreparedVersion[]>();
  const rules = program.rules.map((rule, place): PreparedRule => {
    const versions = rule.versions.map((version) => outline(version, rule, replacing));
    return { rule, place, versions, derogations: [], simple: undefined };
  });
  const interpretations = preparedInterpretations(program);
  const ruleNamed: ReadonlyMap<string, PreparedRule> = new Map(rules.map((each) => [each.rule.name, each]));
  for (const each of rules) {
    (each as Building<PreparedRule>).derogations = each.rule.derogations.flatMap((name) => ruleNamed.get(name) ?? []);
  }
  const reads = rules.map(({ rule }) => [...rule.versions.flatMap(rulesRead), ...rule.derogations.map(derogationRead)]);
  const prepared: PreparedProgram = {
    program,
    vocabulary: preparedVocabulary(program.vocabulary),
    rules,
    ruleNamed,
    interpretations,
    decisions: new Map(
      [...interpretations.values()].flatMap(({ interpretation, decisions }) =>
        decisions.map(({ place, decision }) => [place, { name: interpretation.name, decision }] as const),
      ),
    ),
    readInPrevious: namedBy(
      reads.flatMap((each) => each.filter(isOfEarlierCycle)),
      ruleNamed,
    ),
    ...milestonesOf(rules, reads, ruleNamed),
    absent: new Map(),
  };
  for (const each of rules) {
    for (const version of each.versions) complete(version, prepared, trace);
    (each as Building<PreparedRule>).simple = simpleSelection(each.versions);
  }
  return prepared;
}

function simpleSelection(versions: readonly PreparedVersion[]): Selection | undefined {
  const [version, another] = versions;
  if (!version || another || version.when || version.replacedBy.length > 0) return undefined;
  if (version.version.repeals || version.extensions.length > 0) return undefined;
  return { version, contenders: [], overridden: [] };
}

/** Everything but the functions, which need every rule to be known. */
function outline(version: RuleVersion, rule: Rule, replacing: Map<string, PreparedVersion[]>): PreparedVersion {
  const replacedBy = replacing.get(version.id) ?? [];
  replacing.set(version.id, replacedBy);
  const made: PreparedVersion = {
    version,
    rule,
    knownFrom: day(version.knownFrom, lastDate + 1),
    from: day(version.effect.from, lastDate + 1),
    to: version.effect.to === undefined ? lastDate : day(version.effect.to, firstDate - 1),
    adoptedOn: version.adoptedOn === undefined ? firstDate - 1 : day(version.adoptedOn, firstDate - 1),
    replacedBy,
    extensions: preparedExtensions(version),
    upTo: undefined,
    when: undefined,
    body: undefined,
    slots: 0,
  };
  for (const target of version.replaces) {
    const known = replacing.get(target) ?? [];
    known.push(made);
    replacing.set(target, known);
  }
  return made;
}

function preparedExtensions({ extensions }: RuleVersion): readonly PreparedExtension[] {
  const read = extensions.map((extension): PreparedExtension => {
    return { extension, to: day(extension.to, firstDate - 1), knownFrom: day(extension.knownFrom, lastDate + 1) };
  });
  return read.sort((a, b) => b.to - a.to);
}

function complete(building: Building<PreparedVersion>, prepared: PreparedProgram, trace: boolean): void {
  const { version, rule } = building;
  const scope = newScope(prepared, prepareExpression, { trace });
  for (const local of version.locals) scope.define(local.name, scope.prepare(local.value));
  const section = (kind: "when" | "body", evaluable: Evaluable) =>
    trace ? recorded(evaluable, { kind, version: version.id }) : evaluable;
  if (version.when) building.when = section("when", scope.prepare(version.when));
  if (version.cumulates?.upTo) building.upTo = scope.prepare(version.cumulates.upTo);
  if (version.body) building.body = section("body", prepareBody(version.body, rule, scope, version.id));
  building.slots = scope.size();
}

function recorded(evaluable: Evaluable, section: Section): Evaluable {
  return (frame) => {
    const { recorder } = frame.session;
    recorder?.beginSection();
    const value = evaluable(frame);
    recorder?.endSection(section, value);
    return value;
  };
}

function day(text: string, otherwise: number): number {
  return parseDate(text) ?? otherwise;
}

type RuleRead = ReturnType<typeof rulesRead>[number];

function derogationRead(rule: string): RuleRead {
  return { kind: "rule", rule, previous: false };
}

function isOfEarlierCycle({ previous, cycle }: RuleRead): boolean {
  return previous || cycle !== undefined;
}

function namedBy(reads: readonly RuleRead[], rules: ReadonlyMap<string, PreparedRule>): readonly PreparedRule[] {
  return [...new Set(reads.flatMap((read) => rules.get(read.rule) ?? []))];
}

/** How many expressions evaluation may nest into one another through chains of rules. */
const deepestChain = 600;

/**
 * Rules that, evaluated first and in order, keep the nesting of every later evaluation under the limit (plus the depth of one rule),
 * and the deepest nesting that is then left.
 */
function milestonesOf(
  rules: readonly PreparedRule[],
  reads: readonly (readonly RuleRead[])[],
  ruleNamed: ReadonlyMap<string, PreparedRule>,
): { readonly milestones: readonly PreparedRule[]; readonly nesting: number } {
  const nestings: number[] = [];
  let nesting = 0;
  const milestones = rules.filter(({ rule }, place) => {
    const below = (reads[place] ?? [])
      .filter((read) => !isOfEarlierCycle(read))
      .map((read) => nestings[ruleNamed.get(read.rule)?.place ?? place] ?? 0);
    const total = max(below) + max(rule.versions.map(nestingOf));
    nesting = Math.max(nesting, total);
    const isMilestone = total > deepestChain;
    nestings[place] = isMilestone ? 0 : total;
    return isMilestone;
  });
  return { milestones, nesting };
}

/** A local definition may read every one before it. */
function nestingOf(version: RuleVersion): number {
  const locals = version.locals.reduce((sum, { value }) => sum + depthOf(value), 0);
  return locals + max(expressionsOf({ ...version, locals: [] }).map(depthOf));
}

function max(numbers: readonly number[]): number {
  return numbers.reduce((greatest, each) => Math.max(greatest, each), 0);
}
