/** Whoever reads the facts of many says to the policies whom it is about; what is said lets nobody through. */
import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import type { Database, Db } from "../src/database.ts";
import {
  asViewer,
  enrolMembers,
  errorCode,
  factsOfProfessionals,
  registerOrders,
  registerProfessionals,
} from "../src/database.ts";
import { describeOnEachDatabase } from "../src/testing/testing.ts";
import { personTakingPart } from "./person-taking-part.ts";

const everybody = ["P-0001", "P-0002", "P-0003", "P-0004"];
const [mine, other] = [1, 2];
const order = { role: "order", order: mine };

describeOnEachDatabase("the members of an Order among the people that a statement is about", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    const taken = Array.from({ length: 30 }, (_, place) => {
      return { id: `PA-${place}`, event: "EV-1", acquiredOn: "2024-05-10" };
    });
    const people = everybody.map((id) => personTakingPart(id, taken));
    await registerProfessionals(database.db, people);
    await registerOrders(database.db, [
      { id: "ORD-1", name: "x" },
      { id: "ORD-2", name: "y" },
    ]);
    await enrolMembers(database.db, [
      { professional: "P-0001", order: "ORD-1", from: "2005-03-01" },
      { professional: "P-0002", order: "ORD-1", from: "2005-03-01" },
      { professional: "P-0003", order: "ORD-1", from: "2005-03-01", to: "2010-12-31" },
      { professional: "P-0003", order: "ORD-2", from: "2011-01-01" },
    ]);
  });

  const seen = async (db: Db) =>
    (await factsOfProfessionals(db, everybody)).map((facts) => facts && `${facts.id} ${facts.participations?.length}`);

  it("are read whole, and nobody else is", async () => {
    expect(await asViewer(database, order, seen)).toEqual(["P-0001 30", "P-0002 30", undefined, undefined]);
    expect(await asViewer(database, { ...order, order: other }, seen)).toEqual([
      ...[undefined, undefined],
      ...["P-0003 30", undefined],
    ]);
    for (const role of ["professional", "provider", "ministry", "insurer", "auditor", "newcomer", ""]) {
      expect(await asViewer(database, { ...order, role }, seen), role).toEqual(everybody.map(() => undefined));
    }
  });

  it("are looked up together, and not for each row", async () => {
    const calls = await asViewer(database, order, async (db) => {
      await db.execute(sql`reset role`);
      await db.execute(sql`set local track_functions = 'all'`);
      await db.execute(sql`set local role delibera_viewer`);
      await seen(db);
      await db.execute(sql`reset role`);
      const [found] = await db
        .select({ calls: sql<number>`calls::integer` })
        .from(sql`pg_stat_xact_user_functions`)
        .where(sql`funcname = 'viewer_has_member'`);
      return found?.calls ?? 0;
    });
    // Of each of the four whether the statement is about them, and once more of the two who are not members.
    expect(calls).toBe(6);
  });

  it("are those of each statement: who leaves between two is not seen by the second", async () => {
    const undo = new Error("undo");
    let found: unknown;
    const leaving = asViewer(database, order, async (db) => {
      const before = await seen(db);
      await db.execute(sql`reset role`);
      await db.execute(sql`insert into order_memberships
          (professional_id, effective_on, registered_on, order_id, ends_on, supersedes)
        select professional_id, effective_on, current_date, order_id, effective_on, id from order_memberships
        where professional_id = 2`);
      await db.execute(sql`set local role delibera_viewer`);
      const participations = db.select({ id: sql`id` }).from(sql`participations`).where(sql`professional_id = 2`);
      found = { before, asked: await asked(db), left: await participations, after: await seen(db) };
      throw undo;
    });
    await expect(leaving).rejects.toBe(undo);
    expect(found).toEqual({
      before: ["P-0001 30", "P-0002 30", undefined, undefined],
      asked: "1,2",
      left: [],
      after: ["P-0001 30", undefined, undefined, undefined],
    });
  });

  it("are forgotten with the transaction", async () => {
    await asViewer(database, order, seen);
    for (let turn = 0; turn < 12; turn++) expect((await asViewer(database, order, asked)) ?? "").toBe("");
  });

  it("are not added to by who sets the people by hand, in whatever form", async () => {
    const asking = (people: string, read: (db: Db) => Promise<unknown>) =>
      asViewer(database, order, async (db) => {
        await db.execute(sql`select set_config('delibera.asked', ${people}, true)`);
        return await read(db);
      });
    const people = async (db: Db) =>
      (await db.select({ id: sql`id::text` }).from(sql`professionals`)).map(({ id }) => id);
    expect((await asking("1,2,3,4", people)) as string[]).toEqual(["1", "2"]);
    expect((await asking("3,4", people)) as string[]).toEqual(["1", "2"]);
    expect((await asking(",,", people).catch((error: unknown) => errorCode(error))) as string).toBe("22P02");
    const members = (db: Db) => db.select({ id: sql`professional_id` }).from(sql`members_today`);
    expect(errorCode(await asking("1", members).catch((error: unknown) => error))).toBe("42501");
  });

  const asked = async (db: Db) => {
    const [found] = await db
      .select({ asked: sql<string | null>`current_setting('delibera.asked', true)` })
      .from(sql`(select 1) as one`);
    return found?.asked;
  };
});
