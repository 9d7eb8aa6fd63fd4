/** Whom to turn to about credits that are not there: the provider, as it says itself, and then the help desk of who accredits it. */
import { auditEntries, editions, events, providerContacts, providers } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { Viewer } from "@delibera/identity";
import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import type { Answer } from "./change.ts";
import { bound, change, changeAt, nobody, registryOperator } from "./change.ts";
import { person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { askOf, openRegistry, signedIn } from "./registry.ts";

const payload = "provider { registryId contact { email telephone registeredOn } }";

describeOnEachDatabase("the contact of a provider", (open) => {
  let registry: Registry;
  const as = new Map<string, Viewer>([
    ["nobody", nobody],
    ["operator", registryOperator],
    ["analyst", signedIn({ role: "analyst" })],
  ]);

  beforeAll(async () => {
    registry = await openRegistry(open, [person(1, "Prova")]);
    const { db } = registry.database;
    const kinds = { "PR-1": "national", "PR-2": "regional" } as const;
    for (const [publicId, kind] of Object.entries(kinds)) {
      const [provider] = await db.insert(providers).values({ publicId, kind }).returning();
      const entry = { publicId: `EV-${kind}`, providerId: provider?.id ?? 0, format: "RES" as const };
      const [event] = await db.insert(events).values(entry).returning();
      const held = { eventId: event?.id ?? 0, number: 1, startsOn: "2026-05-02", endsOn: "2026-05-03" };
      await db.insert(editions).values(held);
      as.set(publicId, await bound(registry.database, "provider", publicId));
    }
    as.set("P-0001", await bound(registry.database, "professional", "P-0001"));
  });

  const say = (who: string, input: object): Promise<Answer> =>
    changeAt(registry.database, "saveProviderContact", input, { as: as.get(who) as Viewer, person: "", payload });
  /** What is told of both providers. */
  const told = async (who: string, fields: string): Promise<Answer> => {
    const source = `{ national: event(id: "EV-national") { ${fields} } regional: event(id: "EV-regional") { ${fields} } }`;
    const { data, errors }: Answer = await askOf(registry.database, source, {}, as.get(who));
    expect(errors).toBeUndefined();
    return structuredClone(data);
  };

  it("is said by the provider itself, holds as it said it last, and is read by everybody", async () => {
    const fields = "provider { contact { email telephone registeredOn } }";
    const none = { provider: { contact: null } };
    expect(await told("nobody", fields)).toEqual({ national: none, regional: none });
    expect(await say("PR-1", { email: "prima@example.org" })).toMatchObject({
      provider: {
        registryId: "PR-1",
        contact: { email: "prima@example.org", telephone: null, registeredOn: "2026-11-21" },
      },
    });
    const said = { email: " assistenza@example.org ", telephone: "+39 00 123.45-67" };
    const asked = { as: as.get("PR-1") as Viewer, person: "", payload };
    const answer = await change(registry, "saveProviderContact", { ...said, clientMutationId: "1" }, asked);
    const contact = { email: "assistenza@example.org", telephone: "+39001234567", registeredOn: "2026-11-21" };
    expect(answer.provider).toEqual({ registryId: "PR-1", contact });
    // The same change again is the same answer, and no other row.
    await change(registry, "saveProviderContact", { ...said, clientMutationId: "1" }, asked);
    for (const who of ["nobody", "P-0001", "PR-2", "operator", "analyst"]) {
      expect(await told(who, fields), who).toEqual({ national: { provider: { contact } }, regional: none });
    }
    const { db } = registry.database;
    expect(await db.$count(providerContacts)).toBe(2);
    expect(await db.$count(auditEntries, eq(auditEntries.noun, "providerContact"))).toBe(2);
  });

  it("is said by nobody else, not even by who keeps the registry", async () => {
    const input = { email: "altri@example.org" };
    expect(await say("nobody", input)).toMatchObject({ __typename: "NotAllowed", signedIn: false });
    for (const who of ["P-0001", "operator", "analyst"]) {
      const role = who === "P-0001" ? "professional" : who === "operator" ? "registry-operator" : who;
      expect(await say(who, input)).toMatchObject({
        __typename: "NotAllowed",
        message: `the role ${role} may not write how a provider is reached`,
        signedIn: true,
      });
    }
    expect(await registry.database.db.$count(providerContacts)).toBe(2);
  });

  it.each([
    [{ email: "assistenza" }, "email", "`email` is no e-mail address: write it as name@example.org"],
    [{ email: "a b@example.org" }, "email", "`email` is no e-mail address: write it as name@example.org"],
    [
      { email: "a@example.org\0" },
      "email",
      "`email` holds a null character (U+0000), which no text of the registry has: remove it",
    ],
    [
      { email: "a@example.org", clientMutationId: "\0" },
      "clientMutationId",
      "`clientMutationId` holds a null character (U+0000), which no text of the registry has: remove it",
    ],
    [
      { email: "a@example.org", telephone: "interno 12345" },
      "telephone",
      "`telephone` is no telephone number: write it as +39 06 1234567, or leave it out",
    ],
    [
      { email: "a@example.org", telephone: "1234" },
      "telephone",
      "`telephone` is no telephone number: write it as +39 06 1234567, or leave it out",
    ],
  ])("is no text of any kind: %j", async (input, argument, message) => {
    expect(await say("PR-1", input)).toMatchObject({ __typename: "InvalidInput", argument, message });
  });

  it("stands beside credits that are overdue, with the help desk where there is one for all", async () => {
    const fields = "editions { standing { state dueOn } } provider { contact { email } helpDesk }";
    const overdue = [{ standing: { state: "OVERDUE", dueOn: "2026-08-01" } }];
    expect(await told("P-0001", fields)).toEqual({
      national: {
        editions: overdue,
        provider: { contact: { email: "assistenza@example.org" }, helpDesk: "ecm.professionistisanitari@agenas.it" },
      },
      regional: { editions: overdue, provider: { contact: null, helpDesk: null } },
    });
  });

  it("is read in one statement for all events of a page", async () => {
    await registry.data("{ events(first: 10) { edges { node { provider { contact { email } } } } } }");
    expect(registry.statements).toHaveLength(2);
  });
});
