/**
 * Evaluates one rule again while listening, for its node of a trace. What the rule reads is not evaluated again: the session that
 * gave the value remembers it.
 */
import type { Program } from "../ir/program.ts";
import type { CycleAtHand } from "./frame.ts";
import type { PreparedRule } from "./prepare-program.ts";
import { preparedProgram } from "./prepare-program.ts";
import { NodeRecorder, nodeId } from "./recorder.ts";
import { frameOf } from "./run-version.ts";
import type { Case, RunningSession } from "./session.ts";
import { evaluated, isOfCycle } from "./session.ts";
import type { Trace, TraceNode } from "./trace.ts";
import type { Value } from "./value.ts";

export const emptyTrace: Trace = {
  root: undefined,
  node: () => undefined,
  forget: () => undefined,
  whole: () => ({ root: undefined, nodes: {} }),
};

/** Traces of cases of that session; nodes are kept from one trace to the next. */
export function listenTo(program: Program, session: RunningSession): (asked: Case) => Trace {
  const prepared = preparedProgram(program, { trace: true });
  const remembered = (asked: Case) => session.resultOf(among(session.prepared.rules, asked));
  const { facts, knownOn, options, asked, used, given, cycleOf, cyclesBefore, previousOf, use, cycleAt, union } =
    session;
  const recorder = new NodeRecorder(remember);
  const listening: RunningSession = {
    facts,
    knownOn,
    options,
    asked,
    used,
    given,
    cycleOf,
    cyclesBefore,
    previousOf,
    use,
    cycleAt,
    union,
    prepared,
    recorder,
    touching: undefined,
    touched: 0,
    forgetTouched: () => undefined,
    // They hold prepared versions, which are others while listening.
    resultOf: remembered,
    isSilent: () => false,
    resultAt: (rule, cycle, item, year, underogated) => remembered({ rule, cycle, item, year, underogated }),
    ruleValue: (rule, cycle, item, year) => read({ rule, cycle, item, year }),
    underogatedValue: (rule, cycle, item, year) => read({ rule, cycle, item, year, underogated: true }),
  };
  const cases = new Map<string, Case>();
  // By a number that tells a case of that cycle from any other: many reads are of one case.
  const ids = new Map<CycleAtHand, Map<number, string>>();
  const made = new Map<string, Made>();

  function nodeOf(id: string): Made | undefined {
    const known = made.get(id);
    const asked = cases.get(id);
    if (known || !asked) return known;
    const node = describe(asked);
    made.set(id, node);
    return node;
  }

  function describe(asked: Case): Made {
    return recorder.described(asked, () => evaluated(listening, frameOf(listening, asked)));
  }

  function remember(asked: Case): string {
    const { rule, cycle, item, year, underogated } = asked;
    const ofYear = year === undefined ? 0 : year - cycle.firstYear + 1;
    const ofItem = (item ? item.ordinal : 0) * (cycle.years.length + 1) + ofYear;
    const key = (ofItem * prepared.rules.length + rule.place) * 2 + (underogated ? 1 : 0);
    const known = ids.get(cycle) ?? new Map<number, string>();
    const found = known.get(key);
    if (found !== undefined) return found;
    const id = nodeId(asked);
    ids.set(cycle, known.set(key, id));
    if (!cases.has(id)) cases.set(id, among(prepared.rules, asked));
    return id;
  }

  function read(asked: Case): Value {
    if (isOfCycle(asked.cycle, asked.year)) recorder.readRule(asked);
    return remembered(asked).value;
  }

  return (asked) => {
    const root = remember(asked);
    return {
      root,
      node: (id) => nodeOf(id)?.node,
      forget: (id) => void made.delete(id),
      whole: () => ({ root, nodes: reachable(root, nodeOf) }),
    };
  };
}

/** The same case, of the rules of that preparation. */
function among(rules: readonly PreparedRule[], { rule, cycle, item, year, underogated }: Case): Case {
  return { rule: rules[rule.place] ?? rule, cycle, item, year, underogated };
}

interface Made {
  readonly node: TraceNode;
  /** Ids of the nodes it stands on. */
  readonly below: readonly string[];
}

function reachable(root: string, nodeOf: (id: string) => Made | undefined): Readonly<Record<string, TraceNode>> {
  const nodes: Record<string, TraceNode> = {};
  const open = [root];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const found = nodes[id] ? undefined : nodeOf(id);
    if (!found) continue;
    nodes[id] = found.node;
    open.push(...found.below);
  }
  return nodes;
}
