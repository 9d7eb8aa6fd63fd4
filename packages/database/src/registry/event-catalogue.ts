/** The fictional events of each year, about 45 participants each where the size of the registry allows, made when first asked for. */
import type { EditionEntry, EventEntry, ProviderEntry } from "../facts/append-events.ts";
import type { TrainingFormat } from "../schema/codes.ts";
import { day, toDate } from "./civil-day.ts";
import { disciplineCodes } from "./fictional-person.ts";
import { professionMix } from "./profession-mix.ts";
import type { Random } from "./random.ts";
import { createRandom } from "./random.ts";
import { approaches, radioprotectionTopic, topics } from "./topics.ts";

export interface FictionalEvent {
  readonly entry: EventEntry;
  readonly provider: ProviderEntry;
  /** First and last day of each edition, in order. */
  readonly days: readonly (readonly [first: number, last: number])[];
  /** Tenths of a credit for a learner. */
  readonly credits: number;
  readonly radioprotection: boolean;
  /** Whether a person of that profession may attend. */
  admits(profession: number): boolean;
}

export interface EventCatalogue {
  readonly years: readonly number[];
  readonly providers: readonly ProviderEntry[];
  eventsOf(year: number): YearOfEvents;
}

export interface YearOfEvents {
  readonly all: readonly FictionalEvent[];
  /** Those at a distance, and the others. */
  readonly distance: readonly FictionalEvent[];
  readonly inPerson: readonly FictionalEvent[];
}

const firstYear = 2014;
const lastYear = 2026;
const participantsPerEvent = 45;

/** Participations that a hundred people make in a year, by the first year of the triennium: measured on the registry itself. */
const participationsPerHundred: Readonly<Record<number, number>> = {
  2014: 66,
  2017: 196,
  2020: 150,
  2023: 212,
  2026: 110,
};

const rate = (year: number) => participationsPerHundred[year - ((year - firstYear) % 3)] ?? 0;

/** Distance learning in ten thousand events; the pandemic made it the rule. */
const distanceShare = (year: number) => (year < 2020 ? 3300 : 6000);

export function eventCatalogue(seed: number, professionals: number): EventCatalogue {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  const counts = years.map((year) =>
    Math.max(10, Math.round((professionals * rate(year)) / 100 / participantsPerEvent)),
  );
  const before = (year: number) => counts.slice(0, year - firstYear).reduce((sum, count) => sum + count, 0);
  const providers = fictionalProviders(before(lastYear + 1));
  const made = new Map<number, YearOfEvents>();
  const eventsOf = (year: number) => {
    const found = made.get(year);
    if (found !== undefined) return found;
    const all = Array.from({ length: counts[year - firstYear] ?? 0 }, (_, index) =>
      fictionalEvent(seed, year, before(year) + index, providers),
    );
    const events = {
      all,
      distance: all.filter((event) => event.entry.format === "FAD"),
      inPerson: all.filter((event) => event.entry.format !== "FAD"),
    };
    made.set(year, events);
    return events;
  };
  return { years, providers, eventsOf };
}

/** Two in three national, as the credits of 2014 and 2015 were (66,54 %); their names say what they are. */
function fictionalProviders(events: number): ProviderEntry[] {
  const each = Math.max(2, Math.round(events / 60));
  return Array.from({ length: 2 * each }, (_, index) => {
    const kind = index < each ? "national" : "regional";
    const number = (index % each) + 1;
    return {
      id: `PR-${index + 1}`,
      kind,
      name: `Provider ${kind === "national" ? "nazionale" : "regionale"} fittizio ${number}`,
      contact: {
        email: `assistenza@provider-${index + 1}.example.org`,
        // No district of Italy begins with 00.
        telephone: `+3900${String(index + 1).padStart(6, "0")}`,
        registeredOn: toDate(day(firstYear, 1, 1)),
      },
    };
  });
}

function fictionalEvent(
  seed: number,
  year: number,
  index: number,
  providers: readonly ProviderEntry[],
): FictionalEvent {
  const random = createRandom(seed, "event", year, index);
  const format = formatOf(random, year);
  const research = format === "FSC" && random.chance(600);
  const radioprotection = year >= 2020 && random.chance(350);
  const topic = radioprotection ? radioprotectionTopic : random.pick(topics);
  const { hours, credits } = research ? { hours: 60, credits: 200 } : size(random, format, year);
  const days = daysOf(random, format, year, research);
  const professions = admitted(random);
  const provider = providerOf(index, providers);
  const entry: EventEntry = {
    id: `EV-${index + 1}`,
    provider: provider.id,
    title: research ? `Ricerca sul campo: ${topic.title}` : `${topic.title}: ${random.pick(approaches)}`,
    format,
    objective: topic.objective,
    disciplines: professions === undefined ? "all" : disciplinesFor(professions, random),
    research,
    editions: days.map(
      ([first, last], edition): EditionEntry => ({
        number: edition + 1,
        startsOn: toDate(first),
        endsOn: toDate(last),
        hours,
        credits: tenths(credits),
      }),
    ),
  };
  return { entry, provider, days, credits, radioprotection, admits: (it) => professions?.includes(it) ?? true };
}

