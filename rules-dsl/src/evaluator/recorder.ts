/** Listens to an evaluation and builds a node of its trace. It only listens: with or without it, values are the same. */
import type { Expression, Range } from "../ir/program.ts";
import type { Derogated, Overridden, Recorder, Result } from "./frame.ts";
import { plainValue } from "./plain-value.ts";
import type { Case } from "./session.ts";
import type { BodyTrace, DerogationTrace, MemberStep, OverriddenVersion, Step, TraceNode } from "./trace.ts";
import type { Value } from "./value.ts";

/** Listens to one rule evaluated for one case; what that reads is told by nodes of their own. */
export interface NodeRecorder extends Recorder {
  described(result: Pick<Result, "value" | "selection">): Described;
}

export interface Described {
  readonly node: TraceNode;
  /** Cases that the steps read, and derogations that were looked at. */
  readonly below: readonly Case[];
}

type Building<T> = { -readonly [K in keyof T]: T[K] };

interface NodeInMaking {
  readonly asked: Case;
  readonly conditions: { version: string; step: Step }[];
  readonly locals: { name: string; step: Step }[];
  readonly bodies: Building<BodyTrace>[];
  /** What was noted outside any step: the band of the body at hand. */
  noted: Pick<BodyTrace, "band" | "interpretation">;
  /** Steps that have begun and not ended, the innermost last. */
  readonly steps: StepInMaking[];
  /** Where finished steps go: operands, members, sections; the innermost last. */
  readonly sinks: Step[][];
  readonly members: Value[];
  /** What the steps read. */
  readonly reads: Case[];
  derogation: Derogated | undefined;
}

interface StepInMaking {
  readonly expression: Expression;
  readonly operands: Step[];
  readonly details: Partial<Building<Step>>;
  readonly members: MemberStep[];
}

export function newRecorder(asked: Case): NodeRecorder {
  const at: NodeInMaking = {
    asked,
    noted: {},
    conditions: [],
    locals: [],
    bodies: [],
    steps: [],
    sinks: [],
    members: [],
    reads: [],
    derogation: undefined,
  };
  const step = () => at.steps.at(-1);
  return {
    described: (result) => ({ node: finishedNode(at, result), below: [...at.reads, ...derogationsOf(at)] }),
    beginRule: nothing,
    endRule: nothing,
    derogated(derogation) {
      at.derogation = derogation;
    },
    readRule(read) {
      const reading = step();
      if (!reading) return;
      reading.details.node = nodeId(read);
      at.reads.push(read);
    },
    beginSection() {
      at.sinks.push([]);
    },
    endSection(section) {
      const steps = at.sinks.pop() ?? [];
      const [first] = steps;
      if (!first) return;
      if (section.kind === "when") at.conditions.push({ version: section.version, step: first });
      else if (section.kind === "local") at.locals.push({ name: section.name, step: first });
      else {
        at.bodies.push({ version: section.version, steps, ...at.noted });
        at.noted = {};
      }
    },
    enter(expression) {
      const operands: Step[] = [];
      at.steps.push({ expression, operands, details: {}, members: [] });
      at.sinks.push(operands);
    },
    leave(value) {
      at.sinks.pop();
      const finished = at.steps.pop();
      if (finished) at.sinks.at(-1)?.push(finishedStep(finished, value));
    },
    alternative(evaluate) {
      const found: Step[] = [];
      at.sinks.push(found);
      evaluate();
      at.sinks.pop();
      const choosing = step();
      if (choosing && found[0]) choosing.details.alternative = found[0];
    },
    beginMember(member) {
      at.members.push(member);
      at.sinks.push([]);
    },
    endMember(belongs) {
      const found = at.sinks.pop() ?? [];
      const member = at.members.pop();
      const over = step();
      if (over && member) over.members.push(finishedMember(over.expression, { member, belongs, found }));
    },
    note(detail) {
      const noting = step();
      if (noting && !("band" in detail)) Object.assign(noting.details, detail);
      else Object.assign(at.noted, detail);
    },
  };
}

const nothing = (): void => undefined;

/** Two reads of one rule for one case have one id. */
export function nodeId({ rule, cycle, item, year, underogated }: Case): string {
  const at = [
    ...(year === undefined ? [] : [year]),
    ...(item ? [item.path] : []),
    ...(underogated ? ["underogated"] : []),
  ];
  return [rule.rule.name, cycle.name, ...at].join(" ");
}

export function overriddenVersion({ version, because, by }: Overridden): OverriddenVersion {
  const { id, citation } = version.version;
  return { versionId: id, citation, because, ...(by ? { by: by.version.id } : {}) };
}

