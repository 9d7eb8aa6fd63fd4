import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../src/database.ts";
import { asViewer, errorCode } from "../src/database.ts";
import { describeOnEachDatabase } from "../src/testing/testing.ts";

const stop = new Error("stop");

describeOnEachDatabase("a task of a viewer", (open, engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  const countOfSessions = async () => {
    const rows = await database.db.select({ count: sql<string>`count(*)::text` }).from(sql`sessions`);
    return rows[0]?.count;
  };

  it("that is told to stop between two statements writes nothing, and rejects with the reason", async () => {
    const control = new AbortController();
    const task = asViewer(
      database,
      {},
      async (db) => {
        await db.execute(sql`reset role`);
        await db.execute(sql`insert into sessions (secret_hash, subject, display_name, grants, grant_in_use, expires_at)
          values (repeat('0', 64), 'x', 'x', '[]', 0, now())`);
        control.abort(stop);
        await new Promise((resolve) => setTimeout(resolve, 50));
        return "done";
      },
      { signal: control.signal },
    );
    await expect(task).rejects.toBe(stop);
    expect(await countOfSessions()).toBe("0");
  });

  it("asks nothing before the database knows who it is, however many ask at once and however early", async () => {
    const whoAsks = sql<string>`current_user || ' ' || current_setting('delibera.professional', true)`;
    const asked = await Promise.all(
      Array.from({ length: 40 }, (_, place) =>
        asViewer(database, { role: "professional", professional: place }, async (db) => {
          // Two at once, one with parameters and one without, neither of which waits for anything.
          const first = db.select({ who: whoAsks }).from(sql`(select 1) as one`);
          const second = db.select({ who: whoAsks }).from(sql`(select 1) as one`).where(sql`${place} >= 0`);
          return (await Promise.all([first, second])).flat().map(({ who }) => who);
        }),
      ),
    );
    expect(asked).toEqual(asked.map((_, place) => [`delibera_viewer ${place}`, `delibera_viewer ${place}`]));
  });

  it("is done in the role of the database that fits the viewer, and keeps nothing of it", async () => {
    const current = { role: sql<string>`current_user` };
    const roleOf = async (settings: Parameters<typeof asViewer>[1]) =>
      (await asViewer(database, settings, (db) => db.select(current).from(sql`(select 1) as one`)))[0]?.role;
    const [before] = await database.db.select(current).from(sql`(select 1) as one`);
    expect(await roleOf({ role: "registry-operator" })).toBe("delibera_operator");
    expect(await roleOf({ role: "order", order: 1 })).toBe("delibera_viewer");
    expect(await roleOf({ role: "analyst", pseudonymous: true })).toBe("delibera_pseudonymous");
    expect(await roleOf({ role: "registry-operator", pseudonymous: true })).toBe("delibera_pseudonymous");
    expect(await database.db.select(current).from(sql`(select 1) as one`)).toEqual([before]);
  });

  it("whose viewer the database refuses asks nothing else, and rejects with that", async () => {
    let answer: unknown;
    const asking = asViewer(
      database,
      {},
      async (db) => {
        answer = await db.execute(sql`select 1`).catch((error: unknown) => errorCode(error));
      },
      { statementMilliseconds: -1 },
    );
    expect(errorCode(await asking.catch((error: unknown) => error))).toBe("22023");
    expect(answer).toBe(engine === "pglite" ? undefined : "25P02");
  });

  it("that only reads cannot write", async () => {
    const writing = asViewer(database, {}, (db) => db.execute(sql`create table written (id integer)`), {
      readOnly: true,
    });
    expect(errorCode(await writing.catch((error: unknown) => error))).toBe("25006");
  });

  it("that is told to stop before it begins never begins", async () => {
    let hasBegun = false;
    const begin = async () => {
      hasBegun = true;
    };
    await expect(asViewer(database, {}, begin, { signal: AbortSignal.abort(stop) })).rejects.toBe(stop);
    await database.db.execute(sql`select 1`);
    expect(hasBegun).toBe(false);
  });

  it("whose signal comes after its end is not touched, nor is anybody else", async () => {
    const control = new AbortController();
    expect(await asViewer(database, {}, async () => "done", { signal: control.signal })).toBe("done");
    control.abort(stop);
    expect(await countOfSessions()).toBe("0");
  });

  it("asks nothing after its end, in nobody's transaction", async () => {
    let late: (() => Promise<unknown>) | undefined;
    await asViewer(database, {}, async (db) => {
      late = async () => await db.execute(sql`select 1`);
    });
    let lateInside: (() => Promise<unknown>) | undefined;
    await asViewer(database, {}, async (db) => {
      await db.transaction(async (inner) => {
        lateInside = async () => await inner.execute(sql`select 1`);
      });
      if (engine === "postgresql") {
        expect(errorCode(await lateInside?.().catch((error: unknown) => error))).toBe("transaction-ended");
      }
    });
    await expect(late?.()).rejects.toThrow();
    await expect(lateInside?.()).rejects.toThrow();
  });

  describe.runIf(engine === "postgresql")("on a server", () => {
    const sleep = sql`select pg_sleep(30) /* slow */`;
    const running = async () => {
      const activity = sql`pg_stat_activity`;
      const rows = await database.db
        .select({ count: sql<string>`count(*)::text` })
        .from(activity)
        .where(sql`datname = current_database() and state = 'active' and query like ${"%/* slow */%"}
          and pid <> pg_backend_pid()`);
      return rows[0]?.count;
    };

    it("has the statement under way stopped, and no other", async () => {
      const control = new AbortController();
      const other = asViewer(database, {}, (db) => db.execute(sql`select pg_sleep(1) /* other */`));
      const task = asViewer(database, {}, (db) => db.execute(sleep), { signal: control.signal });
      const ended = expect(task).rejects.toBe(stop);
      await expect.poll(running).toBe("1");
      control.abort(stop);
      await ended;
      expect(await running()).toBe("0");
      await other;
    });

    it("is stopped by the server itself after the time of a statement", async () => {
      const task = asViewer(database, {}, (db) => db.execute(sleep), { statementMilliseconds: 100 });
      expect(errorCode(await task.catch((error: unknown) => error))).toBe("57014");
    });

    it("gives up waiting for a connection when all are taken", async () => {
      const control = new AbortController();
      const long = Array.from({ length: 10 }, () =>
        asViewer(database, {}, (db) => db.execute(sleep), { signal: control.signal }).catch((error: unknown) => error),
      );
      const impatient = asViewer(database, {}, (db) => db.execute(sql`select 1`), { signal: AbortSignal.timeout(300) });
      await expect(impatient).rejects.toThrow("timeout");
      control.abort(stop);
      expect(await Promise.all(long)).toEqual(long.map(() => stop));
      expect(await running()).toBe("0");
    });
  });
});
