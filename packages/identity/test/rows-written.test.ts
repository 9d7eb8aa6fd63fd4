/** For every role and every kind of fact, the database lets in exactly the rows that the table of authority lets be written. */
import type { Database } from "@delibera/database";
import { asViewer, tables } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { SQL } from "drizzle-orm";
import { asc, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer, WriteNoun } from "../src/identity.ts";
import { mayWrite, settingsOf } from "../src/identity.ts";
import { everyViewer, newcomer, registerEverybody } from "./registry-of-everybody.ts";

type OfPerson = Exclude<
  WriteNoun,
  | "person"
  | "orderMembership"
  | "participation"
  | "participationTag"
  | "participationMove"
  | "request"
  | "requestDecision"
  | "contact"
  | "enrolment"
  | "ratingToken"
  | "employingBody"
  | "draft"
  | "draftComment"
  | "draftDecision"
  | "actPublication"
  | "simulation"
  | "keptCohort"
  | "reportImport"
  | "provider"
  | "providerContact"
  | "event"
>;

/** What stands after the person and the two dates. */
const facts: Readonly<Record<OfPerson, { readonly table: string; readonly columns: string; readonly values: SQL }>> = {
  registration: { table: "registrations", columns: "kind", values: sql`'cancellation'` },
  competentDoctor: { table: "competent_doctor_periods", columns: "ends_on", values: sql`null` },
  radiology: { table: "radiology_periods", columns: "kind", values: sql`'ordinary'` },
  retirement: { table: "retirements", columns: "occasional_practice", values: sql`true` },
  emergency: { table: "emergencies", columns: "kind", values: sql`'flood-2023'` },
  exemption: { table: "exemptions", columns: "kind, reason", values: sql`'esenzione', 'maternity'` },
  dossier: { table: "dossiers", columns: "kind, triennium", values: sql`'individual', '2026-2028'` },
  groupDossier: { table: "dossiers", columns: "kind, triennium", values: sql`'group', '2026-2028'` },
  employment: { table: "employments", columns: "body_id", values: sql`(select min(id) from employing_bodies)` },
  individualTraining: { table: "individual_training", columns: "kind, hours", values: sql`'self-study', 2` },
  pastPosition: { table: "past_positions", columns: "triennium, acquired", values: sql`'2011-2013', 10` },
  disciplineChoice: {
    table: "discipline_choices",
    columns: "disciplines",
    values: sql`case when professional.row = 5 then '{85}'::integer[] else '{58}'::integer[] end`,
  },
};

/** Whom each Order enrols today (see `registry-of-everybody.ts`). */
const members: Readonly<Record<string, readonly string[]>> = {
  "ORD-1": ["P-0001"],
  "ORD-2": ["P-0002", "P-0003", "P-0004"],
};

