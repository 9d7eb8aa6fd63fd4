/** One change to the register of an Order, drawn by chance: a fact entered, corrected, ended or withdrawn, a request asked or decided. */
import { sql } from "drizzle-orm";
import type { Db } from "../src/database.ts";
import type { Random } from "../src/registry/random.ts";

export interface Bounds {
  readonly people: number;
  readonly orders: number;
  /** What is drawn, when it is not left to chance. */
  readonly only?: Kind;
}

type Kind = "membership" | "registration" | "competent doctor" | "exemption" | "request" | "decision";

const kinds: readonly (readonly [Kind, number])[] = [
  ["membership", 4],
  ["registration", 3],
  ["competent doctor", 2],
  ["exemption", 3],
  ["request", 3],
  ["decision", 2],
];

export async function changeAtRandom(db: Db, random: Random, { people, orders, only }: Bounds): Promise<void> {
  const person = random.between(1, people);
  const from = dayOf(random);
  const until = random.chance(5000) ? null : later(from, random);
  const known = sql`${person}::bigint as professional_id, ${from}::date as effective_on, '2026-12-31'::date as registered_on`;
  const replaced = random.chance(4000) ? sql`order by id offset ${random.below(40)} limit 1` : sql`limit 0`;
  const gone = random.chance(3000);
  const kind = only ?? random.weighted(kinds);
  switch (kind) {
    case "membership":
      return entered(
        db,
        "order_memberships",
        sql`${1 + random.below(orders)}::bigint as order_id, ${until}::date as ends_on`,
      );
    case "registration":
      return entered(db, "registrations", sql`${random.pick(["first", "cancellation", "reenrolment"])} as kind`);
    case "competent doctor":
      return entered(db, "competent_doctor_periods", sql`${until}::date as ends_on`);
    case "exemption":
      return entered(db, "exemptions", sql`${until}::date as ends_on, 'esonero' as kind, 'x' as reason`);
    case "request": {
      const asked = random.pick(["document", "document", "incongruity"]);
      await db.execute(sql`insert into requests (professional_id, kind, asked_on, body)
        select id, ${asked}, ${from}, '{}' from professionals where id in (${person}, ${random.between(1, people)})`);
      return;
    }
    case "decision": {
      const result = {
        triennium: "2020-2022",
        document: random.pick(["certificato", "attestato"]),
        form: random.pick(["4", undefined]),
      };
      await db.execute(sql`insert into request_decisions (request_id, accepted, decided_on, reason, result)
        select id, ${random.chance(7000)}, ${from}, 'x', ${JSON.stringify(result)}::jsonb from requests q
        where not exists (select from request_decisions d where d.request_id = q.id) order by id offset ${random.below(3)} limit 2`);
      return;
    }
  }

  /** The fact as one of this person or, at times, in the place of one that is there, of whoever that is of. */
  async function entered(to: Db, table: string, columns: ReturnType<typeof sql>): Promise<void> {
    const facts = sql.identifier(table);
    const fact = sql`select ${known}, ${columns}`;
    await to.execute(sql`with replaced as (
        select id, professional_id from ${facts} f
        where not retracted and not exists (select from ${facts} later where later.supersedes = f.id) ${replaced}
      ), fact as (${fact})
      insert into ${facts} (${columnsOf(table)}, professional_id, supersedes, retracted)
      select ${columnsOf(table)}, coalesce(replaced.professional_id, fact.professional_id), replaced.id,
        replaced.id is not null and ${gone} from fact left join replaced on true`);
  }
}

const ownColumns: Readonly<Record<string, readonly string[]>> = {
  order_memberships: ["order_id", "ends_on"],
  registrations: ["kind"],
  competent_doctor_periods: ["ends_on"],
  exemptions: ["ends_on", "kind", "reason"],
};

function columnsOf(table: string) {
  return sql.join(
    ["effective_on", "registered_on", ...(ownColumns[table] ?? [])].map((name) => sql.identifier(name)),
    sql`, `,
  );
}

function dayOf(random: Random): string {
  const two = (number: number) => String(number).padStart(2, "0");
  // Few days, so that spans meet, overlap and end where others begin.
  return `20${two(random.between(0, 26))}-${two(random.pick([1, 1, 6, 12]))}-${two(random.pick([1, 15, 16, 28]))}`;
}

function later(day: string, random: Random): string {
  const other = dayOf(random);
  return other < day ? day : other;
}
