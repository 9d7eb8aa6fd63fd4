/** `delibera audit verify` on real databases, whole and tampered with, beside a server and after one that was killed. */
import { join } from "node:path";
import type { Database } from "@delibera/database";
import { migrate, openDatabase, tables } from "@delibera/database";
import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { delibera, temporaryFolder } from "./run-delibera.ts";

it("says that an empty log is empty and a whole one is whole, with its last entry", async () => {
  const data = await withEntries(0);
  expect(verify(data)).toEqual({ code: 0, out: "il registro degli accessi è vuoto\n", err: "" });
  await write(data, 3);
  const { code, out, err } = verify(data, ["--lang", "en"]);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/^the audit log is whole; last entry 3:sha256:[0-9a-f]{64}\n$/);
  const json = JSON.parse(verify(data, ["--json"]).out);
  expect(json).toEqual({ formatVersion: "1.0", kind: "whole", head: { number: 3, hash: out.trim().slice(-71) } });
});

it("names the first entry that does not hold and answers 3", async () => {
  const data = await withEntries(5);
  const head = /(\d+:sha256:\w+)/.exec(verify(data).out)?.[1] ?? "";
  await tamper(data, sql`update audit_entries set actor = 'somebody else' where number = 4`);
  expect(verify(data)).toEqual({ code: 3, out: "voce 4: non dice più ciò che diceva quando fu scritta\n", err: "" });
  await tamper(data, sql`delete from audit_entries where number = 2`);
  expect(verify(data)).toEqual({ code: 3, out: "voce 2: manca\n", err: "" });
  await tamper(data, sql`delete from audit_entries where number > 1`);
  expect(verify(data).code).toBe(0);
  expect(verify(data, ["--head", head, "--lang", "en"])).toEqual({
    code: 3,
    out: "entry 2: is not the one written down with --head any more: the log was cut off or rewritten\n",
    err: "",
  });
});

it("is one sentence and 1 when there is no such database, no such entry, or nothing to verify", async () => {
  const nowhere = join(temporaryFolder(), "nowhere");
  expect(verify(nowhere)).toEqual({
    code: 1,
    out: "",
    err: `delibera: in ${nowhere} non c'è una banca dati: indicarla con --data o DATABASE_URL\n`,
  });
  const data = await withEntries(0);
  expect(verify(data, ["--head", "3"]).err).toBe(
    "delibera: `3` in --head non è una voce: scriverla come la stampa audit verify, numero:sha256:…\n",
  );
  expect(delibera(["audit", "erase"]).code).toBe(1);
  const open = await openDatabase({ dataDirectory: data });
  expect(verify(data).err).toMatch(
    /^delibera: la banca dati non si apre \(the data folder .* is in use by process \d+;/,
  );
  await open.close();
});

function verify(data: string, more: readonly string[] = []) {
  return delibera(["audit", "verify", "--data", data, ...more], { env: { DATABASE_URL: "" } });
}

async function withEntries(count: number): Promise<string> {
  const data = temporaryFolder();
  await opened(data, (database) => migrate(database));
  if (count > 0) await write(data, count);
  return data;
}

function write(data: string, count: number): Promise<void> {
  return opened(data, async ({ db }) => {
    for (let place = 0; place < count; place++) {
      await db.insert(tables.auditEntries).values({
        number: 0,
        actor: "ada",
        role: "auditor",
        action: "read",
        noun: "person",
        subjects: ["P-1"],
        purpose: `${place}`,
        previousHash: "",
        hash: "",
      });
    }
  });
}

/** As somebody who owns the database may do after switching the triggers off. */
function tamper(data: string, change: SQL): Promise<void> {
  return opened(data, async ({ db }) => {
    await db.execute(sql`alter table audit_entries disable trigger user`);
    await db.execute(change);
    await db.execute(sql`alter table audit_entries enable trigger user`);
  });
}

async function opened(data: string, task: (database: Database) => Promise<unknown>): Promise<void> {
  const database = await openDatabase({ dataDirectory: data });
  await task(database);
  await database.close();
}
