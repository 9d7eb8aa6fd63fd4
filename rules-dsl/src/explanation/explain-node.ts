/** Explains one rule for one case, and under it what it rests on. */
import type { DerogationTrace, Step, Trace, TraceNode, UsedOption } from "../evaluator/evaluate.ts";
import type { Extension, Program, RuleVersion } from "../ir/program.ts";
import type { ExplanationNode } from "./explanation-node.ts";
import { leaf, withBelow } from "./explanation-node.ts";
import { sayBody } from "./say-bodies.ts";
import { cited, sayInterpretation, sayPlace } from "./say-citations.ts";
import type { Telling } from "./say-names.ts";
import { isLeaf, labelOf, sayMember } from "./say-names.ts";
import { sayConflict, sayLack, sayMissing, sayOverridden, sayReason, sayRule } from "./say-reasons.ts";
import { sayCondition, sayWhy } from "./say-steps.ts";
import type { Speaker } from "./say-values.ts";
import { say, sayDate, sayInFull, sayItem, showValue } from "./say-values.ts";
import { namedIn } from "./words-of-program.ts";

export interface Explaining extends Speaker {
  readonly trace: Trace;
  /**
   * Nodes whose parts have been told, by their id: a second mention repeats the sentence only. Undefined where a step is told when
   * somebody opens it: nobody knows then what was opened before, and every mention can be.
   */
  readonly told: Map<string, ExplanationNode> | undefined;
  readonly depth: number;
}

/** Rules resting on rules are followed down to here: further down nobody reads, and each can be asked on its own. */
const deepest = 40;

export function explainNode(node: TraceNode, by: Explaining): ExplanationNode {
  return by.told?.get(node.id) ?? explainFirst(node, by);
}

function explainFirst(node: TraceNode, by: Explaining): ExplanationNode {
  const label = sayCase(node, by);
  const value = showValue(node.value, by);
  if (node.given) return leaf("given", by.words.given(label, sayInFull(node.value, by)), { value });
  if (node.derogation && prevailing(node.derogation).length > 0) return derogatedNode(node, node.derogation, by);
  const version = versionOf(by.program, node);
  const telling: Telling = { ...by, node, later: [] };
  const why = node.value.kind === "undetermined" ? sayLack(node.value, by) : sayBody(version, node, telling);
  const said = sayInFull(node.value, by);
  const place = version ? ` (${sayPlace(version.citation, by)})` : "";
  const sentence = `${label}: ${why === undefined ? said : by.words.because(said, why)}${place}`;
  const own = leaf("rule", sentence, { value, cited: version && cited(version.citation, by) });
  by.told?.set(node.id, own);
  return below(own, by, (within) => {
    const parts = distinct(partsOf(node, telling, within));
    // Steps that live as long as the whole explanation are copied by every collection. The root is looked at from everywhere.
    if (node.id !== by.trace.root) by.trace.forget(node.id);
    return parts;
  });
}

/** What the value asked about rests on is told when somebody looks: often only its sentence or its comma is wanted. */
function below(own: ExplanationNode, by: Explaining, tell: (within: Explaining) => readonly ExplanationNode[]) {
  if (by.depth >= deepest) return own;
  const within = { ...by, depth: by.depth + 1 };
  return by.depth === 0 ? withBelow(own, () => tell(within)) : under(own, by, () => tell(within));
}

/** Further down it is told at once where what is mentioned twice is told where it is mentioned first. */
function under(own: ExplanationNode, by: Explaining, tell: () => readonly ExplanationNode[]): ExplanationNode {
  return withBelow(own, by.told === undefined ? tell : tell());
}

/** A rule whose value a derogation gives, or several that add up: those, then the value without them. */
function derogatedNode(node: TraceNode, derogation: DerogationTrace, by: Explaining): ExplanationNode {
  const { words, trace } = by;
  const labels = prevailing(derogation).map((each) => `«${sayRule(trace.node(each.node)?.rule ?? "", by)}»`);
  const why = words.derogation.decides(labels.join(` ${words.and} `));
  const place = node.version ? ` (${sayPlace(node.version.citation, by)})` : "";
  const sentence = `${words.because(`${sayCase(node, by)}: ${sayInFull(node.value, by)}`, why)}${place}`;
  const value = showValue(node.value, by);
  const own = leaf("rule", sentence, { value, cited: node.version && cited(node.version.citation, by) });
  by.told?.set(node.id, own);
  return below(own, by, (within) => [...derogationNodes(derogation, within), ...overriddenNodes(node, within)]);
}

function prevailing({ looked }: DerogationTrace): DerogationTrace["looked"] {
  return looked.filter(({ standing }) => standing === "prevails");
}

