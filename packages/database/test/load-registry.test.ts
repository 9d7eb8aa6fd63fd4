/** A fictional registry is loaded whole, once, and comes back as it was generated. */
import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Database } from "../src/database.ts";
import {
  editions,
  events,
  factsOfProfessional,
  participations,
  professionals,
  providerContacts,
  providers,
  registerProfessionals,
} from "../src/database.ts";
import { generateRegistry, loadRegistry } from "../src/registry/registry.ts";
import { describeOnEachDatabase } from "../src/testing/testing.ts";
import { sampleProfessional } from "./sample-professional.ts";

const registry = generateRegistry({ seed: 11, professionals: 300 });
const people = [...registry.professionals()];

describeOnEachDatabase("loading a fictional registry", (open) => {
  let database: Database;
  const progress: number[] = [];

  beforeAll(async () => {
    database = await open();
    const count = people.flatMap((person) => person.participations ?? []).length;
    expect(await loadRegistry(database, registry, { onProgress: (written) => progress.push(written) })).toEqual({
      loaded: true,
      professionals: 300,
      participations: count,
    });
  });

  test("writes everything that was generated", async () => {
    const { db } = database;
    const generated = [...registry.events()];
    expect(await db.$count(professionals)).toBe(300);
    expect(await db.$count(participations)).toBe(people.flatMap((person) => person.participations ?? []).length);
    expect(await db.$count(events)).toBe(generated.length);
    expect(await db.$count(editions)).toBe(generated.flatMap((event) => event.editions).length);
    expect(await db.$count(providers)).toBe(registry.providers.length);
    const { publicId: id, kind } = providers;
    const { email, telephone, registeredOn } = providerContacts;
    const reached = await db
      .select({ id, kind, name: providers.name, contact: { email, telephone, registeredOn } })
      .from(providers)
      .innerJoin(providerContacts, eq(providerContacts.providerId, providers.id))
      .orderBy(providers.id);
    expect(reached).toEqual(registry.providers);
    expect(reached[0]?.contact).toEqual({
      email: "assistenza@provider-1.example.org",
      telephone: "+3900000001",
      registeredOn: "2014-01-01",
    });
    expect(progress).toEqual([250, 300]);
  });

  test("gives back each person as generated", async () => {
    for (const person of people.filter((_, index) => index % 29 === 0)) {
      const kept = await factsOfProfessional(database.db, person.id);
      // What takes effect on the same day has no order of its own.
      expect(byId(kept?.participations)).toEqual(byId(person.participations));
      expect(byId(kept?.individualTraining)).toEqual(byId(person.individualTraining));
      const { participations: _p, individualTraining: _i, competentDoctor = [], radiology = [], ...rest } = person;
      expect(kept).toMatchObject({ ...rest, competentDoctor, radiology, exemptions: expect.any(Array) });
      expect(kept?.exemptions).toEqual(expect.arrayContaining([...(person.exemptions ?? [])]));
    }
  });

  test("does nothing the second time", async () => {
    expect(await loadRegistry(database, registry)).toMatchObject({ loaded: false, professionals: 300 });
    expect(await database.db.$count(professionals)).toBe(300);
  });

  test("does not add another registry", async () => {
    const other = generateRegistry({ seed: 12, professionals: 300 });
    await expect(loadRegistry(database, other)).rejects.toMatchObject({
      code: "registry-differs",
      message: `${database.location} holds the fictional registry of seed 11, version 2, 300 people, so another fictional registry is not added; use an empty database`,
    });
  });

  test("does not mix with people of the database's own", async () => {
    const own = await open();
    await registerProfessionals(own.db, [sampleProfessional]);
    await expect(loadRegistry(own, registry)).rejects.toMatchObject({
      code: "registry-differs",
      message: `${own.location} holds people of its own, such as P-0001, so another fictional registry is not added; use an empty database`,
    });
  });

  test("leaves nothing when it fails half-way", async () => {
    const broken = await open();
    const small = generateRegistry({ seed: 11, professionals: 30 });
    const failing = {
      ...small,
      *professionals() {
        yield* small.professionals();
        throw new Error("the generator stopped");
      },
    };
    await expect(loadRegistry(broken, failing)).rejects.toThrow("the generator stopped");
    expect(await broken.db.$count(professionals)).toBe(0);
    expect(await broken.db.$count(events)).toBe(0);
    expect(await loadRegistry(broken, small)).toMatchObject({ loaded: true, professionals: 30 });
  });
});

function byId<T extends { readonly id?: string }>(list: readonly T[] = []): T[] {
  return [...list].sort((one, other) => ((one.id ?? "") < (other.id ?? "") ? -1 : 1));
}
