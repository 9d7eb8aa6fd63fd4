/** Listens to an evaluation and builds a node of its trace. It only listens: with or without it, values are the same. */
import type { Expression, Range } from "../ir/program.ts";
import type { Derogated, Overridden, Recorder, Result, Section, StepDetail } from "./frame.ts";
import type { PlainValue } from "./plain-value.ts";
import { plainValue } from "./plain-value.ts";
import type { Case } from "./session.ts";
import type { BodyTrace, DerogationTrace, MemberStep, OverriddenVersion, Step, TraceNode } from "./trace.ts";
import type { Item, Value } from "./value.ts";

export interface Described {
  readonly node: TraceNode;
  /** Ids of the nodes that the steps read, and of the derogations that were looked at. */
  readonly below: readonly string[];
}

type Building<T> = { -readonly [K in keyof T]: T[K] };

/** A step that has begun and not ended. One is used again for another step once its own has ended: thousands are told for one explanation. */
interface StepInMaking {
  expression: Expression;
  readonly operands: Step[];
  details: Partial<Building<Step>> | undefined;
  node: string | undefined;
  path: string | undefined;
  members: MemberStep[] | undefined;
}

/** Listens to one rule after the other, each evaluated for one case; what that reads is told by nodes of their own. */
export class NodeRecorder implements Recorder {
  #conditions: { version: string; step: Step }[] = [];
  #locals: { name: string; step: Step }[] = [];
  #bodies: Building<BodyTrace>[] = [];
  /** What was noted outside any step: the band of the body at hand. */
  #noted: Pick<BodyTrace, "band" | "interpretation"> = {};
  /** Ids of what the steps read. */
  #reads: string[] = [];
  #derogation: Derogated | undefined;
  /** The innermost last; those from `#depth` on wait to be used again. */
  readonly #steps: StepInMaking[] = [];
  #depth = 0;
  /** Where finished steps go: operands, members, sections; the innermost last. */
  readonly #sinks: Step[][] = [];
  readonly #members: Value[] = [];
  readonly #remember: (asked: Case) => string;
  /** An item is read by many steps. */
  readonly #items = new Map<Item, PlainValue>();

  /** `remember` gives the id of the node of a case, which may be asked for from then on. */
  constructor(remember: (asked: Case) => string) {
    this.#remember = remember;
  }

