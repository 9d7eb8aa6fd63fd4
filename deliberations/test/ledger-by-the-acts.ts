/** The same flat map as `ledgerByTheBook`, by the acts: every term that the evaluator gives, in writing. */
import { readdirSync, readFileSync } from "node:fs";
import { compile } from "@delibera/rules-dsl/compile";
import type { EvaluationRequest, Outcome, OutputValue } from "@delibera/rules-dsl/evaluator";
import { evaluate, plainValue } from "@delibera/rules-dsl/evaluator";

const folder = new URL("../", import.meta.url);
const sources = readdirSync(folder)
  .filter((name) => name.endsWith(".delibera"))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));
const { program: compiled } = compile(sources);
if (!compiled) throw new Error("the acts do not compile");

export const program = compiled;

const today = { cycle: "2017-2019", asOf: "2026-12-31", knownOn: "2026-12-31" };

export function outcomeByTheActs(person: unknown, request: Partial<EvaluationRequest> = {}): Outcome {
  return evaluate(program, person, { ...today, ...request });
}

export function ledgerByTheActs(
  person: unknown,
  request: Partial<EvaluationRequest> = {},
): ReadonlyMap<string, string> {
  const { outputs } = outcomeByTheActs(person, request);
  return new Map(outputs.map((output) => [keyOf(output), written(output)]));
}

function keyOf({ rule, code, item, year }: OutputValue): string {
  return `${code ?? rule}${item === undefined ? "" : `[${item}]`}${year === undefined ? "" : `@${year}`}`;
}

function written({ value }: OutputValue): string {
  const plain = plainValue(value);
  switch (plain.kind) {
    case "quantity":
      return plain.exact;
    case "date":
      return plain.value;
    case "boolean":
      return String(plain.value);
    case "option":
      return plain.option;
    case "requirement": {
      const { met, counted, required, missing } = plain;
      return `${met ? "met" : "not met"}: ${counted.exact} of ${required.exact}, ${missing.exact}`;
    }
    case "verdict":
      return plain.accepted ? "accepted" : `refused: ${plain.reasons.join("; ")}`;
    case "undetermined":
      return `undetermined: ${[...plain.missing, ...plain.reasons.map(({ code }) => code)].join(", ")}`;
    default:
      return plain.kind;
  }
}
