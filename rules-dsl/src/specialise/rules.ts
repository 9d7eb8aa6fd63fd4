/** The value of a rule for a case, as columns: versions, derogations and given values are resolved here, once for each case. */
import { parseDate } from "../values/civil-date.ts";
import { dateConstant, extremeOfTwo, integerConstant } from "./amounts.ts";
import { bodyTerm, coerced } from "./bodies.ts";
import { wholeAmount, within } from "./calendar.ts";
import type { CaseAtHand, GovernedDays } from "./case-at-hand.ts";
import { chooseTerm, nodeOf, onlyWhen, same } from "./combine.ts";
import type { Derogation } from "./derogations.ts";
import { derogatedOutcomes, derogatedTerm } from "./derogations.ts";
import { and, choose, equal, isTrue, less, or } from "./logic.ts";
import { known } from "./presence.ts";
import { effectiveDay, keep, positionOf } from "./read-facts.ts";
import type { NodeId } from "./relational-program.ts";
import type { DatedRule, DatedVersion, RuleCase, Specialiser } from "./specialiser.ts";
import type { RowTerm, Term } from "./term.ts";
import { nodeTerm } from "./term.ts";
import type { Outcome } from "./versions.ts";
import { outcomesOf, standing, turningDays } from "./versions.ts";

/** For the item at depth 0, whatever the item asked about. */
export function ruleFormula(s: Specialiser, asked: RuleCase): Term {
  const { rule, cycle, year, item } = asked;
  const before = s.at;
  s.at = { rule: rule.rule.name };
  const given = givenFor(s, asked);
  const days = daysOf(asked);
  const whole = given.length > 0 && given.every(({ when }) => when === s.graph.yes) ? undefined : computed();
  const term = given.reduce<Term>(
    (otherwise, { when, value }) => chooseTerm(s.graph, when, value, otherwise),
    whole ?? nodeTerm(s.graph.undetermined),
  );
  s.at = before;
  return coerced(s, term, rule.rule, (node) => within(s.graph, wholeAmount(s.graph, node), 1, 9999));

  function computed(): Term {
    if (cycle.index < 0) return nodeTerm(s.graph.undetermined);
    const entity = item && s.places.entity(item.place.entity);
    if (!item || year !== undefined || !entity || entity.effectiveOn.length === 0) return governedTerm(s, asked, days);
    return byEffectiveDay(s, asked, effectiveDay(s, item), days);
  }
}

/** The whole year, or the whole cycle. */
function daysOf({ cycle, year }: RuleCase): GovernedDays {
  if (year === undefined) return { from: cycle.from, to: cycle.to };
  return {
    from: parseDate(`${String(year).padStart(4, "0")}-01-01`) ?? 0,
    to: parseDate(`${String(year).padStart(4, "0")}-12-31`) ?? 0,
  };
}

/** Which versions govern an item depends on its day: one value between each two days on which anything changes. */
function byEffectiveDay(s: Specialiser, asked: RuleCase, day: NodeId, whole: GovernedDays): Term {
  const { graph } = s;
  if (graph.isUndetermined(day)) return governedTerm(s, asked, whole);
  const type = graph.typeOf(day);
  const [low, high] = type.kind === "date" ? [type.low, Math.min(type.high, s.asOf)] : [0, 0];
  const turns = [...turningDays([asked.rule, ...derogationsOf(s, asked.rule)]), ...decisionDays(s)];
  const starts = [low, ...new Set(turns.filter((each) => each > low && each <= high))].sort((a, b) => a - b);
  const pieces: { readonly from: number; readonly term: Term }[] = [];
  for (const from of starts) {
    const term = governedTerm(s, asked, { from, to: from });
    const last = pieces.at(-1);
    if (!last || JSON.stringify(last.term) !== JSON.stringify(term)) pieces.push({ from, term });
  }
  const ofDay = pieces.reduceRight<Term | undefined>((later, { from, term }, place) => {
    const next = pieces[place + 1];
    if (!later || !next) return term;
    return from === undefined
      ? later
      : chooseTerm(graph, isTrue(graph, less(graph, day, dateConstant(graph, next.from))), term, later);
  }, undefined);
  if (!ofDay) return governedTerm(s, asked, whole);
  return graph.maybe(day) ? chooseTerm(graph, known(graph, day), ofDay, governedTerm(s, asked, whole)) : ofDay;
}

