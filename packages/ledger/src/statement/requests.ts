/**
 * The requests that stand in a record: exemptions, moves, tags of radioprotection, cancelled enrolments, participations that a dossier
 * does not count; and what the acts answer.
 */
import type { Participation, ProfessionalRecord } from "../record/professional-record.ts";
import { answerOf, verdictOf } from "./answers.ts";
import type { Figures } from "./figures.ts";
import type { JudgedRequest, RequestKind } from "./ledger-document.ts";

export interface When {
  readonly triennium: string;
  readonly asOf: string;
  readonly knownOn: string;
}

/** Those that concern the triennium, in the order of the record, as far as they were made by `asOf` and known on `knownOn`. */
export function requestsOf(figures: Figures, record: ProfessionalRecord, when: When): readonly JudgedRequest[] {
  const known = new Set(figures.under("requests").map(({ item }) => item));
  const made = madeIn(record, when).flatMap(({ kind, item }) =>
    known.has(item) ? [requestOf(figures, kind, item)] : [],
  );
  return [...made, ...notInTheDossier(figures, record, when)];
}

/** Of who has a dossier: the participations of the triennium that the acts keep out of it, or of which they cannot tell. */
function notInTheDossier(figures: Figures, record: ProfessionalRecord, when: When): readonly JudgedRequest[] {
  const { dossiers = [], participations = [] } = record;
  if (!dossiers.some(({ triennium }) => triennium === when.triennium)) return [];
  const [first, last] = daysOf(when.triennium);
  const judged = participations
    .filter(({ acquiredOn, moved }) => (first <= acquiredOn && acquiredOn <= last) || moved?.to === when.triennium)
    .map(({ id }) => requestOf(figures, "dossier", id));
  return judged.filter(({ verdict, answers }) => answers.length > 0 && verdict !== "accepted");
}

/** A request about the person has no item. */
export function requestOf(figures: Figures, kind: RequestKind, item: string | null): JudgedRequest {
  const asked = figures.from(`requests.${kind}`);
  const answers = asked.filter((figure) => (figure.item ?? null) === item).flatMap(answerOf);
  return { kind, item, verdict: verdictOf(answers), answers };
}

interface Made {
  readonly kind: RequestKind;
  readonly item: string;
}

function madeIn(record: ProfessionalRecord, when: When): readonly Made[] {
  const { exemptions = [], participations = [], enrolments = [] } = record;
  const [first, last] = daysOf(when.triennium);
  const here = participations.filter(({ acquiredOn }) => first <= acquiredOn && acquiredOn <= last);
  return [
    ...exemptions.flatMap(({ from, to }, index): Made[] =>
      from <= last && (to === undefined || to >= first) ? [{ kind: "exemption", item: `exemptions[${index}]` }] : [],
    ),
    ...here.flatMap(({ id, moved }): Made[] => (isMade(moved, when) ? [{ kind: "move", item: id }] : [])),
    ...here.flatMap(({ id, radioprotectionTag }): Made[] =>
      isMade(radioprotectionTag, when) ? [{ kind: "radioprotection", item: id }] : [],
    ),
    ...enrolments.flatMap(({ id, cancelledOn = "" }): Made[] =>
      first <= cancelledOn && cancelledOn <= last ? [{ kind: "cancellation", item: id }] : [],
    ),
  ];
}

function isMade(made: Participation["moved"] | Participation["radioprotectionTag"], { asOf, knownOn }: When): boolean {
  return made !== undefined && made.on <= asOf && (made.registeredOn ?? made.on) <= knownOn;
}

export function daysOf(triennium: string): readonly [string, string] {
  const [first, last] = triennium.split("-");
  return [`${first}-01-01`, `${last}-12-31`];
}
