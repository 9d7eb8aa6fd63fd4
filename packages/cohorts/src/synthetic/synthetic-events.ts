/** The events of a synthetic cohort: they follow from their numbers, so that nobody must remember them. */
import type { Random } from "@delibera/database/invention";
import { firstOfYear } from "@delibera/rules-dsl/values";
import { training } from "./proportions.ts";

export interface SyntheticEvent {
  /** Place in `texts`. */
  readonly text: number;
  /** From 0. */
  readonly dayOfYear: number;
  /** Days since 1 January 1970. */
  readonly day: number;
}

export interface SyntheticEvents {
  /** Codes of all events, after the text of no row. */
  readonly texts: readonly string[];
  pick(random: Random, year: number, format: string, isNational: boolean): SyntheticEvent;
}

const formats = ["FAD", "RES", "FSC", "BLENDED"] as const;

/** So many that each has about 45 participants; those of one year, format and accrediting body stand together. */
export function syntheticEvents(people: number, start: number): SyntheticEvents {
  // Of a year: 2.1 participations of each of the active.
  const aYear = Math.trunc((people * training.active * 21) / (training.participantsPerEvent * 100_000));
  const shares = { FAD: 60, RES: 29, FSC: 9, BLENDED: 2 } as const;
  const cells = new Map<string, { readonly first: number; readonly count: number }>();
  const texts = [""];
  for (let year = start; year < start + 3; year++) {
    for (const format of formats) {
      for (const [body, share] of [
        ["national", training.national],
        ["regional", 10_000 - training.national],
      ] as const) {
        const count = Math.max(1, Math.round((aYear * shares[format] * share) / 1_000_000));
        cells.set(`${year}${format}${body === "national"}`, { first: texts.length, count });
        for (let place = 0; place < count; place++) texts.push(`EV-${year}-${texts.length}`);
      }
    }
  }
  return {
    texts,
    pick(random, year, format, isNational) {
      const { first, count } = cells.get(`${year}${format}${isNational}`) ?? { first: 0, count: 1 };
      const text = first + random.below(count);
      // Scattered over the year by the golden ratio of 365.
      const dayOfYear = (text * 226) % 365;
      return { text, dayOfYear, day: firstOfYear(year) + dayOfYear };
    },
  };
}
