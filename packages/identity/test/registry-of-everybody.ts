/**
 * A small registry in which every role has something to see and something it must not see: two Orders, three providers, people
 * enrolled and cancelled, competent doctors of today and of yesterday.
 */
import type { Database, ProfessionalFacts } from "@delibera/database";
import { enrolMembers, registerOrders, registerProfessionals, tables } from "@delibera/database";
import { eq } from "drizzle-orm";
import type { Grant, Role, Viewer } from "../src/identity.ts";

export const today = "2026-11-21";

type Participation = NonNullable<ProfessionalFacts["participations"]>[number];

function took(id: string, event: string, provider: "national" | "regional"): Participation {
  return {
    id,
    event,
    edition: 1,
    provider,
    format: "RES",
    role: "learner",
    acquiredOn: "2024-05-10",
    registeredOn: "2024-07-01",
    credits: "5.0",
    recruited: false,
    disciplines: "all",
    radioprotection: false,
  };
}

function person(number: number, facts: Partial<ProfessionalFacts> = {}): ProfessionalFacts {
  return {
    id: `P-000${number}`,
    fiscalCode: `PRVPRV80A01X00${number}A`,
    firstName: "Ada",
    lastName: `Prova ${"ABCDEFGH"[number]}`,
    birthDate: "1980-01-01",
    profession: 1,
    disciplines: [58],
    registrations: [{ kind: "first", resolvedOn: "2005-03-01", registeredOn: "2005-03-01" }],
    exemptions: [{ kind: "esenzione", reason: "maternity", from: "2024-01-01", to: "2024-02-01" }],
    individualTraining: [{ kind: "self-study", id: "IT-1", hours: 3, acquiredOn: "2024-03-01" }],
    positions: [{ triennium: "2014-2016", acquired: "100.0", registeredOn: "2017-01-31" }],
    ...facts,
  };
}

const open = { from: "2020-01-01", registeredOn: "2020-01-01" };
const closed = { from: "2018-01-01", to: "2019-12-31", registeredOn: "2018-01-01" };

const people: readonly ProfessionalFacts[] = [
  person(1, { participations: [took("PA-1", "EV-1", "national"), took("PA-2", "EV-2", "regional")] }),
  person(2, { participations: [took("PA-1", "EV-1", "national")], competentDoctor: [open] }),
  person(3, { participations: [took("PA-1", "EV-2", "regional")], competentDoctor: [closed] }),
  person(4, { competentDoctor: [closed, { ...open, to: "2027-01-01" }] }),
  person(5, { profession: 14, disciplines: [85], participations: [took("PA-1", "EV-2", "regional")] }),
];

const enrolled = [
  { professional: "P-0001", order: "ORD-1", from: "2005-03-01" },
  { professional: "P-0002", order: "ORD-1", from: "2005-03-01", to: "2010-12-31" },
  { professional: "P-0002", order: "ORD-2", from: "2011-01-01" },
  { professional: "P-0003", order: "ORD-1", from: "2005-03-01" },
  { professional: "P-0004", order: "ORD-2", from: "2005-03-01", to: "2099-12-31" },
  { professional: "P-0005", order: "ORD-1", from: "2027-01-01", registeredOn: "2026-01-01" },
];

/** Signed in, and in no registry. */
export const newcomer = { fiscalCode: "PRVPRV80A01X999A", firstName: "Ada", lastName: "Prova" };

export async function registerEverybody({ db }: Database): Promise<void> {
  await registerProfessionals(db, people);
  await registerOrders(
    db,
    ["ORD-1", "ORD-2"].map((id) => ({ id, name: `Ordine di prova ${id}` })),
  );
  await enrolMembers(db, enrolled);
  const [body] = await db
    .insert(tables.employingBodies)
    .values({ publicId: "ENTE-1", name: "Azienda di prova" })
    .returning();
  const [one] = await db
    .select({ id: tables.professionals.id })
    .from(tables.professionals)
    .where(eq(tables.professionals.publicId, "P-0001"));
  const employment = { professionalId: one?.id ?? 0, bodyId: body?.id ?? 0, effectiveOn: "2020-01-01" };
  await db.insert(tables.employments).values({ ...employment, registeredOn: "2020-01-01" });
  // The person was entered in the wrong register, and it was corrected: the first row must let nobody in.
  const { orderMemberships, professionals } = tables;
  const [wrong] = await db
    .select({ id: orderMemberships.id, professionalId: orderMemberships.professionalId })
    .from(orderMemberships)
    .innerJoin(professionals, eq(professionals.id, orderMemberships.professionalId))
    .where(eq(professionals.publicId, "P-0003"));
  const order = await rowOf(db, "orders", "ORD-2");
  if (wrong === undefined) throw new Error("P-0003 is enrolled nowhere");
  await db.insert(orderMemberships).values({
    professionalId: wrong.professionalId,
    orderId: order.row,
    effectiveOn: "2005-03-01",
    registeredOn: "2020-01-01",
    supersedes: wrong.id,
  });
}

/** One viewer of each role, and two where it matters which. */
export async function everyViewer({ db }: Database): Promise<ReadonlyMap<string, Viewer>> {
  const professional = async (id: string): Promise<Grant> => ({
    role: "professional",
    professional: await rowOf(db, "professionals", id),
  });
  const order = async (id: string): Promise<Grant> => ({ role: "order", order: await rowOf(db, "orders", id) });
  const provider = async (id: string): Promise<Grant> => ({
    role: "provider",
    provider: await rowOf(db, "providers", id),
  });
  const alone: readonly Role[] = [
    "registry-operator",
    "policy-author",
    "reviewer",
    "analyst",
    "ministry",
    "insurer",
    "auditor",
  ];
  const grants: [string, Grant][] = [
    ["professional P-0001", await professional("P-0001")],
    ["professional P-0005", await professional("P-0005")],
    ["newcomer", { role: "newcomer", newcomer }],
    ["order ORD-1", await order("ORD-1")],
    ["order ORD-2", await order("ORD-2")],
    ["provider national", await provider("unnamed-national")],
    ["provider regional", await provider("unnamed-regional")],
    ["accrediting-body national", { role: "accrediting-body", body: "national" }],
    ["accrediting-body regional", { role: "accrediting-body", body: "regional" }],
    ...alone.map((role): [string, Grant] => [role, { role }]),
  ];
  return new Map<string, Viewer>([
    ["nobody", { kind: "anonymous" }],
    ...grants.map(([name, grant]): [string, Viewer] => [
      name,
      { kind: "signed-in", subject: name, displayName: name, grant, grants: [grant] },
    ]),
  ]);
}

async function rowOf(db: Database["db"], table: "professionals" | "orders" | "providers", registryId: string) {
  const [found] = await db
    .select({ row: tables[table].id })
    .from(tables[table])
    .where(eq(tables[table].publicId, registryId));
  if (found === undefined) throw new Error(`${table} has no ${registryId}`);
  return { row: found.row, registryId };
}
