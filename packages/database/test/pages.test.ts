/** Pages visit every row once, in a fixed order, through an index. */
import type { SQLWrapper } from "drizzle-orm";
import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Database, Page } from "../src/database.ts";
import {
  events,
  eventsPage,
  participations,
  participationsPage,
  professionals,
  professionalsPage,
} from "../src/database.ts";
import { eventsQuery } from "../src/queries/events-page.ts";
import { participationsQuery } from "../src/queries/participations-page.ts";
import { professionalsQuery } from "../src/queries/professionals-page.ts";
import { generateRegistry, loadRegistry } from "../src/registry/registry.ts";
import { describeOnEachDatabase } from "../src/testing/testing.ts";

describeOnEachDatabase("pages", (open) => {
  let database: Database;

  beforeAll(async () => {
    database = await open();
    await loadRegistry(database, generateRegistry({ seed: 5, professionals: 400 }));
  });

  test("of professionals go through everybody by name", async () => {
    const seen = await walk(
      (after) => professionalsPage(database.db, { first: 37, after }),
      (row) => row.id,
    );
    expect(seen).toHaveLength(400);
    const names = seen.map((row) =>
      `${row.lastName} ${row.firstName}`
        .normalize("NFD")
        .replace(/[\u0300-\u036f]/g, "")
        .toLowerCase(),
    );
    expect(names).toEqual([...names].sort());
    expect(new Set(seen.map((row) => row.id)).size).toBe(400);
  });

  test("of professionals are found by the beginning of the surname, whatever case and accents", async () => {
    const all = await walk(
      (after) => professionalsPage(database.db, { first: 200, after }),
      (row) => row.id,
    );
    const accented = all.filter((row) => row.lastName === "Zappalà");
    expect(accented.length).toBeGreaterThan(0);
    for (const search of ["zappala", "ZAPPALÀ", " zappa "]) {
      const { rows } = await professionalsPage(database.db, { first: 50, search });
      expect(
        rows.map((row) => row.id),
        search,
      ).toEqual(accented.map((row) => row.id));
    }
    const two = await professionalsPage(database.db, { first: 50, search: "de l" });
    expect(new Set(two.rows.map((row) => row.lastName))).toEqual(new Set(["De Luca"]));
    expect((await professionalsPage(database.db, { first: 5, search: "%" })).rows).toEqual([]);
  });

  test("of professionals are found by surname and name together", async () => {
    const [one] = (await professionalsPage(database.db, { first: 1 })).rows;
    const { rows } = await professionalsPage(database.db, { first: 9, search: `${one?.lastName}  ${one?.firstName}` });
    expect(rows[0]?.id).toBe(one?.id);
  });

  test("of professionals are found by an exact fiscal code or id", async () => {
    const [one] = (await professionalsPage(database.db, { first: 1, search: "P-0123" })).rows;
    expect(one?.publicId).toBe("P-0123");
    const byCode = await professionalsPage(database.db, { first: 5, search: one?.fiscalCode.toLowerCase() });
    expect(byCode).toEqual({ rows: [one], hasNextPage: false });
    const noCode = await professionalsPage(database.db, { first: 5, search: "RSSMRA80A01H501U" });
    expect(noCode).toEqual({ rows: [], hasNextPage: false });
  });

  test("of events go through every event, with provider and editions", async () => {
    const seen = await walk(
      (after) => eventsPage(database.db, { first: 50, after }),
      (row) => row.id,
    );
    expect(seen).toHaveLength(await database.db.$count(events));
    expect(seen[0]).toMatchObject({ publicId: "EV-1", provider: { kind: expect.any(String) } });
    expect(seen[0]?.editions[0]).toMatchObject({ number: 1, credits: expect.stringMatching(/^\d+\.\d$/) });
    const regional = await walk(
      (after) => eventsPage(database.db, { first: 20, after, provider: "regional", format: "FAD" }),
      (row) => row.id,
    );
    expect(regional.map((row) => row.publicId)).toEqual(
      seen.filter((row) => row.provider.kind === "regional" && row.format === "FAD").map((row) => row.publicId),
    );
  });

  test("of a person's participations begin with the most recent", async () => {
    const [person] = await database.db
      .select({ id: participations.professionalId, count: sql<number>`count(*)::integer` })
      .from(participations)
      .groupBy(participations.professionalId)
      .orderBy(sql`2 desc`)
      .limit(1);
    const page = { professionalId: person?.id ?? 0, first: 4 };
    const seen = await walk(
      (after) => participationsPage(database.db, { ...page, after }),
      (row) => row.participation.id,
    );
    expect(seen).toHaveLength(person?.count ?? 0);
    const days = seen.map((row) => row.participation.effectiveOn);
    expect(days).toEqual([...days].sort().reverse());
    const inside = await walk(
      (after) =>
        participationsPage(database.db, {
          ...page,
          after,
          from: "2020-01-01",
          to: "2022-12-31",
          knownOn: "2023-01-31",
        }),
      (row) => row.participation.id,
    );
    expect(inside.map((row) => row.participation.publicId)).toEqual(
      seen
        .map((row) => row.participation)
        .filter(
          (it) => it.effectiveOn >= "2020-01-01" && it.effectiveOn <= "2022-12-31" && it.registeredOn <= "2023-01-31",
        )
        .map((it) => it.publicId),
    );
  });

  test("deep in the order start from an index, without sorting", async () => {
    const [middle] = await database.db.select({ id: professionals.id }).from(professionals).limit(1).offset(200);
    const [last] = await database.db.select().from(participations).limit(1).offset(1000);
    const plans = {
      professionals: await planOf(professionalsQuery(database.db, { first: 20, after: middle?.id })),
      search: await planOf(professionalsQuery(database.db, { first: 20, search: "ro" })),
      events: await planOf(eventsQuery(database.db, { first: 20, after: 30 })),
      participations: await planOf(
        participationsQuery(database.db, { first: 20, after: last?.id, professionalId: last?.professionalId ?? 0 }),
      ),
    };
    expect(plans.professionals).toMatch(/Index Scan using professionals_by_name/);
    expect(plans.search).toMatch(/Index Scan using professionals_by_name/);
    expect(plans.events).toMatch(/Index Scan using events_pkey/);
    expect(plans.participations).toMatch(/Index Scan Backward using participations_by_professional/);
    for (const plan of [plans.professionals, plans.search, plans.participations]) expect(plan).not.toMatch(/Sort/);
  });

  /** The plan of a statement, were the table too large to read whole. */
  async function planOf(statement: SQLWrapper): Promise<string> {
    return database.db.transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      await tx.execute(sql`set local enable_bitmapscan = off`);
      const result: unknown = await tx.execute(sql`explain ${statement}`);
      const rows = Array.isArray(result) ? result : (result as { rows: unknown[] }).rows;
      return rows.map((row) => Object.values(row as object)[0]).join("\n");
    });
  }
});

async function walk<Row>(
  next: (after: number | undefined) => Promise<Page<Row>>,
  idOf: (row: Row) => number,
): Promise<Row[]> {
  const seen: Row[] = [];
  let page = await next(undefined);
  seen.push(...page.rows);
  while (page.hasNextPage) {
    const last = page.rows.at(-1);
    page = await next(last === undefined ? undefined : idOf(last));
    seen.push(...page.rows);
  }
  return seen;
}
