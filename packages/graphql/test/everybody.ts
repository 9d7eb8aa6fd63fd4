/** A registry in which there is one of everything that belongs to somebody, and everybody who may ask: near to it, and far from it. */
import { currentProgram } from "@delibera/acts";
import type { Database } from "@delibera/database";
import { editions, enrolMembers, events, registerOrders, tables } from "@delibera/database";
import type { OpenTestDatabase } from "@delibera/database/testing";
import type { Grant, Viewer } from "@delibera/identity";
import { registerKeptCohort, registerSimulation, registerUpload } from "@delibera/jobs";
import { eq } from "drizzle-orm";
import type { Answer } from "./change.ts";
import { sourceOf } from "./change.ts";
import { actOf, ada, changeDraft } from "./draft-act.ts";
import { participation, person } from "./people.ts";
import { askOf, openRegistry, signedIn, today } from "./registry.ts";

/** Whose everything is. */
export const owner = "P-0001";

export interface Everybody {
  readonly database: Database;
  readonly viewers: readonly (readonly [string, Viewer])[];
  /** Values of arguments, by their name, of what belongs to the owner. */
  readonly owned: Readonly<Record<string, unknown>>;
}

export async function openEverybody(open: OpenTestDatabase): Promise<Everybody> {
  const { database } = await openRegistry(open, [
    person(1, "Titolare", {
      participations: [participation("PA-1", "5.0")],
      competentDoctor: [{ from: "2020-01-01", registeredOn: "2020-01-01" }],
    }),
    person(2, "Altra", { participations: [participation("PA-9", "4.0", { provider: "regional" })] }),
  ]);
  const { db } = database;
  await registerOrders(db, [
    { id: "ORD-1", name: "Ordine del titolare" },
    { id: "ORD-2", name: "Altro Ordine" },
  ]);
  await enrolMembers(db, [
    { professional: "P-0001", order: "ORD-1", from: "2005-03-01" },
    { professional: "P-0002", order: "ORD-2", from: "2005-03-01" },
  ]);
  const viewers = await viewersOf(database);
  const as = (name: string) => viewers.find(([each]) => each === name)?.[1] ?? { kind: "anonymous" as const };
  const provider = await rowOf(database, "providers", "unnamed-national");
  const [open1] = await db
    .insert(events)
    .values({ publicId: "EV-OPEN", providerId: provider, disciplines: null, format: "RES" })
    .returning();
  await db
    .insert(editions)
    .values({ eventId: open1?.id ?? 0, number: 1, startsOn: "2026-12-10", endsOn: "2026-12-11" });
  const ask = async (name: string, who: string, input: object, payload: string): Promise<Answer> => {
    const { data, errors } = await askOf(database, sourceOf(name, { payload, person: "" }), { input }, as(who));
    const answer = data?.[name] as Answer;
    if (!answer?.__typename.endsWith("Payload")) throw new Error(`${name}: ${JSON.stringify(errors ?? answer)}`);
    return answer;
  };
  const window = { event: "EV-OPEN", edition: 1, opensOn: "2026-11-01", closesOn: "2026-11-30" };
  await ask("openEnrolment", "provider of the event", window, "__typename");
  const enrolled = await ask("enrol", "the person", { event: "EV-OPEN", edition: 1 }, "enrolment { receipt }");
  const profile = await ask(
    "declareWorkingProfile",
    "the person",
    { kind: "EMPLOYEE", employer: "ASL di prova", from: "2020-01-01" },
    "professional { workingProfiles { id } }",
  );
  const unlisted = {
    ...{ kind: "ESENZIONE", about: "un caso che nessun elenco ha", from: "2018-01-01", to: "2018-03-01" },
    evidence: [{ name: "atto.pdf", sha256: "0".repeat(64) }],
  };
  const filed = await ask("requestUnlistedExemption", "the person", unlisted, "request { id }");
  const draft = await changeDraft(
    { database },
    "saveDraft",
    { act: "prova", text: actOf("prova") },
    ada,
    "draft { draftId latest { hash } }",
  );
  const program = (await currentProgram(database))?.hash ?? "";
  const simulation = await registerSimulation(db, { actor: "somebody else", program, request: {} as never });
  const definition = { asOf: "2022-12-31" };
  const keptCohort = await registerKeptCohort(db, { actor: "somebody else", program, definition });
  const sent = { actor: "somebody", provider, fileName: "x.csv", format: "csv" as const, registeredOn: today };
  const upload = await registerUpload(db, sent);
  return {
    database,
    viewers,
    owned: {
      ...{ professional: owner, participation: "PA-1", event: "EV-PA-1", edition: 1, order: "ORD-1", members: [owner] },
      ...{ receipt: enrolled.enrolment.receipt, profile: profile.professional.workingProfiles[0].id },
      ...{ request: filed.request.id, draft: draft.draft.draftId, hash: draft.draft.latest.hash },
      ...{ simulation, keptCohort, reportImport: upload.id },
    },
  };
}

async function viewersOf(database: Database): Promise<Everybody["viewers"]> {
  const bound = async (table: Table, registryId: string) => ({
    row: await rowOf(database, table, registryId),
    registryId,
  });
  const one = async (name: string, grant: Grant): Promise<readonly [string, Viewer]> => [
    name,
    { ...signedIn(grant), subject: name } as Viewer,
  ];
  const newcomer = { fiscalCode: "NVAPRS85A41H501X", firstName: "Nuova", lastName: "Persona", birthDate: "1985-01-01" };
  return [
    ["nobody", { kind: "anonymous" }],
    await one("the person", { role: "professional", professional: await bound("professionals", "P-0001") }),
    await one("another professional", { role: "professional", professional: await bound("professionals", "P-0002") }),
    await one("a newcomer", { role: "newcomer", newcomer }),
    await one("provider of the event", { role: "provider", provider: await bound("providers", "unnamed-national") }),
    await one("another provider", { role: "provider", provider: await bound("providers", "unnamed-regional") }),
    await one("Order of the person", { role: "order", order: await bound("orders", "ORD-1") }),
    await one("another Order", { role: "order", order: await bound("orders", "ORD-2") }),
    await one("registry operator", { role: "registry-operator" }),
    await one("accrediting body", { role: "accrediting-body", body: "national" }),
    await one("another body", { role: "accrediting-body", body: "regional" }),
    await one("policy author", { role: "policy-author" }),
    await one("reviewer", { role: "reviewer" }),
    await one("analyst", { role: "analyst" }),
    await one("Ministry", { role: "ministry" }),
    await one("insurer", { role: "insurer" }),
    await one("auditor", { role: "auditor" }),
  ];
}

type Table = "professionals" | "orders" | "providers";

async function rowOf({ db }: Database, table: Table, registryId: string): Promise<number> {
  const [found] = await db
    .select({ row: tables[table].id })
    .from(tables[table])
    .where(eq(tables[table].publicId, registryId));
  if (found === undefined) throw new Error(`no ${registryId}`);
  return found.row;
}
