/**
 * Accepts a JSON document as the record of a professional, or says everything that is wrong with it. First the shape
 * (`record.schema.json`), then what a schema cannot say (`coherence.ts`). Nothing is repaired and nothing is dropped.
 */

import { isFiscalCode } from "@delibera/database/fiscal-code";
import { parseDate } from "@delibera/rules-dsl/values";
import type { ErrorObject, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { incoherences } from "./coherence.ts";
import type { Problem } from "./problem.ts";
import { problemOf } from "./problem-of-error.ts";
import type { ProfessionalRecord } from "./professional-record.ts";
import schema from "./record.schema.json" with { type: "json" };
import { isTriennium } from "./triennium.ts";

export type Validation =
  | { readonly record: ProfessionalRecord; readonly problems?: never }
  | { readonly problems: readonly Problem[]; readonly record?: never };

/** One problem per offending value, in the order of the document. */
export function validateRecord(json: unknown): Validation {
  const hasShape = shape();
  if (!hasShape(json)) return { problems: onePerPath((hasShape.errors ?? []).map((error) => problemOf(error, json))) };
  const problems = incoherences(json);
  return problems.length > 0 ? { problems } : { record: json };
}

let compiled: ValidateFunction<ProfessionalRecord> | undefined;

/**
 * Compiled when the first record is read, as fast as it goes: many programs read none, and a command reads one. That the schema is one is
 * what its test says.
 */
function shape(): ValidateFunction<ProfessionalRecord> {
  if (compiled !== undefined) return compiled;
  const plain = { meta: false, validateSchema: false, code: { optimize: false } };
  const ajv = new Ajv2020({ allErrors: true, verbose: true, discriminator: true, ...plain });
  ajv.addFormat("date", (text: string) => parseDate(text) !== undefined);
  ajv.addFormat("fiscal-code", isFiscalCode);
  ajv.addFormat("triennium", isTriennium);
  compiled = ajv.compile<ProfessionalRecord>(schema);
  return compiled;
}

export type ShapeError = ErrorObject<string, Readonly<Record<string, unknown>>>;

function onePerPath(problems: readonly Problem[]): readonly Problem[] {
  const first = new Map<string, Problem>();
  for (const problem of problems) if (!first.has(problem.path)) first.set(problem.path, problem);
  return [...first.values()];
}
