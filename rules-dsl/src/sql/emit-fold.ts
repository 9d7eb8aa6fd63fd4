/**
 * What a loop comes to: first figures folded over its members, then an expression over these figures. Members that may or may not
 * belong are counted apart, because they matter only where they could change the result.
 */

import type { Loop, NodeId } from "../specialise/specialise.ts";
import type { Standing } from "./emit-expression.ts";
import { expressionOf, isNarrow, maybe, sqlType } from "./emit-expression.ts";
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

/** `prefix` keeps the figures of loops that share their rows apart; `conditions` may leave out what is asked of the rows before. Of an allocation see `emit-allocation.ts`. */
export function foldOf(
  node: Exclude<LoopNode, { readonly kind: "allocate" }>,
  member: Member,
  prefix: string,
  conditions = conditionsOf(node.loop, member),
): Folded {
  if (node.kind === "pick") {
    const [by, value] = [inside(member, node.by), inside(member, node.value)];
    return extreme({
      ...conditions,
      prefix,
      by,
      lacks: isUnknown(member, node.by),
      value,
      place: member.place,
      descending: node.end === "last",
      type: sqlType(node.type),
    });
  }
  const value = node.value === undefined ? undefined : inside(member, node.value);
  const lacks = isUnknown(member, node.value);
  switch (node.operation) {
    case "sum": {
      const type =
        node.value === undefined ? undefined : member.standing.plan.spaces.nodeOf(member.inside(node.value)).type;
      const counted = cast(value ?? integer(0), type && isNarrow(type) ? "int" : "bigint");
      return sum({ ...conditions, prefix, value: counted, lacks, isCount: false });
    }
    case "count":
      return sum({ ...conditions, prefix, value: integer(1), lacks, isCount: true });
    case "some":
    case "every":
      return quantifier({ ...conditions, prefix, value: value ?? truth(true), lacks, operation: node.operation });
    case "greatest":
    case "smallest": {
      const by = value ?? integer(0);
      return extreme({
        ...conditions,
        prefix,
        by,
        lacks,
        value: by,
        place: member.place,
        descending: node.operation === "greatest",
        type: sqlType(node.type),
      });
    }
  }
}

/** Whether it is not known of the member; never where it always is. */
export function isUnknown(member: Member, id: NodeId | undefined): Expression {
  return id !== undefined && maybe(member.standing, id) ? is(inside(member, id), "null") : truth(false);
}

export function inside({ standing, inside: at }: Member, id: number): Expression {
  return expressionOf(standing, at(id));
}

export interface Conditions {
  /** Whether the member is there and belongs; null when that is not known. */
  readonly belongs: Expression;
  /** Whether `belongs` may be null. */
  readonly mayDoubt: boolean;
  /** Whether the member leaves the whole result unknown. */
  readonly spoils: Expression;
}

