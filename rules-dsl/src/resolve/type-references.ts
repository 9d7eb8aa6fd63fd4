/** Resolves the types that fields, terms and rules name. A cycle's name is the type of its periods. */
import type { ValueType } from "../ir/value-type.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import * as types from "../types/type.ts";
import type { Report } from "./report.ts";
import type { Bindings, CycleSymbol, EntitySymbol, EnumerationSymbol, NameSymbol, UnitSymbol } from "./symbols.ts";
import { reportUnknown } from "./unknown-names.ts";

export interface TypeNames {
  readonly units: ReadonlyMap<string, UnitSymbol>;
  readonly enumerations: ReadonlyMap<string, EnumerationSymbol>;
  readonly entities: ReadonlyMap<string, EntitySymbol>;
  readonly cycleSymbol: CycleSymbol | undefined;
}

/** The type a reference names; undefined, and reported, when there is none. */
export function typeOfReference(
  reference: Ast.TypeReference | undefined,
  names: TypeNames,
  report: Report,
  bindings: Bindings,
): ValueType | undefined {
  if (!reference) return undefined;
  const single = singleType(reference.name, names, report, bindings);
  return single && reference.list ? types.listOf(single) : single;
}

const namedTypes = {
  number: types.pureNumber,
  boolean: types.boolean,
  date: types.date,
  period: types.period,
  year: types.year,
  requirement: types.requirement,
  verdict: types.verdict,
  text: types.text,
} as const;

function singleType(
  name: Ast.TypeReference["name"],
  names: TypeNames,
  report: Report,
  bindings: Bindings,
): ValueType | undefined {
  if (typeof name === "string") return namedTypes[name];
  const key = nameKey(name.text);
  const symbol =
    names.units.get(key) ?? names.enumerations.get(key) ?? names.entities.get(key) ?? cycleNamed(key, names);
  if (symbol) {
    bindings.set(name, symbol);
    return typeNamedBy(symbol);
  }
  const known = [names.units, names.enumerations, names.entities].flatMap((found) => [...found.values()]);
  reportUnknown(
    name,
    known.map((found) => found.name),
    report,
  );
  return undefined;
}

function cycleNamed(key: string, { cycleSymbol }: TypeNames): CycleSymbol | undefined {
  return cycleSymbol && nameKey(cycleSymbol.name) === key ? cycleSymbol : undefined;
}

function typeNamedBy(symbol: NameSymbol): ValueType | undefined {
  switch (symbol.kind) {
    case "unit":
      return types.quantity(symbol.name);
    case "enumeration":
      return { kind: "enumeration", name: symbol.name };
    case "entity":
      return types.entity(symbol.name);
    default:
      return types.period;
  }
}
