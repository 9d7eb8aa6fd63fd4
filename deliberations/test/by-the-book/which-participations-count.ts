/** R-REG-02, R-ESZ-05, R-TEA: what each participation acquires, loses by each rule, and is left with. */
import { countsIn } from "./a-move-counts-where-it-arrives.ts";
import { day, isWithin, yearOf } from "./calendar.ts";
import type { Fraction } from "./fraction.ts";
import { amount, isLess, minus, none, smaller, sum } from "./fraction.ts";
import { startOfTheObligation } from "./obligation-starts-the-year-after-enrolment.ts";
import type { Participation, Person } from "./person.ts";
import { periodOf } from "./person.ts";

export const grounds = [
  "before-obligation",
  "during-esenzione",
  "during-esonero",
  "second-role",
  "repeated-edition",
  "over-50-per-event",
] as const;

export interface Outcome {
  readonly participation: Participation;
  readonly lost: Readonly<Record<(typeof grounds)[number], Fraction>>;
  readonly left: Fraction;
}

export function outcomesOf(person: Person): readonly Outcome[] {
  const start = startOfTheObligation(person);
  const leaves = (person.exemptions ?? []).filter(({ kind }) => kind === "esenzione").map(periodOf);
  const inTriennium = (person.participations ?? []).filter((each) => countsIn(each) === 2017);
  const lostTo = new Map<Participation, (typeof grounds)[number]>();
  for (const each of inTriennium) {
    if (day(each.acquiredOn) < start) lostTo.set(each, "before-obligation");
    else if (leaves.some((leave) => isWithin(day(each.acquiredOn), leave))) lostTo.set(each, "during-esenzione");
  }
  const remaining = () => inTriennium.filter((each) => !lostTo.has(each));
  for (const each of ofTheLesserRole(remaining())) lostTo.set(each, "second-role");
  for (const each of ofALaterEdition(remaining())) lostTo.set(each, "repeated-edition");
  return inTriennium.map((participation) => outcome(participation, lostTo.get(participation), remaining()));
}

function outcome(
  participation: Participation,
  ground: (typeof grounds)[number] | undefined,
  counted: readonly Participation[],
): Outcome {
  const credits = amount(participation.credits);
  const over = ground === undefined ? overFifty(participation, counted) : none;
  const lost = Object.fromEntries(grounds.map((each) => [each, each === ground ? credits : none]));
  return {
    participation,
    lost: { ...(lost as Outcome["lost"]), "over-50-per-event": over },
    left: ground === undefined ? minus(credits, over) : none,
  };
}

const isLearner = ({ role }: Participation) => role === "learner";
/** A participation whose event is not known is in an event of its own. */
const isSameEvent = (a: Participation) => (b: Participation) =>
  a === b || (a.event !== undefined && a.event === b.event);
const isSameEdition = (a: Participation) => (b: Participation) =>
  isSameEvent(a)(b) && (a.edition ?? 1) === (b.edition ?? 1);
const isInSameYear = (a: Participation) => (b: Participation) =>
  yearOf(day(a.acquiredOn)) === yearOf(day(b.acquiredOn));
const creditsOf = (all: readonly Participation[]) => sum(all.map(({ credits }) => amount(credits)));

/** In one edition either the learner or the teacher counts: the one with more credits, the learner when they are equal. */
function ofTheLesserRole(all: readonly Participation[]): readonly Participation[] {
  return all.filter((each) => {
    const edition = all.filter(isSameEdition(each));
    const [asLearner, asTeacher] = [edition.filter(isLearner), edition.filter((other) => !isLearner(other))];
    if (asLearner.length === 0 || asTeacher.length === 0) return false;
    const teachingWins = isLess(creditsOf(asLearner), smaller(creditsOf(asTeacher), amount(50)));
    return isLearner(each) === teachingWins;
  });
}

/** Learner in an edition and teacher in another of the same year: each role counts once, in the edition that came first. */
function ofALaterEdition(all: readonly Participation[]): readonly Participation[] {
  return all.filter((each) => {
    const sameYear = all.filter(isSameEvent(each)).filter(isInSameYear(each));
    const hasBothRoles = sameYear.some(isLearner) && sameYear.some((other) => !isLearner(other));
    const sameRole = sameYear.filter((other) => isLearner(other) === isLearner(each));
    const [first] = [...sameRole].sort((a, b) => day(a.acquiredOn) - day(b.acquiredOn));
    return hasBothRoles && first !== undefined && !isSameEdition(first)(each);
  });
}

/** Of the teaching in one edition fifty credits count: those reported first. */
function overFifty(participation: Participation, counted: readonly Participation[]): Fraction {
  if (isLearner(participation)) return none;
  const teaching = counted.filter((other) => isSameEdition(participation)(other) && !isLearner(other));
  const upTo = (last: number) => smaller(creditsOf(teaching.slice(0, last)), amount(50));
  const place = teaching.indexOf(participation);
  return minus(amount(participation.credits), minus(upTo(place + 1), upTo(place)));
}
