/** Which version of a rule governs a case: what dates decide is decided here, what facts decide becomes a choice between outcomes. */
import type { Program, Rule } from "../ir/program.ts";
import { firstDate, lastDate, parseDate } from "../values/civil-date.ts";
import type { GovernedDays } from "./case-at-hand.ts";
import { truthOf } from "./combine.ts";
import { all, and, isFalse, isTrue, not, or } from "./logic.ts";
import type { NodeId } from "./relational-program.ts";
import type { DatedRule, DatedVersion, Specialiser } from "./specialiser.ts";
import type { Term } from "./term.ts";

export function datedRules(program: Program): ReadonlyMap<string, DatedRule> {
  const replacing = new Map<string, DatedVersion[]>();
  const rules = program.rules.map(
    (rule): DatedRule => ({ rule, versions: rule.versions.map((version) => dated(version, rule, replacing)) }),
  );
  for (const version of rules.flatMap(({ versions }) => versions)) {
    for (const id of version.version.replaces) replacing.get(id)?.push(version);
  }
  return new Map(rules.map((each) => [each.rule.name, each]));
}

function dated(version: Rule["versions"][number], rule: Rule, replacing: Map<string, DatedVersion[]>): DatedVersion {
  const replacedBy = replacing.get(version.id) ?? [];
  replacing.set(version.id, replacedBy);
  const extensions = version.extensions
    .map(({ to, knownFrom }) => ({ to: day(to, firstDate - 1), knownFrom: day(knownFrom, lastDate + 1) }))
    .sort((a, b) => b.to - a.to);
  return {
    version,
    rule,
    knownFrom: day(version.knownFrom, lastDate + 1),
    from: day(version.effect.from, lastDate + 1),
    to: version.effect.to === undefined ? lastDate : day(version.effect.to, firstDate - 1),
    adoptedOn: version.adoptedOn === undefined ? firstDate - 1 : day(version.adoptedOn, firstDate - 1),
    extensions,
    replacedBy,
  };
}

function day(text: string, otherwise: number): number {
  return parseDate(text) ?? otherwise;
}

/** Versions that dates leave in the running, in order of precedence. */
export function standing({ versions }: DatedRule, days: GovernedDays, knownOn: number): readonly DatedVersion[] {
  return versions
    .filter((version) => {
      if (version.version.repeals || !governs(version, days, knownOn)) return false;
      return !version.replacedBy.some(
        (each) => governs(each, days, knownOn) && !isRepealed(each, days, knownOn, new Set()),
      );
    })
    .sort(precedence);
}

function governs(version: DatedVersion, days: GovernedDays, knownOn: number): boolean {
  if (version.knownFrom > knownOn || version.from > days.from) return false;
  return days.to <= version.to || version.extensions.some((each) => each.knownFrom <= knownOn && days.to <= each.to);
}

function isRepealed(version: DatedVersion, days: GovernedDays, knownOn: number, asked: Set<DatedVersion>): boolean {
  if (asked.has(version)) return false;
  asked.add(version);
  return version.replacedBy.some(
    (each) => each.version.repeals && governs(each, days, knownOn) && !isRepealed(each, days, knownOn, asked),
  );
}

function precedence(a: DatedVersion, b: DatedVersion): number {
  return a.version.rank - b.version.rank || generality(a) - generality(b) || b.adoptedOn - a.adoptedOn;
}

function generality({ version }: DatedVersion): number {
  return version.when ? 0 : 1;
}

/** Days on which the standing of the versions of some rules may change: between two of them it does not. */
export function turningDays(rules: readonly DatedRule[]): readonly number[] {
  const days = new Set<number>();
  const seen = new Set<DatedVersion>();
  const add = (version: DatedVersion): void => {
    if (seen.has(version)) return;
    seen.add(version);
    days.add(version.from).add(version.to + 1);
    for (const { to } of version.extensions) days.add(to + 1);
    version.replacedBy.forEach(add);
  };
  for (const version of rules.flatMap(({ versions }) => versions)) add(version);
  return [...days].sort((a, b) => a - b);
}

/** One way the choice may go, and when: outcomes exclude each other, and one of them always holds. */
export interface Outcome {
  /** Never undetermined. */
  readonly guard: NodeId;
  readonly version: DatedVersion | undefined;
  /** Versions that could have prevailed, had it been known whether their condition holds. */
  readonly contenders: readonly DatedVersion[];
  /** Versions that nothing tells apart. */
  readonly conflict?: true;
  /** The most favourable of several, whichever it is. */
  readonly value?: Term;
}

export interface Choice {
  readonly rule: DatedRule;
  readonly candidates: readonly DatedVersion[];
  readonly conditionOf: (version: DatedVersion) => Term | undefined;
  readonly valueOf: (version: DatedVersion) => Term;
  readonly mostFavourable: (versions: readonly { readonly holds: NodeId; readonly value: Term }[]) => Term;
}

