/** The position of 2014-2016 as imported from the registry of origin, often on or beside the edges of the bands that the law tests. */
import type { PositionFact } from "../facts/professional-facts.ts";
import { day, toDate, yearOf } from "./civil-day.ts";
import { tenths } from "./event-catalogue.ts";
import type { Career } from "./fictional-career.ts";
import type { FictionalPerson } from "./fictional-person.ts";
import type { Random } from "./random.ts";

export function fictionalPosition({ profile }: FictionalPerson, career: Career, random: Random): PositionFact {
  const years = Math.min(3, 2016 - yearOf(career.enrolledOn));
  const obligation = Math.max(1, years) * 500;
  const acquired = random.chance(2500) ? random.pick(edges) : spread(obligation, profile.inOrder, random);
  const certified = acquired >= obligation;
  return {
    triennium: "2014-2016",
    acquired: tenths(acquired),
    obligation: tenths(obligation),
    balance: tenths(acquired - obligation),
    certified,
    ...(certified ? { certifiedOn: toDate(day(2017, 2, 1) + random.below(900)) } : {}),
    individualDossierSatisfied: random.chance(800),
    registeredOn: "2017-01-31",
  };
}

/** Tenths of a credit at 80, 120, 121, 150 and just around, and where the bands say nothing. */
const edges = [
  ...[0, 799, 800, 801, 1000, 1199, 1200, 1201, 1205, 1209, 1210, 1211],
  ...[1499, 1500, 1501, 1510, 1650, 2000],
];

function spread(obligation: number, inOrder: number, random: Random): number {
  if (random.chance(inOrder)) return random.between(obligation, obligation + 300);
  const [least, most] = random.weighted([
    [[500, 999], 26],
    [[0, 299], 30],
    [[300, 499], 8],
    [[1000, 1499], 7],
  ] as const);
  return Math.trunc((random.between(least, most) * obligation) / 1500);
}
