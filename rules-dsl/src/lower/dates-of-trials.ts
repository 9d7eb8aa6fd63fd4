/** When an example or a property is tried: the cycle, and the dates of reference and of knowledge. */
import { blockOf, cycleBlocksOf } from "../check/cycle-blocks.ts";
import type { Place } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { parseDate, yearOf } from "../values/civil-date.ts";
import type { CheckedModel } from "./lower.ts";

/** The cycle that is written, else the one in which the act begins to have effect. */
export function cycleOf(written: Ast.ExampleCycle | undefined, { act }: Place, { symbols }: CheckedModel): string {
  if (written) return written.years.value.replace("–", "-");
  const blocks = cycleBlocksOf(symbols);
  const begins = parseDate(act.declaration.effect?.from.iso ?? "");
  const year = begins === undefined ? 0 : yearOf(begins);
  const first = blocks ? blockOf(year, blocks) : year;
  return `${first}-${first + (blocks?.length ?? 1) - 1}`;
}

export function daysOf(steps: readonly Ast.ExampleDate[]): { readonly asOf?: string; readonly knownOn?: string } {
  const asOf = steps.find(({ axis }) => axis === "reference")?.on.iso;
  const knownOn = steps.find(({ axis }) => axis === "known")?.on.iso;
  return { ...(asOf === undefined ? {} : { asOf }), ...(knownOn === undefined ? {} : { knownOn }) };
}
