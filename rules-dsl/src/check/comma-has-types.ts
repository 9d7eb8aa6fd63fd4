/** The types of what one comma holds, or the vocabulary, found without judging anything: for who asks what may be written there. */
import { newReport } from "../resolve/report.ts";
import type { Resolved } from "../resolve/resolve.ts";
import type * as Ast from "../syntax/ast.ts";
import { actionsCanBeDone } from "./actions-can-be-done.ts";
import { examplesAssert } from "./examples-assert.ts";
import { newChecking } from "./new-checking.ts";
import { propertiesAreTyped } from "./properties-are-typed.ts";
import { rulesOfCommaAreTyped } from "./rules-are-typed.ts";
import type { Checking } from "./semantic-model.ts";
import { vocabularyIsComplete } from "./vocabulary-is-complete.ts";

/** `deriving` is told of every expression, in its scope. Without a comma, of those of the vocabulary. */
export function commaHasTypes(
  resolved: Resolved,
  comma: Ast.Paragraph | undefined,
  deriving: Checking["derive"],
): void {
  const checking = newChecking(resolved, newReport(), deriving);
  if (!comma) {
    vocabularyIsComplete(checking);
    actionsCanBeDone(checking);
    return;
  }
  rulesOfCommaAreTyped(comma, checking);
  const { symbols } = checking;
  const own = {
    ...checking,
    symbols: { ...symbols, places: symbols.places.filter(({ paragraph }) => paragraph === comma) },
  };
  examplesAssert(own);
  propertiesAreTyped(own);
}
