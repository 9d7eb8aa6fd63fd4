/** Takes a cohort out of the registry: by COPY, under pseudonyms, without a column that tells who somebody is. */
import type { CopiedPerson, Session } from "@delibera/database";
import { copyFacts } from "@delibera/database";
import type { ProfessionalRecord } from "@delibera/ledger";
import { factsOf } from "@delibera/ledger";
import type { Program } from "@delibera/rules-dsl/ir";
import type { CohortSnapshot, DimensionName } from "../snapshot/snapshot.ts";
import type { CohortDefinition } from "./cohort-definition.ts";
import { birthDates, shareOf } from "./cohort-definition.ts";
import type { PersonToLayOut } from "./lay-out-people.ts";
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
  for await (const people of peopleAsked(session, definition, onProgress)) laid.add(people);
  return laid.close();
}

/** The same people batch by batch, each laid out by itself: what `writeCohortInParts` takes. @throws CohortError as `extractCohort` does. */
export async function* extractInParts(
  session: Session,
  program: Program,
  definition: CohortDefinition,
): AsyncGenerator<CohortSnapshot> {
  let isAnybody = false;
  for await (const people of peopleAsked(session, definition)) {
    isAnybody = true;
    yield layOutBatch(program, definition.asOf, people);
  }
  if (!isAnybody) throw foundNobody();
}

/** In batches of at least one. */
async function* peopleAsked(
  session: Session,
  definition: CohortDefinition,
  onProgress: (people: number) => void = () => undefined,
): AsyncGenerator<readonly PersonToLayOut[]> {
  const { professions, disciplines, orders, asOf, knownOn, sample } = definition;
  const asked = {
    asOf,
    ...(knownOn === undefined ? {} : { knownOn }),
    ...(professions ? { professions } : {}),
    ...(disciplines ? { disciplines } : {}),
    ...(orders ? { orders } : {}),
    ...birthDates(definition),
    ...(sample ? { sample: { seed: sample.seed, ...shareOf(sample.share) } } : {}),
  };
  let taken = 0;
  for await (const people of copyFacts(session, asked)) {
    const wanted = people
      .map(({ pseudonym, facts, ...person }) => ({
        pseudonym,
        facts: factsOf(facts as ProfessionalRecord),
        dimensions: dimensionsOf({ facts, ...person }, definition),
      }))
      .filter(({ dimensions }) => isWanted(dimensions, definition));
    taken += wanted.length;
    onProgress(taken);
    if (wanted.length > 0) yield wanted;
  }
}

function dimensionsOf(
  { facts, order = "" }: Pick<CopiedPerson, "facts" | "order">,
  { asOf, regionOfOrder = {} }: CohortDefinition,
): Readonly<Record<DimensionName, string>> {
  return {
    profession: `${facts.profession}`,
    discipline: `${facts.disciplines[0] ?? ""}`,
    order,
    region: Object.hasOwn(regionOfOrder, order) ? (regionOfOrder[order] ?? "") : "",
    birthYear: facts.birthDate.slice(0, 4),
    status: statusOf(facts, asOf),
  };
}

/** By the last resolution of an Order on or before the day; retired is who is on the register and gets a pension. */
function statusOf({ registrations = [], retirement }: CopiedPerson["facts"], asOf: string): string {
  const last = registrations.filter(({ resolvedOn }) => resolvedOn <= asOf).at(-1);
  if (last === undefined) return "";
  if (last.kind === "cancellation") return "cancelled";
  return retirement !== undefined && retirement.from <= asOf ? "retired" : "enrolled";
}

function isWanted(
  { region, status }: Readonly<Record<DimensionName, string>>,
  { regions, status: wanted }: CohortDefinition,
): boolean {
  return (!regions || regions.includes(region)) && (!wanted || wanted.some((each) => each === status));
}
