/** What a name stands for inside a sum, a count, a pick or an allocation: the members that its binder runs through. */
import type { LocalSymbol } from "../resolve/symbols.ts";
import { reportUnknown } from "../resolve/unknown-names.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { Type } from "../types/type.ts";
import * as types from "../types/type.ts";
import { bindCycle } from "./cycles-are-named.ts";
import { typeOf } from "./expected-types.ts";
import { localNamed, withLocal } from "./scopes.ts";
import type { Checking, Scope } from "./semantic-model.ts";

/** The scope in which the condition and the value of each member are read. */
export function scopeOfBinder(binder: Ast.Binder, scope: Scope, checking: Checking): Scope {
  switch (binder.kind) {
    case "yearBinder":
      return { ...scope, year: true };
    case "listBinder":
      return withLocal(scope, local(binder.name, elementOf(binder.list, scope, checking)), checking);
    case "optionBinder":
      return withLocal(scope, local(binder.name, enumerationOf(binder, checking)), checking);
    case "cycleBinder":
      bindCycle(binder.cycle, checking);
      return withLocal(scope, { ...local(binder.name, types.period), isCycle: true }, checking);
    case "groupBinder":
      return scopeOfGroup(binder, scope, checking);
  }
}

/** The type of one member, inside the scope of its binder. */
export function memberOf(binder: Ast.Binder, inner: Scope): Type {
  return binder.kind === "yearBinder" ? types.year : localNamed(nameKey(binder.name.text), inner)?.type;
}

function local(name: Ast.Name, type: Type): LocalSymbol {
  return { kind: "local", name: name.text, type, declaredAt: name, isCycle: false };
}

function elementOf(list: Ast.Expression, scope: Scope, checking: Checking): Type {
  const type = typeOf(list, scope, checking);
  if (type?.kind === "list") return type.of;
  if (type) checking.report.add("not-a-list", { type: types.printType(type) }, list.span);
  return undefined;
}

function enumerationOf({ enumeration }: Ast.OptionBinder, { symbols, bindings, report }: Checking): Type {
  const found = symbols.enumerations.get(nameKey(enumeration.text));
  if (found) {
    bindings.set(enumeration, found);
    return { kind: "enumeration", name: found.name };
  }
  const known = [...symbols.enumerations.values()].map((one) => one.name);
  reportUnknown(enumeration, known, report);
  return undefined;
}

/** The key is asked of one member; the group is the list of the members that have it. */
function scopeOfGroup(binder: Ast.GroupBinder, scope: Scope, checking: Checking): Scope {
  const element = elementOf(binder.list, scope, checking);
  const ofMember = withLocal(scope, local(binder.member, element), checking);
  const key = typeOf(binder.by, ofMember, checking);
  if (key && !isKey(key)) {
    checking.report.add("not-a-group-key", { type: types.printType(key) }, binder.by.span);
  }
  return withLocal(scope, local(binder.name, element && types.listOf(element)), checking);
}

/** Types of which it makes sense to ask whether two values are the same. */
function isKey({ kind }: NonNullable<Type>): boolean {
  return kind !== "list" && kind !== "requirement" && kind !== "verdict";
}
