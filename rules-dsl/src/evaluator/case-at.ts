/** From the names a caller uses to a rule and case of a session. */
import type { Facts } from "./facts.ts";
import type { CaseReference } from "./outcome.ts";
import type { Case, RunningSession } from "./session.ts";
import { because } from "./undetermined.ts";
import type { Item, Undetermined } from "./value.ts";

/** The case a caller asks for, or why there is none. */
export function caseAt(session: RunningSession, index: number, name: string, at: CaseReference): Case | Undetermined {
  const rule = session.prepared.ruleNamed.get(name);
  if (!rule) return because("unknown-rule", { name });
  const current = session.cycleAt(index);
  const cycle = at.previous ? session.previousOf(current) : current;
  const item = rule.rule.item === undefined ? undefined : itemOf(session.facts, rule.rule.item, at.item);
  if (rule.rule.item !== undefined && !item) return because("unknown-item", { name: at.item ?? "" });
  if (rule.rule.perYear && at.year === undefined) return because("year-needed", { rule: name });
  return { rule, cycle, item, year: rule.rule.perYear ? at.year : undefined };
}

function itemOf(facts: Facts, entity: string, id: string | undefined): Item | undefined {
  return facts.items.get(entity)?.find((item) => item.id === id);
}
