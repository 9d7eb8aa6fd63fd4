/** Copies the facts of many people out of the registry, under their pseudonyms: batches in a temporary table, each taken by COPY. */
import type { SQL } from "drizzle-orm";
import { and, asc, gt, gte, inArray, lte, sql } from "drizzle-orm";
import { integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Session } from "../connection/open-database.ts";
import { orderMemberships, orders } from "../schema/orders.ts";
import { professionals } from "../schema/professionals.ts";
import { record } from "./facts-as-json.ts";
import type { FactsUnderPseudonym } from "./facts-of-professional.ts";
import { factColumns } from "./facts-of-professional.ts";
import { endOfTime, knownFact } from "./known-facts.ts";

/** Whom to copy; what is absent leaves nobody out. */
export interface PeopleAsked {
  readonly professions?: readonly number[];
  /** Whoever has one of them. */
  readonly disciplines?: readonly number[];
  /** Public ids; whoever is a member of one on `asOf`. */
  readonly orders?: readonly string[];
  /** `yyyy-mm-dd`, both included. */
  readonly bornFrom?: string;
  readonly bornTo?: string;
  /** So many in so many, the same for the same seed whatever else is asked. */
  readonly sample?: { readonly seed: number; readonly of: number; readonly in: number };
  /** The day on which somebody is a member of an Order. */
  readonly asOf: string;
  /** Facts registered later are left out. */
  readonly knownOn?: string;
}

export interface CopiedPerson {
  readonly pseudonym: string;
  /** Public id of the Order of which the person is a member on `asOf`; the first by id of several. */
  readonly order?: string;
  readonly facts: Omit<FactsUnderPseudonym, "id">;
}

const taken = pgTable("cohort_people", {
  place: integer("place").notNull(),
  pseudonym: uuid("pseudonym").notNull(),
  order: text("order_id"),
  facts: text("facts").notNull(),
});

/**
 * In the order of the pseudonyms, which tells nothing of who came first. No column that tells who somebody is is read. While a batch is
 * looked at, the database makes the next.
 */
export async function* copyFacts(
  session: Session,
  asked: PeopleAsked,
  peopleAtOnce = 2000,
): AsyncGenerator<readonly CopiedPerson[]> {
  const { db } = session;
  await db.execute(sql`create temporary table if not exists ${taken}
    (place integer not null, pseudonym uuid not null, order_id text, facts text not null)`);
  const batchAfter = (pseudonym: string) => {
    const batch = copiedAfter(session, pseudonym, asked, peopleAtOnce);
    // Whoever waits for it hears what went wrong.
    batch.catch(() => undefined);
    return batch;
  };
  let next: Promise<readonly CopiedPerson[]> | undefined = batchAfter("00000000-0000-0000-0000-000000000000");
  try {
    while (next !== undefined) {
      const people: readonly CopiedPerson[] = await next;
      const last = people.at(-1);
      next = last === undefined || people.length < peopleAtOnce ? undefined : batchAfter(last.pseudonym);
      if (last !== undefined) yield people;
    }
  } finally {
    await next?.catch(() => undefined);
    await db.execute(sql`drop table if exists ${taken}`);
  }
}

async function copiedAfter(
  session: Session,
  after: string,
  asked: PeopleAsked,
  most: number,
): Promise<readonly CopiedPerson[]> {
  const { db } = session;
  await db.execute(sql`truncate ${taken}`);
  await db
    .insert(taken)
    .select(
      db
        .select({
          place: sql<number>`row_number() over (order by ${professionals.pseudonym})::integer`.as("place"),
          pseudonym: professionals.pseudonym,
          order: orderOf(asked.asOf).as("order_id"),
          facts: sql<string>`${record(factColumns())}::text`.as("facts"),
        })
        .from(professionals)
        .where(and(gt(professionals.pseudonym, after), ...conditions(asked)))
        .orderBy(asc(professionals.pseudonym))
        .limit(most),
    )
    .prepare("")
    .execute({ knownOn: asked.knownOn ?? endOfTime });
  return peopleIn(await session.copyOut("cohort_people"));
}

function conditions({
  professions,
  disciplines,
  orders: ofOrders,
  bornFrom,
  bornTo,
  sample,
  asOf,
}: PeopleAsked): SQL[] {
  const found: SQL[] = [];
  if (professions) found.push(inArray(professionals.profession, [...professions]));
  if (disciplines)
    found.push(
      sql`exists (select from unnest(${professionals.disciplines}) as "own" where ${inArray(sql`"own"`, [...disciplines])})`,
    );
  if (ofOrders)
    found.push(sql`exists (select from ${membershipsOn(asOf)} and ${inArray(orders.publicId, [...ofOrders])})`);
  if (bornFrom !== undefined) found.push(gte(professionals.birthDate, bornFrom));
  if (bornTo !== undefined) found.push(lte(professionals.birthDate, bornTo));
  if (sample) {
    const drawn = sql`('x' || substr(md5(${`${sample.seed}:`}::text || ${professionals.pseudonym}::text), 1, 8))::bit(32)::bigint`;
    found.push(sql`(${drawn} & 4294967295) * ${sample.in}::bigint < ${sample.of}::bigint * 4294967296`);
  }
  return found;
}

function orderOf(asOf: string): SQL<string | null> {
  return sql`(select ${orders.publicId} from ${membershipsOn(asOf)} order by ${orders.publicId} limit 1)`;
}

/** The memberships of the person at hand on a day, as known. */
function membershipsOn(asOf: string): SQL {
  return sql`${orderMemberships} join ${orders} on ${orders.id} = ${orderMemberships.orderId}
    where ${orderMemberships.professionalId} = ${professionals.id}
    and ${knownFact(orderMemberships, orderMemberships, sql.placeholder("knownOn"))}
    and ${orderMemberships.effectiveOn} <= ${asOf}::date
    and (${orderMemberships.endsOn} is null or ${orderMemberships.endsOn} >= ${asOf}::date)`;
}

/** COPY's text format: tabs between columns, `\N` for none, a backslash before what would end a column or a line. */
function peopleIn(lines: string): readonly CopiedPerson[] {
  return lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [place = "", pseudonym = "", order = "\\N", facts = ""] = line.split("\t");
      const found = { pseudonym, facts: JSON.parse(unescaped(facts)) as CopiedPerson["facts"] };
      return {
        at: Number.parseInt(place, 10),
        person: order === "\\N" ? found : { ...found, order: unescaped(order) },
      };
    })
    .sort((one, other) => one.at - other.at)
    .map(({ person }) => person);
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", v: "\v" };

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter);
}
