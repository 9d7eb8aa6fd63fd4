/** For every role: what the API shows of every noun is what the policies of the database let through, and a refusal says why. */
import type { Database } from "@delibera/database";
import { asViewer, enrolMembers, registerOrders, tables } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { Grant, Viewer } from "@delibera/identity";
import { roles, settingsOf } from "@delibera/identity";
import { asc, eq, gt, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { participation, person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { openRegistry, signedIn } from "./registry.ts";

const people = [
  person(1, "Uno", { participations: [participation("PA-1", "5.0", { event: "EV-1" })] }),
  person(2, "Due", {
    participations: [
      participation("PA-1", "5.0", { event: "EV-1" }),
      participation("PA-2", "4.0", { event: "EV-2", provider: "regional" }),
    ],
    competentDoctor: [{ from: "2020-01-01", registeredOn: "2020-01-01" }],
  }),
  person(3, "Tre", { participations: [participation("PA-1", "3.0", { event: "EV-2", provider: "regional" })] }),
  person(4, "Quattro"),
];

const everything = `{
  professionals(first: 10) { totalCount edges { node { registryId fiscalCode firstName lastName birthDate participations(first: 10) { totalCount edges { node { registryId credits } } } } } }
  participations(first: 10) { totalCount edges { node { id registryId professional { registryId } } } }
  events(first: 10) { edges { node { registryId participations(first: 10) { totalCount edges { node { professional { registryId } } } } } } }
}`;

describeOnEachDatabase("what each role is shown", (open) => {
  let registry: Registry;
  let database: Database;
  let viewers: readonly (readonly [string, Viewer])[];

  beforeAll(async () => {
    registry = await openRegistry(open, people);
    database = registry.database;
    const { db } = database;
    await registerOrders(db, [{ id: "ORD-1", name: "Ordine di prova" }]);
    await enrolMembers(db, [
      { professional: "P-0001", order: "ORD-1", from: "2005-03-01" },
      { professional: "P-0004", order: "ORD-1", from: "2005-03-01" },
    ]);
    const bound = async (table: "professionals" | "orders" | "providers", registryId: string) => {
      const [found] = await db
        .select({ row: tables[table].id })
        .from(tables[table])
        .where(eq(tables[table].publicId, registryId));
      if (found === undefined) throw new Error(`no ${registryId}`);
      return { row: found.row, registryId };
    };
    const grants: Readonly<Record<string, Grant>> = {
      professional: { role: "professional", professional: await bound("professionals", "P-0002") },
      provider: { role: "provider", provider: await bound("providers", "unnamed-regional") },
      order: { role: "order", order: await bound("orders", "ORD-1") },
      "accrediting-body": { role: "accrediting-body", body: "national" },
    };
    viewers = [
      ["nobody", { kind: "anonymous" }],
      ...roles.map((role) => [role, signedIn(grants[role] ?? { role })] as const),
    ];
  });

  it("is, of people and participations, what the database lets through", async () => {
    for (const [name, viewer] of viewers) {
      const allowed = await rowsOf(database, viewer);
      const list = await registry.ask(
        "{ professionals(first: 10) { totalCount edges { node { registryId } } } }",
        {},
        viewer,
      );
      const shown = (list.data as Answer)?.professionals;
      // What a role may read nothing of is an error; the rows are none either way.
      expect((shown?.edges ?? []).map(({ node }: Answer) => node.registryId).sort(), `people, ${name}`).toEqual(
        allowed.people,
      );
      expect(shown?.totalCount ?? 0, name).toBe(allowed.people.length);
      const taken = await registry.ask(
        "{ participations(first: 10) { totalCount edges { node { id } } } }",
        {},
        viewer,
      );
      const ids = ((taken.data as Answer)?.participations.edges ?? [])
        .map(({ node }: Answer) => decoded(node.id))
        .sort();
      expect(ids, `participations, ${name}`).toEqual(allowed.participations);
    }
  });

  it("is found by name by whoever may see the person, and by nobody else", async () => {
    const search =
      "query ($s: String) { professionals(search: $s, first: 5) { totalCount edges { node { registryId } } } }";
    for (const [name, viewer] of viewers) {
      const allowed = await rowsOf(database, viewer);
      for (const { id, lastName } of people) {
        const { data } = await registry.ask(search, { s: lastName.slice(0, 2) }, viewer);
        const found = (data as Answer)?.professionals;
        const expected = allowed.people.includes(id) ? [id] : [];
        expect(
          (found?.edges ?? []).map(({ node }: Answer) => node.registryId),
          `${lastName}, ${name}`,
        ).toEqual(expected);
        expect(found?.totalCount ?? 0, `${lastName}, ${name}`).toBe(expected.length);
      }
    }
  });

  it.each([
    ["nobody", "UNAUTHENTICATED", "sign in to read people of the registry"],
    ["insurer", "FORBIDDEN", "the role insurer may not read people of the registry"],
    ["auditor", "FORBIDDEN", "the role auditor may not read people of the registry"],
  ])("%s is refused with %s", async (name, code, message) => {
    const { errors } = await registry.ask(everything, {}, viewerNamed(name));
    expect(errors?.map((error) => [error.extensions["code"], error.message])).toContainEqual([code, message]);
  });

  it.each([
    ["provider", "record", "the role provider may not read what the registry holds of a person"],
    ["provider", 'ledger(triennium: "2017-2019") { triennium }', "the role provider may not read ledgers"],
    [
      "accrediting-body",
      "registrations { kind }",
      "the role accrediting-body may not read what the registry holds of a person",
    ],
    ["ministry", "record", "the role ministry may not read what the registry holds of a person"],
    ["ministry", "participations { totalCount }", "the role ministry may not read participations"],
  ])("%s is not shown %s", async (name, field, message) => {
    const { data, errors } = await registry.ask(`{ professional(id: "P-0002") { ${field} } }`, {}, viewerNamed(name));
    expect([data?.["professional"], errors?.[0]?.message]).toEqual([null, message]);
  });

  it("by an id that is not within reach is nothing at all: by registry id, global id, node or participation", async () => {
    const global = Buffer.from("Professional:P-0001").toString("base64");
    const taken = Buffer.from("Participation:P-0001/PA-1").toString("base64");
    const query = `{ a: professional(id: "P-0001") { registryId } b: professional(id: "${global}") { registryId } c: node(id: "${global}") { id } d: node(id: "${taken}") { id } nodes(ids: ["${global}", "${taken}"]) { id } }`;
    expect((await registry.ask(query, {}, viewerNamed("professional"))).data).toEqual({
      a: null,
      b: null,
      c: null,
      d: null,
      nodes: [null, null],
    });
    const found = await registry.ask(query, {}, viewerNamed("order"));
    expect(found.data).toMatchObject({ a: { registryId: "P-0001" }, d: { id: taken } });
  });

  describe("under a pseudonym", () => {
    it.each(["analyst", "policy-author", "reviewer"])(
      "%s knows nobody, and reads ledgers and records without identity",
      async (name) => {
        const viewer = viewerNamed(name);
        const first = await registry.ask(everything, {}, viewer);
        expect(first.errors).toBeUndefined();
        const told = JSON.stringify(first.data);
        for (const { id, fiscalCode, lastName } of people) {
          for (const secret of [id, fiscalCode, `"${lastName}"`]) expect(told).not.toContain(secret);
        }
        const [{ node }] = (first.data as Answer).professionals.edges;
        const query = `query ($id: ID!) { professional(id: $id) { record registryId ledger(triennium: "2017-2019") { professional obligation { individual { exact } } } } }`;
        const { data, errors } = await registry.ask(query, { id: node.registryId }, viewer);
        expect(errors).toBeUndefined();
        const { professional } = data as Answer;
        expect(professional.ledger).toEqual({
          professional: node.registryId,
          obligation: { individual: { exact: "150" } },
        });
        const record = JSON.parse(professional.record);
        expect([record.id, record.fiscalCode, record.firstName, record.lastName]).toEqual([
          node.registryId,
          undefined,
          undefined,
          undefined,
        ]);
      },
    );

    it("nobody is found by what tells who they are", async () => {
      for (const search of ["Uno", "P-0001", people[0]?.fiscalCode ?? ""]) {
        const answer = await registry.ask(
          "query ($s: String) { professionals(search: $s) { totalCount } }",
          { s: search },
          viewerNamed("analyst"),
        );
        expect(answer.data).toEqual({ professionals: { totalCount: 0 } });
      }
      const byId = await registry.ask('{ professional(id: "P-0001") { registryId } }', {}, viewerNamed("analyst"));
      expect(byId).toEqual({ data: { professional: null } });
    });
  });

  it("is written in the audit log: whose, by whom, what, why; and one's own is not", async () => {
    const { auditEntries } = tables;
    const earlier = await database.db.$count(auditEntries);
    await registry.ask(
      '{ professional(id: "P-0001") { ledger(triennium: "2017-2019") { triennium } participations { totalCount edges { node { credits } } } } }',
      {},
      viewerNamed("order"),
    );
    await registry.ask("{ viewer { professional { registryId record } } }", {}, viewerNamed("professional"));
    await registry.ask("{ professions { name } professionals(first: 0) { totalCount } }", {}, viewerNamed("order"));
    const entries = await database.db
      .select({
        role: auditEntries.role,
        action: auditEntries.action,
        noun: auditEntries.noun,
        subjects: auditEntries.subjects,
        purpose: auditEntries.purpose,
      })
      .from(auditEntries)
      .where(gt(auditEntries.number, earlier))
      .orderBy(asc(auditEntries.noun), asc(auditEntries.number));
    const subjects = ["P-0001"];
    expect(entries).toEqual(
      ["ledger", "participation", "person"].map((noun) => ({
        role: "order",
        action: "read",
        noun,
        subjects,
        purpose: "test",
      })),
    );
  });

  describe("the check of 70 %", () => {
    const check = `query ($code: String!) { insuranceCheck(fiscalCode: $code, triennium: "2023-2025") { met } }`;
    const code = people[0]?.fiscalCode ?? "";

    it("is a yes or no for who gives the fiscal code, and shows the insurer nothing else", async () => {
      const insurer = viewerNamed("insurer");
      expect(await registry.ask(check, { code }, insurer)).toEqual({ data: { insuranceCheck: { met: false } } });
      expect(await registry.ask(check, { code: code.toLowerCase() }, insurer)).toEqual({
        data: { insuranceCheck: { met: false } },
      });
      expect(await registry.ask(check, { code: "PRVPRV80A01X999A" }, insurer)).toEqual({
        data: { insuranceCheck: null },
      });
      const more = `query ($code: String!) { insuranceCheck(fiscalCode: $code, triennium: "2023-2025") { met } professionals { totalCount } }`;
      const { errors } = await registry.ask(more, { code }, insurer);
      expect(errors?.map(({ message }) => message)).toEqual(["the role insurer may not read people of the registry"]);
      const seen = await asViewer(database, settingsOf(insurer), (db) =>
        db.select({ id: tables.professionals.id }).from(tables.professionals),
      );
      expect(seen).toEqual([]);
    });

    it("is answered to an Order of its members only, and to an analyst not at all", async () => {
      expect(await registry.ask(check, { code }, viewerNamed("order"))).toEqual({
        data: { insuranceCheck: { met: false } },
      });
      const other = people[2]?.fiscalCode;
      expect(await registry.ask(check, { code: other }, viewerNamed("order"))).toEqual({
        data: { insuranceCheck: null },
      });
      const { errors } = await registry.ask(check, { code }, viewerNamed("analyst"));
      expect(errors?.map(({ message }) => message)).toEqual(["the role analyst may not read the check of 70 %"]);
    });
  });

  it("of competent doctors, the Ministry is shown who they are today", async () => {
    const list = await registry.ask(
      "{ professionals { edges { node { registryId fiscalCode lastName } } } }",
      {},
      viewerNamed("ministry"),
    );
    expect(list.data).toEqual({
      professionals: {
        edges: [{ node: { registryId: "P-0002", fiscalCode: people[1]?.fiscalCode, lastName: "Due" } }],
      },
    });
  });

  it("of the audit log, the auditor is shown all, the latest first, or what is about one person", async () => {
    await registry.ask('{ professional(id: "P-0004") { registryId } }', {}, viewerNamed("order"));
    const log =
      "query ($of: String) { auditEntries(first: 2, subject: $of) { totalCount edges { node { number role action noun subjects hash } } } }";
    const about = await registry.ask(log, { of: "P-0004" }, viewerNamed("auditor"));
    const [{ node }] = (about.data as Answer).auditEntries.edges;
    expect(node).toMatchObject({ role: "order", action: "read", noun: "person", subjects: ["P-0004"] });
    const all = (await registry.ask(log, {}, viewerNamed("auditor"))).data as Answer;
    expect(all.auditEntries.totalCount).toBe(node.number);
    const { errors } = await registry.ask(log, {}, viewerNamed("registry-operator"));
    expect(errors?.map(({ message }) => message)).toEqual(["the role registry-operator may not read the audit log"]);
  });

  function viewerNamed(name: string): Viewer {
    const found = viewers.find(([it]) => it === name)?.[1];
    if (found === undefined) throw new Error(`no viewer is named ${name}`);
    return found;
  }
});

/** As the database lets them through, by the names under which the viewer knows them. */
async function rowsOf(database: Database, viewer: Viewer) {
  const { professionals, participations } = tables;
  const settings = settingsOf(viewer);
  const name =
    settings.pseudonymous === true
      ? sql<string>`${professionals.pseudonym}::text`
      : sql<string>`${professionals.publicId}`;
  return await asViewer(database, settings, async (db) => {
    const seen = await db.select({ name }).from(professionals);
    const taken = await db
      .select({ name, id: participations.publicId })
      .from(participations)
      .innerJoin(professionals, eq(professionals.id, participations.professionalId));
    return {
      people: seen.map((row) => row.name).sort(),
      participations: taken.map((row) => `Participation:${row.name}/${row.id}`).sort(),
    };
  });
}

function decoded(id: string): string {
  return Buffer.from(id, "base64").toString();
}

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which stands beside it
type Answer = any;
