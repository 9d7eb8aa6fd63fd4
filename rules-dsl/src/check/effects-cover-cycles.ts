/** A rule about a whole cycle takes effect and ends at the borders of cycles: half a cycle would have no meaning. */
import type * as Ast from "../syntax/ast.ts";
import { effectOf } from "./effect-of.ts";
import type { Checking } from "./semantic-model.ts";

export function effectsCoverCycles(checking: Checking): void {
  const { cycle } = checking.symbols;
  const length = BigInt(cycle?.years?.value ?? "0");
  const start = BigInt(cycle?.from?.value ?? "0");
  if (!cycle || length <= 0n) return;
  const reported = new Set<Ast.Effect>();
  for (const rule of checking.symbols.rules.values()) {
    if (rule.item !== undefined || rule.perYear) continue;
    for (const definition of rule.definitions) {
      const effect = effectOf(definition);
      if (!effect || reported.has(effect)) continue;
      const opens = begins(effect.from.iso, start, length);
      const closes = !effect.to || ends(effect.to.iso, start, length);
      if (opens && closes) continue;
      reported.add(effect);
      const name = definition.clause.name.text;
      checking.report.add("effect-splits-cycle", { name, cycle: cycle.name.text }, effect.span, {
        related: [{ span: definition.clause.name.span, code: "declared-here" }],
      });
    }
  }
}

function begins(iso: string, start: bigint, length: bigint): boolean {
  return iso.slice(4) === "-01-01" && (BigInt(iso.slice(0, 4)) - start) % length === 0n;
}

function ends(iso: string, start: bigint, length: bigint): boolean {
  return iso.slice(4) === "-12-31" && (BigInt(iso.slice(0, 4)) + 1n - start) % length === 0n;
}
