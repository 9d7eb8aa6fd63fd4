/** The effect of a definition: its own, else that of its comma, else that of what it interprets, else that of its act. */
import type * as Ast from "../syntax/ast.ts";
import type { Place, RuleDefinition } from "./symbols.ts";

export function effectOf(place: Place & Partial<RuleDefinition>): Ast.Effect | undefined {
  return place.clause?.effect ?? effectOfComma(place) ?? place.inheritedEffect ?? place.act.declaration.effect;
}

/** The effect that a comma states for what it holds. */
export function effectOfComma({ paragraph }: Place): Ast.Effect | undefined {
  return paragraph.clauses.find((clause) => clause.kind === "effectClause")?.effect;
}
