/** An operation whose entries in the audit log cannot be written is not answered, and leaves nothing behind, whatever goes on beside it. */
import { auditEntries, contactProfiles } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { verifyAudit } from "@delibera/identity";
import { sql } from "drizzle-orm";
import { graphql } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { operate, schema } from "../src/schema.ts";
import type { Answer } from "./change.ts";
import { registryOperator } from "./change.ts";
import { person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { openRegistry, today } from "./registry.ts";

describeOnEachDatabase("an audit log that refuses an entry", (open) => {
  let registry: Registry;

  beforeAll(async () => {
    registry = await openRegistry(open, [person(1, "Prova")]);
    const { db } = registry.database;
    await db.execute(sql`create function refuse_entry() returns trigger language plpgsql as
      $$ begin if new.purpose = 'refused' then raise exception 'the log is full'; end if; return new; end $$`);
    await db.execute(
      sql`create trigger a_refusal before insert on audit_entries for each row execute function refuse_entry()`,
    );
  });

  const ask = (purpose: string, source: string): Promise<Answer> =>
    operate(
      {
        database: registry.database,
        viewer: registryOperator,
        today,
        purpose,
        reading: !source.startsWith("mutation"),
      },
      (contextValue) => graphql({ schema, source, contextValue }),
    );
  const reading = '{ professional(id: "P-0001") { lastName } }';
  const saving = `mutation { saveContact(input: { professional: "P-0001", email: "ada@example.org", newsletter: false,
    privacyConsent: true }) { __typename } }`;

  it("has nothing answered of what was read", async () => {
    await expect(ask("refused", reading)).rejects.toMatchObject({ cause: { message: "the log is full" } });
    expect((await ask("good", reading)).data).toEqual({ professional: { lastName: "Prova" } });
  });

  it("has nothing done of what was changed", async () => {
    await expect(ask("refused", saving)).rejects.toMatchObject({ cause: { message: "the log is full" } });
    expect(await registry.database.db.$count(contactProfiles)).toBe(0);
  });

  describe("while others write in it", () => {
    it("lets each of them be done or not on its own", async () => {
      const entries = await registry.database.db.$count(auditEntries);
      const purposes = Array.from({ length: 24 }, (_, place) => (place % 3 === 0 ? "refused" : "good"));
      const ended = await Promise.allSettled(purposes.map((purpose) => ask(purpose, saving)));
      expect(ended.map(({ status }) => status)).toEqual(
        purposes.map((purpose) => (purpose === "good" ? "fulfilled" : "rejected")),
      );
      const { db } = registry.database;
      expect(await db.$count(contactProfiles)).toBe(16);
      // Whose it is, and what was changed.
      expect((await db.$count(auditEntries)) - entries).toBe(32);
    });

    it("lets each of those who read be answered or not on its own, and keeps one whole chain", async () => {
      const { db } = registry.database;
      const entries = await db.$count(auditEntries);
      const purposes = Array.from({ length: 24 }, (_, place) => (place % 3 === 0 ? "refused" : "good"));
      const ended = await Promise.allSettled(purposes.map((purpose) => ask(purpose, reading)));
      expect(ended.map(({ status }) => status)).toEqual(
        purposes.map((purpose) => (purpose === "good" ? "fulfilled" : "rejected")),
      );
      expect((await db.$count(auditEntries)) - entries).toBe(16);
      expect(await verifyAudit(db)).toMatchObject({ kind: "whole" });
    });
  });
});
