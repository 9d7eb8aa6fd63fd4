/** Writes a fictional registry into a database, whole or not at all, once. */
import { sql } from "drizzle-orm";
import { DatabaseError } from "../connection/database-error.ts";
import type { Database, Db } from "../connection/open-database.ts";
import type { EventEntry } from "../facts/append-events.ts";
import { appendEvents, appendProviders, EditionIds } from "../facts/append-events.ts";
import { appendProfessionals } from "../facts/append-professionals.ts";
import type { ProfessionalFacts } from "../facts/professional-facts.ts";
import { enrolMembers, registerOrders } from "../facts/register-orders.ts";
import { professionals } from "../schema/professionals.ts";
import { registryLoads } from "../schema/registry-loads.ts";
import { fictionalMembership, fictionalOrders } from "./fictional-orders.ts";
import type { Registry } from "./generate-registry.ts";
import { generatorVersion } from "./generate-registry.ts";

export interface LoadResult {
  /** False when the same registry was there already and nothing was done. */
  readonly loaded: boolean;
  readonly professionals: number;
  readonly participations: number;
}

export interface LoadOptions {
  /** Told from time to time how many people are written, and waited for. What it throws undoes the whole load. */
  readonly onProgress?: (professionals: number) => unknown;
}

/**
 * One transaction: a process that dies half-way leaves the database as it was.
 * @throws DatabaseError `registry-differs` when another registry, or other people, are in the database.
 */
export function loadRegistry(database: Database, registry: Registry, options: LoadOptions = {}): Promise<LoadResult> {
  return database.exclusively(async (db) => {
    const before = await earlierLoad(db, registry, database.location);
    if (before !== undefined) return { loaded: false, ...before };
    const participations = await db.transaction((tx) => write(tx, registry, options));
    // Nobody has counted the rows yet, and the first queries are planned from the counts.
    await db.execute(sql`analyze`);
    return { loaded: true, professionals: registry.size, participations };
  });
}

async function earlierLoad(db: Db, registry: Registry, location: string) {
  const [load] = await db.select().from(registryLoads).limit(1);
  if (load === undefined) {
    const [someone] = await db.select({ id: professionals.publicId }).from(professionals).limit(1);
    if (someone === undefined) return undefined;
    throw differs(location, `people of its own, such as ${someone.id}`);
  }
  const { seed, generatorVersion: version, professionals: size } = load;
  if (seed === registry.seed && version === generatorVersion && size === registry.size) {
    return { professionals: size, participations: load.participations };
  }
  throw differs(location, `the fictional registry of seed ${seed}, version ${version}, ${size} people`);
}

async function write(tx: Db, registry: Registry, options: LoadOptions): Promise<number> {
  const editions = new EditionIds();
  await appendProviders(tx, registry.providers);
  await registerOrders(tx, fictionalOrders);
  for (const events of inGroups<EventEntry>(registry.events(), 2000)) await appendEvents(tx, events, editions);
  let [people, participations] = [0, 0];
  for (const group of inGroups<ProfessionalFacts>(registry.professionals(), 250)) {
    await appendProfessionals(tx, group, editions);
    await enrolMembers(tx, group.flatMap(fictionalMembership));
    people += group.length;
    participations += group.reduce((sum, person) => sum + (person.participations?.length ?? 0), 0);
    await options.onProgress?.(people);
  }
  const { seed, size } = registry;
  await tx.insert(registryLoads).values({ seed, generatorVersion, professionals: size, participations });
  return participations;
}

function* inGroups<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let group: T[] = [];
  for (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

function differs(location: string, holds: string): DatabaseError {
  return new DatabaseError(
    `${location} holds ${holds}, so another fictional registry is not added; use an empty database`,
    { code: "registry-differs" },
  );
}
