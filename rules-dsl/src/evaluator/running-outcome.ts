/**
 * The outcome of a request that made sense. Rules are evaluated when a part of it is read that needs them, and at most once. A class,
 * because an object written out with getters takes a hidden class of its own each time, and then outlives young collections.
 */
import type { Program } from "../ir/program.ts";
import { caseAt } from "./case-at.ts";
import type { CycleAtHand } from "./frame.ts";
import type { InterpretationSet } from "./interpretation-set.ts";
import { emptyTrace, listenTo } from "./listen.ts";
import type { CaseReference, Outcome, OutputValue, UsedInterpretation } from "./outcome.ts";
import { nothing, output, usedInterpretations } from "./output.ts";
import type { EvaluationRequest, ReadRequest } from "./read-request.ts";
import type { Case, RunningSession } from "./session.ts";
import { casesOf } from "./start-session.ts";
import type { Trace } from "./trace.ts";
import { undeterminedAmong } from "./undetermined.ts";
import type { Conflict, Undetermined, Value } from "./value.ts";

export class RunningOutcome implements Outcome {
  readonly cycle: string;
  readonly asOf: string;
  readonly knownOn: string;
  readonly refusedRequest: Outcome["refusedRequest"] = [];
  readonly #program: Program;
  readonly #session: RunningSession;
  readonly #at: CycleAtHand;
  #terms: DeclaredTerms | undefined;
  #listening: ((asked: Case) => Trace) | undefined;

  constructor(
    program: Program,
    session: RunningSession,
    { cycle, asOf, knownOn }: EvaluationRequest,
    read: ReadRequest,
  ) {
    this.cycle = cycle;
    this.asOf = asOf;
    this.knownOn = knownOn;
    this.#program = program;
    this.#session = session;
    this.#at = session.cycleAt(read.cycle);
  }

  get outputs(): readonly OutputValue[] {
    return this.#declared().outputs;
  }

  get interpretationsUsed(): readonly UsedInterpretation[] {
    return usedInterpretations(this.#session, this.#declared().used);
  }

  get missing(): readonly string[] {
    return this.#declared().lacking?.missing ?? [];
  }

  get conflicts(): readonly Conflict[] {
    return this.#declared().lacking?.conflicts ?? [];
  }

  get refusedFacts(): Outcome["refusedFacts"] {
    return this.#session.facts.refused;
  }

  get leftOutFacts(): Outcome["leftOutFacts"] {
    return this.#session.facts.leftOut;
  }

  valueOf(rule: string, at: CaseReference = {}): Value {
    const asked = this.#caseOf(rule, at);
    return "kind" in asked ? asked : this.#session.resultOf(asked).value;
  }

  outputOf(rule: string, at: CaseReference = {}): OutputValue {
    const asked = this.#caseOf(rule, at);
    if ("kind" in asked) return nothing(rule, this.cycle, asked);
    return output(this.#session, asked, this.#session.resultOf(asked));
  }

  outputsOf(name: string): readonly OutputValue[] {
    const rule = this.#session.prepared.ruleNamed.get(name);
    if (rule === undefined) return [];
    return casesOf(rule, this.#at, this.#session.facts).map((asked) =>
      output(this.#session, asked, this.#session.resultOf(asked)),
    );
  }

  trace(rule: string, at: CaseReference = {}): Trace {
    const asked = this.#caseOf(rule, at);
    if ("kind" in asked) return emptyTrace;
    this.#listening ??= listenTo(this.#program, this.#session);
    return this.#listening(asked);
  }

  #caseOf(rule: string, at: CaseReference): Case | Undetermined {
    return caseAt(this.#session, this.#at.index, rule, at);
  }

  #declared(): DeclaredTerms {
    this.#terms ??= declaredTerms(this.#session, this.#at);
    return this.#terms;
  }
}

/** Every declared term for its whole grain, the interpretations that any of them used, and what they lack. */
interface DeclaredTerms {
  readonly outputs: readonly OutputValue[];
  readonly used: InterpretationSet;
  readonly lacking: Undetermined | undefined;
}

function declaredTerms(session: RunningSession, cycle: CycleAtHand): DeclaredTerms {
  const outputs: OutputValue[] = [];
  let used = session.used;
  for (const rule of session.prepared.rules) {
    if (rule.rule.code === undefined) continue;
    for (const asked of casesOf(rule, cycle, session.facts)) {
      const result = session.resultOf(asked);
      used = session.union(used, result.used);
      outputs.push(output(session, asked, result));
    }
  }
  return { outputs, used, lacking: undeterminedAmong(outputs.map(({ value }) => value)) };
}
