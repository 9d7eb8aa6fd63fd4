/** What steps are called: labels of rules and facts, what an aggregate runs over, members of collections. */
import type { PlainValue, Step, TraceNode } from "../evaluator/evaluate.ts";
import { sayRule } from "./say-reasons.ts";
import type { Speaker } from "./say-values.ts";
import { say, sayItem } from "./say-values.ts";
import { namedIn } from "./words-of-program.ts";

export interface Telling extends Speaker {
  /** The rule and case being told. */
  readonly node: TraceNode;
  /** Steps that the clause only names by their value. */
  readonly later: Step[];
}

const leaves: ReadonlySet<Step["kind"]> = new Set([
  "number",
  "boolean",
  "date",
  "text",
  "option",
  "undetermined",
  "interpretation",
  "local",
  "thisItem",
  "thisYear",
  "cyclePeriod",
  "field",
  "rule",
]);

export function isLeaf({ kind }: Step): boolean {
  return leaves.has(kind);
}

/** The name under which people know what is read. */
export function labelOf(step: Step, by: Speaker): string {
  const { program, language, words } = by;
  if (step.kind === "thisYear") return words.thisYear;
  if (step.kind === "cyclePeriod") return program.vocabulary.cycle.label[language];
  const name = step.name ?? "";
  if (step.kind === "rule") return sayRule(name, by);
  if (step.kind === "interpretation") {
    return namedIn(program).interpretations.get(name)?.question[language] ?? name;
  }
  if (step.entity === undefined) return name.replaceAll("_", " ");
  const entity = namedIn(program).entities.get(step.entity);
  return entity?.fields.find((field) => field.name === name)?.label[language] ?? name;
}

/** What an aggregate runs over: the label of a list is a plural already; a list without a name has items. */
export function rangeOf(step: Step, by: Speaker): string {
  const { aggregates } = by.words;
  if (step.over === "years") return aggregates.years;
  if (step.over === "earlierCycles") return aggregates.earlierCycles;
  if (step.over === "groups") return aggregates.groups;
  const { enumerations } = by.program.vocabulary;
  if (step.over === "options") {
    return enumerations.find(({ name }) => name === step.name)?.label[by.language] ?? aggregates.items;
  }
  if (step.entity !== undefined) return labelOf({ ...step, kind: "field" }, by);
  return namedIn(by.program).rules.get(step.name ?? "")?.label[by.language] ?? aggregates.items;
}

export function sayMember(member: PlainValue, by: Speaker): string {
  return member.kind === "item" ? sayItem(member.entity, member.id, by) : say(member, by);
}
