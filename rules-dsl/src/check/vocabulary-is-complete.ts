/** A vocabulary names its cycle and its subject, and its defaults have the type of their field. */
import { expectType } from "./expected-types.ts";
import type { Checking, Scope } from "./semantic-model.ts";

const nowhere: Scope = { rule: undefined, item: undefined, year: false, locals: new Map() };

export function vocabularyIsComplete(checking: Checking): void {
  const { symbols, report } = checking;
  if (!symbols.vocabulary) return;
  const { name } = symbols.vocabulary;
  if (!symbols.cycle) report.add("vocabulary-without", { clause: "ciclo" }, name.span);
  if (!symbols.subject) report.add("vocabulary-without", { clause: "soggetto" }, name.span);
  if (symbols.authorities.length === 0) report.add("vocabulary-without", { clause: "autorità" }, name.span);
  for (const entity of symbols.entities.values()) {
    for (const field of entity.fields.values()) {
      if (field.declaration.otherwise) expectType(field.declaration.otherwise, field.type, nowhere, checking);
    }
  }
}