export function outcomesOf(s: Specialiser, choice: Choice): readonly Outcome[] {
  return outcomesFrom(s, choice, 0, [], s.graph.yes);
}

function outcomesFrom(
  s: Specialiser,
  choice: Choice,
  first: number,
  contenders: readonly DatedVersion[],
  guard: NodeId,
): readonly Outcome[] {
  const { graph } = s;
  const { candidates } = choice;
  if (guard === graph.no) return [];
  const head = candidates[first];
  if (!head) return [{ guard, version: undefined, contenders }];
  const ofRank = candidates.filter((each, place) => place >= first && each.version.rank === head.version.rank);
  if (ofRank.some(({ version }) => version.prevailsIfMoreFavourable))
    return amongFavourable(s, choice, { first, ofRank, contenders, guard });
  const tier = ofRank.filter((each) => precedence(head, each) === 0);
  const truths = tier.map((version) => truthsOf(s, choice.conditionOf(version)));
  const next = first + tier.length;
  const others = (place: number) =>
    all(
      graph,
      truths.filter((_, each) => each !== place).map(({ fails }) => fails),
    );
  const outcomes: Outcome[] = [];
  let left = guard;
  const take = (when: NodeId, made: (guard: NodeId) => readonly Outcome[]): void => {
    const held = and(graph, guard, when);
    if (held === graph.no) return;
    outcomes.push(...made(held));
    left = and(graph, left, not(graph, when));
  };
  for (const [place, version] of tier.entries()) {
    take(and(graph, truths[place]?.holds ?? graph.no, others(place)), (held) => [{ guard: held, version, contenders }]);
  }
  take(
    all(
      graph,
      truths.map(({ fails }) => fails),
    ),
    (held) => outcomesFrom(s, choice, next, contenders, held),
  );
  for (const [place, version] of tier.entries()) {
    const isOpen = truths[place]?.open ?? graph.no;
    take(and(graph, isOpen, others(place)), (held) => outcomesFrom(s, choice, next, [...contenders, version], held));
  }
  const twoHold = truths.map(({ holds }, place) =>
    and(
      graph,
      holds,
      anyOf(
        s,
        truths.slice(place + 1).map((each) => each.holds),
      ),
    ),
  );
  take(anyOf(s, twoHold), (held) => [
    { guard: held, version: undefined, contenders: [...contenders, ...tier], conflict: true },
  ]);
  if (left !== graph.no && tier.length > 1)
    outcomes.push({ guard: left, version: undefined, contenders: [...contenders, ...tier] });
  return outcomes;
}

interface Truths {
  readonly holds: NodeId;
  readonly fails: NodeId;
  readonly open: NodeId;
}

function truthsOf({ graph }: Specialiser, condition: Term | undefined): Truths {
  if (!condition) return { holds: graph.yes, fails: graph.no, open: graph.no };
  const node = truthOf(graph, condition);
  const [holds, fails] = [isTrue(graph, node), isFalse(graph, node)];
  return { holds, fails, open: graph.maybe(node) ? not(graph, or(graph, holds, fails)) : graph.no };
}

function anyOf({ graph }: Specialiser, conditions: readonly NodeId[]): NodeId {
  return conditions.reduce((a, b) => or(graph, a, b), graph.no);
}

/** Versions of one rank of which the one with the more favourable value prevails; a doubt about one leaves it open. */
function amongFavourable(
  s: Specialiser,
  choice: Choice,
  at: {
    readonly first: number;
    readonly ofRank: readonly DatedVersion[];
    readonly contenders: readonly DatedVersion[];
    readonly guard: NodeId;
  },
): readonly Outcome[] {
  const { graph } = s;
  const truths = at.ofRank.map((version) => truthsOf(s, choice.conditionOf(version)));
  const [version] = at.ofRank;
  const none = and(
    graph,
    at.guard,
    all(
      graph,
      truths.map(({ fails }) => fails),
    ),
  );
  const open = and(
    graph,
    at.guard,
    anyOf(
      s,
      truths.map((each) => each.open),
    ),
  );
  const settled = and(graph, and(graph, at.guard, not(graph, open)), not(graph, none));
  const weighed = at.ofRank.map((each, place) => ({
    holds: truths[place]?.holds ?? graph.no,
    value: choice.valueOf(each),
  }));
  const outcomes: Outcome[] = [];
  if (settled !== graph.no)
    outcomes.push({ guard: settled, version, contenders: [], value: choice.mostFavourable(weighed) });
  if (open !== graph.no)
    outcomes.push({ guard: open, version: undefined, contenders: [...at.contenders, ...at.ofRank] });
  return [...outcomes, ...outcomesFrom(s, choice, at.first + at.ofRank.length, at.contenders, none)];
}
