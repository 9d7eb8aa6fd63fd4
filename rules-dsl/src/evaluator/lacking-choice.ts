/**
 * The fact that a choice from a list lacks when no item passes: `incomes[2024]`, the list and the value asked of each item. Only a list
 * of the facts and a filter that asks one field to equal a written value, the year at hand or a local say which fact it is.
 */
import type { Expression, Field } from "../ir/program.ts";
import { printDate } from "../values/civil-date.ts";
import { printRational } from "../values/rational.ts";
import type { Evaluable, Frame } from "./frame.ts";
import type { Scope } from "./scope.ts";
import type { Value } from "./value.ts";

type Pick = Extract<Expression, { readonly kind: "pick" }>;

/** Undefined where the choice does not say which fact it looks for. */
export function lackingChoice(expression: Pick, scope: Scope): ((frame: Frame) => string | undefined) | undefined {
  const { over, where } = expression;
  if (over.kind !== "list" || !where) return undefined;
  const list = pathOfList(over.list, scope);
  const asked = conjunctsOf(where).flatMap((each) => askedOf(each, over.variable));
  const [first] = asked;
  if (!list || !first || asked.length > 1) return undefined;
  const value = scope.prepare(first);
  return (frame) => {
    const [path, written] = [list(frame), codeOf(value(frame), scope)];
    return path === undefined || written === undefined ? undefined : `${path}[${written}]`;
  };
}

function conjunctsOf(condition: Expression): readonly Expression[] {
  if (condition.kind !== "logical" || condition.operator !== "and") return [condition];
  return [...conjunctsOf(condition.left), ...conjunctsOf(condition.right)];
}

/** The value with which a field of the member is compared. */
function askedOf(condition: Expression, variable: string): readonly Expression[] {
  if (condition.kind !== "compare" || condition.operator !== "equal") return [];
  const { left, right } = condition;
  if (isFieldOf(left, variable) && isPlain(right, variable)) return [right];
  return isFieldOf(right, variable) && isPlain(left, variable) ? [left] : [];
}

function isFieldOf(expression: Expression, variable: string): boolean {
  return expression.kind === "field" && expression.of?.kind === "local" && expression.of.name === variable;
}

const plain: ReadonlySet<Expression["kind"]> = new Set(["number", "date", "text", "option", "thisYear", "local"]);

/** Asked once more without a step in the trace: so nothing that has steps of its own. */
function isPlain(expression: Expression, variable: string): boolean {
  return plain.has(expression.kind) && !(expression.kind === "local" && expression.name === variable);
}

/** Of a list that hangs, through single items, from the subject, from the item at hand or from a bound one. */
function pathOfList(list: Expression, scope: Scope): ((frame: Frame) => string | undefined) | undefined {
  if (list.kind !== "field") return undefined;
  const field = scope.prepared.vocabulary.entities.get(list.entity);
  const place = field?.places.get(list.field);
  const found = place === undefined ? undefined : field?.fields[place];
  if (!found) return undefined;
  const { of } = list;
  if (of === undefined) return () => found.code;
  const holder = of.kind === "field" ? pathOfList(of, scope) : pathOfItem(of, scope);
  return holder && ((frame) => joined(holder(frame), found));
}

function pathOfItem(item: Expression, scope: Scope): ((frame: Frame) => string | undefined) | undefined {
  if (item.kind !== "thisItem" && item.kind !== "local") return undefined;
  const value: Evaluable = scope.prepare(item);
  return (frame) => {
    const found = value(frame);
    return found.kind === "item" ? found.path : undefined;
  };
}

function joined(holder: string | undefined, { code }: Field): string | undefined {
  if (holder === undefined) return undefined;
  return holder === "" ? code : `${holder}.${code}`;
}

/** As the facts write it. */
function codeOf(value: Value, scope: Scope): string | undefined {
  switch (value.kind) {
    case "year":
      return String(value.year);
    case "date":
      return printDate(value.day);
    case "text":
      return value.value;
    case "quantity":
      return printRational(value.amount);
    case "option": {
      const options = scope.prepared.program.vocabulary.enumerations.find(({ name }) => name === value.enumeration);
      return options?.options.find(({ name }) => name === value.option)?.code;
    }
    default:
      return undefined;
  }
}
