/** A vocabulary names its cycle and its subject, its defaults have the type of their field, and its dates make sense. */
import { cycleBlocksOf } from "./cycle-blocks.ts";
import { reportImpossibleDate } from "./dates-exist.ts";
import { expectType } from "./expected-types.ts";
import { swapped } from "./repairs.ts";
import type { Checking } from "./semantic-model.ts";
import { nowhere } from "./semantic-model.ts";

export function vocabularyIsComplete(checking: Checking): void {
  const { symbols, report } = checking;
  if (!symbols.vocabulary) return;
  const { name } = symbols.vocabulary;
  if (!symbols.cycle) report.add("vocabulary-without", { clause: "ciclo" }, name.span);
  else if (!cycleBlocksOf(symbols)) report.add("cycle-without-whole-years", {}, symbols.cycle.span);
  if (!symbols.subject) report.add("vocabulary-without", { clause: "soggetto" }, name.span);
  if (symbols.authorities.length === 0) report.add("vocabulary-without", { clause: "autorità" }, name.span);
  for (const entity of symbols.entities.values()) {
    for (const field of entity.fields.values()) {
      if (field.declaration.otherwise) expectType(field.declaration.otherwise, field.type, nowhere, checking);
    }
  }
  optionsLast(checking);
}

/** An option that ends before it begins never exists. */
function optionsLast(checking: Checking): void {
  for (const { options } of checking.symbols.enumerations.values()) {
    for (const { from, to, span } of options.values()) {
      for (const date of [from, to]) if (date) reportImpossibleDate(date, checking);
      if (from && to && to.iso < from.iso) {
        checking.report.add("effect-reversed", {}, span, { fixes: [swapped(from, to, checking)] });
      }
    }
  }
}
