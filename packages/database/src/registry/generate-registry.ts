/**
 * A fictional registry of any size: the same seed and size give the same people and facts, one at a time, without a clock and
 * without memory of those before. Proportions are those of the public figures (see the README).
 */
import type { EventEntry, ProviderEntry } from "../facts/append-events.ts";
import type { ProfessionalFacts } from "../facts/professional-facts.ts";
import type { EventCatalogue } from "./event-catalogue.ts";
import { eventCatalogue } from "./event-catalogue.ts";
import { fictionalCareer } from "./fictional-career.ts";
import { fictionalPerson, mostProfessionals } from "./fictional-person.ts";
import { fictionalTraining } from "./fictional-training.ts";
import { createRandom } from "./random.ts";

/** Changes when the same seed gives other facts. */
export const generatorVersion = 2;

export interface RegistryOptions {
  readonly seed?: number;
  readonly professionals?: number;
}

export interface Registry {
  readonly seed: number;
  readonly size: number;
  readonly providers: readonly ProviderEntry[];
  events(): Iterable<EventEntry>;
  professionals(): Iterable<ProfessionalFacts>;
}

/** What the demonstration holds: counted, not wished; a test counts again. */
export const registrySize = { seed: 20170101, professionals: 2000, participations: 40_042, events: 880 } as const;

export function generateRegistry(options: RegistryOptions = {}): Registry {
  const { seed = registrySize.seed, professionals: size = registrySize.professionals } = options;
  if (!Number.isInteger(size) || size < 1 || size > mostProfessionals) {
    throw new RangeError(`a fictional registry has from 1 to ${mostProfessionals} professionals, not ${size}`);
  }
  const catalogue = eventCatalogue(seed, size);
  return {
    seed,
    size,
    providers: catalogue.providers,
    *events() {
      for (const year of catalogue.years) yield* catalogue.eventsOf(year).all.map((event) => event.entry);
    },
    *professionals() {
      for (let index = 0; index < size; index++) yield professional(seed, index, catalogue);
    },
  };
}

function professional(seed: number, index: number, catalogue: EventCatalogue): ProfessionalFacts {
  const fictional = fictionalPerson(seed, index);
  const career = fictionalCareer(fictional, createRandom(seed, "career", index));
  const training = fictionalTraining(fictional, career, catalogue, createRandom(seed, "training", index));
  return { ...fictional.person, ...career.facts, ...training };
}
