/** Evaluates while noting which versions govern and which of their branches are taken: what a set of examples has put to the test. */

import type { Known } from "../ir/has-unit.ts";
import type { Expression, Program, RuleVersion } from "../ir/program.ts";
import { expressionsOf, walk } from "../ir/walk.ts";
import { writtenExpression } from "../ir/written-expression.ts";
import { caseAt } from "./case-at.ts";
import { readFacts } from "./facts.ts";
import type { Recorder, Section } from "./frame.ts";
import type { CaseReference } from "./outcome.ts";
import { preparedProgram } from "./prepare-program.ts";
import type { EvaluationRequest } from "./read-request.ts";
import { readRequest } from "./read-request.ts";
import type { Case } from "./session.ts";
import { startSession } from "./start-session.ts";
import type { VerdictValue } from "./value.ts";

/** A way in which a version may be exercised. */
export interface Branch {
  /** Unique in the version: `governs`, `loses`, `condition-fails`, `if-2-then`, `band-0`, `gap-1`, `met`, `not-met`, `ground-0`, `accepted`. */
  readonly id: string;
  /** What decides it, in the rule language; empty for `governs` and `loses`. */
  readonly on: string;
}

/** Ids of branches by the id of their version. */
export type Exercised = ReadonlyMap<string, ReadonlySet<string>>;

/** Every branch of a version, in the order written; of one that cannot but lose, that it does. A repeal has none: it has no body to exercise. */
export function branchesOf(version: RuleVersion, program: Known["program"], isOutranked = false): readonly Branch[] {
  const { body, when, locals } = version;
  const known = { program, locals };
  const written = (expression: Expression) => writtenExpression(expression, known);
  if (!body) return [];
  const choices = choicesOf(version).flatMap(({ condition }, index) => {
    const on = written(condition);
    return [
      { id: `if-${index + 1}-then`, on },
      { id: `if-${index + 1}-otherwise`, on },
    ];
  });
  const bands =
    body.kind === "bands" ? body.bands.map((_, index) => ({ id: `band-${index}`, on: written(body.on) })) : [];
  const gaps = body.kind === "bands" ? body.gaps.map((_, index) => ({ id: `gap-${index}`, on: written(body.on) })) : [];
  const ends = body.kind === "requirement" ? ["met", "not-met"].map((id) => ({ id, on: written(body.counted) })) : [];
  const grounds = body.kind === "verdict" ? groundsOf(body.grounds, written) : [];
  return [
    { id: isOutranked ? "loses" : "governs", on: "" },
    ...(when ? [{ id: "condition-fails", on: written(when) }] : []),
    ...choices,
    ...bands,
    ...gaps,
    ...ends,
    ...grounds,
  ];
}

function groundsOf(
  grounds: readonly { readonly condition: Expression }[],
  written: (expression: Expression) => string,
): readonly Branch[] {
  const refusals = grounds.map(({ condition }, index) => ({ id: `ground-${index}`, on: written(condition) }));
  return [...refusals, { id: "accepted", on: "" }];
}

/** Evaluates the targets and gives what that exercised; empty for a request that makes no sense. */
export function exercise(
  program: Program,
  facts: unknown,
  request: EvaluationRequest,
  targets: readonly (CaseReference & { readonly rule: string })[],
): Exercised {
  const prepared = preparedProgram(program, { trace: true });
  const read = readRequest(prepared, request);
  if ("length" in read) return new Map();
  const recorder = newExerciseRecorder(program);
  const session = startSession({
    prepared,
    facts: readFacts(prepared.vocabulary, facts, read),
    read,
    request,
    recorder,
  });
  for (const target of targets) {
    const asked = caseAt(session, read.cycle, target.rule, target);
    if (!("kind" in asked)) session.resultOf(asked);
  }
  return recorder.exercised;
}

/** A recorder that keeps branches instead of a trace; the branch not taken is not looked at. */
function newExerciseRecorder(program: Program): Recorder & { readonly exercised: Exercised } {
  const exercised = new Map<string, Set<string>>();
  const places = placesOfChoices(program);
  const steps: Expression[] = [];
  const cases: { readonly asked: Case; band: string | undefined; readonly depth: number }[] = [];
  const mark = (version: string, branch: string) => {
    const known = exercised.get(version) ?? new Set<string>();
    exercised.set(version, known.add(branch));
  };
  return {
    exercised,
    beginRule(asked) {
      cases.push({ asked, band: undefined, depth: steps.length });
    },
    endRule({ value, selection }) {
      cases.pop();
      for (const { version: lost, because } of selection?.overridden ?? []) {
        if (because === "lower-rank" || because === "replaced") mark(lost.version.id, "loses");
      }
      const version = selection?.version?.version;
      if (!version) return;
      mark(version.id, "governs");
      if (value.kind === "requirement") mark(version.id, value.met ? "met" : "not-met");
      if (value.kind === "verdict") for (const branch of branchesOfVerdict(version, value)) mark(version.id, branch);
    },
    endSection(section: Section, value) {
      const at = cases.at(-1);
      if (section.kind === "when" && value.kind === "boolean" && !value.value) mark(section.version, "condition-fails");
      if (section.kind !== "body" || !at) return;
      if (at.band !== undefined) mark(section.version, at.band);
      at.band = undefined;
    },
    enter(expression) {
      steps.push(expression);
    },
    leave() {
      steps.pop();
    },
    note(detail) {
      const at = cases.at(-1);
      const step = steps.at(-1);
      const place = step && places.get(step);
      if ("taken" in detail && place) mark(place.version, `if-${place.number}-${detail.taken}`);
      if (!at || at.depth !== steps.length) return;
      if ("band" in detail) at.band ??= `band-${detail.band}`;
      else if ("interpretation" in detail) at.band = gapOf(program, at.asked, detail.interpretation.name);
    },
    derogated: nothing,
    readRule: nothing,
    beginSection: nothing,
    alternative: nothing,
    beginMember: nothing,
    endMember: nothing,
  };
}

function branchesOfVerdict({ body }: RuleVersion, { accepted, reasons }: VerdictValue): readonly string[] {
  if (accepted) return ["accepted"];
  const grounds = body?.kind === "verdict" ? body.grounds : [];
  return grounds.flatMap(({ reason }, place) => (reasons.includes(reason) ? [`ground-${place}`] : []));
}

const nothing = (): void => undefined;

type Choice = Extract<Expression, { readonly kind: "if" }>;

function choicesOf(version: RuleVersion): readonly Choice[] {
  return expressionsOf(version).flatMap((root) => [...walk(root)].filter((each) => each.kind === "if"));
}

function placesOfChoices(
  program: Program,
): ReadonlyMap<Expression, { readonly version: string; readonly number: number }> {
  const places = new Map<Expression, { version: string; number: number }>();
  for (const rule of program.rules) {
    for (const version of rule.versions) {
      for (const [index, choice] of choicesOf(version).entries()) {
        places.set(choice, { version: version.id, number: index + 1 });
      }
    }
  }
  return places;
}

/** A gap is known by the interpretation that it follows. */
function gapOf(program: Program, { rule }: Case, interpretation: string): string | undefined {
  for (const { body } of program.rules[rule.place]?.versions ?? []) {
    if (body?.kind !== "bands") continue;
    const index = body.gaps.findIndex((gap) => gap.interpretation === interpretation);
    if (index >= 0) return `gap-${index}`;
  }
  return undefined;
}