  /** The node of a case, by what evaluating it gave while listening. */
  described(asked: Case, evaluate: () => Pick<Result, "value" | "selection">): Described {
    [this.#conditions, this.#locals, this.#bodies, this.#noted] = [[], [], [], {}];
    [this.#reads, this.#derogation] = [[], undefined];
    const node = this.#finished(asked, evaluate());
    for (const each of derogationsOf(this.#derogation)) this.#reads.push(this.#remember(each));
    return { node, below: this.#reads };
  }

  beginRule(): void {
    // A rule that is read has a node of its own.
  }

  endRule(): void {
    // As above.
  }

  derogated(derogation: Derogated): void {
    this.#derogation = derogation;
  }

  readRule(read: Case): void {
    const reading = this.#step();
    if (!reading) return;
    const id = this.#remember(read);
    reading.node = id;
    this.#reads.push(id);
  }

  beginSection(): void {
    this.#sinks.push([]);
  }

  endSection(section: Section): void {
    const steps = this.#sinks.pop() ?? [];
    const [first] = steps;
    if (!first) return;
    if (section.kind === "when") this.#conditions.push({ version: section.version, step: first });
    else if (section.kind === "local") this.#locals.push({ name: section.name, step: first });
    else {
      this.#bodies.push({ version: section.version, steps, ...this.#noted });
      this.#noted = {};
    }
  }

  enter(expression: Expression): void {
    const free = this.#steps[this.#depth++];
    if (free) {
      free.expression = expression;
      this.#sinks.push(free.operands);
    } else {
      const made: StepInMaking = {
        expression,
        operands: [],
        details: undefined,
        node: undefined,
        path: undefined,
        members: undefined,
      };
      this.#steps.push(made);
      this.#sinks.push(made.operands);
    }
  }

  leave(value: Value): void {
    this.#sinks.pop();
    const ended = this.#steps[--this.#depth];
    if (!ended) return;
    const step = finishedStep(ended, value.kind === "item" ? this.#item(value) : plainValue(value));
    while (ended.operands.length > 0) ended.operands.pop();
    ended.details = undefined;
    ended.node = undefined;
    ended.path = undefined;
    ended.members = undefined;
    this.#sinks.at(-1)?.push(step);
  }

  alternative(evaluate: () => Value): void {
    const found: Step[] = [];
    this.#sinks.push(found);
    evaluate();
    this.#sinks.pop();
    const choosing = this.#step();
    if (choosing && found[0]) this.#detailsOf(choosing).alternative = found[0];
  }

  beginMember(member: Value): void {
    this.#members.push(member);
    this.#sinks.push([]);
  }

  endMember(belongs: Value): void {
    const found = this.#sinks.pop() ?? [];
    const member = this.#members.pop();
    const over = this.#step();
    if (!over || !member) return;
    over.members ??= [];
    const told = member.kind === "item" ? this.#item(member) : plainValue(member);
    over.members.push(finishedMember(over.expression, { member: told, belongs, found }));
  }

  note(detail: StepDetail): void {
    const noting = this.#step();
    if (noting && "path" in detail) noting.path = detail.path;
    else if (noting && !("band" in detail)) Object.assign(this.#detailsOf(noting), detail);
    else Object.assign(this.#noted, detail);
  }

  #item(item: Item): PlainValue {
    const known = this.#items.get(item);
    if (known) return known;
    const told = plainValue(item);
    this.#items.set(item, told);
    return told;
  }

  #step(): StepInMaking | undefined {
    return this.#depth > 0 ? this.#steps[this.#depth - 1] : undefined;
  }

  #detailsOf(step: StepInMaking): Partial<Building<Step>> {
    step.details ??= {};
    return step.details;
  }

  #finished(asked: Case, { value, selection }: Pick<Result, "value" | "selection">): TraceNode {
    const version = selection?.version?.version;
    const body = this.#bodies.find((each) => each.version === version?.id);
    const derogation = this.#derogation;
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
      conditions: this.#conditions,
      locals: this.#locals,
      ...(body ? { body } : {}),
      ...(selection?.extension ? { extension: selection.extension } : {}),
      ...(derogation && derogation.looked.length > 0 ? { derogation: derogationTrace(derogation) } : {}),
    };
  }
}

/** Two reads of one rule for one case have one id. */
export function nodeId({ rule, cycle, item, year, underogated }: Case): string {
  let id = `${rule.rule.name} ${cycle.name}`;
  if (year !== undefined) id += ` ${year}`;
  if (item) id += ` ${item.path}`;
  return underogated ? `${id} underogated` : id;
}

export function overriddenVersion({ version, because, by }: Overridden): OverriddenVersion {
  const { id, citation } = version.version;
  return { versionId: id, citation, because, ...(by ? { by: by.version.id } : {}) };
}

function derogationsOf(derogation: Derogated | undefined): readonly Case[] {
  return derogation ? [derogation.ordinary, ...derogation.looked.map(({ asked }) => asked)] : [];
}

function derogationTrace({ ordinary, looked }: Derogated): DerogationTrace {
  const applies = looked.some(({ standing }) => standing !== "does-not-apply");
  return {
    ...(applies ? { ordinary: nodeId(ordinary) } : {}),
    looked: looked.map(({ asked, standing }) => ({ node: nodeId(asked), standing })),
  };
}

/** The kinds of which there are most are written out at once: what is added later takes room of its own. */
function finishedStep({ expression, details, node, path, members, operands }: StepInMaking, value: PlainValue): Step {
  if (toldElsewhere(expression, operands)) operands.shift();
  const { kind } = expression;
  if (details === undefined && members === undefined) {
    if (kind === "local" && operands.length === 0) return { kind, value, name: expression.name };
    if (kind === "field" && path !== undefined && operands.length === 0) {
      return { kind, value, name: expression.field, entity: expression.entity, path };
    }
    if ((kind === "logical" || kind === "compare" || kind === "arithmetic") && operands.length > 0) {
      return { kind, value, operator: expression.operator, operands: operands.slice() };
    }
  }
  const step: Building<Step> = { kind, value };
  tellOperator(step, expression);
  tellName(step, expression);
  if (path !== undefined) step.path = path;
  if (node !== undefined) step.node = node;
  if (details) Object.assign(step, details);
  // A copy is as long as it has to be, and the list is filled again.
  if (operands.length > 0) step.operands = operands.slice();
  if (members) step.members = members;
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

function tellOperator(step: Building<Step>, expression: Expression): void {
  switch (expression.kind) {
    case "arithmetic":
    case "compare":
    case "logical":
      step.operator = expression.operator;
      return;
    case "allocate":
      step.operator = expression.order;
      return;
    case "aggregate":
      step.operator = expression.operation;
      return;
    case "call":
      step.operator = expression.operation;
      if (expression.favourable) step.favourable = true;
      return;
    case "number":
      if (expression.written) step.written = expression.written;
      return;
    case "pick":
      step.operator = expression.end;
      return;
    case "round":
      step.operator = expression.mode;
      return;
    case "moveDate":
      step.operator = `${expression.direction === 1 ? "plus" : "minus"}-${expression.unit}`;
      return;
    default:
      return;
  }
}

function tellName(step: Building<Step>, expression: Expression): void {
  switch (expression.kind) {
    case "field":
      step.name = expression.field;
      step.entity = expression.entity;
      return;
    case "rule":
      step.name = expression.rule;
      if (expression.underogated) step.underogated = true;
      return;
    case "local":
    case "interpretation":
      step.name = expression.name;
      return;
    case "aggregate":
    case "allocate":
    case "pick":
      tellRange(step, expression.over);
      return;
    default:
      return;
  }
}

/** What is run over: a field with its entity, a rule or a local definition, an enumeration, years. */
function tellRange(step: Building<Step>, range: Range): void {
  step.over = range.kind;
  if (range.kind === "options") step.name = range.enumeration;
  else if (range.kind === "list" || range.kind === "groups") tellName(step, range.list);
}

function finishedMember(
  expression: Expression,
  { member, belongs, found }: { readonly member: PlainValue; readonly belongs: Value; readonly found: readonly Step[] },
): MemberStep {
  const hasFilter = "over" in expression && expression.where !== undefined;
  const told: Building<MemberStep> = {
    member,
    belongs: belongs.kind === "boolean" ? belongs.value : "undetermined",
  };
  const [first, second] = found;
  const value = hasFilter ? second : first;
  if (hasFilter && first) told.where = first;
  if (value) told.value = value;
  return told;
}