/** What became of each derogation, and what the rule would be worth without any. */
function derogationNodes({ ordinary, looked }: DerogationTrace, by: Explaining): readonly ExplanationNode[] {
  const told = looked.flatMap(({ node: id, standing }) => {
    const node = by.trace.node(id);
    if (!node) return [];
    if (standing === "prevails") return [explainNode(node, by)];
    const label = `«${sayRule(node.rule, by)}»`;
    return [leaf("overridden", by.words.derogation.standing[standing](label))];
  });
  const without = ordinary === undefined ? undefined : by.trace.node(ordinary);
  if (!without) return told;
  const sentence = by.words.derogation.without(sayInFull(without.value, by));
  const cites = without.version && cited(without.version.citation, by);
  return [
    ...told,
    under(leaf("alternative", sentence, { value: showValue(without.value, by), cited: cites }), by, () => [
      explainNode(without, by),
    ]),
  ];
}

function extensionNode({ to, citation }: Extension, by: Explaining): ExplanationNode {
  const sentence = by.words.extended(sayDate(to, by), sayPlace(citation, by));
  return leaf("step", sentence, { cited: cited(citation, by) });
}

function overriddenNodes(node: TraceNode, by: Explaining): readonly ExplanationNode[] {
  return node.overridden.map((lost) =>
    leaf("overridden", sayOverridden(lost, by), { cited: cited(lost.citation, by) }),
  );
}

/** The same fact read twice is told once. */
function distinct(nodes: readonly ExplanationNode[]): readonly ExplanationNode[] {
  const told = new Map<ExplanationNode["kind"], Set<string>>();
  return nodes.filter(({ kind, sentence }) => {
    const sentences = told.get(kind) ?? new Set();
    if (sentences.has(sentence)) return false;
    told.set(kind, sentences.add(sentence));
    return true;
  });
}

/** `punti contati, prestito A, anno 2018`; another cycle than the one asked about is named. */
function sayCase(node: TraceNode, by: Explaining): string {
  const { words, program, trace } = by;
  const rule = namedIn(program).rules.get(node.rule);
  let label = sayRule(node.rule, by);
  if (node.item !== undefined && rule?.item !== undefined) {
    label = words.cases.ofItem(label, sayItem(rule.item, node.item, by));
  }
  if (node.year !== undefined) label = words.cases.inYear(label, node.year);
  const root = trace.root === undefined ? undefined : trace.node(trace.root);
  return root && root.cycle !== node.cycle ? words.cases.inCycle(label, node.cycle) : label;
}

function versionOf(program: Program, node: TraceNode): RuleVersion | undefined {
  return node.version && namedIn(program).versions.get(node.version.id);
}

function partsOf(node: TraceNode, telling: Telling, by: Explaining): readonly ExplanationNode[] {
  const steps = node.body?.steps ?? [];
  const condition = node.conditions.find(({ version }) => version === node.version?.id);
  const gap = node.body?.interpretation;
  return [
    ...(condition ? [leaf("step", sayCondition(condition.step, telling))] : []),
    ...steps.flatMap((step) => partsOfStep(step, telling, by)),
    ...localsRead(node).flatMap(({ name, step }) => partsOfLocal(name, step, telling, by)),
    ...(condition ? partsOfStep(condition.step, telling, by) : []),
    ...(gap ? interpretationNode(gap, by) : []),
    ...(node.extension ? [extensionNode(node.extension, by)] : []),
    ...(node.derogation ? derogationNodes(node.derogation, by) : []),
    ...lackOf(node, by),
    ...overriddenNodes(node, by),
  ];
}

/** Local definitions that the value rests on: not those that only the branch not taken would have read. */
function localsRead(node: TraceNode): TraceNode["locals"] {
  const names = new Set<string>();
  const visit = (step: Step): void => {
    if (step.kind === "local" && step.name !== undefined && !names.has(step.name)) {
      names.add(step.name);
      const definition = node.locals.find(({ name }) => name === step.name);
      if (definition) visit(definition.step);
    }
    for (const part of step.operands ?? []) visit(part);
    for (const { where, value } of step.members ?? []) for (const part of [where, value]) if (part) visit(part);
  };
  for (const step of node.body?.steps ?? []) visit(step);
  for (const { step } of node.conditions) visit(step);
  return node.locals.filter(({ name }) => names.has(name));
}

/** What a step rests on: rules, facts, members, the reading chosen, the branch not taken. */
function partsOfStep(step: Step, telling: Telling, by: Explaining): readonly ExplanationNode[] {
  const parts: ExplanationNode[] = [];
  gatherParts(step, { telling, by }, parts);
  return parts;
}

interface Within {
  readonly telling: Telling;
  readonly by: Explaining;
}

/** Most steps rest on nothing that is worth a sentence: one list is filled, instead of one being made for each of them. */
function gatherParts(step: Step, within: Within, into: ExplanationNode[]): void {
  const { later } = within.telling;
  // It is told by a sentence of its own, above what it rests on.
  if (later.length > 0 && !isNamed(step) && later.includes(step)) into.push(laterNode(step, within));
  else gatherOwn(step, within, into);
}

