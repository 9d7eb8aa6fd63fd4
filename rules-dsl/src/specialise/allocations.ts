/** A pool that satisfies needs one after the other. Over cycles and years the order is known: it is written out as arithmetic. */
import type { Expression } from "../ir/program.ts";
import type { Rational } from "../values/rational.ts";
import { compare } from "../values/rational.ts";
import { aligned, amountNode, boundsIn, extremeOfTwo, integerConstant, minus, plus, rationalOf } from "./amounts.ts";
import type { CaseAtHand } from "./case-at-hand.ts";
import { chooseTerm, knownTerm, nodeOf, onlyWhen, same } from "./combine.ts";
import type { OpenRange } from "./lists.ts";
import { loopOf, nodeTruth, rangeOf } from "./lists.ts";
import { and, choose, isTrue } from "./logic.ts";
import { known, requires } from "./presence.ts";
import type { NodeId } from "./relational-program.ts";
import type { Specialiser } from "./specialiser.ts";
import type { StaticMember, Term } from "./term.ts";
import { nodeTerm } from "./term.ts";

type Allocation = Extract<Expression, { readonly kind: "allocate" }>;

export function allocation(s: Specialiser, expression: Allocation, at: CaseAtHand): Term {
  const range = rangeOf(s, expression.over, at);
  if (!range) return nodeTerm(s.graph.undetermined);
  return range.list.kind === "rows"
    ? overRows(s, expression, at, range)
    : overMembers(s, expression, at, range.list.members, range.bind);
}

interface Claim {
  readonly member: Term;
  readonly belongs: NodeId;
  readonly need: NodeId;
  readonly key: Rational;
}

function overMembers(
  s: Specialiser,
  expression: Allocation,
  at: CaseAtHand,
  members: readonly StaticMember[],
  bind: OpenRange["bind"],
): Term {
  const { graph } = s;
  const claims: Claim[] = [];
  for (const { term, filter } of members) {
    const inner = bind(at, term);
    const belongs = expression.where ? nodeTruth(s, expression.where, inner) : graph.yes;
    if (filter !== undefined) return nodeTerm(graph.refuse("not-a-column", "an allocation over a filtered list"));
    if (belongs === graph.no) continue;
    const key = keyOf(s, expression.by ? s.termOf(expression.by, inner) : term);
    if (!key) return nodeTerm(graph.refuse("no-order", "an allocation whose order is no constant"));
    claims.push({ member: term, belongs, need: nodeOf(graph, s.termOf(expression.need, inner)), key });
  }
  const sign = expression.order === "latestFirst" ? -1 : 1;
  claims.sort((a, b) => sign * compare(a.key, b.key));
  const zero = integerConstant(graph, 0);
  const positive = (amount: NodeId) => extremeOfTwo(graph, "larger", amount, zero);
  const pool = nodeOf(graph, s.termOf(expression.pool, at));
  const wanted = expression.share && s.termOf(expression.share, at);
  let left = positive(pool);
  let given = zero;
  let result: Term = nodeTerm(graph.undetermined);
  const shares: { readonly isWanted: NodeId; readonly part: NodeId }[] = [];
  for (const { member, belongs, need } of claims) {
    const part = choose(graph, belongs, {
      then: extremeOfTwo(graph, "smaller", positive(need), left),
      otherwise: zero,
    });
    left = minus(graph, left, part);
    given = plus(graph, given, part);
    if (wanted) shares.push({ isWanted: and(graph, belongs, same(graph, member, wanted)), part });
  }
  for (const { isWanted, part } of shares.reverse())
    result = chooseTerm(graph, isTrue(graph, isWanted), nodeTerm(part), result);
  const doubts = claims.map(({ belongs }) => belongs).filter((each) => graph.maybe(each));
  const needed = [...doubts.map((each) => known(graph, each)), wanted ? knownTerm(graph, wanted) : graph.yes];
  const isSettled = needed.reduce((a, b) => and(graph, a, b), graph.yes);
  const found = wanted ? result : nodeTerm(given);
  return onlyWhen(graph, isSettled, nodeTerm(requires(graph, [pool], nodeOf(graph, found))));
}

/** Years and cycles stand in their own order. */
function keyOf({ graph }: Specialiser, term: Term): Rational | undefined {
  const node = term.kind === "period" ? term.from : term.kind === "node" ? term.node : undefined;
  if (node === undefined) return undefined;
  const day = graph.constantOf(node);
  return graph.typeOf(node).kind === "date" && typeof day === "number"
    ? { n: BigInt(day), d: 1n }
    : rationalOf(graph, node);
}

function overRows(s: Specialiser, expression: Allocation, at: CaseAtHand, { list, bind }: OpenRange): Term {
  const { graph } = s;
  if (list.kind !== "rows") return nodeTerm(graph.undetermined);
  const depth = at.depth + 1;
  const open = list.open(depth);
  const inner = bind({ ...at, depth }, open.member);
  const loop = loopOf(open, depth, expression.where && nodeTruth(s, expression.where, inner));
  const own = open.member.kind === "period" ? nodeTerm(open.member.from) : open.member;
  const by = expression.by ? nodeOf(graph, s.termOf(expression.by, inner)) : nodeOf(graph, own);
  const need = nodeOf(graph, s.termOf(expression.need, inner));
  const pool = nodeOf(graph, s.termOf(expression.pool, at));
  const wanted = expression.share && s.termOf(expression.share, at);
  const share = wanted && same(graph, open.member, wanted);
  if (graph.isUndetermined(pool)) return nodeTerm(pool);
  const { kind } = graph.typeOf(by);
  if (kind !== "amount" && kind !== "date" && !graph.isUndetermined(by)) {
    return nodeTerm(graph.refuse("no-order", "an allocation"));
  }
  const zero = integerConstant(graph, 0);
  // Pool and needs over one denominator: what is left of one is compared with the other.
  const [amount, claimed] = aligned(graph, pool, need);
  const positive = extremeOfTwo(graph, "larger", amount, zero);
  const type = graph.typeOf(positive);
  if (type.kind !== "amount") return nodeTerm(graph.undetermined);
  const node = amountNode(
    graph,
    {
      kind: "allocate",
      pool: amount,
      loop,
      need: claimed,
      by,
      order: expression.order,
      ...(share === undefined ? {} : { share }),
    },
    { denominator: BigInt(type.denominator), low: 0n, high: boundsIn(type).high },
    true,
  );
  return wanted ? onlyWhen(graph, knownTerm(graph, wanted), nodeTerm(node)) : nodeTerm(node);
}
