/** The laws to compare with the one in force, by what was asked to change. */
import type { CompilationMemory } from "@delibera/rules-dsl/compile";
import { compile } from "@delibera/rules-dsl/compile";
import { sentence } from "@delibera/rules-dsl/diagnostics";
import type { Expression, Program, Rule } from "@delibera/rules-dsl/ir";
import type { SourceFile } from "@delibera/rules-dsl/source";
import type { Scenario } from "@delibera/simulation";
import { actNamed, fileOf } from "../authoring/act-named.ts";
import type { Language } from "../messages/language.tsx";
import type { Change, Choices, DraftError } from "./protocol.ts";

export type Candidates =
  | { readonly kind: "candidates"; readonly scenarios: readonly Scenario[] }
  | { readonly kind: "broken"; readonly errors: readonly DraftError[] };

export function candidatesOf(
  baseline: Scenario,
  sources: readonly SourceFile[],
  change: Change,
  language: Language,
  memory?: CompilationMemory,
): Candidates {
  switch (change.kind) {
    case "reading": {
      const name = `${change.name}: ${change.option}`;
      return {
        kind: "candidates",
        scenarios: [{ ...baseline, name, interpretations: { [change.name]: change.option } }],
      };
    }
    case "known":
      return { kind: "candidates", scenarios: [{ ...baseline, name: change.on, knownOn: change.on }] };
    case "parameter":
      return {
        kind: "candidates",
        scenarios: change.values.map((value) => ({
          ...baseline,
          name: value,
          given: [
            { target: { rule: change.rule, previous: false }, value: amountIn(baseline.program, change.rule, value) },
          ],
        })),
      };
    case "draft":
      return drafted(baseline, sources, change.text, language, memory);
  }
}

function amountIn({ rules }: Program, name: string, value: string): Expression {
  const type = rules.find((rule) => rule.name === name)?.type;
  return {
    kind: "number",
    value,
    ...(type?.kind === "quantity" && type.unit !== undefined ? { unit: type.unit } : {}),
  };
}

/** By the name that the server gives the file too: what is compiled here and there is the same program, with the same hash. */
function drafted(
  baseline: Scenario,
  sources: readonly SourceFile[],
  text: string,
  language: Language,
  memory?: CompilationMemory,
): Candidates {
  const act = actNamed(text);
  const published = act === undefined ? undefined : sources.find((source) => actNamed(source.text) === act);
  const file = published?.name ?? fileOf(act ?? "bozza");
  const others = sources.filter(({ name }) => name !== file);
  const { program, diagnostics } = compile([...others, { name: file, text }], memory);
  if (program) return { kind: "candidates", scenarios: [{ ...baseline, name: act ?? file, program }] };
  const errors = diagnostics
    .filter(({ severity }) => severity === "error")
    .map(
      (each): DraftError => ({
        line: each.span.file === file ? text.slice(0, each.span.start).split("\n").length : 0,
        message: sentence(each, language).message,
      }),
    );
  return { kind: "broken", errors };
}

/** Readings with more than one option, and amounts that some act fixes with a number. */
export function choicesOf({ interpretations, rules }: Program): Choices {
  return {
    readings: interpretations
      .filter(({ options }) => options.length > 1)
      .map(({ name, question, chosen, options }) => ({
        name,
        question,
        chosen,
        options: options.map((option) => ({ name: option.name, label: option.label })),
      })),
    parameters: rules.filter(isFixedAmount).map(({ name, label, type }) => ({
      rule: name,
      label,
      ...(type.kind === "quantity" && type.unit !== undefined ? { unit: type.unit } : {}),
    })),
  };
}

function isFixedAmount({ type, item, perYear, versions }: Rule): boolean {
  if (type.kind !== "quantity" || item !== undefined || perYear) return false;
  return versions.some(({ body }) => body?.kind === "expression" && body.expression.kind === "number");
}
