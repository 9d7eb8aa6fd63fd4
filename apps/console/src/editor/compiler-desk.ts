/**
 * Answers the page's questions with the compiler and the evaluator. Holds the published program, the last compilation and the
 * last outcome: nothing else, and nothing that outlives the page. Pure but for the time it takes, which it measures.
 */
import { lineId, statementOf } from "@delibera/ledger/statement";
import type { Compilation } from "@delibera/rules-dsl/compile";
import { compile } from "@delibera/rules-dsl/compile";
import type { Outcome } from "@delibera/rules-dsl/evaluator";
import type { ExplanationNode } from "@delibera/rules-dsl/explanation";
import { explain } from "@delibera/rules-dsl/explanation";
import { format } from "@delibera/rules-dsl/formatter";
import type { Program } from "@delibera/rules-dsl/ir";
import { completionsAt, definitionAt, highlight, hoverAt } from "@delibera/rules-dsl/language-service";
import type { SourceFile } from "@delibera/rules-dsl/source";
import type { ShownLedger } from "../ledger/shown-ledger.ts";
import { outcomeLines } from "../ledger/shown-ledger.ts";
import type { Step } from "../ledger/step.ts";
import type { Language } from "../messages/language.tsx";
import { lawOf } from "./law-of.ts";
import { outlineOf } from "./outline-of.ts";
import { problemsOf } from "./problems-of.ts";
import type { Answer, Computed, Place, Question, Reading } from "./protocol.ts";

export type Desk = (question: Question) => Answer;

interface Evaluated {
  readonly program: Program;
  readonly outcome: Outcome;
}

export function openDesk(): Desk {
  let sources: readonly SourceFile[] = [];
  let published: { readonly program: Program | undefined; reading?: Reading; ledger?: ShownLedger } | undefined;
  let compilation: Compilation | undefined;
  let evaluated: Evaluated | undefined;

  const publishedLedger = (reading: Reading): ShownLedger | undefined => {
    published ??= { program: compile(sources).program };
    if (published.program === undefined) return undefined;
    // The reading changes when another person or date is chosen, not with each key.
    if (published.ledger === undefined || !sameReading(published.reading, reading)) {
      published.reading = reading;
      published.ledger = evaluate(published.program, reading).ledger;
    }
    return published.ledger;
  };

  const compute = (file: string, text: string, reading: Reading | undefined): Computed => {
    const started = performance.now();
    const edited = sources.map((source) => (source.name === file ? { name: file, text } : source));
    compilation = compile(edited);
    const { program } = compilation;
    const statement = program && reading && evaluate(program, reading);
    if (program && statement) evaluated = { program, outcome: statement.outcome };
    return {
      problems: problemsOf(compilation, edited, file),
      outline: outlineOf(compilation, file),
      ledger: statement?.ledger,
      published: reading && publishedLedger(reading),
      law: program && lawOf(program),
      milliseconds: performance.now() - started,
    };
  };

  return (question) => {
    const { number } = question;
    switch (question.kind) {
      case "publish":
        sources = question.sources;
        published = undefined;
        return { kind: "published", number };
      case "compute":
        return { kind: "computed", number, ...compute(question.file, question.text, question.reading) };
      case "explain":
        return { kind: "explained", number, step: explained(evaluated, question.line, question.language) };
      case "format": {
        const { text, diagnostics } = format({ name: question.file, text: question.text });
        return { kind: "formatted", number, text: diagnostics.length === 0 ? text : undefined };
      }
      case "colour":
        return { kind: "coloured", number, ranges: highlight(question.text) };
      case "hover": {
        const found =
          compilation && hoverAt(withText(compilation, question), question.file, question.offset, question.language);
        const hover = found && { ...found.span, title: found.title, paragraphs: found.lines };
        return { kind: "hovered", number, hover };
      }
      case "define": {
        const found = compilation && definitionAt(withText(compilation, question), question.file, question.offset);
        return { kind: "defined", number, at: found && { file: found.file, start: found.start } };
      }
      case "complete": {
        const found =
          compilation &&
          completionsAt(withText(compilation, question), question.file, question.offset, question.language);
        const proposals = found
          ? { from: found.from, proposals: found.completions }
          : { from: question.offset, proposals: [] };
        return { kind: "completed", number, proposals };
      }
    }
  };
}

function evaluate(program: Program, reading: Reading) {
  const { record, triennium, asOf, knownOn, today } = reading;
  const { ledger, outcome } = statementOf(program, JSON.parse(record), { triennium, today, asOf, knownOn });
  return { outcome, ledger: { ...ledger, outcomeCitations: outcomeCitationsOf(outcome) } };
}

function outcomeCitationsOf(outcome: Outcome): ShownLedger["outcomeCitations"] {
  const cited = outcomeLines.map(
    (line) => [line, outcome.outputs.find(({ code }) => code === line)?.citation] as const,
  );
  return Object.fromEntries(cited.filter(([, citation]) => citation !== undefined));
}

function sameReading(a: Reading | undefined, b: Reading): boolean {
  return (
    a?.record === b.record &&
    a.triennium === b.triennium &&
    a.asOf === b.asOf &&
    a.knownOn === b.knownOn &&
    a.today === b.today
  );
}

function explained(evaluated: Evaluated | undefined, line: string, language: Language) {
  if (evaluated === undefined) return undefined;
  const { program, outcome } = evaluated;
  const target = outcome.outputs.find(
    ({ code, item, year }) => code !== undefined && lineId({ code, item, year }) === line,
  );
  return target && stepOf(explain(program, outcome, target, language));
}

function stepOf({ kind, sentence, value, citation, children }: ExplanationNode): Step {
  return { kind, sentence, value: value?.display, citation, children: children.map(stepOf) };
}

/** The names of the last compilation, read at a place of a text that may already be ahead of it. */
function withText(compilation: Compilation, { file, text }: Place): Compilation {
  const files = compilation.files.map((each) => (each.name === file ? { ...each, source: text } : each));
  return { ...compilation, files };
}
