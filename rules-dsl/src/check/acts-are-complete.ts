/** An act says when it was adopted (or that it is not known), when it has effect, and where its text comes from. */
import type { Fix } from "../diagnostics/diagnostic.ts";
import type * as Ast from "../syntax/ast.ts";
import { reportImpossibleDate } from "./dates-exist.ts";
import { addLineAfter, swapped } from "./repairs.ts";
import type { Checking } from "./semantic-model.ts";

export function actsAreComplete(checking: Checking): void {
  for (const { declaration: act } of checking.symbols.acts.values()) {
    const missing = (clause: string, fixes: readonly Fix[] = []) =>
      checking.report.add("act-without-clause", { act: act.name.text, clause }, act.name.span, { fixes });
    if (!act.adopted && !act.published) {
      missing("adottata", [addLineAfter(act.name.span, "adottata in data non nota", checking, 1)]);
    }
    if (!act.effect) missing("con effetto");
    if (!act.source) missing("fonte");
    for (const date of datesOf(act)) reportImpossibleDate(date, checking);
    for (const effect of effectsOf(act)) {
      if (effect.to && effect.to.iso < effect.from.iso) {
        checking.report.add("effect-reversed", {}, effect.span, { fixes: [swapped(effect.from, effect.to, checking)] });
      }
    }
  }
}

function clausesOf(act: Ast.Act): readonly Ast.Clause[] {
  return act.divisions.flatMap((division) => division.paragraphs.flatMap((paragraph) => paragraph.clauses));
}

export function effectsOf(act: Ast.Act): readonly Ast.Effect[] {
  const inside = clausesOf(act).flatMap((clause) => {
    if (clause.kind === "effectClause") return clause.effect;
    return clause.kind === "rule" ? (clause.effect ?? []) : [];
  });
  return act.effect ? [act.effect, ...inside] : inside;
}

function datesOf(act: Ast.Act): readonly Ast.DateLiteral[] {
  const effects = effectsOf(act).flatMap((effect) => (effect.to ? [effect.from, effect.to] : [effect.from]));
  const header = [act.adopted?.on, act.published?.on].filter((date) => date !== undefined);
  const decided = clausesOf(act).flatMap((clause) =>
    clause.kind === "interpretation" ? (clause.decidedOn ?? []) : [],
  );
  return [...header, ...effects, ...decided];
}
