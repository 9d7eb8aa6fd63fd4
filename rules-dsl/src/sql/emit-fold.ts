/**
 * What a loop comes to: first figures folded over its members, then an expression over these figures. Members that may or may not
 * belong are counted apart, because they matter only where they could change the result.
 */

import type { Loop, NodeId } from "../specialise/specialise.ts";
import type { Standing } from "./emit-expression.ts";
import { expressionOf, sqlType } from "./emit-expression.ts";
import type { Expression, Named } from "./query.ts";
import { all, any, call, cast, column, fold, integer, is, not, operator, truth, when } from "./query.ts";
import type { LoopNode, Reference } from "./spaces.ts";

/** One member, as expressions over its row. */
export interface Member {
  /** Orders the members. */
  readonly place: Expression;
  readonly standing: Standing;
  readonly inside: (id: number) => Reference;
}

export interface Folded {
  readonly figures: readonly Named[];
  /** The result over the figures as they stand under an alias; without a partner they are null. */
  readonly result: (alias: string) => Expression;
}

/** `prefix` keeps the figures of loops that share their rows apart. Of an allocation see `emit-allocation.ts`. */
export function foldOf(node: Exclude<LoopNode, { readonly kind: "allocate" }>, member: Member, prefix: string): Folded {
  const conditions = conditionsOf(node.loop, member);
  if (node.kind === "pick") {
    const [by, value] = [inside(member, node.by), inside(member, node.value)];
    return extreme({
      ...conditions,
      prefix,
      by,
      value,
      place: member.place,
      descending: node.end === "last",
      type: sqlType(node.type),
    });
  }
  const value = node.value === undefined ? undefined : inside(member, node.value);
  switch (node.operation) {
    case "sum":
      return sum({ ...conditions, prefix, value: value ?? integer(0), isCount: false });
    case "count":
      return sum({ ...conditions, prefix, value: integer(1), isCount: true });
    case "some":
    case "every":
      return quantifier({ ...conditions, prefix, value: value ?? truth(true), operation: node.operation });
    case "greatest":
    case "smallest": {
      const by = value ?? integer(0);
      return extreme({
        ...conditions,
        prefix,
        by,
        value: by,
        place: member.place,
        descending: node.operation === "greatest",
        type: sqlType(node.type),
      });
    }
  }
}

export function inside({ standing, inside: at }: Member, id: number): Expression {
  return expressionOf(standing, at(id));
}

export interface Conditions {
  /** Whether the member is there and belongs; null when that is not known. */
  readonly belongs: Expression;
  /** Whether the member leaves the whole result unknown. */
  readonly spoils: Expression;
}

export function conditionsOf(loop: Partial<Pick<Loop, "filter" | "require" | "where">>, member: Member): Conditions {
  const holds = (id: NodeId | undefined) => (id === undefined ? truth(true) : inside(member, id));
  const [filter, where] = [holds(loop.filter), holds(loop.where)];
  const lacks = (loop.require ?? []).map((each) => is(inside(member, each), "null"));
  if (loop.filter === undefined) return { belongs: where, spoils: any(...lacks) };
  const belongs = when([[filter, where]], truth(false));
  return { belongs, spoils: any(is(filter, "null"), all(is(filter, "true"), any(...lacks))) };
}

interface Folding extends Conditions {
  readonly prefix: string;
}

/** A truth folded with `or`: false where there is no member. */
export function anyMember(alias: string, name: string): Expression {
  return call("coalesce", column(alias, name), truth(false));
}

/** Nothing to fold where it can never be. */
export function flag(name: string, condition: Expression): readonly Named[] {
  return condition.kind === "boolean" && !condition.value ? [] : [{ name, value: fold("bool_or", { arg: condition }) }];
}

export function flagged(alias: string, figures: readonly Named[], name: string): Expression {
  return figures.some((each) => each.name === name) ? anyMember(alias, name) : truth(false);
}

/** The result unless one of these holds. */
export function unless(doubts: readonly Expression[], result: Expression): Expression {
  const doubt = any(...doubts);
  return doubt.kind === "boolean" && !doubt.value ? result : when([[not(doubt), result]]);
}

