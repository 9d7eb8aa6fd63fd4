/** The table of authority and the policies of the database let through the same rows, for every role and every table of people. */
import type { Database } from "@delibera/database";
import { asViewer, factTables, tables } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { getTableConfig } from "drizzle-orm/pg-core";
import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "../src/identity.ts";
import { participationsInScope, peopleInScope, settingsOf } from "../src/identity.ts";
import { everyViewer, registerEverybody, today } from "./registry-of-everybody.ts";

const names = [
  ...["nobody", "professional P-0001", "professional P-0005", "newcomer", "order ORD-1", "order ORD-2"],
  ...["provider national", "provider regional", "accrediting-body national", "accrediting-body regional"],
  ...["registry-operator", "policy-author", "reviewer", "analyst", "ministry", "insurer", "auditor"],
];

describeOnEachDatabase("the rows a viewer may read", (open) => {
  let database: Database;
  let viewers: ReadonlyMap<string, Viewer>;

  beforeAll(async () => {
    database = await open();
    await registerEverybody(database);
    viewers = await everyViewer(database);
    expect([...viewers.keys()]).toEqual(names);
  });

  describe.each(names)("%s", (name) => {
    it("are the same by the table of authority and by the policies of the database", async () => {
      const viewer = viewers.get(name) as Viewer;
      for (const [table, condition] of conditions(viewer)) {
        const byTable = await idsOf(database.db, table, condition);
        const byPolicy = await asViewer(database, settingsOf(viewer), (db) => idsOf(db, table, undefined));
        expect(byPolicy, getTableConfig(table).name).toEqual(byTable);
      }
    });

    it("are the same whomever the viewer says to ask about, or to have been let through to", async () => {
      const viewer = viewers.get(name) as Viewer;
      // Only an insurer is let through to somebody, by a function that sets it.
      const settable = name === "insurer" ? ["delibera.asked"] : ["delibera.asked", "delibera.checked"];
      for (const [table, condition] of conditions(viewer)) {
        const byTable = await idsOf(database.db, table, condition);
        const byPolicy = await asViewer(database, settingsOf(viewer), async (db) => {
          for (const setting of settable) await db.execute(sql`select set_config(${setting}, '1,2,3,4,5', true)`);
          return await idsOf(db, table, undefined);
        });
        expect(byPolicy, getTableConfig(table).name).toEqual(byTable);
      }
    });
  });

  it.each([
    ["nobody", []],
    ["professional P-0001", ["P-0001"]],
    ["professional P-0005", ["P-0005"]],
    ["newcomer", []],
    ["order ORD-1", ["P-0001"]],
    ["order ORD-2", ["P-0002", "P-0003", "P-0004"]],
    ["provider national", ["P-0001", "P-0002"]],
    ["provider regional", ["P-0001", "P-0003", "P-0005"]],
    ["accrediting-body national", ["P-0001", "P-0002"]],
    ["registry-operator", ["P-0001", "P-0002", "P-0003", "P-0004", "P-0005"]],
    ["ministry", ["P-0002", "P-0004"]],
    ["insurer", []],
    ["auditor", []],
  ])("%s sees of the people %j", async (name, expected) => {
    const viewer = viewers.get(name) as Viewer;
    const seen = await asViewer(database, settingsOf(viewer), (db) =>
      db.select({ id: tables.professionals.publicId }).from(tables.professionals).orderBy(tables.professionals.id),
    );
    expect(seen.map(({ id }) => id)).toEqual(expected);
  });

  it.each(["analyst", "policy-author", "reviewer"])(
    "%s sees everybody, and no column that tells who they are",
    async (name) => {
      const settings = settingsOf(viewers.get(name) as Viewer);
      const { professionals } = tables;
      expect(
        await asViewer(database, settings, (db) => db.select({ id: professionals.pseudonym }).from(professionals)),
      ).toHaveLength(5);
      for (const column of ["publicId", "fiscalCode", "firstName", "lastName", "searchName"] as const) {
        const read = asViewer(database, settings, (db) =>
          db.select({ told: professionals[column] }).from(professionals),
        );
        await expect(read, column).rejects.toMatchObject({
          cause: { message: "permission denied for table professionals" },
        });
      }
    },
  );

  it("a role that takes something of another has none of it", async () => {
    const [one, two] = ["professional P-0001", "order ORD-2"].map((name) => viewers.get(name) as Viewer);
    const settings = { ...settingsOf(one as Viewer), order: settingsOf(two as Viewer).order };
    const seen = await asViewer(database, settings, (db) =>
      db.select({ id: tables.professionals.publicId }).from(tables.professionals),
    );
    expect(seen).toEqual([{ id: "P-0001" }]);
  });

  it("nothing of a viewer stays on the connection when the transaction ends, or fails", async () => {
    const viewer = settingsOf(viewers.get("professional P-0001") as Viewer);
    await asViewer(database, viewer, (db) => db.select().from(tables.professionals));
    await expect(asViewer(database, viewer, (db) => db.execute(sql`select 1 / 0`))).rejects.toThrow();
    for (let turn = 0; turn < 12; turn++) expect(await database.db.$count(tables.professionals)).toBe(5);
  });
});

function conditions(viewer: Viewer): [PgTable, SQL | undefined][] {
  const { professionals, participations, participationMoves, competentDoctorPeriods, ...facts } = {
    ...tables,
    ...factTables,
  };
  const record = Object.keys(factTables)
    .filter((name) => !["participations", "participationMoves", "competentDoctorPeriods"].includes(name))
    .map((name): [PgTable, SQL | undefined] => {
      const table = facts[name as "registrations"];
      return [table, peopleInScope(viewer, "record", table.professionalId, today)];
    });
  return [
    [professionals, peopleInScope(viewer, "person", professionals.id, today)],
    [participations, participationsInScope(viewer, today)],
    [competentDoctorPeriods, peopleInScope(viewer, "competentDoctor", competentDoctorPeriods.professionalId, today)],
    ...record,
  ];
}

async function idsOf(db: Database["db"], table: PgTable, condition: SQL | undefined): Promise<number[]> {
  const found = await db
    .select({ id: sql<string>`${table}.id::text` })
    .from(table)
    .where(condition)
    .orderBy(sql`${table}.id`);
  return found.map(({ id }) => Number(id));
}
