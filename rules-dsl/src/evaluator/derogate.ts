/** The value of a rule from which others derogate: which derogations apply to the case, which of them decides, and what adds up. */
import { add, compare } from "../values/rational.ts";
import type { Derogated, LookedAt, Overridden, Result, Selection } from "./frame.ts";
import type { PreparedVersion } from "./prepare-program.ts";
import { bodyOf, frameOf, placeInFacts } from "./run-version.ts";
import type { Case, RunningSession } from "./session.ts";

import { failed, undeterminedAmong } from "./undetermined.ts";
import type { Undetermined, Value } from "./value.ts";
import { numberOf, quantity, same } from "./value.ts";

/** One derogation that applies, or may apply, to the case. */
interface Contender {
  readonly asked: Case;
  readonly version: PreparedVersion;
  readonly value: Value;
  /** Why it is not known whether it applies. */
  readonly doubt: Undetermined | undefined;
}

/** More doubtful derogations than this are not tried in every combination. */
const mostDoubts = 4;

export function derogated(
  session: RunningSession,
  asked: Case,
  selection: Selection,
  ordinary: () => Value,
): Omit<Result, "used"> {
  const looked: LookedAt[] = [];
  const contenders: Contender[] = [];
  for (const rule of asked.rule.derogations) {
    const at: Case = { rule, cycle: asked.cycle, item: asked.item, year: asked.year };
    const found = contending(session, at, session.resultOf(at));
    if (found) contenders.push(found);
    else looked.push({ asked: at, standing: "does-not-apply" });
  }
  const { rule, cycle, item, year } = asked;
  const without: Case = { rule, cycle, item, year, underogated: true };
  if (contenders.length === 0) return { value: ordinary(), selection, derogation: { ordinary: without, looked } };
  if (session.recorder) session.resultOf(without);
  const doubtful = contenders.filter(({ doubt }) => doubt);
  if (doubtful.length > 0) {
    const value = whateverTheDoubts(session, asked, contenders, ordinary);
    const open = contenders.map(({ asked: at }): LookedAt => ({ asked: at, standing: "not-known" }));
    return { value, selection, derogation: { ordinary: without, looked: [...looked, ...open] } };
  }
  const { value, standings, winners } = decide(session, asked, contenders);
  const derogation: Derogated = { ordinary: without, looked: [...looked, ...standings] };
  const [winner] = winners;
  if (!winner) return { value, selection: { ...selection, version: undefined, overridden: [] }, derogation };
  const lost = contenders.filter((each) => !winners.includes(each));
  const overridden: Overridden[] = [
    ...(selection.version ? [{ version: selection.version, because: "derogated" as const, by: winner.version }] : []),
    ...lost.map((each): Overridden => ({ version: each.version, because: "derogated", by: winner.version })),
    ...selection.overridden,
  ];
  return { value, selection: { version: winner.version, contenders: [], overridden }, derogation };
}

function contending(session: RunningSession, asked: Case, result: Result): Contender | undefined {
  const { selection, value } = result;
  if (selection?.version) {
    return {
      asked,
      version: selection.version,
      value,
      doubt: selection.undecided && isOpen(value) ? selection.undecided : undefined,
    };
  }
  const [version] = selection?.contenders ?? [];
  if (selection?.undecided && version) {
    return { asked, version, value: bodyOf(session, asked, version), doubt: selection.undecided };
  }
  // Acts that contradict each other about the derogation itself: it applies, and its value is the conflict.
  const [rival] = asked.rule.versions;
  const contradicted = value.kind === "undetermined" && value.conflicts.length > 0;
  return contradicted && rival ? { asked, version: rival, value, doubt: undefined } : undefined;
}

function isOpen(value: Value): boolean {
  return value.kind === "undetermined";
}

interface Decided {
  readonly value: Value;
  readonly standings: readonly LookedAt[];
  readonly winners: readonly Contender[];
}

/** Highest rank; then those over which no other is saved; then one, or several that add up; else a conflict. */
function decide(session: RunningSession, asked: Case, contenders: readonly Contender[]): Decided {
  const rank = Math.min(...contenders.map(({ version }) => version.version.rank));
  const ofRank = contenders.filter(({ version }) => version.version.rank === rank);
  const left = ofRank.filter(
    ({ version }) => !ofRank.some((other) => version.version.saves.includes(other.asked.rule.rule.name)),
  );
  const standingOf = (each: Contender): LookedAt["standing"] => {
    if (!ofRank.includes(each)) return "lower-rank";
    return left.includes(each) ? "prevails" : "saved-over";
  };
  const standings = contenders.map((each): LookedAt => ({ asked: each.asked, standing: standingOf(each) }));
  const [only, ...others] = left;
  if (only && others.length === 0) return { value: only.value, standings, winners: left };
  if (left.every((each) => left.every((other) => each === other || addsUp(each, other)))) {
    return { value: sumOf(session, left), standings, winners: left };
  }
  const versions = left.map(({ version }) => ({ id: version.version.id, citation: version.version.citation }));
  const conflict = { rule: asked.rule.rule.name, cycle: asked.cycle.name, ...placeInFacts(asked), versions };
  const inConflict = standings.map((each) =>
    each.standing === "prevails" ? { ...each, standing: "conflicts" as const } : each,
  );
  const value: Undetermined = { kind: "undetermined", missing: [], reasons: [], conflicts: [conflict] };
  return { value, standings: inConflict, winners: [] };
}

function addsUp(a: Contender, b: Contender): boolean {
  const names = (one: Contender, other: Contender) =>
    one.version.version.cumulates?.with.includes(other.asked.rule.rule.name);
  return (names(a, b) ?? false) || (names(b, a) ?? false);
}

function sumOf(session: RunningSession, parts: readonly Contender[]): Value {
  const bounds = parts.flatMap(({ asked, version }) => version.upTo?.(frameOf(session, asked, version)) ?? []);
  const unknown = undeterminedAmong([...parts.map(({ value }) => value), ...bounds]);
  if (unknown) return unknown;
  let total = quantity({ n: 0n, d: 1n });
  for (const { value } of parts) {
    const amount = numberOf(value);
    if (!amount) return failed(value, value, "cumulates");
    total = quantity(add(total.amount, amount), value.kind === "quantity" ? value.unit : undefined);
  }
  for (const bound of bounds) {
    const most = numberOf(bound);
    if (most && compare(total.amount, most) > 0) total = quantity(most, total.unit);
  }
  return total;
}

/** The result when it is the same whether the doubtful derogations apply or not; else what is not known. */
function whateverTheDoubts(
  session: RunningSession,
  asked: Case,
  contenders: readonly Contender[],
  ordinary: () => Value,
): Value {
  const doubtful = contenders.filter(({ doubt }) => doubt);
  const undecided = undeterminedAmong(doubtful.flatMap(({ doubt }) => doubt ?? [])) as Undetermined;
  if (doubtful.length > mostDoubts) return undecided;
  let first: Value | undefined;
  for (let combination = 0; combination < 2 ** doubtful.length; combination++) {
    const applying = contenders.filter((each) => {
      const place = doubtful.indexOf(each);
      return place < 0 || Math.trunc(combination / 2 ** place) % 2 === 1;
    });
    const value = applying.length === 0 ? ordinary() : decide(session, asked, applying).value;
    if (value.kind === "undetermined" || (first && !same(first, value))) return undecided;
    first = value;
  }
  return first ?? undecided;
}
