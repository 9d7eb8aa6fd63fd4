/**
 * Answers the page's questions with the compiler and the evaluator. Holds the published program, the last compilation with what it
 * leaves to the next, and the last outcome: nothing else, and nothing that outlives the page. What a question needs beyond the compiler is fetched when the
 * first such question comes, so that a text is on the screen before it. One question is to be asked at a time.
 */

import { highlight } from "@delibera/rules-dsl/colours";
import type { Compilation } from "@delibera/rules-dsl/compile";
import { compile, diagnose, newCompilationMemory } from "@delibera/rules-dsl/compile";
import type { Program } from "@delibera/rules-dsl/ir";
import type { SourceFile } from "@delibera/rules-dsl/source";
import type { ShownLedger } from "../ledger/shown-ledger.ts";
import type { Evaluated } from "./evaluation.ts";
import { lawOf } from "./law-of.ts";
import { outlineOf } from "./outline-of.ts";
import { problemsOf } from "./problems-of.ts";
import type { Answer, Computed, Edited, Question, Reading } from "./protocol.ts";

export type Desk = (question: Question) => Promise<Answer>;

const evaluation = () => import("./evaluation.ts");
const assistance = () => import("./assistance.ts");
const exampleRuns = () => import("./example-runs.ts");
const values = () => import("./line-values.ts");
const entries = () => import("./entries-of.ts");
const comparison = () => import("./comparison.ts");
const renaming = () => import("./renaming.ts");
const examples = () => import("./example-of.ts");

/** Fetches what questions may need later; what does not come is asked for again with its question. */
export async function fetchAhead(): Promise<void> {
  await Promise.allSettled([
    evaluation(),
    assistance(),
    values(),
    exampleRuns(),
    entries(),
    comparison(),
    examples(),
    renaming(),
  ]);
}

export function openDesk(): Desk {
  const memory = newCompilationMemory();
  let sources: readonly SourceFile[] = [];
  let published: { readonly program: Program | undefined; reading?: Reading; ledger?: ShownLedger } | undefined;
  let compilation: Compilation | undefined;
  let evaluated: (Evaluated & { readonly record: string }) | undefined;

  const publication = () => {
    published ??= { program: compile(sources, memory).program };
    return published;
  };

  const publishedLedger = async (reading: Reading): Promise<ShownLedger | undefined> => {
    const published = publication();
    if (published.program === undefined) return undefined;
    // The reading changes when another person or date is chosen, not with each key.
    if (published.ledger === undefined || !sameReading(published.reading, reading)) {
      const { evaluate } = await evaluation();
      published.reading = reading;
      published.ledger = evaluate(published.program, reading).ledger;
    }
    return published.ledger;
  };

  const compute = async (file: string, text: string, reading: Reading | undefined): Promise<Computed> => {
    const evaluate = reading && (await evaluation()).evaluate;
    const started = performance.now();
    const edited = withEdited(sources, { file, text });
    compilation = compile(edited, memory);
    const { program } = compilation;
    const statement = program && reading && evaluate?.(program, reading);
    if (statement && reading) evaluated = { ...statement, record: reading.record };
    return {
      problems: problemsOf(compilation, edited, file),
      outline: outlineOf(compilation, file),
      ledger: statement?.ledger,
      published: reading && (await publishedLedger(reading)),
      law: program && lawOf(program),
      milliseconds: performance.now() - started,
    };
  };

  /** The published program and that of a text; undefined when either has errors. */
  const programsOf = (edited: Edited) => {
    const before = publication().program;
    const after = before && compile(withEdited(sources, edited), memory).program;
    return before && after && { before, after };
  };

  return async (question) => {
    const { number } = question;
    switch (question.kind) {
      case "publish":
        sources = question.sources;
        published = undefined;
        return { kind: "published", number };
      case "compute":
        return { kind: "computed", number, ...(await compute(question.file, question.text, question.reading)) };
      case "explain": {
        const step = evaluated && (await evaluation()).explanationOf(evaluated, question.line, question.language);
        return { kind: "explained", number, step };
      }
      case "keep": {
        const example = evaluated && (await examples()).exampleOf(evaluated, question.line);
        return { kind: "kept", number, example };
      }
      case "format":
        return { kind: "formatted", number, text: (await assistance()).formatted(question.file, question.text) };
      case "colour":
        return { kind: "coloured", number, ranges: highlight(question.text) };
      case "hover": {
        const hover = compilation && (await assistance()).hoverOf(compilation, question, question.language);
        return { kind: "hovered", number, hover };
      }
      case "define": {
        const at = compilation && (await assistance()).definitionOf(compilation, question);
        return { kind: "defined", number, at };
      }
      case "complete": {
        const proposals = compilation
          ? (await assistance()).proposalsOf(compilation, question, question.language)
          : { from: question.offset, proposals: [] };
        return { kind: "completed", number, proposals };
      }
      case "rename": {
        const { renamingOf } = await renaming();
        const edited = diagnose(withEdited(sources, question), memory);
        return { kind: "renamed", number, renaming: renamingOf(edited, question) };
      }
      case "sentences": {
        const found = evaluated && (await evaluation()).sentencesOf(evaluated, question, question.language);
        return { kind: "sentences", number, found: found ?? [] };
      }
      case "authorities": {
        const { authorities } = compile(sources, memory).model.symbols;
        const said = authorities.map(({ name, declaration: { label } }) => ({
          name,
          label: { it: label?.it.value ?? name, en: label?.en?.value ?? label?.it.value ?? name },
        }));
        return { kind: "authorities", number, authorities: said };
      }
      case "values": {
        if (!evaluated || compilation?.program !== evaluated.program) {
          return { kind: "values", number, values: undefined };
        }
        const { lineValues } = await values();
        const asked = { file: question.file, language: question.language, record: evaluated.record };
        return { kind: "values", number, values: lineValues(compilation, evaluated, asked) };
      }
      case "entries": {
        const { entriesOf } = await entries();
        const groups = entriesOf(diagnose(withEdited(sources, question), memory), question.file);
        return { kind: "entries", number, groups };
      }
      case "test": {
        const { testReport } = await exampleRuns();
        const tested = compile(withEdited(sources, question), memory);
        return { kind: "tested", number, report: testReport(tested, question.file, question.language) };
      }
      case "differ": {
        const { differencesOf } = await comparison();
        const both = programsOf(question);
        return { kind: "differed", number, differences: both && differencesOf(both.before, both.after) };
      }
      case "behave": {
        const { behaviourOf } = await comparison();
        const both = programsOf(question);
        const behaviour = both && behaviourOf(both.before, both.after, question.cycle, question.language);
        return { kind: "behaved", number, behaviour };
      }
    }
  };
}

/** A text that no published file has the name of is a further act. */
function withEdited(sources: readonly SourceFile[], { file, text }: Edited): readonly SourceFile[] {
  const replaced = sources.map((source) => (source.name === file ? { name: file, text } : source));
  return sources.some(({ name }) => name === file) ? replaced : [...replaced, { name: file, text }];
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
