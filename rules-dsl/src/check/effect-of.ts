/** The effect of a definition: its own, else that of its comma, else that of its act. */
import type { RuleDefinition } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";

export function effectOf(
  definition: Omit<RuleDefinition, "clause"> & { readonly clause?: Ast.RuleClause },
): Ast.Effect | undefined {
  const ofComma = definition.paragraph.clauses.find((clause) => clause.kind === "effectClause");
  return definition.clause?.effect ?? ofComma?.effect ?? definition.act.declaration.effect;
}
