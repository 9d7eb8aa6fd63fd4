/** Finds types and fields by their names and their descriptions; what begins with the words comes first. */
import type { GraphQLNamedType, GraphQLSchema } from "graphql";
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, isUnionType } from "graphql";

export interface Found {
  readonly type: string;
  /** Undefined: the type itself. */
  readonly field: string | undefined;
  readonly description: string;
  readonly deprecated: boolean;
}

/** Types in alphabetical order, the two from which everything is asked first; the language's own are left out. */
export function typesOf(schema: GraphQLSchema): readonly GraphQLNamedType[] {
  const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) => type ?? []);
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"));
  const others = types.filter((type) => !roots.some((root) => root === type));
  return [...roots, ...others.toSorted((a, b) => a.name.localeCompare(b.name, "en"))];
}

/** A type without fields, values or members has no parts. */
export function partsOf(type: GraphQLNamedType): readonly Found[] {
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => found(type.name, field));
  if (isEnumType(type)) return type.getValues().map((value) => found(type.name, value));
  if (isUnionType(type))
    return type
      .getTypes()
      .map(({ name, description }) => found(type.name, { name, description, deprecationReason: undefined }));
  return [];
}

export function findInSchema(schema: GraphQLSchema, words: string, most = 60): readonly Found[] {
  const sought = words.trim().toLowerCase();
  if (sought === "") return [];
  const all = typesOf(schema).flatMap((type) => [
    { type: type.name, field: undefined, description: type.description ?? "", deprecated: false },
    ...partsOf(type),
  ]);
  const ranked = all.flatMap((each) => {
    const rank = rankOf(each, sought);
    // Of two that answer alike, a type comes before a field.
    return rank === undefined ? [] : [{ each, rank: 2 * rank + (each.field === undefined ? 0 : 1) }];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ each }) => each);
}

function rankOf({ type, field, description }: Found, sought: string): number | undefined {
  const name = (field ?? type).toLowerCase();
  if (name === sought) return 0;
  if (name.startsWith(sought)) return 1;
  if (name.includes(sought) || `${type}.${field ?? ""}`.toLowerCase().includes(sought)) return 2;
  return description.toLowerCase().includes(sought) ? 3 : undefined;
}

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly deprecationReason?: string | null | undefined;
}

function found(type: string, { name, description, deprecationReason }: Described): Found {
  return { type, field: name, description: description ?? "", deprecated: deprecationReason != null };
}
