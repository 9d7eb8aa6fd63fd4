/**
 * Makes a registry as large as the country's out of a small one: every person, event and fact again and again inside the database, each
 * copy with identities of its own, and names put together anew. What to copy, and how the copies point at each other, the catalogue says.
 */
import type { Sql } from "postgres";

/** An event has hundreds of people and an Order thousands: this many copies of a person stand by the same copy of them. */
const copiesOfOneEvent = 20;

/** What enters these, the database itself writes into the index of names. */
const writersOfWords = new Set(["professionals", "order_memberships", "competent_doctor_periods"]);

/** What an Order counts is looked at for each person whom a statement enters, by indexes that are not there meanwhile. */
const counted = ["order_memberships", "competent_doctor_periods"];

interface Copied {
  readonly name: string;
  /** Of each column that is written: what is read in its place, where `copy` is the number of the copy. */
  readonly columns: readonly (readonly [column: string, read: string])[];
  readonly events: boolean;
}

/** @param copies how many there are in the end of each person. @param say told of each table. */
export async function makeCopies(client: Sql, copies: number, say: (line: string) => void): Promise<void> {
  const tables = await tablesInOrder(client);
  // Built again at the end, of what is there by then: several times faster than row by row.
  const indexes = await client<{ drop: string; make: string }[]>`
    select case when conname is null then format('drop index %s', indexrelid::regclass)
        else format('alter table %s drop constraint %s', indrelid::regclass, quote_ident(conname)) end as drop,
      case when conname is null then pg_get_indexdef(indexrelid)
        else format('alter table %s add constraint %s %s', indrelid::regclass, quote_ident(conname), pg_get_constraintdef(held.oid))
        end as make
    from pg_index left join pg_constraint held on held.conindid = indexrelid and contype <> 'f'
    where indrelid::regclass::text = any(${tables.map(({ name }) => name)}) and not indisprimary
      and not exists (select from pg_constraint where conindid = indexrelid and contype = 'f')`;
  for (const { drop } of indexes) await client.unsafe(drop);
  for (const name of counted) await client.unsafe(`alter table ${name} disable trigger ${name}_counted`);
  for (const { name, columns, events } of tables) {
    const last = events ? Math.ceil(copies / copiesOfOneEvent) : copies;
    // Elsewhere nothing is checked again that holds of what is copied.
    await client.unsafe(`set session_replication_role = ${writersOfWords.has(name) ? "origin" : "replica"}`);
    const started = performance.now();
    const { count } = await client.unsafe(
      `insert into ${name} (${columns.map(([column]) => column).join(", ")}) overriding system value
       select ${columns.map(([, read]) => read).join(", ")} from ${name} original, generate_series(1, ${last - 1}) copy`,
    );
    say(`${name}: ${count} rows more in ${Math.round((performance.now() - started) / 1000)} s`);
  }
  await client.unsafe("set session_replication_role = origin");
  for (const { make } of indexes) await client.unsafe(make);
  for (const name of counted) await client.unsafe(`alter table ${name} enable trigger ${name}_counted`);
  await client.unsafe("select count_lists_anew(), count_orders_anew()");
  await client.unsafe("vacuum analyze");
}

/** Every table that stands on people, events or Orders, after those it stands on; the words of names are written by the database itself. */
async function tablesInOrder(client: Sql): Promise<Copied[]> {
  const columns = await client<{ table: string; column: string; kind: string; target: string; alone: boolean }[]>`
    select class.relname as table, quote_ident(attname) as column, format_type(atttypid, null) as kind,
      (select confrelid::regclass::text from pg_constraint
        where contype = 'f' and conrelid = attrelid and conkey = array[attnum] limit 1) as target,
      exists (select from pg_index where indrelid = attrelid and indisunique and indkey::text = attnum::text
        and indpred is null) as alone
    from pg_attribute join pg_class class on class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped and attgenerated = ''
    order by attnum`;
  const of = new Map<string, (typeof columns)[number][]>();
  for (const column of columns) of.set(column.table, [...(of.get(column.table) ?? []), column]);
  const found = new Map<string, Copied>();
  const standsOn = (table: string) =>
    (of.get(table) ?? []).map(({ target }) => target).filter((it) => it && it !== table);
  const reaches = (table: string, root: string): boolean =>
    table === root || standsOn(table).some((target) => reaches(target, root));
  const isCopied = (table: string) => ["professionals", "events", "orders"].some((root) => reaches(table, root));
  const add = async (table: string): Promise<void> => {
    if (found.has(table) || !isCopied(table) || table.endsWith("_words")) return;
    for (const target of standsOn(table)) await add(target);
    const [any] = await client.unsafe(`select from ${table} limit 1`);
    if (any === undefined) return;
    const steps = new Map<string, string>();
    for (const target of new Set([table, ...standsOn(table)].filter(isCopied))) {
      const [row] = await client.unsafe<{ step: string }[]>(`select coalesce(max(id), 0) as step from ${target}`);
      const number = reaches(target, "professionals") ? "copy" : copyOfEvent(reaches(table, "professionals"));
      steps.set(target, `${number}::bigint * ${row?.step ?? 0}`);
    }
    const read = (of.get(table) ?? []).map((it) => [it.column, readOf(it, steps)] as const);
    found.set(table, { name: table, columns: read, events: !reaches(table, "professionals") });
  };
  for (const table of [...of.keys()].sort()) await add(table);
  return [...found.values()];

  function readOf(
    { table, column, kind, target, alone }: (typeof columns)[number],
    steps: Map<string, string>,
  ): string {
    const own = `original.${column}`;
    if (table === "professionals" && column === "fiscal_code")
      return "lpad((original.id + copy::bigint * 2000)::text, 11, '0')";
    if (table === "professionals" && column === "last_name") {
      return "(select last_name from professionals other where other.id = 1 + (original.id + copy * 7) % 2000)";
    }
    if (alone && kind === "uuid") return "gen_random_uuid()";
    if (column === "id" || steps.has(target)) return `${own} + ${steps.get(column === "id" ? table : target)}`;
    return alone && kind === "text" ? `${own} || '-' || copy` : own;
  }
}

function copyOfEvent(countsPeople: boolean): string {
  return countsPeople ? `(copy / ${copiesOfOneEvent})` : "copy";
}