/** Writes tenths as a decimal: 123 is `12.3`. */
export function tenths(count: number): string {
  const size = Math.abs(count);
  return `${count < 0 ? "-" : ""}${Math.trunc(size / 10)}.${size % 10}`;
}

function providerOf(index: number, providers: readonly ProviderEntry[]): ProviderEntry {
  const each = providers.length / 2;
  const national = Math.floor(((index + 1) * 6654) / 10_000) > Math.floor((index * 6654) / 10_000);
  return providers[(index % each) + (national ? 0 : each)] as ProviderEntry;
}

function formatOf(random: Random, year: number): TrainingFormat {
  if (random.chance(distanceShare(year))) return "FAD";
  return random.weighted([
    ["RES", 82],
    ["FSC", 13],
    ["BLENDED", 5],
  ] as const);
}

/** Hours, and tenths of a credit by the criteria of the year: an hour gives from 0.2 (congress) to 1.5 (tutored distance learning). */
function size(random: Random, format: TrainingFormat, year: number): { hours: number; credits: number } {
  const hours = random.weighted(hoursByFormat[format]);
  const congress = format === "RES" && hours >= 12 && random.chance(3500);
  if (congress) return { hours, credits: Math.min(hours * (year < 2019 ? 2 : 3), year < 2019 ? 50 : 60) };
  const perHour = random.weighted(tenthsPerHour[format]);
  return { hours, credits: Math.min(hours * perHour, 500) };
}

const hoursByFormat: Readonly<Record<TrainingFormat, readonly (readonly [number, number])[]>> = {
  RES: [
    [3, 4],
    [4, 11],
    [5, 8],
    [6, 13],
    [7, 16],
    [8, 26],
    [12, 11],
    [16, 8],
    [20, 3],
  ],
  FAD: [
    [1, 3],
    [2, 5],
    [3, 11],
    [4, 11],
    [5, 14],
    [8, 17],
    [10, 16],
    [15, 11],
    [20, 7],
    [30, 4],
    [50, 2],
  ],
  FSC: [
    [6, 10],
    [8, 20],
    [10, 20],
    [12, 20],
    [16, 15],
    [20, 10],
    [30, 5],
  ],
  BLENDED: [
    [10, 25],
    [12, 20],
    [16, 20],
    [20, 20],
    [30, 10],
    [40, 5],
  ],
};

const tenthsPerHour: Readonly<Record<TrainingFormat, readonly (readonly [number, number])[]>> = {
  RES: [
    [10, 52],
    [13, 38],
    [7, 10],
  ],
  FAD: [
    [10, 70],
    [15, 30],
  ],
  FSC: [
    [10, 70],
    [13, 30],
  ],
  BLENDED: [
    [10, 50],
    [13, 50],
  ],
};

function daysOf(random: Random, format: TrainingFormat, year: number, research: boolean): [number, number][] {
  if (research) {
    // Research may last 24 months, but not begin before the triennium in which it is entered.
    const last = day(year, random.between(7, 12), 15);
    return [[Math.max(day(year - ((year - firstYear) % 3), 1, 1), last - random.between(180, 700)), last]];
  }
  switch (format) {
    case "FAD": {
      const start = day(year, random.between(1, 4), random.between(1, 28));
      return [[start, random.chance(7000) ? day(year, 12, 31) : day(year, random.between(6, 10), 30)]];
    }
    case "FSC":
    case "BLENDED": {
      const start = day(year, random.between(1, 6), random.between(1, 28));
      return [[start, start + random.between(30, 180)]];
    }
    case "RES": {
      const starts = Array.from(
        {
          length: random.weighted([
            [1, 6],
            [2, 3],
            [3, 1],
          ] as const),
        },
        () => day(year, random.between(1, 12), random.between(1, 26)),
      ).sort((one, other) => one - other);
      return starts.map((start) => [start, start + random.between(0, 2)]);
    }
  }
}

/** Half of the events are open to every profession; the others to one or two. */
function admitted(random: Random): number[] | undefined {
  if (random.chance(5500)) return undefined;
  const weights = professionMix.map((it) => [it.code, it.weight] as const);
  return [...new Set(Array.from({ length: random.between(1, 2) }, () => random.weighted(weights)))];
}

function disciplinesFor(professions: readonly number[], random: Random): number[] {
  const codes = professions.flatMap((profession) => {
    const all = disciplineCodes(profession);
    return all.length <= 4 ? all : Array.from({ length: random.between(1, 6) }, () => random.pick(all));
  });
  return [...new Set(codes)].sort((one, other) => one - other);
}
