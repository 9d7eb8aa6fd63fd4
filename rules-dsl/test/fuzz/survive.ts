/** Puts one text through everything that reads it, and says what went wrong: nothing may throw, and laying out never changes meaning. */
import process from "node:process";
import { compile } from "../../src/compile.ts";
import { sentence } from "../../src/diagnostics/diagnostic.ts";
import { evaluate } from "../../src/evaluator/evaluate.ts";
import { runExamples } from "../../src/examples/run-examples.ts";
import { explain } from "../../src/explanation/explain.ts";
import { format } from "../../src/formatter/format.ts";
import type { programHash } from "../../src/ir/program.ts";
import { validateProgram } from "../../src/ir/program.ts";
import { highlight } from "../../src/language-service/highlight.ts";
import { parse } from "../../src/syntax/parse.ts";
import { sameTree } from "../../src/syntax/same-tree.ts";

export function survive(text: string, vocabulary: string): string | undefined {
  try {
    slow.length = 0;
    return problemOf(text, vocabulary) ?? slow[0];
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ""}` : String(error);
  }
}

/**
 * Steps that took longer than two seconds, of the clock and of the processor, each of the times that they were taken: on a machine shared
 * with others the clock alone blames the text, and a step's first time is also that of getting the compiler itself ready.
 */
const slow: string[] = [];
const longestStep = 2_000;
const mostTimes = 3;

function step<T>(name: string, run: () => T): T {
  for (let time = 1; ; time++) {
    const begun = performance.now();
    const used = process.cpuUsage();
    const result = run();
    const { user, system } = process.cpuUsage(used);
    const taken = Math.min(performance.now() - begun, (user + system) / 1_000);
    if (taken <= longestStep) return result;
    if (time < mostTimes) continue;
    slow.push(`${name} took longer than ${longestStep} ms`);
    return result;
  }
}

function problemOf(text: string, vocabulary: string): string | undefined {
  const source = { name: "prova.delibera", text };
  const { file, diagnostics } = step("reading", () => parse(source));
  for (const each of diagnostics) {
    const { start, end } = each.span;
    if (start < 0 || end < start || end > text.length) return `a diagnostic lies outside the text: ${each.code}`;
    if (sentence(each, "it").message === "" || sentence(each, "en").message === "") return `${each.code} says nothing`;
  }
  step("colouring", () => highlight(text));
  const laid = step("laying out", () => format(source));
  const formatted = "text" in laid ? laid.text : undefined;
  if (formatted !== undefined) {
    const again = { name: source.name, text: formatted };
    if (!sameTree(file, parse(again).file)) return "laying out changed the tree";
    const twice = format(again);
    if (!("text" in twice) || twice.text !== formatted) return "laying out twice changed the text";
  }
  const library = { name: "library.delibera", text: vocabulary };
  const { program, diagnostics: found } = step("compiling", () => compile([library, source]));
  for (const each of found) sentence(each, "it");
  if (!program) return found.length === 0 ? "no program and no diagnostic" : undefined;
  if (formatted !== undefined) {
    const other = compile([library, { name: source.name, text: formatted }]).program;
    if (!other || meaningOf(other) !== meaningOf(program)) return "laying out changed the program";
  }
  const [problem] = validateProgram(program);
  if (problem) return `the program has the wrong shape at ${problem.path}: ${problem.expected}`;
  const request = { cycle: "2020-2021", asOf: "2021-12-31", knownOn: "2030-01-01" };
  const outcome = step("evaluating", () => evaluate(program, facts, request));
  const [output] = outcome.outputs;
  if (output) explain(program, outcome, { rule: output.rule }, "it");
  runExamples({ ...program, examples: program.examples.slice(0, 20) });
  return undefined;
}

/** Lines move when a file is laid out anew; nothing else does. */
function meaningOf(program: Parameters<typeof programHash>[0]): string {
  return JSON.stringify(program, (key, value: unknown) => (key === "place" || key === "line" ? undefined : value));
}

const facts = {
  birthDate: "1950-06-01",
  loans: [
    { id: "A", kind: "book", takenOn: "2020-03-01", cost: "2.5" },
    { id: "B", kind: "film", takenOn: "2021-03-01", cost: "100/3", returned: true },
    { id: "C", kind: "none", takenOn: "yesterday", cost: 0.1 },
  ],
};
