/** Opens a PostgreSQL server through postgres.js and refuses one that cannot hold the registry. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { forgetCatalogues } from "../queries/kept-catalogue.ts";
import { relations } from "../schema/relations.ts";
import { closingItsTransactions } from "./closing-transactions.ts";
import { DatabaseError, errorCode, errorSentence } from "./database-error.ts";
import { copyStatement, readsOneState } from "./one-state.ts";
import type { Channel, Database, Db, QueryLogger, Reading } from "./open-database.ts";

const oldestMajor = 15;
const connectSeconds = 5;
const reconnectSeconds = 0.5;
/** Any number will do, as long as every version of this program uses the same. */
const exclusiveLock = 4_207_150_017n;

interface PostgresOptions {
  readonly url: string;
  readonly logger?: QueryLogger | undefined;
}

export async function openPostgres(options: PostgresOptions): Promise<Database> {
  const client = connect(options.url, 10, { onclose: () => forgetCatalogues(db) });
  const db = toDb(client, options.logger);
  const { host, port, path, database } = client.options;
  const address = typeof path === "string" ? path : `${host[0]}:${port[0]}`;
  const location = `${address}/${database}`;
  try {
    await refuseUnsuitable(client, location);
  } catch (error) {
    await client.end({ timeout: 1 });
    throw explain(error, address, client.options);
  }
  // A connection of its own: the others may all be held by what is to be stopped.
  let control: postgres.Sql | undefined;
  let closing: Promise<unknown> | undefined;
  return {
    db,
    engine: "postgresql",
    location: `PostgreSQL at ${location}`,
    async exclusively(task) {
      // An advisory lock belongs to a session, so the task needs a connection that the pool cannot give to another.
      const alone = connect(options.url, 1);
      try {
        const session = toDb(alone, options.logger);
        await session.execute(sql`select pg_advisory_lock(${exclusiveLock})`);
        return await task(session);
      } finally {
        await alone.end({ timeout: 5 });
      }
    },
    async inSession(task) {
      const ended = whenEnded();
      // What a session holds goes with its connection, which therefore must not be renewed under it.
      const alone = connect(options.url, 1, { onclose: ended.tell, max_lifetime: null });
      try {
        const work = task({
          db: toDb(alone, options.logger),
          copyIn: async (table, rows) =>
            pipeline(Readable.from([rows]), await alone`copy ${alone(table)} from stdin`.writable()),
          openReading: () => openReading(alone, options.logger),
          run: async ({ text, parameters }) => await alone.unsafe(text, [...parameters], { prepare: false }),
        });
        // The driver does not tell the writer of a COPY that the connection ended after the last byte: it would wait for ever.
        return await Promise.race([work, ended.failure]);
      } finally {
        await alone.end({ timeout: 5 });
      }
    },
    openChannel: () => channelOn(connect(options.url, 1, { types: { json: asJson } })),
    async cancel({ backend, began }) {
      control ??= connect(options.url, 1, { idle_timeout: 30 });
      // Sent as text: the driver writes a time with milliseconds only.
      await control`select pg_cancel_backend(pid) from pg_stat_activity
        where pid = ${backend} and xact_start = ${began}::text::timestamptz`;
    },
    async close() {
      closing ??= Promise.all([client.end({ timeout: 5 }), control?.end({ timeout: 1 })]);
      await closing;
    },
  };
}

/** On a client of one connection, where no other statement can come between. */
async function openReading(alone: postgres.Sql, logger: QueryLogger | undefined): Promise<Reading> {
  await alone.unsafe(`begin; ${readsOneState}`);
  return {
    db: toDb(alone, logger),
    copyOut: async (query) => await textOf(await alone.unsafe(`${copyStatement(query)} to stdout`).readable()),
    close: async () => void (await alone.unsafe("rollback").catch(() => undefined)),
  };
}

/** Libraries that were written for another driver give their JSON as text. */
const asJson = {
  to: 114,
  from: [114, 3802],
  serialize: (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value)),
  parse: (text: string): unknown => JSON.parse(text),
};

