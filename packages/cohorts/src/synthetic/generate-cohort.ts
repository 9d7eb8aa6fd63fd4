/**
 * Invents a national cohort: the same seed and number of people give the same bits, on every machine. People are drawn in blocks, each
 * from its own chance, so that a part of the cohort can be made without the rest and memory holds no more than one part.
 */
import type { Random } from "@delibera/database/invention";
import { createRandom } from "@delibera/database/invention";
import type { Program } from "@delibera/rules-dsl/ir";
import { openColumns } from "../snapshot/open-columns.ts";
import { openPeople } from "../snapshot/open-people.ts";
import type { CohortSnapshot } from "../snapshot/snapshot.ts";
import { enumerationsOf } from "../snapshot/snapshot.ts";
import { syntheticEvents } from "./synthetic-events.ts";
import { syntheticLayout } from "./synthetic-layout.ts";
import type { SyntheticPerson } from "./synthetic-person.ts";
import { newPeople } from "./synthetic-person.ts";
import { newCareers } from "./write-career.ts";
import { newRequests } from "./write-requests.ts";
import { newTraining } from "./write-training.ts";

/** Changes when the same seed gives other people. */
export const syntheticVersion = 1;

export interface GenerateOptions {
  /** A whole number from 0. */
  readonly seed: number;
  /** From 1 to `mostPeople`. */
  readonly people: number;
  /** First year of the triennium in which they train, such as 2023; the outcomes of the three before are there too. */
  readonly start: number;
  /** Columns stand in memory that threads share. */
  readonly shared?: boolean;
}

export const mostPeople = 5_000_000;

/** Of one block, which is drawn from one chance. */
const peopleOfBlock = 4096;

/**
 * The whole cohort as one snapshot. A million and a half people take about half a gigabyte.
 * @throws RangeError for a number of people, a seed or a year that cannot be, or a vocabulary without the facts that are written.
 */
export function generateCohort(program: Program, options: GenerateOptions): CohortSnapshot {
  const [whole] = generateInParts(program, { ...options, peopleOfPart: options.people });
  if (!whole) throw new RangeError("a cohort has people");
  return whole;
}

/** The same people in the same order, in snapshots of `peopleOfPart` (rounded up to whole blocks) with one layout and dictionary. */
export function* generateInParts(
  program: Program,
  { seed, people, start, shared = false, peopleOfPart }: GenerateOptions & { readonly peopleOfPart: number },
): Generator<CohortSnapshot> {
  check({ seed, people, start }, program);
  const layout = syntheticLayout(program, start);
  const events = syntheticEvents(people, start);
  const draw = newPeople(start);
  const blocksOfPart = Math.ceil(peopleOfPart / peopleOfBlock);
  for (let from = 0; from < people; from += blocksOfPart * peopleOfBlock) {
    const to = Math.min(people, from + blocksOfPart * peopleOfBlock);
    const columns = openColumns(layout);
    const career = newCareers(program, columns, start);
    const training = newTraining(program, columns, { start, events });
    const requests = newRequests(program, columns, { start, events });
    const known = openPeople(to - from);
    let random: Random | undefined;
    for (let person = from; person < to; person++) {
      if (!random || person % peopleOfBlock === 0)
        random = createRandom(seed, "cohort", syntheticVersion, person / peopleOfBlock);
      const who = draw(random);
      const status = career(who, random);
      training(who, random);
      requests(who, random);
      known.add(pseudonym(random), { ...dimensionsOf(who), status });
    }
    yield { cohort: columns.close(events.texts, shared), people: known.close(), enumerations: enumerationsOf(program) };
  }
}

function check({ seed, people, start }: Omit<GenerateOptions, "shared">, { vocabulary }: Program): void {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`a seed is a whole number from 0, not ${seed}`);
  if (!Number.isInteger(people) || people < 1 || people > mostPeople)
    throw new RangeError(`a cohort has from 1 to ${mostPeople} people, not ${people}`);
  const { cycle } = vocabulary;
  if (cycle.years !== 3 || (start - cycle.from) % 3 !== 0 || start < cycle.from || start > 2100)
    throw new RangeError(`no triennium begins in ${start}`);
}

function dimensionsOf({ profile, discipline, order, region, birthYear }: SyntheticPerson) {
  return { profession: `${profile.code}`, discipline: `${discipline}`, order, region, birthYear: `${birthYear}` };
}

/** The bytes of a random UUID (RFC 9562, version 4). */
function pseudonym(random: Random): Uint8Array {
  const bytes = new Uint8Array(Uint32Array.from({ length: 4 }, () => random.below(0x1_0000_0000)).buffer);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes;
}
