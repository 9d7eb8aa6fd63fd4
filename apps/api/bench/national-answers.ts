/**
 * How long every query takes where the registry is as large as the country's (1.5 million people, 33 million participations), one after
 * the other through the whole of GraphQL, authority, policies and audit; and how long it takes to be ready, beside a small registry.
 * `DELIBERA_BENCH_COPIES` says how many times the 2,000 people of the fictional registry are there; `TEST_DATABASE_URL` names a server;
 * `DELIBERA_BENCH_DATABASE` names a database that is filled the first time and kept; `DELIBERA_BENCH_TIMES` says how often each is asked.
 * The processor time of each answer, here and in the database, tells more than how long it took where others use the machine.
 */
import process from "node:process";
import { fileURLToPath } from "node:url";
import { importRuleFiles } from "@delibera/acts";
import { migrate, openDatabase } from "@delibera/database";
import { generateRegistry, loadRegistry } from "@delibera/database/registry";
import { startEmbeddedServer } from "@delibera/database/testing/embedded-server";
import { operate, schema } from "@delibera/graphql";
import type { DocumentNode } from "graphql";
import { parse, validate } from "graphql";
import postgres from "postgres";
import { compiledOperations } from "../src/compiled-operations.ts";
import { percentile } from "./load.ts";
import { makeCopies } from "./many-copies.ts";
import type { Known, Question } from "./national-questions.ts";
import { questionsOf } from "./national-questions.ts";
import { useOfPostgres } from "./use-of-postgres.ts";

// Ten connections, each of which plans a statement five times before it keeps the plan.
const [professionals, warm] = [2000, 60];
const counted = Number.parseInt(process.env["DELIBERA_BENCH_TIMES"] ?? "300", 10);
const today = "2026-11-21";
const copies = Number.parseInt(process.env["DELIBERA_BENCH_COPIES"] ?? "825", 10);
const kept = process.env["DELIBERA_BENCH_DATABASE"];
const named = process.env["TEST_DATABASE_URL"];
const server = named ? { url: named, stop: async () => undefined } : await startEmbeddedServer();
const name = kept ?? `delibera_national_${process.pid}`;
const administrator = postgres(server.url, { max: 1, onnotice: () => undefined });
const url = new URL(server.url);
// Parsed and checked once, as the server keeps them.
const documents = new Map<string, DocumentNode>();
const execute = compiledOperations(schema);
url.pathname = `/${name}`;
try {
  const [there] = await administrator`select from pg_database where datname = ${name}`;
  if (there === undefined) await fill();
  await measure();
} finally {
  if (kept === undefined) await administrator`drop database if exists ${administrator(name)} with (force)`;
  await administrator.end();
  await server.stop();
}

async function fill(): Promise<void> {
  await administrator`create database ${administrator(name)}`;
  const database = await openDatabase({ url: url.href });
  await migrate(database);
  await importRuleFiles(database, fileURLToPath(new URL("../../../deliberations", import.meta.url)));
  await loadRegistry(database, generateRegistry({ professionals }));
  await database.close();
  say(`ready with ${professionals} people: ${await milliseconds(untilReady)} ms`);
  const client = postgres(url.href, { max: 1, onnotice: () => undefined });
  const took = await milliseconds(() => makeCopies(client, copies, say));
  await client.end();
  say(`copied in ${Math.round(took / 1000)} s`);
}

