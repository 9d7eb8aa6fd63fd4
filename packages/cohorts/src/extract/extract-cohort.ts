/** Takes a cohort out of the registry: by COPY, under pseudonyms, without a column that tells who somebody is. */
import type { CopiedPeople, CopiedRows, PeopleAsked, Session } from "@delibera/database";
import { copyFacts, countPeople, recordOfRow, rowsAmong } from "@delibera/database";
import type { ProfessionalRecord } from "@delibera/ledger";
import { factsOf } from "@delibera/ledger";
import type { Program } from "@delibera/rules-dsl/ir";
import type { CohortSnapshot, DimensionName, statuses } from "../snapshot/snapshot.ts";
import type { CohortDefinition } from "./cohort-definition.ts";
import { birthDates, shareOf } from "./cohort-definition.ts";
import type { PeopleInRows } from "./lay-out-people.ts";
import { foundNobody, layOutBatch, layOutPeople } from "./lay-out-people.ts";

/**
 * The same registry and definition give the same snapshot: people stand in the order of their pseudonyms.
 * @param onProgress told of the people taken so far.
 * @throws CohortError when the definition finds nobody, or a fact is none that the acts take.
 */
export async function extractCohort(
  session: Session,
  program: Program,
  definition: CohortDefinition,
  onProgress: (people: number) => void = () => undefined,
): Promise<CohortSnapshot> {
  const laid = layOutPeople(program, definition.asOf);
  const told = ({ people }: TakingProgress) => onProgress(people);
  for await (const people of peopleAsked(session, definition, told)) laid.addRows(people);
  return laid.close();
}

/** How far the taking of people is. */
export interface TakingProgress {
  readonly people: number;
  /** Millionths of the registry that have been passed: people stand in the order of their pseudonyms, which are drawn at random. */
  readonly passed: number;
}

/**
 * The same people batch by batch, each laid out by itself: what `writeCohortInParts` takes.
 * @throws CohortError as `extractCohort` does.
 */
export async function* extractInParts(
  session: Session,
  program: Program,
  definition: CohortDefinition,
  onProgress: (progress: TakingProgress) => void = () => undefined,
): AsyncGenerator<CohortSnapshot> {
  let isAnybody = false;
  for await (const people of peopleAsked(session, definition, onProgress)) {
    isAnybody = true;
    yield layOutBatch(program, definition.asOf, people);
  }
  if (!isAnybody) throw foundNobody();
}

/**
 * Whether a cohort has more people than that, where it can be told before they are taken: where they live and whether they are enrolled is
 * known of each who is.
 */
export async function hasMoreThan(session: Session, definition: CohortDefinition, most: number): Promise<boolean> {
  if (definition.regions || definition.status) return false;
  return (await countPeople(session, askedBy(definition), most)) > most;
}

/** In batches of at least one. */
async function* peopleAsked(
  session: Session,
  definition: CohortDefinition,
  onProgress: (progress: TakingProgress) => void,
): AsyncGenerator<PeopleInRows> {
  let taken = 0;
  for await (const copied of copyFacts(session, askedBy(definition))) {
    const people = wantedOf(copied, definition);
    taken += people.pseudonyms.length;
    onProgress({ people: taken, passed: passedUntil(copied.pseudonyms.at(-1) ?? "") });
    if (people.pseudonyms.length > 0) yield people;
  }
}

/** What the database is asked for; it gives people whom the definition leaves out too. */
function askedBy(definition: CohortDefinition): PeopleAsked {
  const { professions, disciplines, orders, asOf, knownOn, sample } = definition;
  return {
    asOf,
    ...(knownOn === undefined ? {} : { knownOn }),
    ...(professions ? { professions } : {}),
    ...(disciplines ? { disciplines } : {}),
    ...(orders ? { orders } : {}),
    ...birthDates(definition),
    ...(sample ? { sample: { seed: sample.seed, ...shareOf(sample.share) } } : {}),
  };
}

/** Of a million pseudonyms those up to one, by its first eight digits. */
function passedUntil(pseudonym: string): number {
  const first = Number.parseInt(pseudonym.slice(0, 8), 16);
  return Math.floor((first * 1_000_000) / 2 ** 32);
}

function wantedOf(copied: CopiedPeople, definition: CohortDefinition): PeopleInRows {
  const dimensions = dimensionsOf(copied, definition);
  const wanted = [...dimensions.entries()].filter(([, own]) => isWanted(own, definition));
  const isEverybody = wanted.length === dimensions.length;
  const places = wanted.map(([person]) => person);
  const facts = isEverybody ? copied.facts : rowsAmong(copied.facts, places);
  return {
    pseudonyms: places.map((person) => copied.pseudonyms[person] ?? ""),
    dimensions: wanted.map(([, own]) => own),
    facts,
    factsOf: (person) => factsOf(recordOfRow(facts, person) as unknown as ProfessionalRecord),
  };
}

type Dimensions = Readonly<Record<DimensionName, string>>;

function dimensionsOf(
  { orders, facts }: CopiedPeople,
  { asOf, regionOfOrder = {} }: CohortDefinition,
): readonly Dimensions[] {
  const column = (path: string) => facts.columns.get(path) ?? [];
  const [professions, disciplines, birthDates] = ["profession", "disciplines", "birthDate"].map(column);
  const status = statusOf(facts, asOf);
  return orders.map((membership, person) => {
    const order = membership ?? "";
    const [discipline = ""] = (disciplines?.[person] ?? []) as readonly number[];
    return {
      profession: String(professions?.[person]),
      discipline: String(discipline),
      order,
      region: Object.hasOwn(regionOfOrder, order) ? (regionOfOrder[order] ?? "") : "",
      birthYear: String(birthDates?.[person]).slice(0, 4),
      status: status(person),
    };
  });
}

/** By the last resolution of an Order on or before the day; retired is who is on the register and gets a pension. */
function statusOf({ columns, lists }: CopiedRows, asOf: string): (person: number) => (typeof statuses)[number] | "" {
  const { offsets, columns: registrations } = lists.get("registrations") ?? {};
  const [resolved, kinds] = [registrations?.get("resolvedOn") ?? [], registrations?.get("kind") ?? []];
  const retiredFrom = columns.get("retirement.from") ?? [];
  return (person) => {
    let last = (offsets?.[person + 1] ?? 0) - 1;
    const first = offsets?.[person] ?? 0;
    while (last >= first && (resolved[last] as string) > asOf) last--;
    if (last < first) return "";
    if (kinds[last] === "cancellation") return "cancelled";
    const from = retiredFrom[person] as string | undefined;
    return from !== undefined && from <= asOf ? "retired" : "enrolled";
  };
}

function isWanted({ region, status }: Dimensions, { regions, status: wanted }: CohortDefinition): boolean {
  return (!regions || regions.includes(region)) && (!wanted || wanted.some((each) => each === status));
}
