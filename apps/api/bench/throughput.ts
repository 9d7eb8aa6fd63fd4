/**
 * How many people's areas (a person, the ledger of one triennium, twenty participations) the server answers in a second over 32
 * connections, beside a bare server with the same SQL and the same evaluation and beside Mercurius over these, in turns. Processor time per answer tells more than
 * the rate where others use the machine. `DELIBERA_BENCH_SECONDS` sets the length of a turn, `TEST_DATABASE_URL` names a server.
 */
import { deepStrictEqual } from "node:assert";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { startEmbeddedServer } from "@delibera/database/testing/embedded-server";
import postgres from "postgres";
import { tokenOf } from "../test/token-of.ts";
import { ask, load, percentile } from "./load.ts";
import { question } from "./question.ts";
import type { ServerUnderLoad } from "./server-under-load.ts";
import { startBundled } from "./server-under-load.ts";
import { useOfPostgres } from "./use-of-postgres.ts";

const people = 2000;
const connections = 32;
const turns = 5;
const seconds = Number.parseInt(process.env["DELIBERA_BENCH_SECONDS"] ?? "5", 10);

const named = process.env["TEST_DATABASE_URL"];
const database = named ? { url: named, stop: async () => undefined } : await startEmbeddedServer();
const name = `delibera_bench_${process.pid}`;
const modules = fileURLToPath(new URL("../../../node_modules", import.meta.url));
mkdirSync(modules, { recursive: true });
const folder = mkdtempSync(join(modules, ".delibera-bench-"));
try {
  await administer((client) => client`create database ${client(name)}`);
  await measure();
} finally {
  await administer((client) => client`drop database if exists ${client(name)} with (force)`);
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const url = addressOf(name);
  const served = await startBundled("served", folder, [url, String(people)]);
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Rome" }).format(new Date());
  await connected(url, (client) => client`vacuum analyze`);
  const bare = await startBundled("bare-server", folder, [url, today]);
  const peer = await startBundled("mercurius-server", folder, [url, today]);
  try {
    const token = await tokenOf(served.url, "portale-registro");
    const asked = [
      { name: "bare node:http", server: bare, url: bare.url, headers: {} },
      { name: "fastify and mercurius", server: peer, url: `${peer.url}/graphql`, headers: {} },
      { name: "server", server: served, url: `${served.url}/graphql`, headers: { authorization: `Bearer ${token}` } },
    ] as const;
    await sameAnswers(asked);
    const results = asked.map(() => [] as Turn[]);
    for (const each of asked) await turn(each, 2000);
    for (let number = 0; number < turns; number++) {
      for (const [place, each] of asked.entries()) results[place]?.push(await turn(each, seconds * 1000));
    }
    const rates = asked.map((each, place) => report(each.name, results[place] ?? []));
    const [base = Number.NaN, theirs = Number.NaN, ours = Number.NaN] = rates;
    say(`fastify and mercurius / bare node:http: ${Math.round((100 * theirs) / base)} %`);
    say(`server / bare node:http: ${Math.round((100 * ours) / base)} %`);
  } finally {
    await served.stop();
    await bare.stop();
    await peer.stop();
  }
}

interface Asked {
  readonly server: ServerUnderLoad;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Turn {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly microseconds: number;
  /** Of the database; not a number where it does not tell. */
  readonly inDatabase: number;
  readonly kilobytes: number;
}

async function turn({ server, url, headers }: Asked, milliseconds: number): Promise<Turn> {
  const [before, beforeInDatabase] = [await server.use(), await ofDatabase()];
  const { perSecond, times } = await load({ url, headers, body: bodyOf, connections, milliseconds });
  const [{ microseconds, kilobytes }, afterInDatabase] = [await server.use(), await ofDatabase()];
  return {
    perSecond,
    p50: percentile(times, 50),
    p99: percentile(times, 99),
    microseconds: (microseconds - before.microseconds) / times.length,
    inDatabase: (afterInDatabase - beforeInDatabase) / times.length,
    kilobytes,
  };
}

/** A step that has no factor in common with the number of people asks for everybody before it asks again. */
function bodyOf(number: number): string {
  const id = `P-${String(1 + ((number * 7919) % people)).padStart(4, "0")}`;
  return JSON.stringify({ query: question, variables: { id } });
}

/** A comparison of servers that answer differently says nothing. */
async function sameAnswers(asked: readonly Asked[]): Promise<void> {
  for (let number = 0; number < 50; number++) {
    const [first, ...others] = await Promise.all(
      asked.map(async ({ url, headers }) => JSON.parse(await ask(url, bodyOf(number), headers)) as unknown),
    );
    for (const other of others) deepStrictEqual(other, first);
  }
}

function report(what: string, done: readonly Turn[]): number {
  const of = (key: keyof Turn) => median(done.map((it) => it[key]));
  const [perSecond, p50, p99, cpu, inDatabase] = [
    of("perSecond"),
    of("p50"),
    of("p99"),
    of("microseconds"),
    of("inDatabase"),
  ];
  const held = Math.max(...done.map(({ kilobytes }) => kilobytes)) / 1024;
  say(
    `${what}: ${Math.round(perSecond)} answers a second, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (${(p99 / p50).toFixed(1)} × p50), ${(cpu / 1000).toFixed(2)} ms of processor each and ${(inDatabase / 1000).toFixed(2)} ms of the database's, ${Math.round(held)} MB held at most`,
  );
  return perSecond;
}

async function ofDatabase(): Promise<number> {
  return (await connected(database.url, useOfPostgres)) ?? Number.NaN;
}

function median(values: readonly number[]): number {
  return percentile(
    [...values].sort((a, b) => a - b),
    50,
  );
}

function administer(task: (client: postgres.Sql) => Promise<unknown>): Promise<unknown> {
  return connected(database.url, task);
}

async function connected<T>(url: string, task: (client: postgres.Sql) => Promise<T>): Promise<T> {
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await task(client);
  } finally {
    await client.end();
  }
}

function addressOf(database_: string): string {
  const url = new URL(database.url);
  url.pathname = `/${database_}`;
  return url.href;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
