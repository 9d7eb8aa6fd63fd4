/** An address that leads nowhere, or to the wrong place, is answered with one sentence that never repeats a password. */
import { createServer } from "node:net";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, inject, test } from "vitest";
import { DatabaseError, migrate, openDatabase, professionals } from "../src/database.ts";
import { createTestPostgres } from "../src/testing/testing.ts";
import { runProcess } from "./run-process.ts";

async function openingOf(url: string): Promise<unknown> {
  try {
    const database = await openDatabase({ url });
    await database.close();
    return "it opens";
  } catch (error) {
    return error;
  }
}

describe("without a server", () => {
  test.each([
    [
      "mysql://user:secret@localhost/delibera",
      "the database address must begin with postgres://; correct DATABASE_URL",
    ],
    ["postgres://[bad", "the database address cannot be read; correct DATABASE_URL"],
  ])("the address %s is refused as such", async (url, message) => {
    expect(await openingOf(url)).toMatchObject({ code: "invalid-url", message });
  });

  test("a closed port is named", async () => {
    const error = await openingOf("postgres://user:secret@127.0.0.1:1/delibera");
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error).toMatchObject({
      code: "unreachable",
      message: "no database answers at 127.0.0.1:1 (ECONNREFUSED); start it or correct DATABASE_URL",
    });
  });

  test("a host that does not exist is named", async () => {
    const error = await openingOf("postgres://user:secret@nowhere.invalid/delibera");
    expect(error).toMatchObject({ code: "unreachable" });
    expect((error as Error).message).toMatch(
      /^no database answers at nowhere\.invalid:5432 \((ENOTFOUND|EAI_AGAIN)\); start it or correct DATABASE_URL$/,
    );
  });

  test("a server that says nothing is given up after a while", async () => {
    const mute = createServer();
    await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
    const address = mute.address();
    const port = typeof address === "object" ? address?.port : 0;
    const error = await openingOf(`postgres://user:secret@127.0.0.1:${port}/delibera`);
    mute.close();
    expect(error).toMatchObject({
      code: "unreachable",
      message: `no database answers at 127.0.0.1:${port} (CONNECT_TIMEOUT); start it or correct DATABASE_URL`,
    });
  });
});

describe.skipIf(inject("testDatabases").postgres === undefined)("with a real PostgreSQL", () => {
  const drops: (() => Promise<void>)[] = [];

  afterAll(async () => {
    for (const drop of drops) await drop();
  });

  async function address(options: { empty?: boolean } = {}): Promise<URL> {
    const test = await createTestPostgres(options);
    drops.push(test.drop);
    return new URL(test.url);
  }

  test("a wrong password is told from an absent server, and is not repeated", async () => {
    const url = await address();
    url.password = "guessed";
    const error = await openingOf(url.href);
    expect(error).toMatchObject({
      code: "wrong-password",
      message: `PostgreSQL at 127.0.0.1:${url.port} refused user ${url.username}; correct the user and password in DATABASE_URL`,
    });
  });

  test("a database that is not there is named", async () => {
    const url = await address();
    url.pathname = "/elsewhere";
    expect(await openingOf(url.href)).toMatchObject({
      code: "unknown-database",
      message: `PostgreSQL at 127.0.0.1:${url.port} has no database elsewhere; create it or correct DATABASE_URL`,
    });
  });

  test("a server that answers and refuses is told from one that does not answer", async () => {
    const url = await address();
    // A database cannot be closed to others from within: another does it.
    const database = await openDatabase({ url: (await address()).href });
    const name = sql.identifier(url.pathname.slice(1));
    await database.db.execute(sql`alter database ${name} allow_connections false`);
    expect(await openingOf(url.href)).toMatchObject({
      code: "unreachable",
      message: `PostgreSQL at 127.0.0.1:${url.port} refused the connection (database "${url.pathname.slice(1)}" is not currently accepting connections); wait, or correct DATABASE_URL`,
    });
    await database.db.execute(sql`alter database ${name} allow_connections true`);
    await database.close();
  });

  test("the location of an open database holds no password", async () => {
    const url = await address();
    const database = await openDatabase({ url: url.href });
    expect(database.location).toBe(`PostgreSQL at 127.0.0.1:${url.port}${url.pathname}`);
    await database.close();
    await database.close();
  });

  test("two processes that migrate one empty database at once both succeed", async () => {
    const url = await address({ empty: true });
    const both = [runProcess("migrate", url.href), runProcess("migrate", url.href)];
    const ends = await Promise.all(both.map((it) => it.ended()));
    expect(ends).toEqual([
      { code: 0, lines: ["started", "opened", "migrated"] },
      { code: 0, lines: ["started", "opened", "migrated"] },
    ]);
  });

  test("two processes that load one registry at once write it once", async () => {
    const url = await address();
    const both = [runProcess("load", url.href, "60"), runProcess("load", url.href, "60")];
    const ends = await Promise.all(both.map((it) => it.ended()));
    expect(ends.map((it) => it.code)).toEqual([0, 0]);
    expect(ends.filter((it) => it.lines.includes("wrote 60"))).toHaveLength(1);
    const database = await openDatabase({ url: url.href });
    expect(await database.db.$count(professionals)).toBe(60);
    await database.close();
  });

  test("a process killed in the middle of a load leaves no half of a registry", async () => {
    const url = await address();
    const loader = runProcess("load", url.href, "1500");
    await loader.said("wrote 500");
    await loader.kill();
    const database = await openDatabase({ url: url.href });
    await migrate(database);
    expect(await database.db.$count(professionals)).toBe(0);
    await database.close();
  });
});
