/** Makes of a type of the schema a value to ask with and the fields to ask for: so that what is added to the schema is asked by everybody. */
import type { GraphQLField, GraphQLInputType, GraphQLOutputType } from "graphql";
import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";

type Known = Readonly<Record<string, unknown>>;

/** A value for each argument that is required, or that is known by its name. */
export function argumentOf(type: GraphQLInputType, name: string, known: Known): unknown {
  if (known[name] !== undefined) return known[name];
  if (isNonNullType(type)) return argumentOf(type.ofType, name, known);
  if (isListType(type)) return [argumentOf(type.ofType, name, known)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) return objectOf(Object.values(type.getFields()), known);
  return { Int: 1, Boolean: true, Date: "2026-11-10" }[type.name] ?? "1";
}

export function objectOf(
  fields: readonly { readonly name: string; readonly type: GraphQLInputType }[],
  known: Known,
): Record<string, unknown> {
  const asked = fields.filter(({ name, type }) => isNonNullType(type) || known[name] !== undefined);
  return Object.fromEntries(asked.map(({ name, type }) => [name, argumentOf(type, name, known)]));
}

/** What is asked of a field beside its arguments. */
export function selectionOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return "";
  if (isAbstractType(named) || !isObjectType(named)) return " { __typename }";
  return named.name.endsWith("Connection") ? " { edges { node { __typename } } }" : " { __typename }";
}

/** `field(argument: $argument) { … }`, and what its variables are. */
export function askedOf(field: GraphQLField<unknown, unknown>, known: Known) {
  const variables = objectOf(field.args, known);
  const used = field.args.filter(({ name }) => name in variables);
  const declared = used.map(({ name, type }) => `$${name}: ${type}`);
  const given = used.map(({ name }) => `${name}: $${name}`);
  const call = `${field.name}${given.length === 0 ? "" : `(${given.join(", ")})`}${selectionOf(field.type)}`;
  return { call, declared, variables };
}