function decisionDays(s: Specialiser): readonly number[] {
  const effects = s.program.interpretations.flatMap(({ decisions }) => decisions.flatMap(({ effect }) => effect ?? []));
  return effects.flatMap(({ from, to }) =>
    [parseDate(from) ?? [], to === undefined ? [] : (parseDate(to) ?? 0) + 1].flat(),
  );
}

function governedTerm(s: Specialiser, asked: RuleCase, days: GovernedDays): Term {
  const { rule } = asked;
  const outcomes = outcomesFor(s, asked, rule, days);
  const ordinary = (): Term => chainOf(s, asked, outcomes, days);
  const derogations = asked.underogated ? [] : derogationsOf(s, rule);
  if (derogations.length === 0) return ordinary();
  const governed = outcomes.reduce((a, { guard, version }) => (version ? or(s.graph, a, guard) : a), s.graph.no);
  if (governed === s.graph.no) return nodeTerm(s.graph.undetermined);
  const looked = derogations.flatMap((each) => derogationAt(s, { ...asked, rule: each }, days));
  const term = derogatedTerm(s, looked, ordinary);
  return outcomes.every(({ version }) => version) ? term : onlyWhen(s.graph, governed, term);
}

function derogationsOf(s: Specialiser, { rule }: DatedRule): readonly DatedRule[] {
  return rule.derogations.flatMap((name) => s.rules.get(name) ?? []);
}

function derogationAt(s: Specialiser, asked: RuleCase, days: GovernedDays): readonly Derogation[] {
  const { rule } = asked;
  const before = s.at;
  s.at = { rule: rule.rule.name };
  const candidates = standing(rule, days, s.knownOn);
  const isRich = candidates.some(
    ({ version }, place) => version.prevailsIfMoreFavourable || sameTier(candidates[place - 1], candidates[place]),
  );
  if (isRich || s.given.some((each) => each.rule === rule.rule.name)) {
    s.graph.refuse("intricate-derogation", rule.rule.name);
  }
  const own = outcomesFor(s, asked, rule, days);
  const inTurn = derogationsOf(s, rule).flatMap((each) => derogationAt(s, { ...asked, rule: each }, days));
  const outcomes =
    inTurn.length === 0 ? own : derogatedOutcomes(s, own, inTurn, (outcome) => outcomeTerm(s, asked, outcome, days));
  s.at = before;
  const typed = (term: Term) =>
    coerced(s, term, rule.rule, (node) => within(s.graph, wholeAmount(s.graph, node), 1, 9999));
  return [
    {
      rule,
      outcomes,
      valueOf: (outcome) => typed(outcomeTerm(s, asked, outcome, days)),
      bodyOf: (version) => versionBody(s, asked, version, days),
      boundOf: (version) => {
        const upTo = version.version.cumulates?.upTo;
        return upTo && s.termOf(upTo, frameOf(s, asked, version, days));
      },
    },
  ];
}

function sameTier(a: DatedVersion | undefined, b: DatedVersion | undefined): boolean {
  if (!a || !b || a.version.rank !== b.version.rank || a.adoptedOn !== b.adoptedOn) return false;
  return (a.version.when === undefined) === (b.version.when === undefined);
}

function outcomesFor(s: Specialiser, asked: RuleCase, rule: DatedRule, days: GovernedDays): readonly Outcome[] {
  return outcomesOf(s, {
    rule,
    candidates: standing(rule, days, s.knownOn),
    conditionOf: (version) => version.version.when && s.termOf(version.version.when, frameOf(s, asked, version, days)),
    valueOf: (version) => versionBody(s, asked, version, days),
    mostFavourable: (versions) => mostFavourable(s, rule, versions),
  });
}

