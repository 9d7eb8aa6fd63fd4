/** Who a person of the fictional registry is: name, birth, profession, disciplines and an impossible fiscal code. */
import type { Person } from "../facts/professional-facts.ts";
import { disciplineList } from "../reference/disciplines.ts";
import { day, toDate } from "./civil-day.ts";
import { fictionalFiscalCode } from "./fictional-fiscal-code.ts";
import { femaleNames, maleNames, surnames } from "./names.ts";
import type { ProfessionProfile } from "./profession-mix.ts";
import { professionMix } from "./profession-mix.ts";
import type { Random } from "./random.ts";
import { createRandom, hash } from "./random.ts";

export interface FictionalPerson {
  readonly person: Person;
  readonly profile: ProfessionProfile;
  readonly sex: "female" | "male";
  readonly birthYear: number;
}

/** More people than this could not all have different fiscal codes (see `birthDay`). */
export const mostProfessionals = 1000 * 28 * surnames.length;

/** @param index from 0; the person depends on it and on the seed alone. */
export function fictionalPerson(seed: number, index: number): FictionalPerson {
  const random = createRandom(seed, "person", index);
  const profile = random.weighted(professionMix.map((it) => [it, it.weight] as const));
  const sex = random.chance(profile.women) ? "female" : "male";
  const birthYear = 2025 - age(random);
  const lastName = surnameOf(seed, index);
  const firstName = random.pick(sex === "female" ? femaleNames : maleNames);
  const birthDate = toDate(day(birthYear, random.between(1, 12), birthDay(seed, index)));
  const fiscalCode = fictionalFiscalCode({ firstName, lastName, sex, birthDate, birthPlace: index % 1000 });
  return {
    person: {
      id: publicId(index),
      fiscalCode,
      firstName,
      lastName,
      birthDate,
      profession: profile.code,
      disciplines: disciplinesOf(profile.code, random),
    },
    profile,
    sex,
    birthYear,
  };
}

/** `P-0001` for index 0. */
export function publicId(index: number): string {
  return `P-${String(index + 1).padStart(4, "0")}`;
}

/** Ages in 2025, whose mean is near the 46.5 years of nurses. */
function age(random: Random): number {
  const [first, last] = random.weighted([
    [[24, 34], 22],
    [[35, 44], 24],
    [[45, 54], 27],
    [[55, 64], 20],
    [[65, 75], 7],
  ] as const);
  return random.between(first, last);
}

/**
 * INVARIANT (no shared code): people who are a multiple of 1000 apart share the place of birth, so the day of birth tells 28 of them
 * apart and the surname, whose three letters no other surname has, tells the rest apart.
 */
function birthDay(seed: number, index: number): number {
  return ((hash(`${seed}/day/${index % 1000}`) + Math.floor(index / 1000)) % 28) + 1;
}

function surnameOf(seed: number, index: number): string {
  const rank = hash(`${seed}/surname/${index % 1000}`) + Math.floor(index / 28_000);
  return surnames[rank % surnames.length] as string;
}

const disciplinesByProfession = groupByProfession();

function groupByProfession(): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const { profession, code, edition } of disciplineList) {
    if (edition === 2) groups.set(profession, [...(groups.get(profession) ?? []), code]);
  }
  return groups;
}

/** Codes of the profession in the current list. */
export function disciplineCodes(profession: number): readonly number[] {
  return disciplinesByProfession.get(profession) ?? [];
}

function disciplinesOf(profession: number, random: Random): number[] {
  const codes = disciplineCodes(profession);
  // Of the doctors, many are in general practice, some are occupational physicians; the rest spread over the specialties.
  if (profession === 1) {
    const main = random.weighted<number | undefined>([
      [58, 18],
      [57, 5],
      [113, 8],
      [undefined, 69],
    ]);
    return [main ?? random.pick(codes)];
  }
  return [random.chance(9000) ? (codes[0] as number) : random.pick(codes)];
}
