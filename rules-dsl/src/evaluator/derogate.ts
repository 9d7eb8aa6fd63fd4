/** The value of a rule from which others derogate: which derogations apply to the case, which of them decides, and what adds up. */
import { add, compare } from "../values/rational.ts";
import type { Derogated, LookedAt, Overridden, Result, RuleFrame, Selection } from "./frame.ts";
import type { PreparedRule, PreparedVersion } from "./prepare-program.ts";
import { bodyOf, frameOf, placeInFacts, valueSelected } from "./run-version.ts";
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

/** The value and who gives it; undefined when no derogation applies, and the ordinary value is that of the rule. */
export function derogated(
  session: RunningSession,
  frame: RuleFrame,
  selection: Selection,
): { readonly value: Value; readonly selection: Selection } | undefined {
  const { rule, cycle, item, yearOfRule: year } = frame;
  let contenders: Contender[] | undefined;
  for (const each of rule.derogations) {
    // Most do not speak of most cases, and nobody asks about those again.
    if (session.isSilent(each, cycle, item, year)) continue;
    const found = contending(session, each, frame, session.resultAt(each, cycle, item, year, undefined));
    if (found) contenders = contenders ? [...contenders, found] : [found];
  }
  const tell = (standings: readonly LookedAt[]) => session.recorder?.derogated(lookedAt(frame, standings));
  if (!contenders) {
    tell([]);
    return undefined;
  }
  if (session.recorder) session.resultAt(rule, cycle, item, year, true);
  if (contenders.some(({ doubt }) => doubt)) {
    tell(contenders.map(({ asked }): LookedAt => ({ asked, standing: "not-known" })));
    return { value: whateverTheDoubts(session, frame, contenders, selection), selection };
  }
  const { value, standings, winners } = decide(session, frame, contenders);
  tell(standings);
  const [winner] = winners;
  if (!winner) return { value, selection: { ...selection, version: undefined, overridden: [] } };
  const lost = contenders.filter((each) => !winners.includes(each));
  const overridden: Overridden[] = [
    ...(selection.version ? [{ version: selection.version, because: "derogated" as const, by: winner.version }] : []),
    ...lost.map((each): Overridden => ({ version: each.version, because: "derogated", by: winner.version })),
    ...selection.overridden,
  ];
  return { value, selection: { version: winner.version, contenders: [], overridden } };
}

/** Those that do not apply first. */
function lookedAt({ rule, cycle, item, yearOfRule: year }: RuleFrame, standings: readonly LookedAt[]): Derogated {
  const others = rule.derogations.filter((each) => !standings.some(({ asked }) => asked.rule === each));
  const without = others.map(
    (each): LookedAt => ({ asked: { rule: each, cycle, item, year }, standing: doesNotApply }),
  );
  return { ordinary: { rule, cycle, item, year, underogated: true }, looked: [...without, ...standings] };
}

const doesNotApply = "does-not-apply";

function contending(
  session: RunningSession,
  rule: PreparedRule,
  { cycle, item, yearOfRule: year }: RuleFrame,
  { selection, value }: Result,
): Contender | undefined {
  if (selection?.version) {
    const doubt = selection.undecided && isOpen(value) ? selection.undecided : undefined;
    return { asked: { rule, cycle, item, year }, version: selection.version, value, doubt };
  }
  const version = selection?.contenders[0];
  if (selection?.undecided && version) {
    const asked: Case = { rule, cycle, item, year };
    return { asked, version, value: bodyOf(frameOf(session, asked), version), doubt: selection.undecided };
  }
  // Acts that contradict each other about the derogation itself: it applies, and its value is the conflict.
  const rival = rule.versions[0];
  const contradicted = value.kind === "undetermined" && value.conflicts.length > 0;
  return contradicted && rival
    ? { asked: { rule, cycle, item, year }, version: rival, value, doubt: undefined }
    : undefined;
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
function decide(session: RunningSession, frame: RuleFrame, contenders: readonly Contender[]): Decided {
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
  const { rule, cycle, item, yearOfRule } = frame;
  const conflict = { rule: rule.rule.name, cycle: cycle.name, ...placeInFacts(item, yearOfRule), versions };
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
  const bounds = parts.flatMap(({ asked, version }) => version.upTo?.(frameOf(session, asked)) ?? []);
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
  frame: RuleFrame,
  contenders: readonly Contender[],
  selection: Selection,
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
    const value = applying.length === 0 ? valueSelected(frame, selection) : decide(session, frame, applying).value;
    if (value.kind === "undetermined" || (first && !same(first, value))) return undecided;
    first = value;
  }
  return first ?? undecided;
}
