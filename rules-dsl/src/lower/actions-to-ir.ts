/** What a person can still do, as data of the program. */
import { listsOf } from "../check/actions-can-be-done.ts";
import type * as Ir from "../ir/program.ts";
import type { ActionSymbol, EntitySymbol } from "../resolve/symbols.ts";
import { nameKey } from "../syntax/keywords.ts";
import { jsonOfFact } from "./facts-to-json.ts";
import type { CheckedModel } from "./lower.ts";
import { labelOf } from "./places.ts";

export function lowerActions(model: CheckedModel): readonly Ir.Action[] {
  return [...model.symbols.actions.values()].flatMap((action) => {
    return action.entity ? lowerAction(action, action.entity, model) : [];
  });
}

function lowerAction({ name, declaration }: ActionSymbol, entity: EntitySymbol, model: CheckedModel): Ir.Action {
  const canonical = (field: string) => entity.fields.get(nameKey(field))?.name ?? field;
  const { amount, most } = declaration;
  const bound = most && jsonOfFact(most, undefined, model);
  return {
    name,
    label: labelOf(declaration.label, name),
    entity: entity.name,
    list: listsOf(entity, model.symbols)[0]?.name ?? "",
    fields: Object.fromEntries(
      declaration.fields.map((given) => {
        const field = entity.fields.get(nameKey(given.name.text));
        return [canonical(given.name.text), jsonOfFact(given.value, field?.type, model)];
      }),
    ),
    amount: amount ? canonical(amount.text) : "",
    ...(typeof bound === "string" ? { most: bound } : {}),
  };
}
