/** The headline numbers of a simulation, and what is wrong with those that somebody sends. Amounts are exact, and written as text. */
import { parseRational } from "@delibera/rules-dsl/values";

export const simulationEffects = ["impossible", "none", "some"] as const;

export interface SimulationFigures {
  /** The rule whose value is compared. */
  readonly measure: string;
  /** `2026-2028`. */
  readonly cycle: string;
  readonly asOf: string;
  readonly knownOn: string;
  /** How many people were invented, and from which seed. */
  readonly people: number;
  readonly seed: number;
  /** Hash of the people, in 64 hexadecimal digits. */
  readonly cohort: string;
  /** Hashes of the acts in force, and of the same with the text in them. */
  readonly baseline: string;
  readonly candidate: string;
  /** `impossible`: what is compared is computed by the same rules. `none`: nobody of these people differs. */
  readonly effect: (typeof simulationEffects)[number];
  /** People; null where too few to be shown. */
  readonly affected: number | null;
  readonly gain: number | null;
  readonly lose: number | null;
  readonly totalChange: string | null;
  readonly largestRise: string | null;
  readonly largestFall: string | null;
}

interface Said {
  readonly it: string;
  readonly en: string;
}

interface Fault {
  readonly field: keyof SimulationFigures;
  readonly says: Said;
}

/** Fewer people than these are not told: they could be recognised. */
const fewest = 5;
const mostPeople = 5_000_000;
const longestAmount = 60;

/** Undefined when nothing is wrong. */
export function faultIn(figures: SimulationFigures): Fault | undefined {
  const { people, seed, cycle, cohort, effect, affected } = figures;
  if (!/^\d{4}-\d{4}$/.test(cycle))
    return {
      field: "cycle",
      says: { en: "write the triennium as 2026-2028", it: "si scrive il triennio come 2026-2028" },
    };
  if (!/^[0-9a-f]{64}$/.test(cohort))
    return {
      field: "cohort",
      says: { en: "a hash has 64 hexadecimal digits", it: "un'impronta ha 64 cifre esadecimali" },
    };
  if (!Number.isSafeInteger(people) || people < 1 || people > mostPeople)
    return {
      field: "people",
      says: { en: `between 1 and ${mostPeople} people are simulated`, it: `si simulano da 1 a ${mostPeople} persone` },
    };
  if (!Number.isSafeInteger(seed) || seed < 0)
    return {
      field: "seed",
      says: { en: "a seed is a whole number from 0", it: "un seme è un numero intero da 0 in su" },
    };
  for (const field of ["affected", "gain", "lose"] as const) {
    const says = faultInCount(figures[field], people);
    if (says !== undefined) return { field, says };
  }
  for (const field of ["totalChange", "largestRise", "largestFall"] as const) {
    const amount = figures[field];
    if (amount !== null && (amount.length > longestAmount || parseRational(amount) === undefined))
      return {
        field,
        says: {
          en: "an amount is a decimal or a fraction of whole numbers, such as -12.5 or 1/3",
          it: "un importo è un decimale o una frazione di interi, come -12.5 o 1/3",
        },
      };
  }
  if (effect !== "some" && affected !== 0)
    return {
      field: "affected",
      says: { en: "without an effect nobody is affected", it: "senza effetto nessuno è toccato" },
    };
  return undefined;
}

function faultInCount(count: number | null, people: number): Said | undefined {
  if (count === null) return undefined;
  if (!Number.isSafeInteger(count) || count < 0 || count > people)
    return { en: "more people than were simulated, or no count", it: "più persone di quelle simulate, o nessun conto" };
  if (count === 0 || count >= fewest) return undefined;
  const it = `meno di ${fewest} persone non si dicono: si ometta il conto`;
  return { en: `fewer than ${fewest} people are not told: leave the count out`, it };
}