export function conditionsOf(loop: Partial<Pick<Loop, "filter" | "require" | "where">>, member: Member): Conditions {
  const holds = (id: NodeId | undefined) => (id === undefined ? truth(true) : inside(member, id));
  const [filter, where] = [holds(loop.filter), holds(loop.where)];
  const lacks = (loop.require ?? []).map((each) => isUnknown(member, each));
  const mayDoubt = loop.where !== undefined && maybe(member.standing, loop.where);
  if (loop.filter === undefined) return { belongs: where, mayDoubt, spoils: any(...lacks) };
  if (!maybe(member.standing, loop.filter))
    return { belongs: all(filter, where), mayDoubt, spoils: all(filter, any(...lacks)) };
  const belongs = when([[filter, where]], truth(false));
  return { belongs, mayDoubt, spoils: any(is(filter, "null"), all(is(filter, "true"), any(...lacks))) };
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
  mayDoubt,
  spoils,
  prefix,
  value,
  lacks,
  isCount,
}: Folding & { readonly value: Expression; readonly lacks: Expression; readonly isCount: boolean }): Folded {
  const [total, doubt, spoilt] = [`${prefix}_total`, `${prefix}_doubt`, `${prefix}_spoilt`];
  const counted = isCount ? fold("count", { filter: belongs }) : fold("sum", { arg: value, filter: belongs });
  const open = mayDoubt ? is(belongs, "null") : truth(false);
  const isDoubtful = isCount
    ? open
    : any(
        all(mayDoubt ? is(belongs, "true") : belongs, lacks),
        all(open, any(lacks, operator("<>", value, integer(0)))),
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
  mayDoubt,
  spoils,
  prefix,
  value,
  lacks,
  operation,
}: Folding & {
  readonly value: Expression;
  readonly lacks: Expression;
  readonly operation: "some" | "every";
}): Folded {
  const [decided, doubt, spoilt] = [`${prefix}_decided`, `${prefix}_doubt`, `${prefix}_spoilt`];
  const decisive = operation === "some" ? value : not(value);
  const decides = all(belongs, decisive);
  const isSure = !mayDoubt && lacks.kind === "boolean" && !lacks.value;
  // Neither decided nor harmless: false would be harmless.
  const figures = [
    ...flag(decided, decides),
    ...(isSure ? [] : flag(doubt, is(decides, "null"))),
    ...flag(spoilt, spoils),
  ];
  const isOpen = (alias: string) => flagged(alias, figures, doubt);
  return {
    figures,
    result: (alias) => {
      const isDecided = flagged(alias, figures, decided);
      const settled = operation === "some" ? isDecided : not(isDecided);
      const open = isOpen(alias);
      const unsure: Expression = { kind: "null", type: "boolean" };
      const whens = [
        [isDecided, truth(operation === "some")],
        [open, unsure],
      ] as const;
      const isAlwaysSettled = open.kind === "boolean" && !open.value;
      return unless(
        [flagged(alias, figures, spoilt)],
        isAlwaysSettled ? settled : when(whens, truth(operation !== "some")),
      );
    },
  };
}

interface Extreme extends Folding {
  readonly by: Expression;
  /** Whether `by` is not known. */
  readonly lacks: Expression;
  readonly value: Expression;
  readonly place: Expression;
  readonly descending: boolean;
  readonly type: "bigint" | "boolean" | "text";
}

/** The first member with the best value; a doubtful one counts only if it would take its place. */
function extreme({ belongs, mayDoubt, spoils, prefix, by, lacks, value, place, descending, type }: Extreme): Folded {
  const name = (what: string) => `${prefix}_${what}`;
  const order = [{ by, descending }, { by: place }];
  const known = not(lacks);
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
    {
      name: name("value"),
      value:
        value === by && !mayDoubt
          ? fold(descending ? "max" : "min", { arg: by, filter: belongs })
          : first(value, belongs),
    },
    ...flag(name("doubt"), all(mayDoubt ? is(belongs, "not false") : belongs, lacks)),
    ...flag(name("spoilt"), spoils),
    ...(mayDoubt
      ? [
          { name: name("best"), value: first(by, belongs) },
          { name: name("at"), value: first(place, belongs) },
          { name: name("may_best"), value: first(by, open) },
          { name: name("may_at"), value: first(place, open) },
        ]
      : []),
  ];
  return {
    figures,
    result: (alias) => {
      const figure = (what: string) => column(alias, name(what));
      const doubts = [flagged(alias, figures, name("doubt")), flagged(alias, figures, name("spoilt"))];
      // Without a member that may or may not belong the best one is sure, and without any there is none.
      if (!mayDoubt) return unless(doubts, figure("value"));
      const [best, at, mayBest, mayAt] = [figure("best"), figure("at"), figure("may_best"), figure("may_at")];
      const [worse, better] = descending ? [best, mayBest] : [mayBest, best];
      const wins = any(operator("<", worse, better), all(operator("=", mayBest, best), operator("<", mayAt, at)));
      const isSure = all(is(best, "not null"), not(call("coalesce", wins, truth(false))));
      return unless(doubts, when([[isSure, column(alias, name("value"))]], { kind: "null", type }));
    },
  };
}