describeOnEachDatabase("the rows a viewer may write", (open) => {
  let database: Database;
  let viewers: ReadonlyMap<string, Viewer>;
  let people: readonly { readonly id: number; readonly name: string }[];

  beforeAll(async () => {
    database = await open();
    await registerEverybody(database);
    viewers = await everyViewer(database);
    const { professionals } = tables;
    people = await database.db
      .select({ id: professionals.id, name: professionals.publicId })
      .from(professionals)
      .orderBy(asc(professionals.id));
  });

  it.each(Object.keys(facts) as OfPerson[])(
    "%s: those of the people in its scope, and of nobody else",
    async (noun) => {
      const { table, columns, values } = facts[noun];
      for (const [name, viewer] of viewers) {
        const letIn: string[] = [];
        for (const { id, name: person } of people) {
          const insert = sql`insert into ${sql.identifier(table)} (professional_id, effective_on, registered_on, ${raw(columns)}) select professional.row, '2026-01-01', '2026-01-01', ${values} from (select ${id}::bigint as row) professional`;
          if (await isLetIn(viewer, insert)) letIn.push(person);
        }
        expect(letIn, `${noun} by ${name}`).toEqual(writable(viewer, noun));
      }
    },
  );

  describe("participations", () => {
    it("are reported by the provider of the event and by who keeps the registry, and by a body only on a claim it accepted", async () => {
      const by = await whoMay((event) => reported(event));
      expect(by).toEqual({
        "EV-1": ["provider national", "registry-operator"],
        "EV-2": ["provider regional", "registry-operator"],
      });
    });

    it("are not rewritten by who took part: not the credits, not as a tag", async () => {
      for (const credits of ["5", "50"]) {
        const rewritten = sql`insert into participations (professional_id, effective_on, registered_on, supersedes, public_id, edition_id, role, credits, radioprotection)
          select professional_id, effective_on, registered_on, id, public_id, edition_id, role, ${credits}::numeric, true from participations
          where public_id = 'PA-1' and professional_id = (select id from professionals where public_id = 'P-0001')`;
        expect(await isLetIn(viewers.get("professional P-0001") as Viewer, rewritten)).toBe(false);
        expect(await isLetIn(viewers.get("order ORD-1") as Viewer, rewritten)).toBe(false);
        expect(await isLetIn(viewers.get("registry-operator") as Viewer, rewritten)).toBe(true);
      }
    });
  });

  it("an Order enrols in its own register, a provider holds its own events, a body accredits its own providers", async () => {
    const enrolment = (
      order: string,
    ) => sql`insert into order_memberships (professional_id, effective_on, registered_on, order_id)
      select ${people[4]?.id}, '2026-01-01', '2026-01-01', id from orders where public_id = ${order}`;
    expect(await those(enrolment("ORD-1"))).toEqual(["order ORD-1", "registry-operator"]);
    expect(await those(enrolment("ORD-2"))).toEqual(["order ORD-2", "registry-operator"]);
    const event = sql`insert into events (public_id, provider_id, format) select 'EV-9', id, 'RES' from providers where public_id = 'unnamed-national'`;
    expect(await those(event)).toEqual(["provider national", "registry-operator"]);
    const provider = sql`insert into providers (public_id, kind) values ('PR-9', 'regional')`;
    expect(await those(provider)).toEqual(["accrediting-body regional", "registry-operator"]);
  });

  it("a provider says how it is reached, and nobody says it of another", async () => {
    const contactOf = (kind: string) =>
      sql`insert into provider_contacts (provider_id, registered_on, email) select id, '2026-01-01', 'a@example.org' from providers where public_id = ${`unnamed-${kind}`}`;
    expect(await those(contactOf("national"))).toEqual(["provider national"]);
    expect(await those(contactOf("regional"))).toEqual(["provider regional"]);
  });

  it("a person enrols and has tokens signed, who keeps the registry enrols too, and nobody has the token of another", async () => {
    const one = sql`select id from professionals where public_id = 'P-0001'`;
    const profile = sql`insert into working_profiles (professional_id, kind, starts_on, registered_on) values ((${one}), 'none', '2026-01-01', '2026-01-01')`;
    const enrolment = sql`insert into enrolments (professional_id, edition_id, enrolled_on) select (${one}), id, '2026-01-01' from editions limit 1`;
    const token = sql`insert into rating_tokens (professional_id, participation) values ((${one}), 'PA-1')`;
    expect(await those(profile)).toEqual(["professional P-0001", "registry-operator"]);
    expect(await those(enrolment)).toEqual(["professional P-0001", "registry-operator"]);
    expect(await those(token)).toEqual(["professional P-0001"]);
    expect(
      await those(
        sql`insert into ratings (event_id, spent, relevance, quality, usefulness, influence) select 1, 'sha256:' || repeat('0', 64), 1, 1, 1, 1`,
      ),
    ).toEqual([]);
  });

  it("what is achieved of a dossier is not said by the person, and an individual one is not built by an Order", async () => {
    const dossier = (kind: string, achieved: string | null) =>
      sql`insert into dossiers (professional_id, effective_on, registered_on, kind, triennium, technical_planned, technical_achieved)
        select ${people[0]?.id}, '2026-01-01', '2026-01-01', ${kind}, '2026-2028', 100, ${achieved}::numeric`;
    expect(await those(dossier("individual", null))).toEqual(["professional P-0001", "registry-operator"]);
    expect(await those(dossier("individual", "90"))).toEqual(["registry-operator"]);
    expect(await those(dossier("group", "90"))).toEqual(["order ORD-1", "registry-operator"]);
  });

  it("a newcomer enters the registry with the fiscal code of the sign-in, and with no other", async () => {
    const entering = (code: string) =>
      sql`insert into professionals (public_id, fiscal_code, first_name, last_name, birth_date, profession, disciplines)
        values ('P-NEW', ${code}, 'Ada', 'Prova', '1980-01-01', 1, '{58}')`;
    expect(await those(entering(newcomer.fiscalCode))).toEqual([
      "newcomer",
      "order ORD-1",
      "order ORD-2",
      "registry-operator",
    ]);
    expect(await those(entering("PRVPRV80A01X998A"))).toEqual(["order ORD-1", "order ORD-2", "registry-operator"]);
    const contact = sql`insert into contact_profiles (professional_id, registered_on, email, newsletter, municipalities, privacy_consent)
      values (${people[0]?.id}, '2026-01-01', 'ada@example.org', false, '{}', true)`;
    expect(await those(contact)).toEqual(["professional P-0001", "registry-operator"]);
  });

  it("an employing body is registered by who keeps the registry", async () => {
    expect(await those(sql`insert into employing_bodies (public_id, name) values ('ENTE-9', 'Ente')`)).toEqual([
      "registry-operator",
    ]);
  });

  it("an act enters by a draft of it only, and a program by the hand of who publishes", async () => {
    expect(await those(sql`insert into acts (public_id) values ('senza_bozza')`)).toEqual([]);
    const hash = `sha256:${"0".repeat(64)}`;
    const program = sql`insert into programs (hash, ir, act_version_ids) values (${hash}, '{}', '{}')`;
    expect(await those(program)).toEqual(["policy-author"]);
  });

  it("a simulation is asked by who sees pseudonyms, in their own name, and they may only ask that it stops", async () => {
    const asked = (actor: SQL) => sql`insert into simulations (actor, program, request)
      values (${actor}, ${`sha256:${"0".repeat(64)}`}, '{}')`;
    const own = sql`current_setting('delibera.actor')`;
    expect(await those(asked(own))).toEqual(["policy-author", "reviewer", "analyst"]);
    expect(await those(asked(sql`'somebody else'`))).toEqual([]);
    const viewer = viewers.get("analyst") as Viewer;
    await asViewer(database, settingsOf(viewer), (db) => db.execute(asked(own)));
    const [simulation] = await database.db.select({ id: tables.simulations.id }).from(tables.simulations);
    const step = (kind: string) => sql`insert into simulation_steps (simulation_id, kind, attempt, detail)
      values (${simulation?.id}, ${kind}, 0, '{}')`;
    expect(await those(step("cancel-asked"))).toEqual(["analyst"]);
    expect(await those(step("done"))).toEqual([]);
    const seen = (name: string) =>
      asViewer(database, settingsOf(viewers.get(name) as Viewer), (db) => db.$count(tables.simulations));
    expect([await seen("analyst"), await seen("reviewer")]).toEqual([1, 0]);
  });

  it("a cohort is kept for who sees pseudonyms, in their own name; it is simulated by nobody else, and its files read by nobody", async () => {
    const program = `sha256:${"0".repeat(64)}`;
    const taken = (actor: SQL) =>
      sql`insert into kept_cohorts (actor, program, definition) values (${actor}, ${program}, '{}')`;
    const own = sql`current_setting('delibera.actor')`;
    expect(await those(taken(own))).toEqual(["policy-author", "reviewer", "analyst"]);
    expect(await those(taken(sql`'somebody else'`))).toEqual([]);
    const viewer = viewers.get("analyst") as Viewer;
    await asViewer(database, settingsOf(viewer), (db) => db.execute(taken(own)));
    const [cohort] = await database.db.select({ id: tables.keptCohorts.id }).from(tables.keptCohorts);
    const step = (kind: string) => sql`insert into kept_cohort_steps (cohort_id, kind, attempt, detail)
      values (${cohort?.id}, ${kind}, 0, '{}')`;
    expect(await those(step("cancel-asked"))).toEqual(["analyst"]);
    expect(await those(step("done"))).toEqual([]);
    await database.db.execute(step("done"));
    expect(await those(step("removed"))).toEqual(["analyst"]);
    const simulated = sql`insert into simulations (actor, program, request, cohort_id)
      values (${own}, ${program}, '{}', ${cohort?.id})`;
    expect(await those(simulated)).toEqual(["analyst"]);
    expect(await those(sql`insert into kept_cohort_parts values (${cohort?.id}, 'x', 1, '')`)).toEqual([]);
    expect(await those(sql`select from kept_cohort_parts`)).toEqual([]);
    const seen = (name: string) =>
      asViewer(database, settingsOf(viewers.get(name) as Viewer), (db) => db.$count(tables.keptCohorts));
    expect([await seen("analyst"), await seen("reviewer")]).toEqual([1, 0]);
  });

  it("nobody writes Orders or sessions as a viewer", async () => {
    for (const table of ["orders", "sessions", "sign_in_attempts", "professions"]) {
      expect(await those(sql`insert into ${sql.identifier(table)} default values`)).toEqual([]);
    }
  });

  function writable(viewer: Viewer, noun: WriteNoun): string[] {
    const permission = mayWrite(viewer, noun);
    if (permission.kind === "refused" || viewer.kind === "anonymous") return [];
    const { grant } = viewer;
    const named = people.map(({ name }) => name);
    switch (permission.scope) {
      case "everyone":
        return named;
      case "self":
        return named.filter((name) => name === grant.professional?.registryId);
      case "members":
        return [...(members[grant.order?.registryId ?? ""] ?? [])];
      default:
        throw new Error(`no kind of fact is written by ${permission.scope}`);
    }
  }

  function reported(event: string): SQL {
    return sql`insert into participations (professional_id, effective_on, registered_on, public_id, edition_id, role, credits)
      select ${people[3]?.id}, '2026-01-01', '2026-01-01', 'PA-9', e.id, 'learner', 1
      from editions e join events v on v.id = e.event_id where v.public_id = ${event}`;
  }

  async function whoMay(insert: (event: string) => SQL): Promise<Record<string, string[]>> {
    return { "EV-1": await those(insert("EV-1")), "EV-2": await those(insert("EV-2")) };
  }

  async function those(insert: SQL): Promise<string[]> {
    const found: string[] = [];
    for (const [name, viewer] of viewers) if (await isLetIn(viewer, insert)) found.push(name);
    return found;
  }

  /** Tries it and undoes it. Any other failure than the refusal of a policy or of a privilege is the test's. */
  async function isLetIn(viewer: Viewer, insert: SQL): Promise<boolean> {
    const undone = new Error("undone");
    try {
      await asViewer(database, settingsOf(viewer), async (db) => {
        await db.execute(insert);
        throw undone;
      });
    } catch (error) {
      if (error === undone) return true;
      const { cause } = error as { readonly cause?: { readonly code?: string } };
      if (cause?.code === "42501") return false;
      throw error;
    }
    return true;
  }
});

function raw(columns: string): SQL {
  return sql.join(
    columns.split(", ").map((column) => sql.identifier(column)),
    sql`, `,
  );
}
