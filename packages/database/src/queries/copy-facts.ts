/** Copies the facts of many people out of the registry, under their pseudonyms, in batches that all see one state of it. */
import type { SQL } from "drizzle-orm";
import { and, asc, gt, gte, inArray, lte, sql } from "drizzle-orm";
import type { Reading, Session } from "../connection/open-database.ts";
import { disciplineChoices } from "../schema/discipline-choices.ts";
import { orderMemberships, orders } from "../schema/orders.ts";
import { professionals } from "../schema/professionals.ts";
import type { CopiedRows } from "./copied-rows.ts";
import type { FactSource } from "./fact-source.ts";
import { factSources } from "./fact-sources.ts";
import { factsUnder, oneRowOfEach } from "./facts-of-many.ts";
import { endOfTime, knownFact } from "./known-facts.ts";

/** Whom to copy; what is absent leaves nobody out. */
export interface PeopleAsked {
  readonly professions?: readonly number[];
  /** Whoever has one of them, as known: those of the last choice, where somebody chose. */
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

export interface CopiedPeople {
  readonly pseudonyms: readonly string[];
  /** Public id of the Order of which each is a member on `asOf`, the first by id of several; undefined where there is none. */
  readonly orders: readonly (string | undefined)[];
  /** A row for each, as the record has them. */
  readonly facts: CopiedRows;
}

/**
 * In the order of the pseudonyms, which tells nothing of who came first, and all as the registry is when the first are asked. No column
 * that tells who somebody is is read. While a batch is looked at, the database makes the next.
 */
export async function* copyFacts(
  session: Session,
  asked: PeopleAsked,
  peopleAtOnce = 2000,
): AsyncGenerator<CopiedPeople> {
  const reading = await session.openReading();
  const read = peopleReader(reading, asked);
  const batchAfter = (pseudonym: string) => {
    const batch = read(pseudonym, peopleAtOnce);
    // Whoever waits for it hears what went wrong.
    batch.catch(() => undefined);
    return batch;
  };
  let next: Promise<CopiedPeople> | undefined = batchAfter("00000000-0000-0000-0000-000000000000");
  try {
    while (next !== undefined) {
      const people: CopiedPeople = await next;
      const last = people.pseudonyms.at(-1);
      next = last === undefined || people.pseudonyms.length < peopleAtOnce ? undefined : batchAfter(last);
      if (last !== undefined) yield people;
    }
  } finally {
    await next?.catch(() => undefined);
    await reading.close();
  }
}

/**
 * How many people `copyFacts` would copy now.
 * @param most nobody beyond them is counted: the answer is at most one more.
 */
export async function countPeople({ db }: Pick<Reading, "db">, asked: PeopleAsked, most: number): Promise<number> {
  const found = db
    .select({ id: professionals.id })
    .from(professionals)
    .where(and(...conditions(asked)))
    .limit(most + 1)
    .as("found");
  return await db.$count(found);
}

function peopleReader(reading: Reading, asked: PeopleAsked) {
  const { knownOn = endOfTime, asOf } = asked;
  const sources = Object.entries<FactSource<unknown>>(factSources).map(([key, source]) => factsUnder(key, source));
  const chosenDisciplines = oneRowOfEach({
    table: disciplineChoices,
    columns: [sql`to_json(${disciplineChoices.disciplines})`],
    rest: sql`order by ${disciplineChoices.id} desc limit 1`,
  });
  const orderOf = oneRowOfEach({
    table: orderMemberships,
    columns: [orders.publicId],
    joins: sql`join ${orders} on ${orders.id} = ${orderMemberships.orderId}`,
    rest: sql`and ${onDay(asOf)} order by ${orders.publicId} limit 1`,
  });
  return async (after: string, most: number): Promise<CopiedPeople> => {
    const { id, pseudonym, birthDate, profession, disciplines } = professionals;
    const people = await reading.db
      .select({ id, pseudonym, birthDate, profession, disciplines })
      .from(professionals)
      .where(and(gt(pseudonym, after), ...conditions(asked)))
      .orderBy(asc(pseudonym))
      .limit(most);
    const many = { reading, people: people.map((person) => person.id), knownOn };
    const chosen = await chosenDisciplines(many);
    const memberships = await orderOf(many);
    const columns = new Map<string, readonly unknown[]>([
      ["birthDate", people.map((person) => person.birthDate)],
      ["profession", people.map((person) => person.profession)],
      ["disciplines", people.map((person, place) => chosen[place]?.[0] ?? person.disciplines)],
    ]);
    const lists = new Map<string, CopiedRows>();
    for (const add of sources) await add(many, { columns, lists });
    return {
      pseudonyms: people.map((person) => person.pseudonym),
      orders: memberships.map((row) => row?.[0] as string | undefined),
      facts: { rows: people.length, columns, lists },
    };
  };
}

function conditions({
  professions,
  disciplines,
  orders: ofOrders,
  bornFrom,
  bornTo,
  sample,
  asOf,
  knownOn = endOfTime,
}: PeopleAsked): SQL[] {
  const found: SQL[] = [];
  if (professions) found.push(inArray(professionals.profession, [...professions]));
  if (disciplines)
    found.push(
      sql`exists (
        select from unnest(disciplines_of(${professionals.id}, ${professionals.disciplines}, ${knownOn}::date)) as "own"
        where ${inArray(sql`"own"`, [...disciplines])}
      )`,
    );
  if (ofOrders)
    found.push(
      sql`exists (select from ${membershipsOn(asOf, knownOn)} and ${inArray(orders.publicId, [...ofOrders])})`,
    );
  if (bornFrom !== undefined) found.push(gte(professionals.birthDate, bornFrom));
  if (bornTo !== undefined) found.push(lte(professionals.birthDate, bornTo));
  if (sample) {
    const drawn = sql`('x' || substr(md5(${`${sample.seed}:`}::text || ${professionals.pseudonym}::text), 1, 8))::bit(32)::bigint`;
    found.push(sql`(${drawn} & 4294967295) * ${sample.in}::bigint < ${sample.of}::bigint * 4294967296`);
  }
  return found;
}

/** The memberships of the person at hand on a day, as known. */
function membershipsOn(asOf: string, knownOn: string): SQL {
  return sql`${orderMemberships} join ${orders} on ${orders.id} = ${orderMemberships.orderId}
    where ${orderMemberships.professionalId} = ${professionals.id}
    and ${knownFact(orderMemberships, orderMemberships, knownOn)} and ${onDay(asOf)}`;
}

function onDay(asOf: string): SQL {
  return sql`${orderMemberships.effectiveOn} <= ${asOf}::date
    and (${orderMemberships.endsOn} is null or ${orderMemberships.endsOn} >= ${asOf}::date)`;
}
