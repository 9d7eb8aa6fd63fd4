/** One person's ledger by a compiled program, and why a line of it is what it is. Fetched when somebody is chosen. */
import { lineId, statementOf } from "@delibera/ledger/statement";
import type { Outcome, OutputValue } from "@delibera/rules-dsl/evaluator";
import type { ExplanationNode } from "@delibera/rules-dsl/explanation";
import { explain } from "@delibera/rules-dsl/explanation";
import type { Program } from "@delibera/rules-dsl/ir";
import type { ShownLedger } from "../ledger/shown-ledger.ts";
import { outcomeLines } from "../ledger/shown-ledger.ts";
import type { Step } from "../ledger/step.ts";
import type { Language } from "../messages/language.tsx";
import type { FoundSentence, Reading, SentencesAsked } from "./protocol.ts";

export interface Evaluated {
  readonly program: Program;
  readonly outcome: Outcome;
  readonly ledger: ShownLedger;
}

export function evaluate(program: Program, { record, triennium, asOf, knownOn, today }: Reading): Evaluated {
  const { ledger, outcome } = statementOf(program, JSON.parse(record), { triennium, today, asOf, knownOn });
  return { program, outcome, ledger: { ...ledger, outcomeCitations: outcomeCitationsOf(outcome) } };
}

/** Undefined: the ledger has no such line. */
export function explanationOf({ program, outcome }: Evaluated, line: string, language: Language): Step | undefined {
  const target = outputOf({ outcome }, line);
  return target && stepOf(explain(program, outcome, target, language));
}

/** Each sentence once, where it stands nearest to the top of an explanation, in the order of the lines. */
export function sentencesOf(
  evaluated: Evaluated,
  { comma, lines }: SentencesAsked,
  language: Language,
): readonly FoundSentence[] {
  const found = new Map<string, FoundSentence>();
  const look = (line: string, step: Step, path: readonly number[]) => {
    const { citation, sentence } = step;
    if (citation?.act === comma.act && citation.article === comma.article && citation.comma === comma.comma) {
      const earlier = found.get(sentence);
      if (earlier === undefined || earlier.path.length > path.length) found.set(sentence, { line, path, sentence });
    }
    for (const [place, child] of step.children.entries()) look(line, child, [...path, place]);
  };
  for (const line of lines) {
    const step = explanationOf(evaluated, line, language);
    if (step) look(line, step, []);
  }
  const order = (line: string) => lines.indexOf(line);
  return [...found.values()].sort((a, b) => order(a.line) - order(b.line));
}

/** What the rules gave for a line of the ledger. */
export function outputOf({ outcome }: Pick<Evaluated, "outcome">, line: string): OutputValue | undefined {
  return outcome.outputs.find(({ code, item, year }) => code !== undefined && lineId({ code, item, year }) === line);
}

function outcomeCitationsOf(outcome: Outcome): ShownLedger["outcomeCitations"] {
  const cited = outcomeLines.map(
    (line) => [line, outcome.outputs.find(({ code }) => code === line)?.citation] as const,
  );
  return Object.fromEntries(cited.filter(([, citation]) => citation !== undefined));
}

function stepOf({ kind, sentence, value, citation, children }: ExplanationNode): Step {
  return { kind, sentence, value: value?.display, citation, children: children.map(stepOf) };
}
