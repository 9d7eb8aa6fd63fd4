/** Codes of the texts that a program names, found in one pass over those of a cohort, which may be very many. */
import type { Cohort } from "./cohort.ts";
import type { Written } from "./write-columnar.ts";

/** Of a text that no row has there is none. */
export type TextCodes = ReadonlyMap<string, number>;

export function textsNamedBy({ runs }: Written): readonly string[] {
  if (runs.kind === "everybody") return runs.emitted.texts;
  return [...new Set(runs.emitted.flatMap((each) => each?.texts ?? []))];
}

export function codesOf(named: ReadonlySet<string>, { texts }: Pick<Cohort, "texts">): TextCodes {
  const codes = new Map<string, number>();
  if (named.size === 0) return codes;
  for (let code = 0; code < texts.length && codes.size < named.size; code++)
    if (named.has(texts[code] as string)) codes.set(texts[code] as string, code);
  return codes;
}
