/** The hash of what rules may read of a person: cohorts laid out for one vocabulary are read by every program that has the same. */
import { createHash } from "node:crypto";
import type { Program } from "@delibera/rules-dsl/ir";
import { canonicalJson } from "@delibera/rules-dsl/ir";
import { declaredLayout } from "@delibera/rules-dsl/specialise";

/** @returns `sha256:` and 64 hexadecimal digits, of each field its name, its kind and its enumeration. */
export function vocabularyHash({ vocabulary }: Program): string {
  const fields = declaredLayout(vocabulary).tables.map(({ path, columns }) => [
    path,
    columns.map(({ path: name, type }) => [name, type.kind, ...(type.kind === "option" ? [type.enumeration] : [])]),
  ]);
  return `sha256:${createHash("sha256").update(canonicalJson(fields)).digest("hex")}`;
}
