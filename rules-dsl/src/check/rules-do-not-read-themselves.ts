/**
 * A rule never needs its own result in the same cycle; the path of names is shown. And a rule does not rest on so many others, each
 * reading the next, that no reader could follow it, and no evaluation could be sure to end.
 */
import type { RuleSymbol } from "../resolve/symbols.ts";
import type { Checking } from "./semantic-model.ts";

/** Rules that read one another in a row. */
export const longestChain = 200;

export function rulesDoNotReadThemselves(checking: Checking): void {
  const following: Following = { depths: new Map(), closed: new Set() };
  for (const rule of checking.symbols.rules.values()) followReads(rule, following, checking);
}

/** Names shown of a circle. */
const longestPath = 20;

interface Following {
  /** Of the rules followed to the end. */
  readonly depths: Map<RuleSymbol, number>;
  /** Rules at which a circle was found to close: one circle is shown of each. */
  readonly closed: Set<RuleSymbol>;
}

interface Step {
  readonly rule: RuleSymbol;
  readonly reads: Iterator<RuleSymbol>;
}

/** Depth first from a list of steps; what was followed before is known by its depth. */
function followReads(start: RuleSymbol, { depths, closed }: Following, checking: Checking): void {
  const path = new Set<RuleSymbol>();
  const steps: Step[] = [];
  const enter = (rule: RuleSymbol) => {
    path.add(rule);
    steps.push({ rule, reads: (checking.reads.get(rule) ?? new Set<RuleSymbol>()).values() });
  };
  if (!depths.has(start)) enter(start);
  for (let step = steps.at(-1); step; step = steps.at(-1)) {
    const { value: read, done } = step.reads.next();
    if (done) {
      steps.pop();
      path.delete(step.rule);
      measure(step.rule, depths, checking);
    } else if (path.has(read)) {
      if (closed.has(read)) continue;
      closed.add(read);
      const whole = [...path];
      reportCycle(whole.slice(whole.indexOf(read)), checking);
    } else if (!depths.has(read)) enter(read);
  }
}

function measure(rule: RuleSymbol, depths: Map<RuleSymbol, number>, { reads, report }: Checking): void {
  let depth = 1;
  for (const read of reads.get(rule) ?? []) depth = Math.max(depth, (depths.get(read) ?? 0) + 1);
  depths.set(rule, depth);
  const name = rule.definitions[0]?.clause.name;
  // Said once, where the chain becomes too long, not of every rule that stands on it.
  if (depth === longestChain + 1 && name) {
    report.add("chain-too-long", { name: rule.name, most: `${longestChain}` }, name.span);
  }
}

function reportCycle(whole: readonly RuleSymbol[], { report }: Checking): void {
  // A term that only its derogations define has no place of its own: the circle is told from the next.
  const start = whole.findIndex(({ definitions }) => definitions.length > 0);
  const cycle = [...whole.slice(start), ...whole.slice(0, start)];
  const first = cycle[0];
  const definition = first?.definitions[0];
  if (!first || !definition) return;
  const names = [...cycle, first].map((rule) => rule.name);
  if (names.length > longestPath) names.splice(longestPath - 1, names.length - longestPath, "…");
  const path = names.join(" → ");
  report.add("rules-in-a-circle", { path }, definition.clause.name.span, {
    related: cycle.slice(1, longestPath).flatMap((rule) => {
      const span = rule.definitions[0]?.clause.name.span;
      return span ? [{ span, code: "also-here" as const }] : [];
    }),
  });
}