async function measure(): Promise<void> {
  const client = postgres(url.href, { max: 1, onnotice: () => undefined });
  const known = await whatIsKnown(client);
  const [size] = await client`select (select count(*) from professionals)::integer as people,
    (select count(*) from participations)::integer as participations, pg_size_pretty(pg_database_size(current_database())) as bytes`;
  await client.end();
  say(`${size?.["people"]} people, ${size?.["participations"]} participations, ${size?.["bytes"]}`);
  say(`ready: ${await milliseconds(untilReady)} ms`);
  const database = await openDatabase({ url: url.href });
  try {
    const only = process.env["DELIBERA_BENCH_ONLY"];
    for (const question of questionsOf(known)) {
      if (only !== undefined && !question.name.includes(only)) continue;
      const ask = (number: number) => answered(database, question, number);
      for (let number = 0; number < warm; number++) await ask(number);
      const times: number[] = [];
      const [before, beforeInDatabase] = [process.cpuUsage(), await inDatabase()];
      for (let number = 0; number < counted; number++) times.push(await milliseconds(() => ask(warm + number)));
      const [{ user, system }, afterInDatabase] = [process.cpuUsage(before), await inDatabase()];
      const [here, there] = [user + system, afterInDatabase - beforeInDatabase].map((it) => it / 1000 / counted);
      times.sort((left, right) => left - right);
      const [p50, p99] = [50, 99].map((percent) => percentile(times, percent).toFixed(1));
      say(
        `${question.name}: p50 ${p50} ms, p99 ${p99} ms${Number(p99) > 50 ? " (over 50)" : ""}, ${here?.toFixed(1)} ms of processor and ${there?.toFixed(1)} ms of the database's`,
      );
    }
  } finally {
    await database.close();
  }
}

/** From no connection to the first answer. */
async function untilReady(): Promise<void> {
  const database = await openDatabase({ url: url.href });
  await migrate(database);
  const source = "query { professionals(first: 1) { edges { node { registryId } } } }";
  await answered(database, { name: "ready", source, grant: { role: "registry-operator" }, variables: () => ({}) }, 0);
  await database.close();
}

async function answered(
  database: Awaited<ReturnType<typeof openDatabase>>,
  { name, source, grant, variables }: Question,
  number: number,
) {
  const viewer = { kind: "signed-in", subject: "bench", displayName: "bench", grant, grants: [grant] } as const;
  const variableValues = variables(number);
  const document = documentOf(source);
  const operation = { database, viewer, today, purpose: "bench", reading: true };
  const { data, errors } = await operate(operation, async (contextValue) =>
    execute({ schema, document, variableValues, contextValue }),
  );
  if (errors !== undefined || data === null) throw new Error(`${name}: ${JSON.stringify({ errors, variableValues })}`);
}

function documentOf(source: string): DocumentNode {
  const document = documents.get(source) ?? parse(source);
  if (documents.has(source)) return document;
  const [problem] = validate(schema, document);
  if (problem !== undefined) throw problem;
  documents.set(source, document);
  return document;
}

async function inDatabase(): Promise<number> {
  return (await useOfPostgres(administrator)) ?? Number.NaN;
}

async function whatIsKnown(client: postgres.Sql): Promise<Known> {
  // Others each time it runs, spread over the whole registry.
  const people = await client<Known["people"][number][]>`
    select someone.public_id as id, fiscal_code as "fiscalCode", last_name as "lastName", taken.public_id as participation
    from (select * from professionals order by random() limit ${2 * (warm + counted)}) someone
    cross join lateral (select public_id from participations where professional_id = someone.id order by id limit 1) taken`;
  const events = await client<
    { id: string }[]
  >`select public_id as id from events order by random() limit ${warm + counted}`;
  const [provider] = await client<Known["provider"][]>`
    select id::integer as row, public_id as "registryId" from providers order by id limit 1`;
  const [order] = await client<Known["order"][]>`
    select id::integer as row, public_id as "registryId" from orders order by id limit 1`;
  if (provider === undefined || order === undefined) throw new Error("a registry has providers and Orders");
  const members = await client<{ row: number }[]>`
    select professional_id::integer as row from members_today where order_id = ${order.row} order by random()`;
  return {
    people: [...people],
    events: events.map(({ id }) => id),
    provider,
    order,
    members: members.map(({ row }) => row),
  };
}

async function milliseconds(task: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await task();
  return Math.round((performance.now() - started) * 10) / 10;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
