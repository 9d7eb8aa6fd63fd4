/** An action adds an item that the subject can hold in one list, in an amount that moves by the step of its unit. */
import type { ActionSymbol, EntitySymbol, FieldSymbol, Symbols } from "../resolve/symbols.ts";
import { fieldNamed } from "../resolve/vocabulary-symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { printType } from "../types/type.ts";
import { checkFields, isWritten } from "./examples-assert.ts";
import { expectType } from "./expected-types.ts";
import type { Checking } from "./semantic-model.ts";
import { nowhere } from "./semantic-model.ts";

export function actionsCanBeDone(checking: Checking): void {
  for (const action of checking.symbols.actions.values()) checkAction(action, checking);
}

/** The lists of the subject that hold items of an entity. */
export function listsOf(entity: EntitySymbol, { subject }: Pick<Symbols, "subject">): readonly FieldSymbol[] {
  return [...(subject?.fields.values() ?? [])].filter(
    ({ type }) => type?.kind === "list" && type.of.kind === "entity" && type.of.name === entity.name,
  );
}

function checkAction({ name, declaration, entity }: ActionSymbol, checking: Checking): void {
  const { report, symbols } = checking;
  const missing = (clause: string) => report.add("action-without-clause", { name, clause }, declaration.name.span);
  if (!declaration.entity) missing("aggiunge");
  if (!declaration.amount) missing("quantità");
  if (!entity || !declaration.entity) return;
  if (listsOf(entity, symbols).length !== 1) {
    report.add("not-in-one-list", { entity: entity.name }, declaration.entity.span);
  }
  checkFields(declaration.fields, entity, checking);
  if (declaration.amount) checkAmount(declaration.amount, declaration, entity, checking);
}

function checkAmount(
  amount: Ast.Name,
  { most, fields }: Ast.ActionDeclaration,
  entity: EntitySymbol,
  checking: Checking,
): void {
  const field = fieldNamed(amount, entity.fields, checking.report, checking.bindings);
  if (!field) return;
  const given = fields.find(({ name }) => nameKey(name.text) === nameKey(amount.text));
  if (given) {
    const related = [{ span: given.name.span, code: "also-here" as const }];
    checking.report.add("declared-twice", { name: field.name }, amount.span, { related });
  }
  const unit = field.type?.kind === "quantity" ? field.type.unit : undefined;
  const step = unit && checking.symbols.units.get(nameKey(unit))?.declaration?.step;
  if (field.type && !step) {
    checking.report.add("amount-without-a-step", { name: field.name, type: printType(field.type) }, amount.span);
  }
  if (!most) return;
  expectType(most, field.type, nowhere, checking);
  if (!isWritten(most)) checking.report.add("given-not-written", { name: field.name }, most.span);
}