function derogationsOf({ derogation }: NodeInMaking): readonly Case[] {
  return derogation ? [derogation.ordinary, ...derogation.looked.map(({ asked }) => asked)] : [];
}

function finishedNode(made: NodeInMaking, { value, selection }: Pick<Result, "value" | "selection">): TraceNode {
  const { asked, conditions, locals, bodies, derogation } = made;
  const version = selection?.version?.version;
  const body = bodies.find((each) => each.version === version?.id);
  return {
    id: nodeId(asked),
    rule: asked.rule.rule.name,
    cycle: asked.cycle.name,
    ...(asked.item ? { item: asked.item.id } : {}),
    ...(asked.year === undefined ? {} : { year: asked.year }),
    value: plainValue(value),
    given: selection === undefined && value.kind !== "undetermined",
    ...(version ? { version: { id: version.id, citation: version.citation } } : {}),
    overridden: (selection?.overridden ?? []).map(overriddenVersion),
    conditions,
    locals,
    ...(body ? { body } : {}),
    ...(selection?.extension ? { extension: selection.extension } : {}),
    ...(derogation && derogation.looked.length > 0 ? { derogation: derogationTrace(derogation) } : {}),
  };
}

function derogationTrace({ ordinary, looked }: Derogated): DerogationTrace {
  const applies = looked.some(({ standing }) => standing !== "does-not-apply");
  return {
    ...(applies ? { ordinary: nodeId(ordinary) } : {}),
    looked: looked.map(({ asked, standing }) => ({ node: nodeId(asked), standing })),
  };
}

function finishedStep(made: StepInMaking, value: Value): Step {
  const { expression, details, members, operands } = made;
  if (toldElsewhere(expression, operands)) operands.shift();
  const step: Building<Step> = { kind: expression.kind, value: plainValue(value) };
  Object.assign(step, operatorOf(expression), nameOf(expression), details);
  if (operands.length > 0) step.operands = operands;
  if (members.length > 0) step.members = members;
  return step;
}

/**
 * Whether the first operand says nothing new: a list that is a mere fact, since the members of the aggregate tell it all; the item
 * of a field, since the path of the fact names it.
 */
function toldElsewhere(expression: Expression, [first]: readonly Step[]): boolean {
  if (!first || first.value.kind === "undetermined") return false;
  if (expression.kind === "aggregate" || expression.kind === "pick")
    return first.kind === "field" && !isGrouped(expression.over);
  return expression.kind === "field" && (first.kind === "local" || first.kind === "thisItem");
}

function isGrouped({ kind }: Range): boolean {
  return kind === "groups";
}

function operatorOf(expression: Expression): Pick<Step, "operator" | "favourable" | "written"> {
  switch (expression.kind) {
    case "arithmetic":
    case "compare":
    case "logical":
      return { operator: expression.operator };
    case "allocate":
      return { operator: expression.order };
    case "aggregate":
      return { operator: expression.operation };
    case "call":
      return { operator: expression.operation, ...(expression.favourable ? { favourable: true } : {}) };
    case "number":
      return expression.written ? { written: expression.written } : {};
    case "pick":
      return { operator: expression.end };
    case "round":
      return { operator: expression.mode };
    case "moveDate":
      return { operator: `${expression.direction === 1 ? "plus" : "minus"}-${expression.unit}` };
    default:
      return {};
  }
}

function nameOf(expression: Expression): Pick<Step, "name" | "entity" | "over" | "underogated"> {
  switch (expression.kind) {
    case "field":
      return { name: expression.field, entity: expression.entity };
    case "rule":
      return { name: expression.rule, ...(expression.underogated ? { underogated: true } : {}) };
    case "local":
    case "interpretation":
      return { name: expression.name };
    case "aggregate":
    case "allocate":
    case "pick":
      return nameOfRange(expression.over);
    default:
      return {};
  }
}

/** What is run over: a field with its entity, a rule or a local definition, an enumeration, years. */
function nameOfRange(range: Range): Pick<Step, "name" | "entity" | "over"> {
  if (range.kind === "options") return { over: "options", name: range.enumeration };
  if (range.kind === "list" || range.kind === "groups") return { over: range.kind, ...nameOf(range.list) };
  return { over: range.kind };
}

function finishedMember(
  expression: Expression,
  { member, belongs, found }: { readonly member: Value; readonly belongs: Value; readonly found: readonly Step[] },
): MemberStep {
  const hasFilter = "over" in expression && expression.where !== undefined;
  const [where, value] = hasFilter ? found : [undefined, found[0]];
  return {
    member: plainValue(member),
    belongs: belongs.kind === "boolean" ? belongs.value : "undetermined",
    ...(where ? { where } : {}),
    ...(value ? { value } : {}),
  };
}
