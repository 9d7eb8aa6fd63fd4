/** Doubts of the text: for days known beforehand, the option in use is a constant of the question. */
import { parseDate } from "../values/civil-date.ts";
import type { GovernedDays } from "./case-at-hand.ts";
import type { NodeId } from "./relational-program.ts";
import type { Specialiser } from "./specialiser.ts";
import type { Term } from "./term.ts";
import { nodeTerm } from "./term.ts";

/** The option asked for; else what an act decided for those days (two that disagree leave it undetermined); else the chosen one. */
export function interpretationTerm(s: Specialiser, name: string, days: GovernedDays): Term {
  const interpretation = s.interpretations.get(name);
  if (!interpretation) return nodeTerm(s.graph.refuse("unknown-name", name));
  const asked = s.asked.get(name);
  if (asked !== undefined) return nodeTerm(optionNode(s, name, asked));
  const speaking = interpretation.decisions
    .filter(({ knownFrom, effect }) => {
      if (dayOr(knownFrom, Number.POSITIVE_INFINITY) > s.knownOn) return false;
      const from = effect ? dayOr(effect.from, Number.POSITIVE_INFINITY) : Number.NEGATIVE_INFINITY;
      const to = effect?.to === undefined ? Number.POSITIVE_INFINITY : dayOr(effect.to, Number.NEGATIVE_INFINITY);
      return from <= days.from && days.to <= to;
    })
    .map((decision) => ({ ...decision, adopted: dayOr(decision.adoptedOn ?? "", Number.NEGATIVE_INFINITY) }))
    .sort((a, b) => a.rank - b.rank || latestFirst(a.adopted, b.adopted));
  const [first] = speaking;
  const rivals = speaking.filter(({ rank, adopted }) => rank === first?.rank && adopted === first.adopted);
  if (rivals.some(({ option }) => option !== first?.option)) return nodeTerm(s.graph.undetermined);
  return nodeTerm(optionNode(s, name, first?.option ?? interpretation.chosen));
}

function latestFirst(a: number, b: number): number {
  return a === b ? 0 : b > a ? 1 : -1;
}

/** An option of an enumeration or of an interpretation. */
export function optionNode(s: Specialiser, enumeration: string, option: string): NodeId {
  const options =
    s.program.vocabulary.enumerations.find(({ name }) => name === enumeration)?.options ??
    s.interpretations.get(enumeration)?.options;
  const place = options?.findIndex(({ name }) => name === option) ?? -1;
  if (place < 0) return s.graph.refuse("unknown-name", `${enumeration}: ${option}`);
  return s.graph.node({ kind: "constant", value: place }, { kind: "option", enumeration }, false);
}

function dayOr(text: string, otherwise: number): number {
  return parseDate(text) ?? otherwise;
}
