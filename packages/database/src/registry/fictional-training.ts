/** What a person learned and taught: participations, individual training, past positions, dossiers and moves, triennium by triennium. */
import type {
  DossierFact,
  IndividualTrainingFact,
  ParticipationFact,
  PositionFact,
} from "../facts/professional-facts.ts";
import { day, toDate, toDay } from "./civil-day.ts";
import type { EventCatalogue } from "./event-catalogue.ts";
import type { Career } from "./fictional-career.ts";
import { knownUntil } from "./fictional-career.ts";
import { fictionalDossiers } from "./fictional-dossiers.ts";
import { fictionalIndividualTraining } from "./fictional-individual-training.ts";
import type { Attendance } from "./fictional-participation.ts";
import { attend } from "./fictional-participation.ts";
import type { FictionalPerson } from "./fictional-person.ts";
import { fictionalPosition } from "./fictional-position.ts";
import type { Random } from "./random.ts";

export interface Training {
  readonly participations: readonly ParticipationFact[];
  readonly individualTraining: readonly IndividualTrainingFact[];
  readonly positions: readonly PositionFact[];
  readonly dossiers: readonly DossierFact[];
}

export function fictionalTraining(
  fictional: FictionalPerson,
  career: Career,
  catalogue: EventCatalogue,
  random: Random,
): Training {
  const past = career.enrolledOn < day(2016, 1, 1) && random.chance(7500);
  const attendances: Attendance[] = [];
  const individualTraining: IndividualTrainingFact[] = [];
  const attended = new Set<string>();
  let diligent = random.chance(fictional.profile.inOrder);
  for (const first of past ? trienni.slice(1) : trienni) {
    // Habits last: a third of the people draw again, so that the share in order stays what it is.
    if (random.chance(3300)) diligent = random.chance(fictional.profile.inOrder);
    const goal = goalOf(first, career, diligent, random);
    if (goal === 0) continue;
    const alone = fictionalIndividualTraining(fictional, first, individualTraining.length, random);
    individualTraining.push(...alone);
    const left = goal - Math.min(creditsOf(alone), Math.trunc(goal / 5));
    attendances.push(...attend({ fictional, career, catalogue, first, goal: left, attended, random }));
  }
  return {
    participations: withMoves(toParticipations(fictional, attendances), random),
    individualTraining,
    positions: past ? [fictionalPosition(fictional, career, random)] : [],
    dossiers: fictionalDossiers(career, random),
  };
}

/** First years of the trienni. */
const trienni = [2014, 2017, 2020, 2023, 2026] as const;

/**
 * Tenths of a credit that a person sets out to earn in events of a triennium. Those in order aim a little above what is asked of most
 * people then; the others are spread as the public distribution of 2008-2011 was (26 in 71 between 50 and 100, 30 below 30, the
 * rest in between), some of them doing nothing at all.
 */
function goalOf(first: number, career: Career, diligent: boolean, random: Random): number {
  const years = [first, first + 1, first + 2].filter(
    (year) => career.enrolled(day(year, 6, 30)) && year <= 2026,
  ).length;
  const asked = askedIn[first] ?? 1500;
  if (diligent) return Math.trunc((random.between(asked, asked + Math.trunc(asked / 8)) * years) / 3);
  const [least, most] = random.weighted([
    [[500, 1000], 17],
    [[300, 500], 8],
    [[1, 300], 30],
    [[0, 0], 21],
  ] as const);
  return Math.trunc((random.between(least, most) * years * asked) / (3 * 1250));
}

/** Tenths of a credit: 150 less the reductions that most people in order had then; of 2026-2028 a part of the first year. */
const askedIn: Readonly<Record<number, number>> = { 2014: 1500, 2017: 1250, 2020: 850, 2023: 1200, 2026: 350 };

/** Tenths of a credit that self-study is worth before any cap: one an hour. */
function creditsOf(alone: readonly IndividualTrainingFact[]): number {
  return alone.reduce((sum, it) => sum + (it.kind === "self-study" ? (it.hours ?? 0) * 10 : 0), 0);
}

function toParticipations(fictional: FictionalPerson, attendances: readonly Attendance[]): ParticipationFact[] {
  const number = fictional.person.id.slice(2);
  return [...attendances]
    .sort((one, other) => one.acquiredOn - other.acquiredOn)
    .map(({ event, edition, acquiredOn, registeredOn, ...it }, index) => {
      const { entry, provider, radioprotection } = event;
      const held = entry.editions[edition];
      return {
        id: `PA-${number}-${index + 1}`,
        event: entry.id,
        edition: edition + 1,
        provider: provider.kind,
        format: entry.format,
        ...it,
        acquiredOn: toDate(acquiredOn),
        registeredOn: toDate(registeredOn),
        ...(entry.objective === undefined ? {} : { objective: entry.objective }),
        disciplines: entry.disciplines,
        radioprotection,
        ...(held?.startsOn === undefined ? {} : { eventStart: held.startsOn }),
        ...(held?.endsOn === undefined ? {} : { eventEnd: held.endsOn }),
        research: entry.research,
      };
    });
}

/** A few people move a participation to the triennium before, inside the windows that were open. */
function withMoves(participations: readonly ParticipationFact[], random: Random): ParticipationFact[] {
  if (!random.chance(350)) return [...participations];
  const window = random.pick(moveWindows);
  let left = random.between(1, 3);
  return participations.map((it) => {
    if (left === 0 || it.acquiredOn < window.from || it.acquiredOn > window.to) return it;
    const on = toDay(it.registeredOn ?? it.acquiredOn) + random.between(10, 200);
    if (toDate(on) > window.until || on + 3 > knownUntil) return it;
    left -= 1;
    return { ...it, moved: { to: window.into, on: toDate(on), registeredOn: toDate(on + random.between(0, 3)) } };
  });
}

const moveWindows = [
  { from: "2017-01-01", to: "2019-12-31", until: "2019-12-31", into: "2014-2016" },
  { from: "2020-01-01", to: "2021-12-31", until: "2022-06-30", into: "2017-2019" },
  { from: "2023-01-01", to: "2025-12-31", until: "2026-06-30", into: "2020-2022" },
] as const;
