/**
 * The ledger of 2017-2019 as known today, computed from domain knowledge and not from the acts: a flat map from the code of a term
 * (with the item or the year it is about) to its value in writing. The acts are compared with it.
 */
import { answerToMove, countsIn } from "./a-move-counts-where-it-arrives.ts";
import { answersTo } from "./a-request-has-its-time-and-its-reason.ts";
import { offForStudy } from "./a-year-of-study-takes-a-third-off.ts";
import { day, isWithin, writtenDay } from "./calendar.ts";
import { offForLeave } from "./fifteen-days-of-leave-take-two-credits-off.ts";
import type { Fraction } from "./fraction.ts";
import {
  amount,
  fraction,
  greater,
  isLess,
  minus,
  none,
  plus,
  smaller,
  sum,
  times,
  wholePart,
  written,
} from "./fraction.ts";
import { dayOf, worthOf } from "./individual-training-is-worth.ts";
import { isObligated, obligatedYears, startOfTheObligation } from "./obligation-starts-the-year-after-enrolment.ts";
import type { Person } from "./person.ts";
import { periodOf, triennium, years } from "./person.ts";
import { bonusForCredits, bonusForDossier } from "./the-past-triennium-gives-a-bonus.ts";
import { grounds, outcomesOf } from "./which-participations-count.ts";

export type Book = ReadonlyMap<string, string>;

export function ledgerByTheBook(person: Person): Book {
  const { lines, individual } = obligationOf(person);
  return new Map([...lines, ...creditsOf(person, individual), ...requestsOf(person), ...dossierOf(person)]);
}

type Entry = readonly [string, string];

const today = "2026-12-31";

const line = (code: string, value: Fraction): Entry => [code, written(value)];

function obligationOf(person: Person): { readonly lines: readonly Entry[]; readonly individual: Fraction } {
  const exemptions = person.exemptions ?? [];
  const studies = exemptions.filter(({ kind }) => kind === "esonero").map((each) => offForStudy(each, exemptions));
  const leave = offForLeave(exemptions);
  const reductions = years.map((year) => {
    const counts = isObligated(person, year);
    const study = counts
      ? Math.min(
          50,
          studies.reduce((total, off) => total + off(year), 0),
        )
      : 0;
    return { year, study, leave: counts ? Math.min(50 - study, leave(year)) : 0 };
  });
  const net = reductions.reduce((left, { study, leave: off }) => left - study - off, 150);
  const prorated = times(amount(net), fraction(BigInt(obligatedYears(person)), 3n));
  const bonuses = [bonusForDossier(person), bonusForCredits(person)] as const;
  const individual = greater(minus(prorated, amount(bonuses[0] + bonuses[1])), none);
  return {
    individual,
    lines: [
      line("obligation.standard", amount(150)),
      ["obligation.start", writtenDay(startOfTheObligation(person))],
      line("obligation.years", amount(obligatedYears(person))),
      ...reductions.flatMap(({ year, study, leave: off }) => [
        line(`obligation.reductions.esonero@${year}`, amount(study)),
        line(`obligation.reductions.esenzione@${year}`, amount(off)),
      ]),
      line("obligation.prorated", prorated),
      line("obligation.bonuses.dossier", amount(bonuses[0])),
      line("obligation.bonuses.previous-triennium", amount(bonuses[1])),
      line("obligation.individual", individual),
    ],
  };
}

function creditsOf(person: Person, individual: Fraction): readonly Entry[] {
  const outcomes = outcomesOf(person);
  const activities = activitiesOf(person);
  const left = (keep: (role: string, recruited: boolean) => boolean) =>
    sum(
      outcomes
        .filter(({ participation: { role, recruited = false } }) => keep(role, recruited))
        .map((each) => each.left),
    );
  const recruited = left((role, isRecruited) => role === "learner" && isRecruited);
  const recruitedLimit = times(individual, fraction(1n, 3n));
  const learner = plus(
    left((role, isRecruited) => role === "learner" && !isRecruited),
    smaller(recruited, recruitedLimit),
  );
  const teaching = left((role) => role !== "learner");
  const study = sum(activities.filter(({ isSelfStudy }) => isSelfStudy).map((each) => each.left));
  const studyLimit = times(individual, fraction(20n, 100n));
  const training = plus(
    smaller(study, studyLimit),
    sum(activities.filter((each) => !each.isSelfStudy).map((each) => each.left)),
  );
  const notAsLearner = plus(teaching, training);
  const notAsLearnerLimit = times(individual, fraction(60n, 100n));
  const counted = plus(learner, smaller(notAsLearner, notAsLearnerLimit));
  const learnerShare = times(individual, fraction(40n, 100n));
  const certifiable = !isLess(counted, individual) && !isLess(learner, learnerShare);
  const acquired = sum([
    ...outcomes.map(({ participation }) => amount(participation.credits)),
    ...activities.map(({ worth }) => worth),
  ]);
  return [
    line("credits.acquired", acquired),
    line("documentCredits", toTheTenth(acquired)),
    line("credits.learner", learner),
    line("credits.recruited", smaller(recruited, recruitedLimit)),
    line("credits.teaching", teaching),
    line("credits.individual", training),
    line("credits.selfStudy", smaller(study, studyLimit)),
    line("credits.counted", counted),
    ...exclusions(person),
    line("credits.excluded.self-study-cap", excess(study, studyLimit)),
    line("credits.excluded.recruited-third", excess(recruited, recruitedLimit)),
    line("credits.excluded.non-learner-60", excess(notAsLearner, notAsLearnerLimit)),
    atLeast("obligation", counted, individual),
    atLeast("learner-40", learner, learnerShare),
    atMost("self-study-cap", study, studyLimit),
    atMost("non-learner-60", notAsLearner, notAsLearnerLimit),
    atMost("recruited-third", recruited, recruitedLimit),
    line("balance", minus(counted, individual)),
    ["certifiable", String(certifiable)],
    ["document", certifiable ? "certificato" : "attestato"],
    ["issuer", "ordini_e_collegi"],
    ["documentForm", certifiable ? "allegato_III_A" : "allegato_II"],
  ];
}

