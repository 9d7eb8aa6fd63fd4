/** The person's area by SQL written by hand and the same evaluation, and nothing else; value by value what the server answers. */
import { currentProgram } from "@delibera/acts";
import { factsFromColumns, factsOfProfessional, openDatabase } from "@delibera/database";
import type { ComputedLedger, ProfessionalRecord } from "@delibera/ledger";
import { computeLedger, factsToRecord } from "@delibera/ledger";
import postgres from "postgres";
import { triennium } from "./question.ts";

/** @param today civil date of the server. */
export async function answersBare(url: string, today: string) {
  const asWritten = { to: 1082, from: [1082], serialize: (date: string) => date, parse: (date: string) => date };
  const sql = postgres(url, { max: 10, connection: { TimeZone: "UTC" }, types: { date: asWritten } });
  const { published, factsText } = await prepared(url);
  return { answer: (id: string) => answer({ sql, published, factsText, today }, id), close: () => sql.end() };
}

interface Prepared {
  readonly sql: postgres.Sql<{ date: string }>;
  readonly published: Parameters<typeof computeLedger>[0];
  readonly factsText: string;
  readonly today: string;
}

/** The statement of the facts is three hundred lines of SQL: the same text, without what writes and reads it. */
async function prepared(url: string) {
  const statements: string[] = [];
  const database = await openDatabase({ url, logger: { logQuery: (text) => void statements.push(text) } });
  const program = await currentProgram(database);
  await factsOfProfessional(database.db, "");
  await database.close();
  const text = statements.at(-1);
  if (program === undefined || text === undefined) throw new Error("nothing is published");
  return { published: program, factsText: text };
}

async function answer({ sql, published, factsText, today }: Prepared, id: string) {
  const [[person], record, participations, [edition]] = await Promise.all([
    sql`select p.public_id as "registryId", p.fiscal_code, p.first_name as "firstName", p.last_name as "lastName",
        p.birth_date::text as "birthDate", json_build_object('code', f.code, 'name', f.name) as profession,
        (select json_agg(json_build_object('code', d.code, 'name', d.name) order by chosen.place)
          from unnest(disciplines_of(p.id, p.disciplines, '9999-12-31')) with ordinality as chosen (code, place)
          left join lateral (select * from disciplines where profession = p.profession and disciplines.code = chosen.code
            order by edition desc limit 1) d on true) as disciplines
      from professionals p join professions f on f.code = p.profession where p.public_id = ${id}`,
    recordOf(sql, factsText, id),
    sql`select r.id, r.public_id, r.role, r.credits, r.effective_on::text as acquired_on, e.number,
        e.starts_on::text as starts_on, e.ends_on::text as ends_on, v.public_id as event, v.title, v.format, o.name, o.kind
      from participations r join editions e on e.id = r.edition_id join events v on v.id = e.event_id
        join providers o on o.id = v.provider_id
      where r.professional_id = (select id from professionals where public_id = ${id}) and not r.retracted
        and not exists (select from participations later where later.supersedes = r.id)
      order by r.effective_on desc, r.id desc limit 21`,
    sql`select id from act_versions where fragment ->> 'kind' = 'rulebook' and published_at is not null order by id desc limit 1`,
  ]);
  if (person === undefined || edition === undefined) throw new Error(`${id} is nobody`);
  const { fiscal_code: _, ...shown } = person;
  const { ledger } = computeLedger(published, record, { triennium, today });
  return { professional: { ...shown, ledger: figures(ledger), participations: page(participations) } };
}

async function recordOf(sql: Prepared["sql"], factsText: string, id: string): Promise<ProfessionalRecord> {
  const [row] = await sql.unsafe(factsText, parametersOf(factsText, id), { prepare: true }).values();
  if (row === undefined) throw new Error(`${id} is nobody`);
  return factsToRecord(factsFromColumns(row));
}

/** The day of knowledge stands in many places, and the id in the last. */
function parametersOf(factsText: string, id: string): string[] {
  const count = Math.max(...[...factsText.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
  return [...Array.from({ length: count - 1 }, () => "9999-12-31"), id];
}

function figures({ asOf, program, facts, obligation, credits, ...rest }: ComputedLedger["ledger"]) {
  const { years, standard, individual, reductions } = obligation;
  const { acquired, counted, recruited, selfStudy } = credits;
  return {
    asOf,
    program,
    facts,
    obligation: { years, standard, individual, reductions: reductions.map(({ id, amount }) => ({ id, amount })) },
    credits: { acquired, counted, recruited, selfStudy },
    requirements: rest.requirements.map(({ id, met, required, counted: there, missing }) => ({
      ...{ id, met, required, counted: there, missing },
    })),
    balance: rest.balance,
    certifiable: rest.certifiable,
    document: rest.document,
  };
}

function page(rows: postgres.RowList<postgres.Row[]>) {
  const edges = rows.slice(0, 20).map((row) => ({
    cursor: Buffer.from(`row:${row["id"]}`).toString("base64url"),
    node: {
      registryId: row["public_id"],
      role: String(row["role"]).toUpperCase(),
      credits: row["credits"],
      acquiredOn: row["acquired_on"],
      edition: { number: row["number"], startsOn: row["starts_on"], endsOn: row["ends_on"] },
      event: {
        ...{ registryId: row["event"], title: row["title"], format: row["format"] },
        provider: { name: row["name"], kind: String(row["kind"]).toUpperCase() },
      },
    },
  }));
  return { edges, pageInfo: { hasNextPage: rows.length > 20, endCursor: edges.at(-1)?.cursor ?? null } };
}
