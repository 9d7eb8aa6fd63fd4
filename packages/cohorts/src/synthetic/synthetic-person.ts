/** Who an invented person is: profession, discipline, age, region, and whether they are among those who meet the obligation. */
import type { ProfessionProfile, Random } from "@delibera/database/invention";
import { disciplineList, professionMix } from "@delibera/database/invention";
import { orderLetters, regions, training } from "./proportions.ts";

export interface SyntheticPerson {
  readonly profile: ProfessionProfile;
  readonly discipline: number;
  readonly birthYear: number;
  /** Year of the first enrolment. */
  readonly enrolled: number;
  readonly region: string;
  readonly order: string;
  readonly inOrder: boolean;
  readonly active: boolean;
}

export function newPeople(start: number): (random: Random) => SyntheticPerson {
  const professions = cumulative(professionMix.map((profile) => [profile, profile.weight]));
  const places = cumulative(regions);
  const disciplines = new Map(
    professionMix.map(({ code }) => [
      code,
      disciplineList.filter((each) => each.profession === code && each.edition === 2).map((each) => each.code),
    ]),
  );
  return (random) => {
    const profile = professions(random);
    const region = places(random);
    const [youngest, oldest] = profile.enrolsAt;
    // Two draws give the hump of real ages: nurses are 46.5 on average (FNOPI, 2025).
    const half = Math.trunc((70 - youngest) / 2);
    const birthYear = start + 2 - youngest - random.between(0, half) - random.between(0, half);
    const enrolled = Math.min(start + 2, birthYear + random.between(youngest, oldest));
    return {
      profile,
      discipline: random.pick(disciplines.get(profile.code) ?? [0]),
      birthYear,
      enrolled,
      region,
      order: `ORD-${orderLetters[profile.code] ?? "TSRM"}-${region}`,
      inOrder: random.chance(profile.inOrder),
      active: random.chance(training.active),
    };
  };
}

/** Picks as often as the weights say, without adding them again each time. */
function cumulative<T>(entries: readonly (readonly [T, number])[]): (random: Random) => T {
  const bounds: number[] = [];
  let total = 0;
  for (const [, weight] of entries) {
    total += weight;
    bounds.push(total);
  }
  return (random) => {
    const drawn = random.below(total);
    const found = entries[bounds.findIndex((bound) => drawn < bound)];
    if (!found) throw new RangeError("weights are positive integers");
    return found[0];
  };
}
