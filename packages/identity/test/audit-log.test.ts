/** The audit log takes one writer at a time, refuses to be changed, keeps no fiscal code, and shows the first entry that does not hold. */
import { randomUUID } from "node:crypto";
import type { Database } from "@delibera/database";
import { asViewer, tables } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { asc, sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import type { Viewer } from "../src/identity.ts";
import { auditTrail, settingsOf, verifyAudit } from "../src/identity.ts";

const { auditEntries } = tables;
const operator: Viewer = {
  kind: "signed-in",
  subject: "ada https://issuer.example",
  displayName: "Ada",
  grant: { role: "registry-operator" },
  grants: [{ role: "registry-operator" }],
};
const analyst: Viewer = { ...operator, grant: { role: "analyst" } };

describeOnEachDatabase("the audit log", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });

  it("is whole when nothing was written", async () => {
    expect(await verifyAudit(database.db)).toEqual({ kind: "whole", head: undefined });
  });

  it("has one entry for each noun that was read or changed, with whose it was, once", async () => {
    await write(operator, 'perché "sì"\n\\ 😀', ["P-2", "P-1", "P-2"]);
    const [entry] = await database.db.select().from(auditEntries);
    expect(entry).toMatchObject({
      number: 1,
      actor: "ada https://issuer.example",
      role: "registry-operator",
      action: "read",
      noun: "person",
      subjects: ["P-1", "P-2"],
      purpose: 'perché "sì"\n\\ 😀',
      previousHash: "",
    });
    expect(await verifyAudit(database.db)).toEqual({ kind: "whole", head: { number: 1, hash: entry?.hash } });
  });

  it("says nothing of one's own record", async () => {
    const own: Viewer = { ...operator, grant: { role: "professional", professional: { row: 1, registryId: "P-1" } } };
    const before = await database.db.$count(auditEntries);
    await write(own, "own", ["P-1"]);
    expect(await database.db.$count(auditEntries)).toBe(before);
    await write(own, "other", ["P-1", "P-2"]);
    const [last] = await database.db
      .select({ subjects: auditEntries.subjects })
      .from(auditEntries)
      .orderBy(sql`number desc`)
      .limit(1);
    expect(last).toEqual({ subjects: ["P-2"] });
  });

  it("gives the numbers and the hashes itself, whatever is sent", async () => {
    const sent = { number: 99, hash: "x", previousHash: "y", at: "1999-01-01T00:00:00Z" };
    await database.db
      .insert(auditEntries)
      .values({ actor: "a", role: "b", action: "read", noun: "person", subjects: [], purpose: "c", ...sent });
    expect(await verifyAudit(database.db)).toMatchObject({ kind: "whole", head: { number: 3 } });
  });

  it("keeps no fiscal code: one in a purpose is taken out, one anywhere else is refused", async () => {
    await write(operator, "per PRVPRV80A01X001A e prvprv80a01x002b", ["P-1"]);
    const purposes = await database.db.select({ purpose: auditEntries.purpose }).from(auditEntries);
    expect(purposes.map(({ purpose }) => purpose)).toContain("per [fiscal code] e [fiscal code]");
    await expect(write(operator, "x", ["PRVPRV80A01X001A"])).rejects.toMatchObject({
      cause: { message: expect.stringContaining("audit_entries_no_fiscal_code") },
    });
    expect(await verifyAudit(database.db)).toMatchObject({ kind: "whole" });
  });

  it("is not shown to who writes in it, nor changed by anybody", async () => {
    await write(analyst, "cohort", [randomUUID()]);
    await expect(asViewer(database, settingsOf(analyst), (db) => db.select().from(auditEntries))).rejects.toThrow();
    expect(await asViewer(database, settingsOf(operator), (db) => db.select().from(auditEntries))).toEqual([]);
    const auditor = settingsOf({ ...operator, grant: { role: "auditor" } });
    expect((await asViewer(database, auditor, (db) => db.select().from(auditEntries))).length).toBeGreaterThan(0);
    for (const change of [
      sql`update audit_entries set actor = 'x'`,
      sql`delete from audit_entries`,
      sql`truncate audit_entries`,
    ]) {
      await expect(database.db.execute(change)).rejects.toMatchObject({
        cause: { message: expect.stringMatching(/^audit_entries is append-only: (UPDATE|DELETE|TRUNCATE) refused$/) },
      });
    }
  });

  it("forgets what a failed operation read: nothing of it was answered", async () => {
    const before = await database.db.$count(auditEntries);
    const failing = asViewer(database, settingsOf(operator), async (db) => {
      const trail = auditTrail(operator, "fails");
      trail.read("person", "P-1");
      await trail.write(db);
      throw new Error("later");
    });
    await expect(failing).rejects.toThrow("later");
    expect(await database.db.$count(auditEntries)).toBe(before);
  });

  it("takes twenty writers at once, each once, in one line", async () => {
    const before = await database.db.$count(auditEntries);
    const writers = Array.from({ length: 20 }, (_, place) =>
      write(place % 2 === 0 ? operator : analyst, `writer ${place}`, [`P-${place}`]),
    );
    await Promise.all(writers);
    const written = await database.db
      .select({ number: auditEntries.number, purpose: auditEntries.purpose })
      .from(auditEntries)
      .orderBy(asc(auditEntries.number));
    expect(written.map(({ number }) => number)).toEqual(written.map((_, place) => place + 1));
    expect(new Set(written.slice(before).map(({ purpose }) => purpose)).size).toBe(20);
    expect(await verifyAudit(database.db)).toMatchObject({ kind: "whole", head: { number: before + 20 } });
  });

  it("names the first entry that was altered, cut out, put in or cut off", async () => {
    const whole = await verifyAudit(database.db);
    if (whole.kind !== "whole" || whole.head === undefined) throw new Error("the log is not whole");
    const { head } = whole;
    // As somebody who owns the database may do after switching the triggers off.
    const tampered = async (change: ReturnType<typeof sql>) => {
      const undone = new Error("undo");
      let verdict: unknown;
      const attempt = database.db.transaction(async (tx) => {
        await tx.execute(sql`alter table audit_entries disable trigger user`);
        await tx.execute(change);
        verdict = await verifyAudit(tx, head);
        throw undone;
      });
      await expect(attempt).rejects.toThrow("undo");
      return verdict;
    };
    expect(await tampered(sql`update audit_entries set purpose = 'something else' where number = 3`)).toEqual({
      kind: "broken",
      number: 3,
      why: "altered",
    });
    expect(await tampered(sql`delete from audit_entries where number = 4`)).toEqual({
      kind: "broken",
      number: 4,
      why: "gap",
    });
    expect(
      await tampered(
        sql`update audit_entries set previous_hash = 'sha256:0', hash = 'sha256:' || encode(sha256(convert_to(audit_text(audit_entries), 'UTF8')), 'hex') where number = 5`,
      ),
    ).toMatchObject({ kind: "broken", number: 5 });
    expect(await tampered(sql`delete from audit_entries where number = ${head.number}`)).toEqual({
      kind: "broken",
      number: head.number,
      why: "not-the-known-head",
    });
    expect(await verifyAudit(database.db, head)).toEqual(whole);
    expect(await verifyAudit(database.db, { ...head, hash: "sha256:other" })).toEqual({
      kind: "broken",
      number: head.number,
      why: "not-the-known-head",
    });
  });

  function write(viewer: Viewer, purpose: string, people: readonly string[]): Promise<void> {
    return asViewer(database, settingsOf(viewer), async (db) => {
      const trail = auditTrail(viewer, purpose);
      for (const person of people) trail.read("person", person);
      await trail.write(db);
    });
  }
});
