/** What portals may count on: a released schema, but for what was deprecated in it until a day that is past. */
import type { ASTNode, GraphQLNamedType } from "graphql";
import {
  buildASTSchema,
  buildSchema,
  findBreakingChanges,
  GraphQLDeprecatedDirective,
  GraphQLSchema,
  getDirectiveValues,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  visit,
} from "graphql";
import { isDay } from "./day.ts";

/** What the present schema no longer keeps of what the released one promises on a day, a sentence each. Both are written in SDL. */
export function brokenPromises(released: string, present: string, today: string): readonly string[] {
  return findBreakingChanges(promisedOn(released, today), buildSchema(present)).map(({ description }) => description);
}

/**
 * Deprecations that say too little, or end too early: each says `until YYYY-MM-DD; use …`, and one that the released schema has not is
 * for six months from today at least.
 */
export function hastyDeprecations(released: string, present: string, today: string): readonly string[] {
  const least = sixMonthsFrom(today);
  const known = new Map(deprecationsOf(released).map(({ at, reason }) => [at, reason]));
  return deprecationsOf(present).flatMap(({ at, reason }) => {
    const until = lastDayIn(reason);
    if (until === undefined) return [`${at} is deprecated: write \`until YYYY-MM-DD; use …\`, not \`${reason}\``];
    if (known.get(at) === reason || until >= least) return [];
    return [`${at} is deprecated until ${until}: portals have six months to follow, until ${least} at least`];
  });
}

function promisedOn(released: string, today: string): GraphQLSchema {
  const withoutPast = (node: ASTNode) => {
    const reason = "directives" in node ? getDirectiveValues(GraphQLDeprecatedDirective, node)?.["reason"] : undefined;
    const until = typeof reason === "string" ? lastDayIn(reason) : undefined;
    return until !== undefined && until < today ? null : undefined;
  };
  const kept = visit(parse(released), {
    FieldDefinition: withoutPast,
    InputValueDefinition: withoutPast,
    EnumValueDefinition: withoutPast,
  });
  const { types, ...roots } = buildASTSchema(kept).toConfig();
  // Types that nothing promised leads to go with what led to them; who implements an interface is reached through it.
  const implementing = types.filter((type) => isObjectType(type) && type.getInterfaces().length > 0);
  return new GraphQLSchema({ ...roots, types: implementing });
}

interface Deprecation {
  /** `Type.field`, `Type.field.argument`, `Input.field` or `Enum.VALUE`. */
  readonly at: string;
  readonly reason: string;
}

function deprecationsOf(sdl: string): readonly Deprecation[] {
  return Object.values(buildSchema(sdl).getTypeMap()).flatMap((type) =>
    partsOf(type).flatMap(({ at, deprecationReason: reason }) => (typeof reason === "string" ? [{ at, reason }] : [])),
  );
}

function partsOf(type: GraphQLNamedType) {
  if (isEnumType(type)) return type.getValues().map((value) => ({ ...value, at: `${type.name}.${value.name}` }));
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((it) => ({ ...it, at: `${type.name}.${it.name}` }));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const at = `${type.name}.${field.name}`;
    return [{ ...field, at }, ...field.args.map((argument) => ({ ...argument, at: `${at}.${argument.name}` }))];
  });
}

function lastDayIn(reason: string): string | undefined {
  const [, day = ""] = /^until (\d{4}-\d{2}-\d{2}); use \S/.exec(reason) ?? [];
  return isDay(day) ? day : undefined;
}

/** The same day of the month; one that the month has not goes on into the next month. */
function sixMonthsFrom(today: string): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + 6);
  return day.toISOString().slice(0, 10);
}
