/** A rule about a whole cycle takes effect and ends at the borders of cycles: half a cycle would have no meaning. */

import type { Fix } from "../diagnostics/diagnostic.ts";
import { effectOf } from "../resolve/effect-of.ts";
import type { RuleDefinition, RuleSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import type { CycleBlocks } from "./cycle-blocks.ts";
import { blockAround, closesBlock, cycleBlocksOf, opensBlock } from "./cycle-blocks.ts";
import type { Checking } from "./semantic-model.ts";

export function effectsCoverCycles(checking: Checking): void {
  const blocks = cycleBlocksOf(checking.symbols);
  if (!blocks) return;
  const reported = new Set<Ast.Node>();
  for (const rule of checking.symbols.rules.values()) {
    if (!isAboutCycles(rule)) continue;
    for (const definition of rule.definitions) {
      const effect = effectOf(definition);
      if (effect && !covers(effect, blocks)) reportOnce(effect, definition, blocks, reported, checking);
      for (const { clause } of checking.symbols.amendmentsOf.get(definition) ?? []) {
        if (!clause.until || closesBlock(clause.until.iso, blocks)) continue;
        reportOnce(clause.until, definition, blocks, reported, checking);
      }
    }
  }
}

/** From the first day of the first cycle to the last day of the last one. */
function toBorders(at: Ast.Effect | Ast.DateLiteral, blocks: CycleBlocks): Fix {
  const [from, to] = at.kind === "effect" ? [at.from, at.to] : [undefined, at];
  const edits = [
    ...(from ? [{ span: from.span, text: inItalian(blockAround(from.iso, blocks).from) }] : []),
    ...(to ? [{ span: to.span, text: inItalian(blockAround(to.iso, blocks).to) }] : []),
  ];
  return { title: { it: "portare ai confini del periodo", en: "move to the borders of the period" }, edits };
}

function inItalian(iso: string): string {
  return iso.split("-").reverse().join("/");
}

/** Rules about an item or a year are governed by the days of the item or the year. */
function isAboutCycles(rule: RuleSymbol): boolean {
  return rule.item === undefined && !rule.perYear;
}

function covers(effect: Ast.Effect, blocks: CycleBlocks): boolean {
  return opensBlock(effect.from.iso, blocks) && (!effect.to || closesBlock(effect.to.iso, blocks));
}

function reportOnce(
  at: Ast.Effect | Ast.DateLiteral,
  { clause }: RuleDefinition,
  blocks: CycleBlocks,
  reported: Set<Ast.Node>,
  { report }: Checking,
): void {
  if (reported.has(at)) return;
  reported.add(at);
  report.add("effect-splits-cycle", { name: clause.name.text, cycle: blocks.name }, at.span, {
    related: [{ span: clause.name.span, code: "declared-here" }],
    fixes: [toBorders(at, blocks)],
  });
}
