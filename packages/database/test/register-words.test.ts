import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import type { Database, ViewerSettings } from "../src/database.ts";
import { asViewer, errorCode } from "../src/database.ts";
import { describeOnEachDatabase } from "../src/testing/testing.ts";

const [anna, bruno, carla] = [1, 2, 3];
const [mine, other] = [1, 2];

describeOnEachDatabase("the words of the names of an Order's members and of competent doctors", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await database.db.execute(sql`insert into professionals
        (public_id, fiscal_code, first_name, last_name, birth_date, profession, disciplines)
      select id, lpad(id, 11, '0'), first, last, '1980-01-01', 1, '{58}'
      from (values ('1', 'Anna', 'De Niccolò'), ('2', 'Bruno', 'Rossi'), ('3', 'Carla', 'Rossi')) as person (id, first, last)`);
    await database.db.execute(sql`insert into orders (public_id, name) values ('O-1', 'x'), ('O-2', 'y')`);
    await database.db.execute(sql`insert into order_memberships
        (professional_id, effective_on, registered_on, order_id, ends_on)
      values (${anna}, '2000-01-01', '2000-01-01', ${mine}, null), (${bruno}, '2000-01-01', '2000-01-01', ${mine}, '2001-01-01'),
        (${carla}, '2000-01-01', '2000-01-01', ${other}, null)`);
    await database.db.execute(sql`insert into competent_doctor_periods (professional_id, effective_on, registered_on, ends_on)
      values (${bruno}, '2000-01-01', '2000-01-01', '2001-01-01'), (${carla}, '2000-01-01', '2000-01-01', null)`);
  });

  const words = async (settings: ViewerSettings, table: "member_words" | "competent_doctor_words") => {
    const found = await asViewer(database, settings, (db) =>
      db.select({ at: sql<string>`word || '@' || professional_id` }).from(sql`${sql.identifier(table)}`),
    );
    return found.map(({ at }) => at).sort();
  };

  it("are those of who is a member today of the Order that asks, and the empty one", async () => {
    expect(await words({ role: "order", order: mine }, "member_words")).toEqual(["@1", "anna@1", "de@1", "niccolo@1"]);
    expect(await words({ role: "order", order: other }, "member_words")).toEqual(["@3", "carla@3", "rossi@3"]);
  });

  it("are those of who is a competent doctor today, for the Ministry", async () => {
    expect(await words({ role: "ministry" }, "competent_doctor_words")).toEqual(["@3", "carla@3", "rossi@3"]);
  });

  it("are nobody else's", async () => {
    for (const role of ["professional", "provider", "registry-operator", "insurer", ""]) {
      for (const table of ["member_words", "competent_doctor_words"] as const) {
        expect(await words({ role, order: mine, professional: anna }, table), role).toEqual([]);
      }
    }
    const refused = await words({ role: "analyst", pseudonymous: true }, "member_words").catch(
      (error: unknown) => error,
    );
    expect(errorCode(refused)).toBe("42501");
  });

  it("are there once, however often a person comes back", async () => {
    await database.db.execute(sql`insert into order_memberships (professional_id, effective_on, registered_on, order_id)
      values (${bruno}, '2002-01-01', '2002-01-01', ${mine}), (${bruno}, '2003-01-01', '2003-01-01', ${mine})`);
    expect(await words({ role: "order", order: mine }, "member_words")).toEqual([
      "@1",
      "@2",
      "anna@1",
      "bruno@2",
      "de@1",
      "niccolo@1",
      "rossi@2",
    ]);
  });

  it("count the members for their Order and for the registry, and nobody for anybody else", async () => {
    const counted = async (settings: ViewerSettings) => {
      const rows = await asViewer(database, settings, (db) =>
        db
          .select({ members: sql<string>`members::text` })
          .from(sql`members_by_profession(${mine}, '2000-06-01'::date) counted`),
      );
      return rows.map(({ members }) => members);
    };
    expect(await counted({ role: "order", order: mine })).toEqual(["2"]);
    expect(await counted({ role: "registry-operator" })).toEqual(["2"]);
    expect(await counted({ role: "order", order: other })).toEqual([]);
    expect(await counted({ role: "professional", professional: anna })).toEqual([]);
    expect(await counted({ role: "analyst", pseudonymous: true })).toEqual([]);
  });
});
