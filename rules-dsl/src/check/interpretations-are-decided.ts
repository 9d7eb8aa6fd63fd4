/** A doubt lists at least two options, one of them chosen, with the motive of the choice. */

import { reportUnknown } from "../resolve/unknown-names.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { addLineAfter } from "./repairs.ts";
import type { Checking } from "./semantic-model.ts";

export function interpretationsAreDecided(checking: Checking): void {
  for (const { declaration, options } of checking.symbols.interpretations.values()) {
    if (!declaration.reason?.value.trim()) {
      checking.report.add("reason-missing", { clause: "interpretazione" }, declaration.span);
    }
    if (declaration.kind === "interpretation") checkChoice(declaration, options, checking);
  }
}

function checkChoice(
  declaration: Ast.InterpretationClause,
  options: ReadonlyMap<string, string>,
  checking: Checking,
): void {
  const { report } = checking;
  if (options.size < 2) report.add("too-few-options", { name: declaration.name.text }, declaration.name.span);
  if (!declaration.chosen) {
    const last = declaration.options.at(-1);
    const fixes = declaration.options.flatMap(({ name }) =>
      last ? addLineAfter(last.span, `scelta ${name.text}`, checking) : [],
    );
    report.add("choice-missing", { name: declaration.name.text }, declaration.name.span, { fixes });
  }
  if (declaration.chosen && !options.has(nameKey(declaration.chosen.text)))
    reportUnknown(declaration.chosen, options.values(), report);
}
