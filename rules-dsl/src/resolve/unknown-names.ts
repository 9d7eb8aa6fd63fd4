/** What to say of a name that leads nowhere, and of one declared twice. */
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { nearestName } from "./nearest-name.ts";
import type { Report } from "./report.ts";

/** A file with more unknown names than these has another mistake than a slip of the hand, and looking for each takes long. */
const mostSearched = 100;
const searched = new WeakMap<Report["diagnostics"], number>();

/** Suggests the declared name that it most resembles. */
export function reportUnknown(name: Ast.Name, known: Iterable<string>, report: Report): void {
  const before = searched.get(report.diagnostics) ?? 0;
  searched.set(report.diagnostics, before + 1);
  const nearest = before < mostSearched ? nearestName(name.text, known) : undefined;
  if (nearest === undefined) {
    report.add("unknown-name", { name: name.text }, name.span);
    return;
  }
  const title = { it: `scrivere \`${nearest}\``, en: `write \`${nearest}\`` };
  report.add("misspelt-name", { name: name.text, nearest }, name.span, {
    fixes: [{ title, edits: [{ span: name.span, text: nearest }] }],
  });
}

/** Keeps the first declaration of each name and reports the others, pointing at the first. */
export function uniqueByName<T>(
  found: readonly T[],
  nameOf: (one: T) => Ast.Name,
  report: Report,
): ReadonlyMap<string, T> {
  const kept = new Map<string, T>();
  for (const one of found) {
    const name = nameOf(one);
    const key = nameKey(name.text);
    const first = kept.get(key);
    if (first === undefined) kept.set(key, one);
    else {
      const related = [{ span: nameOf(first).span, code: "declared-here" as const }];
      report.add("declared-twice", { name: name.text }, name.span, { related });
    }
  }
  return kept;
}
