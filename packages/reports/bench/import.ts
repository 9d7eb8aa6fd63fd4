/**
 * How fast a file of reports is imported, beside plain COPY of the same rows into the same tables of the same server, and in how much
 * memory. `DELIBERA_BENCH_PARTICIPATIONS` and `DELIBERA_BENCH_PEOPLE` set the size, `TEST_DATABASE_URL` names a server to use.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { importRuleFiles } from "@delibera/acts";
import type { Database } from "@delibera/database";
import { migrate, openDatabase } from "@delibera/database";
import { startEmbeddedServer } from "@delibera/database/testing/embedded-server";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import type { ImportedReports } from "../src/reports.ts";
import type { Size } from "./generated-reports.ts";
import { generatedPerson, generatedXml, providers } from "./generated-reports.ts";

const size: Size = {
  seed: 1,
  participations: count("DELIBERA_BENCH_PARTICIPATIONS", 400_000),
  people: count("DELIBERA_BENCH_PEOPLE", 100_000),
};
const tables = ["events", "editions", "event_reports", "participations"];
const folder = mkdtempSync(join(tmpdir(), "delibera-bench-"));
const named = process.env["TEST_DATABASE_URL"];
const server = named ? { url: named, stop: async () => undefined } : await startEmbeddedServer();
const [prepared, imported, copied] = ["prepared", "imported", "copied"].map(
  (name) => `delibera_bench_${process.pid}_${name}`,
);
try {
  await measure(prepared ?? "", imported ?? "", copied ?? "");
} finally {
  for (const name of [prepared, imported, copied]) {
    if (name !== undefined) await administer((client) => client`drop database if exists ${client(name)} with (force)`);
  }
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(base: string, one: string, other: string): Promise<void> {
  await administer((client) => client`create database ${client(base)}`);
  const database = await openDatabase({ url: addressOf(base) });
  await prepare(database);
  await database.close();
  for (const name of [one, other]) {
    await administer((client) => client`create database ${client(name)} template ${client(base)}`);
  }
  const file = join(folder, "reports.xml");
  await pipeline(Readable.from(generatedXml(size)), createWriteStream(file));
  say(
    `${thousands(size.participations)} participations of ${thousands(size.people)} people, ${megabytes(statSync(file).size)} of XML`,
  );
  const run = await importFile(addressOf(one), file);
  say(`import: ${rate(run.milliseconds)}, at most ${megabytes(run.kilobytes * 1024)} held`);
  const milliseconds = await copySame(addressOf(one), addressOf(other));
  say(`COPY of the same rows into the same tables: ${rate(milliseconds)}`);
  say(`import / COPY: ${Math.round((100 * milliseconds) / run.milliseconds)} %`);
}

async function prepare(database: Database): Promise<void> {
  await migrate(database);
  await importRuleFiles(database, fileURLToPath(new URL("../../../deliberations", import.meta.url)));
  const { db } = database;
  await db.execute(sql`insert into providers (public_id, kind, name)
    select 'BP-' || number, 'national', 'Provider fittizio ' || number from generate_series(1, ${providers}) as number`);
  for (let first = 0; first < size.people; first += 10_000) {
    const rows = Array.from({ length: Math.min(10_000, size.people - first) }, (_, place) => ({
      number: first + place,
      ...generatedPerson(first + place),
    }));
    await db.execute(sql`insert into professionals
        (public_id, fiscal_code, first_name, last_name, birth_date, profession, disciplines)
      select 'B-' || number, "fiscalCode", 'Nome', 'Cognome', '1980-01-01', profession, array[discipline]
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as person (number integer, "fiscalCode" text, profession integer, discipline integer)`);
  }
  await db.execute(sql`vacuum analyze`);
}

interface Run {
  readonly outcome: ImportedReports;
  readonly milliseconds: number;
  readonly kilobytes: number;
}

async function importFile(url: string, file: string): Promise<Run> {
  const script = fileURLToPath(new URL("import-file.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, url, file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (piece: Buffer) => {
    said += piece;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  const run = JSON.parse(said) as Run;
  if (run.outcome.tally.registered !== size.participations) {
    throw new Error(`not everything was imported: ${JSON.stringify(run.outcome)}`);
  }
  return run;
}

/** Takes the rows out of one database, and measures only how long they take into the other. */
async function copySame(from: string, to: string): Promise<number> {
  let milliseconds = 0;
  for (const table of tables) {
    const file = join(folder, table);
    await connected(from, async (source) =>
      pipeline(await source`copy ${source(table)} to stdout`.readable(), createWriteStream(file)),
    );
    const started = performance.now();
    await connected(to, async (target) =>
      pipeline(
        createReadStream(file, { highWaterMark: 1 << 18 }),
        await target`copy ${target(table)} from stdin`.writable(),
      ),
    );
    milliseconds += performance.now() - started;
    rmSync(file);
  }
  const [row] = await connected(to, (target) => target`select count(*)::integer as count from participations`);
  if (row?.["count"] !== size.participations) throw new Error(`COPY wrote ${row?.["count"]} participations`);
  return milliseconds;
}

function administer(task: (client: postgres.Sql) => Promise<unknown>): Promise<unknown> {
  return connected(server.url, task);
}

async function connected<T>(url: string, task: (client: postgres.Sql) => Promise<T>): Promise<T> {
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await task(client);
  } finally {
    await client.end();
  }
}

function addressOf(name: string): string {
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.href;
}

function count(variable: string, usual: number): number {
  const written = process.env[variable];
  if (written === undefined || written === "") return usual;
  if (!/^[1-9]\d{0,8}$/.test(written)) throw new Error(`${variable} is "${written}": give a whole number`);
  return Number.parseInt(written, 10);
}

function rate(milliseconds: number): string {
  const seconds = (milliseconds / 1000).toFixed(1);
  return `${thousands(Math.round((size.participations * 1000) / milliseconds))} participations a second (${seconds} s)`;
}

function thousands(number: number): string {
  return number.toLocaleString("en-GB").replaceAll(",", " ");
}

function megabytes(bytes: number): string {
  return `${thousands(Math.round(bytes / (1 << 20)))} MB`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
