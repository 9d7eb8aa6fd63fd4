import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Database, Db, ViewerSettings } from "../src/database.ts";
import { asViewer, errorCode } from "../src/database.ts";
import { createRandom } from "../src/registry/random.ts";
import { describeOnEachDatabase } from "../src/testing/testing.ts";
import type { Figures } from "./figures-of-facts.ts";
import { figuresOfFacts } from "./figures-of-facts.ts";
import { changeAtRandom } from "./random-changes.ts";

const [people, orders] = [12, 3];
const operator: ViewerSettings = { role: "registry-operator" };
const days = [
  "1999-12-31",
  "2000-01-01",
  "2010-06-15",
  "2010-06-16",
  "2015-12-31",
  "2020-02-29",
  "2024-07-01",
  "2030-01-01",
];

describeOnEachDatabase("what an Order counts of its register", (open, engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await enter(database.db);
  });

  it("is what the facts say on any day, whatever is entered, corrected, withdrawn, ended, moved, asked and decided", async () => {
    const random = createRandom(1, "figures");
    for (let round = 0; round < 12; round++) {
      for (let change = 0; change < 25; change++) await changeAtRandom(database.db, random, { people, orders });
      const day = `20${random.between(10, 27)}-0${random.between(1, 9)}-${random.between(10, 28)}`;
      await expectTheFacts([day, ...(round === 11 ? days : [])]);
    }
    const said = await figures(1, "2024-07-01");
    for (const counted of ["member", "resolution", "document", "pending", "competent-doctor", "exempt"]) {
      const times = said.filter((figure) => figure[0] === counted).reduce((sum, [, , figure]) => sum + figure, 0);
      expect(times, counted).toBeGreaterThan(0);
    }
  });

  it("is the same counted anew, and when its changes are added up", async () => {
    const rows = () =>
      select(
        sql`(select kept::text as kept from people_counted kept order by kept::text collate "C") as ordered`,
        sql`kept`,
      );
    const before = await rows();
    await database.db.execute(sql`select fold_order_figures(array(select id from orders))`);
    await expectTheFacts(days);
    await database.db.execute(sql`select count_orders_anew()`);
    expect(await rows()).toEqual(before);
    await expectTheFacts(days);
  });

  it("is right after one statement that enters facts of several kinds", async () => {
    await database.db.execute(sql`with joined as (
        insert into order_memberships (professional_id, effective_on, registered_on, order_id)
        select id, '2012-03-04', '2012-03-04', 2 from professionals where id > ${people}
      ), resolved as (
        insert into registrations (professional_id, effective_on, registered_on, kind)
        select id, '2012-03-04', '2012-03-04', 'first' from professionals where id > ${people}
      )
      insert into exemptions (professional_id, effective_on, registered_on, ends_on, kind, reason)
      select id, '2013-01-01', '2013-01-01', '2013-12-31', 'esonero', 'x' from professionals where id > ${people}`);
    expect(await figures(2, "2013-06-01")).toContainEqual(["resolution", "2012 first", 2 + (await firstOf2012())]);
    await expectTheFacts([...days, "2012-03-03", "2012-03-04", "2012-12-31", "2013-01-01", "2013-12-31", "2014-01-01"]);
  });

  it("counts a person once whose memberships of one Order overlap, and each resolution once", async () => {
    const before = await members(3, "2012-05-01");
    await database.db.execute(sql`insert into order_memberships (professional_id, effective_on, registered_on, order_id, ends_on)
      select id, first::date, first::date, 3, last::date from professionals,
        (values ('2012-01-01', '2012-06-30'), ('2012-04-01', '2012-12-31')) as days (first, last) where id = ${people + 1}`);
    expect(await members(3, "2012-05-01")).toBe(before + 1);
    await expectTheFacts(["2012-03-31", "2012-05-01", "2012-08-01", "2013-01-01"]);
  });

  it("is undone with what was not entered", async () => {
    const before = await figures(2, "2024-07-01");
    const failing = database.db.transaction(async (tx) => {
      for (let change = 0; change < 10; change++)
        await changeAtRandom(tx, createRandom(change, "undone"), { people, orders });
      throw new Error("not this time");
    });
    await expect(failing).rejects.toThrow("not this time");
    expect(await figures(2, "2024-07-01")).toEqual(before);
    await expectTheFacts(days);
  });

  it("is the Order's own and the registry's, and the rows kept are nobody's", async () => {
    const read = async (settings: ViewerSettings) => (await figures(2, "2024-07-01", settings)).length;
    const all = await read(operator);
    expect(all).toBeGreaterThan(5);
    expect(await read({ role: "order", order: 2 })).toBe(all);
    for (const settings of [
      { role: "order", order: 1 },
      { role: "ministry" },
      { role: "professional", professional: 1 },
      {},
    ]) {
      expect(await read(settings)).toBe(0);
    }
    const settings = [operator, { role: "order", order: 2 }, { role: "analyst", pseudonymous: true }];
    for (const who of settings) {
      for (const source of [
        sql`people_counted`,
        sql`order_figures`,
        sql`order_figures_on(2, '{member}', '2024-07-01')`,
      ]) {
        const refused = await asViewer(database, who, (db) => db.select({ one: sql`1` }).from(source)).catch(errorCode);
        expect(refused).toBe("42501");
      }
    }
  });

  it("refuses facts of a transaction that does not look anew, in which two could be counted wrongly", async () => {
    const stale = database.db.transaction(
      async (tx) => changeAtRandom(tx, createRandom(1, "stale"), { people, orders, only: "membership" }),
      {
        isolationLevel: "repeatable read",
      },
    );
    expect(await stale.catch(errorCode)).toBe("25000");
    await expectTheFacts(days);
  });

  describe.runIf(engine === "postgresql")("on a server", () => {
    it("is right when facts of one person are entered by two at once, and who is second waits for the first", async () => {
      const { db } = database;
      await db.execute(sql`insert into professionals (public_id, fiscal_code, first_name, last_name, birth_date, profession, disciplines)
        values ('both', '99999999999', 'x', 'y', '1980-01-01', 1, '{58}')`);
      const order: string[] = [];
      let bothEntered: Promise<void> | undefined;
      await db.transaction(async (first) => {
        await first.execute(sql`insert into order_memberships (professional_id, effective_on, registered_on, order_id)
          select id, '2020-01-01', '2020-01-01', 1 from professionals where public_id = 'both'`);
        bothEntered = db.transaction(async (second) => {
          await second.execute(sql`insert into registrations (professional_id, effective_on, registered_on, kind)
            select id, '2001-01-01', '2001-01-01', 'cancellation' from professionals where public_id = 'both'`);
          order.push("second");
        });
        await someoneWaits(db);
        order.push("first");
      });
      await bothEntered;
      expect(order).toEqual(["first", "second"]);
      await expectTheFacts(days);
    });

    it("is right after many have entered facts of the same people at once", async () => {
      const randoms = Array.from({ length: 6 }, (_, who) => createRandom(who, "at once"));
      await Promise.all(
        randoms.map(async (random) => {
          for (let change = 0; change < 40; change++) {
            // Two may correct one fact at once: the second is refused.
            await changeAtRandom(database.db, random, { people, orders }).catch((error: unknown) =>
              expect(errorCode(error)).toBe("23505"),
            );
          }
        }),
      );
      await expectTheFacts(days);
    });
  });

  async function expectTheFacts(on: readonly string[]): Promise<void> {
    const counted = await figuresOfFacts(database.db);
    for (const day of on) {
      for (let order = 1; order <= orders; order++) {
        expect(await figures(order, day), `Order ${order} on ${day}`).toEqual(counted(order, day));
      }
    }
  }

  async function members(order: number, day: string): Promise<number> {
    return (await figures(order, day))
      .filter(([counted]) => counted === "member")
      .reduce((sum, [, , it]) => sum + it, 0);
  }

  async function firstOf2012(): Promise<number> {
    const counted = (await figuresOfFacts(database.db))(2, "2013-06-01");
    return (counted.find(([, part]) => part === "2012 first")?.[2] ?? 0) - 2;
  }

  /** Everything the four functions say of an Order. */
  async function figures(order: number, day: string, settings: ViewerSettings = operator): Promise<Figures> {
    const said = await asViewer(database, settings, (db) =>
      db
        .select({ counted: sql<string>`counted`, part: sql<string>`part`, figure: sql<number>`figure`.mapWith(Number) })
        .from(
          sql`(
          select 'member' as counted, code::text as part, members as figure from members_by_profession(${order}, ${day}::date)
          union all select 'resolution', year || ' ' || kind, resolutions from resolutions_by_year(${order}, ${day}::date)
          union all select 'document', concat_ws(' ', triennium, document, coalesce(form, '-')), issued
            from documents_issued(${order}, ${day}::date)
          union all select 'pending', '', pending_documents from standing_of_members(${order}, ${day}::date)
          union all select 'competent-doctor', '', competent_doctors from standing_of_members(${order}, ${day}::date)
          union all select 'exempt', '', exempt from standing_of_members(${order}, ${day}::date)
        ) as said`,
        ),
    );
    return said
      .filter(({ figure }) => figure !== 0)
      .map(({ counted, part, figure }) => [counted, part, figure] as const)
      .sort((one, other) => (`${one[0]} ${one[1]}` < `${other[0]} ${other[1]}` ? -1 : 1));
  }

  async function select(source: ReturnType<typeof sql>, what: ReturnType<typeof sql>): Promise<unknown[]> {
    return (await database.db.select({ what }).from(source)).map((row) => row.what);
  }
});

async function enter(db: Db): Promise<void> {
  await db.execute(
    sql`insert into orders (public_id, name) select 'O-' || n, 'x' from generate_series(1, ${orders}::integer) n`,
  );
  await db.execute(sql`insert into professionals (public_id, fiscal_code, first_name, last_name, birth_date, profession, disciplines)
    select n, lpad(n::text, 11, '0'), 'x', 'y', '1980-01-01', case when n % 4 = 0 then 14 else 1 end, case when n % 4 = 0 then '{85}'::integer[] else '{58}' end
    from generate_series(1, ${people + 2}::integer) n`);
}

async function someoneWaits(db: Db): Promise<void> {
  for (;;) {
    const waiting = await db
      .select({ one: sql`1` })
      .from(sql`pg_stat_activity`)
      .where(sql`datname = current_database() and wait_event_type = 'Lock'`);
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