function channelOn(client: postgres.Sql): Channel {
  return {
    async run(text, parameters = []) {
      const given = parameters.map((value) => value ?? null) as never[];
      if (given.length > 0) return await client.unsafe(text, given);
      try {
        const found: unknown = await client.unsafe(text);
        const results = found as readonly (readonly Readonly<Record<string, unknown>>[])[];
        return Array.isArray(results[0]) ? (results.at(-1) ?? []) : (found as readonly Record<string, unknown>[]);
      } catch (error) {
        await client.unsafe("rollback").catch(() => undefined);
        throw error;
      }
    },
    close: () => client.end({ timeout: 1 }),
  };
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  // In parts that may end within a letter: joined before they are read as text.
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  // The driver pauses the connection for a reader that is slow and wakes it when more is asked for: what follows the last row, too.
  stream._read(0);
  return Buffer.concat(chunks).toString("utf8");
}

/** A promise that fails when the connection ends, for whoever waits for it at that moment. */
function whenEnded(): { readonly failure: Promise<never>; readonly tell: () => void } {
  let fail: (error: Error) => void = () => undefined;
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failure.catch(() => undefined);
  const tell = () =>
    fail(Object.assign(new Error("the connection to the database ended"), { code: "CONNECTION_CLOSED" }));
  return { failure, tell };
}

interface Lifetime {
  readonly onclose?: () => void;
  readonly max_lifetime?: null;
  readonly idle_timeout?: number;
  readonly types?: { readonly json: typeof asJson };
}

function connect(url: string, max: number, lifetime: Lifetime = {}): postgres.Sql {
  try {
    return postgres(url, {
      max,
      connect_timeout: connectSeconds,
      // A server that comes back is found at once: who asks meanwhile is refused, and does not wait.
      backoff: () => reconnectSeconds,
      // Notices speak of objects that exist already; they are not for the reader of a log.
      onnotice: () => undefined,
      connection: { TimeZone: "UTC" },
      ...lifetime,
    });
  } catch (cause) {
    throw new DatabaseError("the database address cannot be read; correct DATABASE_URL", {
      code: "invalid-url",
      cause,
    });
  }
}

function toDb(client: postgres.Sql, logger: QueryLogger | undefined): Db {
  return drizzle({ client: closingItsTransactions(client), relations, ...(logger === undefined ? {} : { logger }) });
}

async function refuseUnsuitable(client: postgres.Sql, location: string): Promise<void> {
  const [server] = await client<{ version: number; encoding: string }[]>`
    select current_setting('server_version_num')::integer as version, current_setting('server_encoding') as encoding`;
  const major = Math.trunc((server?.version ?? 0) / 10_000);
  if (major < oldestMajor) {
    throw new DatabaseError(`PostgreSQL at ${location} is version ${major}; use version ${oldestMajor} or later`, {
      code: "unsuitable-server",
    });
  }
  if (server?.encoding !== "UTF8") {
    throw new DatabaseError(
      `the database ${location} is encoded in ${server?.encoding}; create it with encoding UTF8`,
      { code: "unsuitable-server" },
    );
  }
}

function explain(error: unknown, address: string, options: postgres.ParsedOptions): DatabaseError {
  if (error instanceof DatabaseError) return error;
  switch (errorCode(error)) {
    case "28P01":
    case "28000":
      return new DatabaseError(
        `PostgreSQL at ${address} refused user ${options.user}; correct the user and password in DATABASE_URL`,
        { code: "wrong-password", cause: error },
      );
    case "3D000":
      return new DatabaseError(
        `PostgreSQL at ${address} has no database ${options.database}; create it or correct DATABASE_URL`,
        { code: "unknown-database", cause: error },
      );
    default:
      return new DatabaseError(unreachable(address, error), { code: "unreachable", cause: error });
  }
}

function unreachable(address: string, error: unknown): string {
  const code = errorCode(error);
  // A code of five characters that begins with a digit is the server's own: somebody answered, and said no.
  return code !== undefined && /^\d[0-9A-Z]{4}$/.test(code)
    ? `PostgreSQL at ${address} refused the connection (${errorSentence(error)}); wait, or correct DATABASE_URL`
    : `no database answers at ${address} (${code ?? errorSentence(error)}); start it or correct DATABASE_URL`;
}
