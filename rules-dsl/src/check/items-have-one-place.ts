/** Each item of an example stands in one field, of the subject or of another item of the example; a single field holds one item. */
import type { EntitySymbol, ExampleItemSymbol, FieldSymbol } from "../resolve/symbols.ts";
import { reportUnknown } from "../resolve/unknown-names.ts";
import { fieldsHolding } from "../resolve/vocabulary-symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { Checking } from "./semantic-model.ts";

/** The items of an example by the key of their label; undefined when the entity of one is unknown. */
export type Items = ReadonlyMap<string, ExampleItemSymbol | undefined>;

export function itemsHaveOnePlace({ steps }: Ast.ExampleClause, items: Items, checking: Checking): void {
  const given = new Map(steps.flatMap((step) => (step.kind === "givenItem" ? [[step.name, step] as const] : [])));
  const inside = new Map<Ast.GivenItem, Ast.GivenItem>();
  const written = new Map<Ast.GivenItem | undefined, Map<FieldSymbol, Ast.Name>>([
    [undefined, valuesOfSubject(steps, checking)],
  ]);
  for (const step of given.values()) {
    const item = checking.bindings.get(step.name);
    const held = step.holder && itemNamed(step.holder, items, checking);
    if (item?.kind !== "exampleItem" || (step.holder && !held)) continue;
    const holder = held && given.get(held.declaredAt);
    if (holder) inside.set(step, holder);
    const field = theField(step, item.entity, held ? held.entity : checking.symbols.subject, checking);
    if (!field) continue;
    const taken = written.get(holder) ?? valuesOf(holder, checking);
    written.set(holder, taken);
    reportTaken(step, field, taken, checking);
    if (field.type?.kind !== "list") taken.set(field, step.name);
  }
  reportNesting(inside, checking);
}

/** The item with that label, bound; reported when there is none. */
export function itemNamed(label: Ast.Name, items: Items, checking: Checking): ExampleItemSymbol | undefined {
  const key = nameKey(label.text);
  const item = items.get(key);
  if (item) checking.bindings.set(label, item);
  else if (!items.has(key)) {
    const known = [...items.values()].flatMap((found) => found?.name ?? []);
    reportUnknown(label, known, checking.report);
  }
  return item;
}

function theField(
  { entity: named, holder: label }: Ast.GivenItem,
  entity: EntitySymbol,
  holder: EntitySymbol | undefined,
  { report }: Checking,
): FieldSymbol | undefined {
  if (!holder) return undefined;
  const [field, other] = fieldsHolding(entity, holder);
  const found = { holder: holder.name, entity: entity.name };
  if (!field) report.add("no-field-for-item", found, (label ?? named).span);
  else if (other) report.add("many-fields-for-item", { ...found, first: field.name, second: other.name }, named.span);
  return other ? undefined : field;
}

/** A single field that another item is in, or any field of which a value is written. */
function reportTaken(
  { name }: Ast.GivenItem,
  field: FieldSymbol,
  taken: ReadonlyMap<FieldSymbol, Ast.Name>,
  { report }: Checking,
): void {
  const first = taken.get(field);
  if (!first) return;
  const item = nameKey(first.text) === nameKey(field.name) ? `${field.name} = …` : first.text;
  const related = [{ span: first.span, code: "also-here" as const }];
  report.add("field-holds-one-item", { field: field.name, item }, name.span, { related });
}

/** The fields to which a line gives a value of its own, such as `dato mancante`. */
function valuesOf(step: Ast.GivenItem | undefined, { bindings }: Checking): Map<FieldSymbol, Ast.Name> {
  return fieldsNamed(step?.fields.map(({ name }) => name) ?? [], bindings);
}

function valuesOfSubject(steps: readonly Ast.ExampleStep[], { bindings }: Checking): Map<FieldSymbol, Ast.Name> {
  const names = steps.flatMap((step) => (step.kind === "givenValue" ? [step.target.name] : []));
  return fieldsNamed(names, bindings);
}

function fieldsNamed(names: readonly Ast.Name[], bindings: Checking["bindings"]): Map<FieldSymbol, Ast.Name> {
  return new Map(
    names.flatMap((name) => {
      const symbol = bindings.get(name);
      return symbol?.kind === "field" ? [[symbol, name] as const] : [];
    }),
  );
}

/** As deep as facts are read. */
const mostDeep = 32;

/** Each circle once, where following it comes back to what was already met; of items too deep, the first of each row. */
function reportNesting(inside: ReadonlyMap<Ast.GivenItem, Ast.GivenItem>, { report }: Checking): void {
  const depths = new Map<Ast.GivenItem, number>();
  for (const start of inside.keys()) {
    const path = new Set<Ast.GivenItem>();
    let at: Ast.GivenItem | undefined = start;
    for (; at && !depths.has(at) && !path.has(at); at = inside.get(at)) path.add(at);
    const rest = [...path];
    if (at && path.has(at)) {
      const labels = [...rest.slice(rest.indexOf(at)), at].map(({ name }) => name.text).join(" → ");
      report.add("items-in-a-circle", { path: labels }, (at.holder ?? at.name).span);
      for (const each of rest) depths.set(each, 0);
      continue;
    }
    let depth = at ? (depths.get(at) ?? 0) : 0;
    for (const each of rest.reverse()) {
      depths.set(each, ++depth);
      if (depth === mostDeep + 1)
        report.add("items-too-deep", { name: each.name.text, most: String(mostDeep) }, each.name.span);
    }
  }
}
