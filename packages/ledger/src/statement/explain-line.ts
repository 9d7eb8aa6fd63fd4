/** The explanation of a line of an outcome, by the key of the line. */
import type { Outcome } from "@delibera/rules-dsl/evaluator";
import type { ExplanationNode, ExplanationTelling } from "@delibera/rules-dsl/explanation";
import { explain } from "@delibera/rules-dsl/explanation";
import type { Program } from "@delibera/rules-dsl/ir";
import { lineId } from "./figures.ts";

/**
 * Why a line is what it is; `line` is its key, such as `obligation.individual`, `obligation.reductions.esonero-2018` or
 * `credits.excluded.exemption[PA-1]`. Undefined when there is no such line. Told whole unless asked otherwise.
 */
export type ExplainLine = (
  line: string,
  language: "it" | "en",
  telling?: ExplanationTelling,
) => ExplanationNode | undefined;

export function explainerOf(program: Program, outcome: Outcome): ExplainLine {
  return (line, language, telling) => {
    // Only the terms whose lines begin so are evaluated.
    const terms = program.rules.filter(({ code }) => code !== undefined && line.startsWith(code));
    const target = terms
      .flatMap(({ name }) => outcome.outputsOf(name))
      .find(({ code, item, year }) => code !== undefined && lineId({ code, item, year }) === line);
    return target === undefined ? undefined : explain(program, outcome, target, language, telling);
  };
}