function sum({
  belongs,
  spoils,
  prefix,
  value,
  isCount,
}: Folding & { readonly value: Expression; readonly isCount: boolean }): Folded {
  const [total, doubt, spoilt] = [`${prefix}_total`, `${prefix}_doubt`, `${prefix}_spoilt`];
  const counted = isCount
    ? fold("count", { filter: belongs })
    : fold("sum", { arg: cast(value, "bigint"), filter: belongs });
  const open = is(belongs, "null");
  const isDoubtful = isCount
    ? open
    : any(
        all(is(belongs, "true"), is(value, "null")),
        all(open, any(is(value, "null"), operator("<>", value, integer(0)))),
      );
  const figures = [
    { name: total, value: cast(counted, "bigint") },
    ...flag(doubt, isDoubtful),
    ...flag(spoilt, spoils),
  ];
  return {
    figures,
    result: (alias) =>
      unless(
        [flagged(alias, figures, doubt), flagged(alias, figures, spoilt)],
        call("coalesce", column(alias, total), integer(0)),
      ),
  };
}

function quantifier({
  belongs,
  spoils,
  prefix,
  value,
  operation,
}: Folding & { readonly value: Expression; readonly operation: "some" | "every" }): Folded {
  const [decided, doubt, spoilt] = [`${prefix}_decided`, `${prefix}_doubt`, `${prefix}_spoilt`];
  const decisive = operation === "some" ? value : not(value);
  const decides = all(belongs, decisive);
  // Neither decided nor harmless: false would be harmless.
  const figures = [...flag(decided, decides), ...flag(doubt, is(decides, "null")), ...flag(spoilt, spoils)];
  return {
    figures,
    result: (alias) =>
      unless(
        [flagged(alias, figures, spoilt)],
        when(
          [
            [flagged(alias, figures, decided), truth(operation === "some")],
            [flagged(alias, figures, doubt), { kind: "null", type: "boolean" }],
          ],
          truth(operation !== "some"),
        ),
      ),
  };
}

interface Extreme extends Folding {
  readonly by: Expression;
  readonly value: Expression;
  readonly place: Expression;
  readonly descending: boolean;
  readonly type: "bigint" | "boolean" | "text";
}

/** The first member with the best value; a doubtful one counts only if it would take its place. */
function extreme({ belongs, spoils, prefix, by, value, place, descending, type }: Extreme): Folded {
  const name = (what: string) => `${prefix}_${what}`;
  const order = [{ by, descending }, { by: place }];
  const known = is(by, "not null");
  const first = (what: Expression, filter: Expression): Expression => ({
    kind: "firstOf",
    array: fold("array_agg", {
      arg: what.kind === "null" ? cast(what, type) : what,
      order,
      filter: all(filter, known),
    }),
  });
  const open = is(belongs, "null");
  const figures: readonly Named[] = [
    { name: name("best"), value: first(by, belongs) },
    { name: name("at"), value: first(place, belongs) },
    { name: name("value"), value: first(value, belongs) },
    ...flag(name("doubt"), all(is(belongs, "not false"), is(by, "null"))),
    { name: name("may_best"), value: first(by, open) },
    { name: name("may_at"), value: first(place, open) },
    ...flag(name("spoilt"), spoils),
  ];
  return {
    figures,
    result: (alias) => {
      const figure = (what: string) => column(alias, name(what));
      const [best, at, mayBest, mayAt] = [figure("best"), figure("at"), figure("may_best"), figure("may_at")];
      const [worse, better] = descending ? [best, mayBest] : [mayBest, best];
      const wins = any(operator("<", worse, better), all(operator("=", mayBest, best), operator("<", mayAt, at)));
      const isSure = all(is(best, "not null"), not(call("coalesce", wins, truth(false))));
      const doubts = [flagged(alias, figures, name("doubt")), flagged(alias, figures, name("spoilt"))];
      return unless(doubts, when([[isSure, column(alias, name("value"))]], { kind: "null", type }));
    },
  };
}
