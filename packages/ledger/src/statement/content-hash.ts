/** Hashes of what a ledger was computed from. A program is hashed once: it is large, and ledgers are many. */
import type { Program } from "@delibera/rules-dsl/ir";
import { canonicalJson, programHash, textHash } from "@delibera/rules-dsl/ir";
import type { ProfessionalRecord } from "../record/professional-record.ts";

export function hashOfProgram(program: Program): string {
  const known = hashes.get(program);
  if (known !== undefined) return known;
  const hash = programHash(program);
  hashes.set(program, hash);
  return hash;
}

const hashes = new WeakMap<Program, string>();

/** Of the whole record as given: the two dates, which choose among its facts, stand in the ledger beside it. */
export function hashOfFacts(record: ProfessionalRecord): string {
  return textHash(canonicalJson(record));
}
