/**
 * How much processor time taking people out of the registry costs, here and in the database, beside a plain COPY of the same people's rows
 * from the same tables in the same session. `DELIBERA_BENCH_PEOPLE` says how many are taken, `TEST_DATABASE_URL` names a server and
 * `DELIBERA_BENCH_DATABASE` a database on it that is there already and only read; else a fictional registry is made and removed.
 */
import { readFileSync } from "node:fs";
import process from "node:process";
import type { Session } from "@delibera/database";
import { factTables, migrate, openDatabase, professionals } from "@delibera/database";
import { generateRegistry, loadRegistry } from "@delibera/database/registry";
import { startEmbeddedServer } from "@delibera/database/testing/embedded-server";
import { asc, sql } from "drizzle-orm";
import { extractInParts } from "../src/cohorts.ts";
import { theActs } from "../test/acts.ts";

const people = Number.parseInt(process.env["DELIBERA_BENCH_PEOPLE"] ?? "4000", 10);
const kept = process.env["DELIBERA_BENCH_DATABASE"];
const named = process.env["TEST_DATABASE_URL"];
const turns = 5;
const server = named ? { url: named, stop: async () => undefined } : await startEmbeddedServer();
const name = kept ?? `delibera_bench_${process.pid}`;
const url = new URL(server.url);
url.pathname = `/${name}`;
const acts = theActs();
try {
  if (kept === undefined) await administer(`create database ${name}`);
  const database = await openDatabase({ url: url.href });
  try {
    if (kept === undefined) {
      await migrate(database);
      await loadRegistry(database, generateRegistry({ professionals: people }));
    }
    await database.inSession(compare);
  } finally {
    await database.close();
  }
} finally {
  if (kept === undefined) await administer(`drop database if exists ${name} with (force)`);
  await server.stop();
}

async function administer(text: string): Promise<void> {
  const database = await openDatabase({ url: server.url });
  await database.inSession(({ run }) => run({ text, parameters: [] }));
  await database.close();
}

/** In turns; the least of each. */
async function compare(session: Session): Promise<void> {
  const [backend] = await session.run({ text: "select pg_backend_pid() as pid", parameters: [] });
  const used = { taken: [] as Used[], copied: [] as Used[] };
  for (let turn = -1; turn < turns; turn++) {
    const taken = await measured(Number(backend?.["pid"]), () => take(session));
    const copied = await measured(Number(backend?.["pid"]), () => copy(session));
    if (turn < 0) continue;
    used.taken.push(taken);
    used.copied.push(copied);
  }
  const [taken, copied] = [least(used.taken), least(used.copied)];
  console.log(
    `${people} people taken: ${told(taken)}; plain COPY of their rows: ${told(copied)}; ${((taken.here + taken.there) / (copied.here + copied.there)).toFixed(1)} times (processor time a person, least of ${turns} in turns)`,
  );
}

async function take(session: Session): Promise<void> {
  let taken = 0;
  for await (const part of extractInParts(session, acts, { asOf: "2026-10-31" })) {
    taken += part.people.count;
    if (taken >= people) break;
  }
  if (taken < people) throw new Error(`the registry has ${taken} people`);
}

async function copy(session: Session): Promise<void> {
  const reading = await session.openReading();
  const { id, pseudonym } = professionals;
  const first = await reading.db.select({ id }).from(professionals).orderBy(asc(pseudonym)).limit(people);
  const ids = `{${first.map((each) => each.id).join(",")}}`;
  for (const table of Object.values(factTables))
    if ("professionalId" in table)
      await reading.copyOut(sql`select * from ${table} where ${table.professionalId} = any(${ids}::bigint[])`);
  await reading.close();
}

/** Microseconds of processor a person. */
interface Used {
  readonly here: number;
  readonly there: number;
}

async function measured(backend: number, task: () => Promise<void>): Promise<Used> {
  const [here, there] = [process.cpuUsage(), inBackend(backend)];
  await task();
  const { user, system } = process.cpuUsage(here);
  return { here: (user + system) / people, there: (inBackend(backend) - there) / people };
}

/** Of a server of this Linux machine; elsewhere nobody tells. */
function inBackend(pid: number): number {
  const [nanoseconds] = readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ");
  return Number(nanoseconds) / 1000;
}

function least(all: readonly Used[]): Used {
  return all.reduce((one, other) => (other.here + other.there < one.here + one.there ? other : one));
}

function told({ here, there }: Used): string {
  return `${here.toFixed(0)} µs here and ${there.toFixed(0)} µs in the database`;
}
