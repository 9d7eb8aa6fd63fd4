/** `delibera explain`: how a line of a person's ledger comes about, in sentences. */
import type { Statement } from "@delibera/ledger/statement";
import { lineId } from "@delibera/ledger/statement";
import type { ExplanationNode } from "@delibera/rules-dsl/explanation";
import { explain } from "@delibera/rules-dsl/explanation";
import type { Program } from "@delibera/rules-dsl/ir";
import type { ExitCode } from "../exit-code.ts";
import { exitCodes } from "../exit-code.ts";
import type { PersonOptions } from "../load/statements.ts";
import { statements } from "../load/statements.ts";
import { printExplanation } from "../print/explanation.ts";
import { printDates, printHeading } from "../print/ledger.ts";
import { Refusal } from "../refusal.ts";
import type { Terminal } from "../terminal.ts";
import { words } from "../words.ts";

export interface ExplainOptions extends PersonOptions {
  /** As `eval --json` names it; without, the lines a person asks about first. */
  readonly line?: string;
  readonly format: "text" | "json";
  /** Levels of the tree in the text; JSON has them all. */
  readonly depth: string;
}

const usualLines = ["obligation.individual", "credits.counted", "document"];

export async function explainCommand(options: ExplainOptions, terminal: Terminal): Promise<ExitCode> {
  const { program, statements: computed } = await statements(options, terminal);
  const depth = depthOf(options.depth);
  const lines = options.line === undefined ? usualLines : [options.line];
  const explained = computed.map((statement) => ({
    statement,
    trees: lines.map((line) => ({ line, tree: explanationOf(program, statement, line, terminal) })),
  }));
  if (options.format === "json") {
    const documents = explained.map(({ statement: { ledger }, trees }) => {
      const { formatVersion, professional, triennium, asOf, knownOn } = ledger;
      return { formatVersion, professional, triennium, asOf, knownOn, explanations: trees };
    });
    terminal.print(JSON.stringify(options.triennium === "all" ? documents : documents[0], null, 2));
    return exitCodes.fine;
  }
  const pages = explained.map(({ statement: { ledger }, trees }) =>
    [
      `${printHeading(ledger, terminal)}, ${printDates(ledger, terminal)}`,
      ...trees.map(({ tree }) => printExplanation(tree, depth, terminal)),
    ].join("\n\n"),
  );
  terminal.print(pages.join("\n\n"));
  return exitCodes.fine;
}

function depthOf(text: string): number {
  if (text === "all") return Number.POSITIVE_INFINITY;
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new Refusal(words.notADepth(text));
  return Number(text);
}

function explanationOf(
  program: Program,
  { outcome }: Statement,
  line: string,
  { language }: Terminal,
): ExplanationNode {
  const named = outcome.outputs.map((output) => ({
    output,
    id: output.code && lineId({ ...output, code: output.code }),
  }));
  const found = named.find(({ id }) => id === line);
  if (found === undefined) {
    const onePerCode = named.filter(
      ({ output }, at) => named.findIndex((each) => each.output.code === output.code) === at,
    );
    const known = onePerCode.flatMap(({ id }) => (id === undefined ? [] : [id]));
    throw new Refusal(words.unknownLine(line, known.join(", ")));
  }
  return explain(program, outcome, found.output, language);
}