function gatherOwn(step: Step, within: Within, parts: ExplanationNode[]): void {
  const { telling, by } = within;
  for (const each of step.operands ?? []) gatherParts(each, within, parts);
  const id = step.kind === "rule" ? step.node : undefined;
  const told = id === undefined ? undefined : by.told?.get(id);
  const node = id === undefined || told ? undefined : by.trace.node(id);
  if (told) parts.push(told);
  else if (node) parts.push(explainNode(node, by));
  else if (step.kind === "field") parts.push(...factNode(step, by));
  else if (step.interpretation && step.kind === "interpretation") {
    parts.push(...interpretationNode(step.interpretation, by));
  }
  if (isNamed(step)) return;
  if (step.alternative) parts.push(...alternativeNode(step, telling, by));
  if (step.members) parts.push(...membersOf(step, telling, by));
}

function isNamed({ kind }: Step): boolean {
  return kind === "rule" || kind === "field" || kind === "interpretation";
}

/** A step that the sentence above only gave the value of. */
function laterNode(step: Step, within: Within): ExplanationNode {
  const { telling, by } = within;
  const why = sayWhy(step, { ...telling, later: [] });
  const said = sayInFull(step.value, by);
  const sentence = why === undefined ? said : by.words.because(said, why);
  return under(leaf("step", sentence, { value: showValue(step.value, by) }), by, () => {
    const parts: ExplanationNode[] = [];
    gatherOwn(step, within, parts);
    return parts;
  });
}

function partsOfLocal(name: string, step: Step, telling: Telling, by: Explaining): readonly ExplanationNode[] {
  const why = sayWhy(step, { ...telling, later: [] });
  const said = sayInFull(step.value, by);
  const told = why === undefined ? said : by.words.because(said, why);
  const sentence = by.words.member(by.words.local(name.replaceAll("_", " ")), told);
  const own = leaf("step", sentence, { value: showValue(step.value, by) });
  return [under(own, by, () => partsOfStep(step, telling, by))];
}

/** Absent facts are told once, with what is missing. */
function factNode(step: Step, by: Explaining): readonly ExplanationNode[] {
  if (step.value.kind === "undetermined" || step.value.kind === "list" || step.value.kind === "item") return [];
  const sentence = by.words.fact(labelOf(step, by), say(step.value, by));
  return [leaf("fact", sentence, { value: showValue(step.value, by), path: step.path })];
}

/** A branch not taken that is another rule alone says which text it comes from. */
function alternativeNode(step: Step, telling: Telling, by: Explaining): readonly ExplanationNode[] {
  const { alternative } = step;
  if (!alternative || alternative.value.kind === "undetermined") return [];
  const said = say(alternative.value, by);
  const why = isLeaf(alternative) ? undefined : sayWhy(alternative, { ...telling, later: [] });
  const citation = alternative.node === undefined ? undefined : by.trace.node(alternative.node)?.version?.citation;
  const place = citation ? ` (${sayPlace(citation, by)})` : "";
  const sentence = `${by.words.otherwise(why === undefined ? said : by.words.because(said, why))}${place}`;
  return [
    leaf("alternative", sentence, {
      value: showValue(alternative.value, by),
      cited: citation && cited(citation, by),
    }),
  ];
}

function membersOf(step: Step, telling: Telling, by: Explaining): readonly ExplanationNode[] {
  // What a clause leaves for later is not told of members.
  const clauses: Telling = { ...telling, later: [] };
  return (step.members ?? []).map(({ member, belongs, where, value }) => {
    const item = sayMember(member, by);
    if (belongs === "undetermined") {
      const own = leaf("doubtful", by.words.doubtful(item));
      return where ? under(own, by, () => partsOfStep(where, telling, by)) : own;
    }
    const clause = where && sayCondition(where, clauses);
    if (!belongs) return leaf("excluded", by.words.excluded(item, clause));
    const shown = value ?? where;
    const said = shown ? by.words.member(item, sayMemberValue(shown, clauses)) : item;
    const own = leaf("member", said, { value: value && showValue(value.value, by) });
    // A fact that is the value is told by the member itself.
    return value && value.kind !== "field" ? under(own, by, () => partsOfStep(value, telling, by)) : own;
  });
}

function sayMemberValue(step: Step, telling: Telling): string {
  if (step.kind === "compare" || step.kind === "logical" || step.kind === "not") {
    return sayCondition(step, telling);
  }
  return step.value.kind === "undetermined" ? sayLack(step.value, telling) : say(step.value, telling);
}

function interpretationNode(used: UsedOption, by: Explaining): readonly ExplanationNode[] {
  const interpretation = namedIn(by.program).interpretations.get(used.name);
  if (!interpretation) return [];
  const sentence = sayInterpretation(interpretation, used, by);
  return [leaf("interpretation", sentence, { cited: cited(used.decidedBy ?? interpretation.citation, by) })];
}

/** Everything that the value asked about lacks, one sentence each; below it, each rule says its own in one clause. */
function lackOf(node: TraceNode, by: Explaining): readonly ExplanationNode[] {
  if (node.value.kind !== "undetermined" || by.depth > 1) return [];
  return [
    ...node.value.missing.map((path) => leaf("missing", sayMissing(path, by), { path })),
    ...node.value.reasons.map((reason) => leaf("reason", sayReason(reason, by))),
    ...node.value.conflicts.map((conflict) => leaf("conflict", sayConflict(conflict, by))),
  ];
}