/** Of two equal values the version first in precedence. */
function mostFavourable(
  s: Specialiser,
  { rule }: DatedRule,
  versions: readonly { readonly holds: NodeId; readonly value: Term }[],
): Term {
  const { graph } = s;
  const kind = rule.favourable === "smaller" ? "smaller" : "larger";
  let has: NodeId = graph.no;
  let best: NodeId = graph.undetermined;
  for (const { holds, value } of versions) {
    const node = nodeOf(graph, value);
    const both = choose(graph, has, {
      then: graph.isUndetermined(best) ? node : extremeOfTwo(graph, kind, best, node),
      otherwise: node,
    });
    best = choose(graph, holds, { then: both, otherwise: best });
    has = or(graph, has, holds);
  }
  return nodeTerm(best);
}

function chainOf(s: Specialiser, asked: RuleCase, outcomes: readonly Outcome[], days: GovernedDays): Term {
  return (
    outcomes.reduceRight<Term | undefined>((otherwise, outcome) => {
      const term = outcomeTerm(s, asked, outcome, days);
      return otherwise ? chooseTerm(s.graph, outcome.guard, term, otherwise) : term;
    }, undefined) ?? nodeTerm(s.graph.undetermined)
  );
}

function outcomeTerm(
  s: Specialiser,
  asked: RuleCase,
  { version, contenders, value }: Outcome,
  days: GovernedDays,
): Term {
  if (value) return value;
  if (!version) return nodeTerm(s.graph.undetermined);
  const body = versionBody(s, asked, version, days);
  // Whatever the doubtful conditions turn out to be, the result may be the same.
  const alike = contenders.map((each) => isTrue(s.graph, same(s.graph, body, versionBody(s, asked, each, days))));
  return alike.length === 0
    ? body
    : onlyWhen(
        s.graph,
        alike.reduce((a, b) => and(s.graph, a, b)),
        body,
      );
}

function versionBody(s: Specialiser, asked: RuleCase, version: DatedVersion, days: GovernedDays): Term {
  const before = s.at;
  const { citation, place } = version.version;
  s.at = { rule: asked.rule.rule.name, citation, place };
  const term = bodyTerm(s, version, frameOf(s, asked, version, days));
  s.at = before;
  return term;
}

/** The case in which the expressions of a version stand; a local definition is looked at when first read. */
function frameOf(
  s: Specialiser,
  { cycle, year, item }: RuleCase,
  { version }: DatedVersion,
  days: GovernedDays,
): CaseAtHand {
  const names = new Map<string, () => Term>();
  const frame: CaseAtHand = { cycle, yearOfRule: year, year, item, depth: 0, days, names };
  for (const { name, value } of version.locals) {
    let known: Term | undefined;
    names.set(name, () => {
      known ??= s.termOf(value, frame);
      return known;
    });
  }
  return frame;
}

function givenFor(
  s: Specialiser,
  { rule, cycle, year, item }: RuleCase,
): readonly { readonly when: NodeId; readonly value: Term }[] {
  return s.given
    .filter(
      (each) =>
        each.rule === rule.rule.name && each.cycle === cycle.index && (each.year === undefined || each.year === year),
    )
    .map(({ item: id, value }) => ({ when: id === undefined || !item ? s.graph.yes : isItem(s, item, id), value }))
    .reverse();
}

/** Whether an item is the one that something identifies, or (`loans[2]`) the one that stands there when none is left out. */
function isItem(s: Specialiser, item: RowTerm, id: string): NodeId {
  const { graph } = s;
  const entity = s.places.entity(item.place.entity);
  const field = entity?.fields.find(({ name }) => name === entity.identifiedBy);
  const column = field && s.places.column(item.place, field);
  if (column !== undefined && field?.type.kind === "text") {
    const type = { kind: "text" } as const;
    const at = item.row === undefined ? {} : { row: item.row };
    const read = graph.node({ kind: "input", table: item.place.table, column, ...at }, type, true);
    return isTrue(graph, equal(graph, read, graph.node({ kind: "constant", value: id }, type, false)));
  }
  const [, path, place] = /^(.*)\[(\d+)\]$/.exec(id) ?? [];
  const isHere = !field && path === s.layout.tables[item.place.table]?.path && keep(s, item) === graph.yes;
  if (place === undefined || !isHere) return graph.refuse("unknown-name", id);
  return equal(graph, positionOf(s, item), integerConstant(graph, Number(place) + 1));
}
