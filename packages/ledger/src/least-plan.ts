/** The least that a professional must still do in a triennium, proved least on the rules that judge the ledger (decision 0016). */
import type { PublishedProgram } from "@delibera/acts";
import type { Goal, ToDo } from "@delibera/rules-dsl/analysis";
import { counterfactual } from "@delibera/rules-dsl/analysis";
import type { Program } from "@delibera/rules-dsl/ir";
import { factsOf } from "./record/facts-of.ts";
import type { ProfessionalRecord } from "./record/professional-record.ts";
import { amountOfExact } from "./statement/amount.ts";
import { hashOfFacts, hashOfProgram } from "./statement/content-hash.ts";
import type { Amount, Citation } from "./statement/ledger-document.ts";

export interface LeastPlanRequest {
  /** `2026-2028`. */
  readonly triennium: string;
  /** What is done is done after this day. */
  readonly asOf: string;
  /** Acts and facts known later are left out. */
  readonly knownOn: string;
  /** Ids of requirements of the ledger; undefined: all that are not met. */
  readonly requirements?: readonly string[] | undefined;
  readonly interpretations?: Readonly<Record<string, string>> | undefined;
}

export interface LeastPlan {
  /** `too-late`: the triennium is over. `not-proved`: no least was proved within the trials allowed, so none is given. */
  readonly kind: "plan" | "nothing-to-do" | "impossible" | "too-late" | "undetermined" | "not-proved";
  readonly asOf: string;
  readonly knownOn: string;
  /** In the order of the vocabulary; empty unless there is a plan. */
  readonly steps: readonly PlanStep[];
  /** Null unless there is a plan whose amounts are of one unit. */
  readonly total: Amount | null;
  readonly requirements: readonly PlannedRequirement[];
  /** Facts without which it cannot be said, by their path in the record. */
  readonly missing: readonly string[];
  readonly program: string;
  readonly facts: string;
}

export interface PlanStep {
  readonly action: string;
  readonly label: Label;
  readonly amount: Amount;
  readonly from: string;
  readonly by: string;
}

export interface PlannedRequirement {
  readonly id: string;
  readonly label: Label;
  readonly citation: Citation | null;
  /** Null when it cannot be told. */
  readonly met: boolean | null;
  readonly missing: Amount | null;
  /** Once the plan is done; null without one. */
  readonly metAfter: boolean | null;
}

interface Label {
  readonly it: string;
  readonly en: string;
}

/** Evaluations allowed: the sample people need 34 at most, and a server answers others meanwhile. */
const mostEvaluations = 1_000;

const prefix = "requirements.";

/** Ids of the requirements that a plan may be asked for. */
export function requirementsIn({ program }: Pick<PublishedProgram, "program">): readonly string[] {
  return requirementRules(program).map(({ code = "" }) => code.slice(prefix.length));
}

/** @throws RangeError when the request names a requirement or a triennium that does not exist: callers check them first. */
export function leastPlan(
  { program }: Pick<PublishedProgram, "program">,
  record: ProfessionalRecord,
  request: LeastPlanRequest,
): LeastPlan {
  const { triennium, asOf, knownOn, requirements, interpretations = {} } = request;
  const rules = requirementRules(program);
  const goals = requirements?.map((id) => {
    const rule = rules.find(({ code }) => code === `${prefix}${id}`);
    if (rule === undefined) throw new RangeError(`no requirement has the id \`${id}\``);
    return rule.name;
  });
  const asked = { cycle: triennium, asOf, knownOn, interpretations, budget: mostEvaluations };
  const found = counterfactual(program, factsOf(record), goals === undefined ? asked : { ...asked, goals });
  const isOver = asOf >= `${triennium.slice(5)}-12-31`;
  return {
    kind: found.kind === "impossible" && isOver ? "too-late" : found.kind,
    asOf,
    knownOn,
    steps: found.todo.map((step) => stepOf(step, program)),
    total: found.total === undefined ? null : amountOfExact(found.total),
    requirements: found.goals.map((goal) => plannedOf(goal, program, found.kind === "plan")),
    missing: found.missing,
    program: hashOfProgram(program),
    facts: hashOfFacts(record),
  };
}

type Rule = Program["rules"][number];

/** A requirement of the ledger has one rule for each act that sets it: one of them is enough to know its name. */
function requirementRules({ rules }: Program): readonly Rule[] {
  const codes = new Set<string>();
  return rules.filter(({ type, code, item, perYear }) => {
    if (type.kind !== "requirement" || !code?.startsWith(prefix) || item !== undefined || perYear) return false;
    const isFirst = !codes.has(code);
    codes.add(code);
    return isFirst;
  });
}

function stepOf({ action, amount, from, by }: ToDo, { vocabulary }: Program): PlanStep {
  const label = vocabulary.actions.find(({ name }) => name === action)?.label ?? { it: action, en: action };
  return { action, label, amount: amountOfExact(amount), from, by };
}

function plannedOf({ rule: name, citation, before, after }: Goal, { rules }: Program, planned: boolean) {
  const rule = rules.find((each) => each.name === name);
  const isRequirement = before.kind === "requirement";
  return {
    id: rule?.code?.slice(prefix.length) ?? name,
    label: rule?.label ?? { it: name, en: name },
    citation: citation ?? null,
    met: isRequirement ? before.met : null,
    missing: isRequirement ? amountOfExact(before.missing.exact) : null,
    metAfter: planned && after.kind === "requirement" ? after.met : null,
  } satisfies PlannedRequirement;
}
