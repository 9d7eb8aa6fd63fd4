/** The claims of a loop in their order, each with what those before it ask for; then what one of them, or all, are given. */
import type { Folded, Member } from "./emit-fold.ts";
import { conditionsOf, flag, flagged, inside, isUnknown, unless } from "./emit-fold.ts";
import type { Expression, Named } from "./query.ts";
import { all, any, call, cast, column, fold, integer, is, operator, truth, when } from "./query.ts";
import type { LoopNode } from "./spaces.ts";

type Allocation = Extract<LoopNode, { readonly kind: "allocate" }>;

/** Columns of each member, to be folded by `foldOfClaims` in the query around. */
export function claimsOf(node: Allocation, member: Member, prefix: string): readonly Named[] {
  const { belongs, mayDoubt, spoils } = conditionsOf(node.loop, member);
  const [need, by] = [inside(member, node.need), inside(member, node.by)];
  const claims = mayDoubt ? is(belongs, "true") : belongs;
  const order = [{ by, descending: node.order === "latestFirst" }, { by: member.place }];
  // Members that make no claim stand in the order too, and ask for nothing.
  const asked = when([[claims, call("greatest", integer(0), need)]], integer(0));
  const unknown = all(claims, isUnknown(member, node.need));
  return [
    { name: `${prefix}_claims`, value: claims },
    { name: `${prefix}_asked`, value: asked },
    {
      name: `${prefix}_before`,
      value: cast(
        call("coalesce", fold("sum", { arg: asked, over: { order, frame: "all before" } }), integer(0)),
        "bigint",
      ),
    },
    {
      name: `${prefix}_open`,
      value: call("coalesce", fold("bool_or", { arg: unknown, over: { order, frame: "up to here" } }), truth(false)),
    },
    { name: `${prefix}_by`, value: by },
    { name: `${prefix}_place`, value: member.place },
    {
      name: `${prefix}_share`,
      value: node.share === undefined ? truth(false) : is(inside(member, node.share), "true"),
    },
    {
      name: `${prefix}_spoils`,
      value: any(
        mayDoubt ? is(belongs, "null") : truth(false),
        all(claims, isUnknown(member, node.by)),
        is(spoils, "true"),
      ),
    },
  ];
}

/** `pool` stands outside the loop; `alias` is that of the claims. */
export function foldOfClaims(node: Allocation, alias: string, prefix: string, pool: Expression): Folded {
  const of = (what: string) => column(alias, `${prefix}_${what}`);
  const figures: Named[] = [...flag(`${prefix}_spoilt`, of("spoils"))];
  const spoilt = (at: string) => flagged(at, figures, `${prefix}_spoilt`);
  const purse = call("greatest", integer(0), pool);
  if (node.share === undefined) {
    figures.push(
      { name: `${prefix}_total`, value: cast(fold("sum", { arg: of("asked") }), "bigint") },
      ...flag(`${prefix}_unknown`, of("open")),
    );
    const result = (at: string) => call("least", purse, call("coalesce", column(at, `${prefix}_total`), integer(0)));
    return {
      figures,
      result: (at) => unless([spoilt(at), flagged(at, figures, `${prefix}_unknown`), is(pool, "null")], result(at)),
    };
  }
  const order = [{ by: of("by"), descending: node.order === "latestFirst" }, { by: of("place") }];
  const first = (what: string): Expression => ({
    kind: "firstOf",
    array: fold("array_agg", { arg: of(what), order, filter: all(of("claims"), of("share")) }),
  });
  for (const what of ["asked", "before", "open"]) figures.push({ name: `${prefix}_first_${what}`, value: first(what) });
  return {
    figures,
    result: (at) => {
      const figure = (what: string) => column(at, `${prefix}_first_${what}`);
      const [asked, before, open] = [figure("asked"), figure("before"), figure("open")];
      const left = call("greatest", integer(0), operator("-", purse, before));
      return unless(
        [spoilt(at), call("coalesce", open, truth(false)), is(pool, "null")],
        when([[is(asked, "not null"), call("least", asked, left)]]),
      );
    },
  };
}