/** Of what has not begun yet nobody is asked anything. */
function requestsOf({ exemptions = [], participations = [] }: Person): readonly Entry[] {
  const moves = participations.flatMap((each): Entry[] => {
    const answer = answerToMove(each, 2017);
    return answer === undefined ? [] : [[`requests.move[${each.id}]`, answer]];
  });
  const asked = exemptions.flatMap((exemption, index) => {
    if (exemption.from > today) return [];
    const path = `exemptions[${index}]`;
    const answers = Object.entries(answersTo(exemption, path));
    return answers.map(([aspect, answer]): Entry => [`requests.exemption.${aspect}[${path}]`, answer]);
  });
  return [...asked, ...moves];
}

/** R-BON-06, R-MOV-04: what is moved, or earned on leave or while studying, does not count in a dossier either. Earlier participations have no rule. */
function dossierOf({ exemptions = [], participations = [] }: Person): readonly Entry[] {
  const away = exemptions.map(periodOf);
  return participations.flatMap((each): Entry[] => {
    const { id, acquiredOn, moved } = each;
    const isMoved = moved !== undefined && answerToMove(each, Number(moved.to.slice(0, 4))) === "accepted";
    const concerns = isWithin(day(acquiredOn), triennium) || countsIn(each) === 2017;
    if (!concerns || day(acquiredOn) < triennium.from) return [];
    const isAway = away.some((period) => isWithin(day(acquiredOn), period));
    const reasons = [
      ...(isMoved ? ["spostata a un altro triennio, non vale per la coerenza del dossier"] : []),
      ...(isAway ? ["acquisita durante un'esenzione o un esonero, non si conta nel dossier"] : []),
    ];
    return [[`requests.dossier[${id}]`, reasons.length === 0 ? "accepted" : `refused: ${reasons.join("; ")}`]];
  });
}

/** One line per ground for every item of the triennium, zero when nothing is lost. */
function exclusions(person: Person): readonly Entry[] {
  const ofEvents = outcomesOf(person).flatMap(({ participation: { id }, lost }) =>
    grounds.map((ground) => line(`credits.excluded.${ground}[${id}]`, lost[ground])),
  );
  const ofActivities = activitiesOf(person).flatMap(({ id, lost }) => [
    line(`credits.excluded.before-obligation[${id}]`, lost.before),
    line(`credits.excluded.during-esenzione[${id}]`, lost.onLeave),
    line(`credits.excluded.during-esonero[${id}]`, none),
  ]);
  return [...ofEvents, ...ofActivities];
}

interface CountedActivity {
  readonly id: string;
  readonly isSelfStudy: boolean;
  readonly worth: Fraction;
  readonly lost: { readonly before: Fraction; readonly onLeave: Fraction };
  readonly left: Fraction;
}

function activitiesOf(person: Person): readonly CountedActivity[] {
  const start = startOfTheObligation(person);
  const leaves = (person.exemptions ?? []).filter(({ kind }) => kind === "esenzione").map(periodOf);
  return (person.individualTraining ?? []).flatMap((activity, index) => {
    const [date, worth] = [dayOf(activity), worthOf(activity)];
    if (!isWithin(date, triennium)) return [];
    const isEarly = date < start;
    const isOnLeave = !isEarly && leaves.some((leave) => isWithin(date, leave));
    return [
      {
        id: activity.id ?? `individualTraining[${index}]`,
        isSelfStudy: activity.kind === "self-study",
        worth,
        lost: { before: isEarly ? worth : none, onLeave: isOnLeave ? worth : none },
        left: isEarly || isOnLeave ? none : worth,
      },
    ];
  });
}

/** The nearest tenth, halves up. */
const toTheTenth = (value: Fraction) =>
  fraction(BigInt(wholePart(plus(times(value, fraction(10n)), fraction(1n, 2n)))), 10n);

const excess = (value: Fraction, limit: Fraction) => greater(minus(value, limit), none);

function atLeast(name: string, counted: Fraction, required: Fraction): Entry {
  return requirement(name, !isLess(counted, required), { counted, required, missing: excess(required, counted) });
}

function atMost(name: string, counted: Fraction, required: Fraction): Entry {
  return requirement(name, !isLess(required, counted), { counted, required, missing: excess(counted, required) });
}

function requirement(
  name: string,
  isMet: boolean,
  figures: Readonly<Record<"counted" | "required" | "missing", Fraction>>,
): Entry {
  const { counted, required, missing } = figures;
  return [
    `requirements.${name}`,
    `${isMet ? "met" : "not met"}: ${written(counted)} of ${written(required)}, ${written(missing)}`,
  ];
}
