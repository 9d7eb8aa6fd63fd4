/** Opens the one database of a process: PostgreSQL when given its address, else PGlite in a folder, else PGlite in memory. */
import type { SQL } from "drizzle-orm";
import type { PgAsyncDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { Relations } from "../schema/relations.ts";
import { DatabaseError } from "./database-error.ts";
import { openPglite } from "./open-pglite.ts";
import { openPostgres } from "./open-postgres.ts";

/** What the rest of the program queries, whichever engine answers. */
export type Db = PgAsyncDatabase<PgQueryResultHKT, Relations>;

export interface Database {
  readonly db: Db;
  readonly engine: "pglite" | "postgresql";
  /** Where it is, in words fit for a log: no user, no password. */
  readonly location: string;
  /** Runs `task` on a connection of its own while no other process runs one. Migrations and loads go through it. */
  exclusively<T>(task: (db: Db) => Promise<T>): Promise<T>;
  /**
   * Runs `task` on a connection of its own, whose temporary tables and session locks nobody else sees. Where there is one
   * connection only, a second task waits for the first.
   */
  inSession<T>(task: (session: Session) => Promise<T>): Promise<T>;
  /**
   * Stops the statement that a transaction is running, if that transaction still runs. In PGlite a statement holds the whole
   * process, so that there is never one to stop.
   */
  cancel(transaction: RunningTransaction): Promise<void>;
  /** A connection for whole statements of others, such as those of a queue; it is made again when it is lost. */
  openChannel(): Channel;
  /** Ends the connections and releases the folder. Closing twice is harmless. */
  close(): Promise<void>;
}

export interface Channel {
  /**
   * Runs what a library wrote: one statement with parameters, or several without, of which the last rows are given. What fails half-way
   * leaves no transaction open.
   */
  run(text: string, parameters?: readonly unknown[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): Promise<void>;
}

/** A transaction as the server knows it: a connection may be in another one a moment later. */
export interface RunningTransaction {
  readonly backend: number;
  /** Its `now()`, to the microsecond. */
  readonly began: string;
}

export interface Session {
  readonly db: Db;
  /** Appends rows to a table by COPY. `rows` is in PostgreSQL's text format: tabs, `\\N`, and a line end after each. */
  copyIn(table: string, rows: string): Promise<void>;
  /**
   * Begins a transaction that only reads, and for which nothing changes after its first question, however long it goes on. Until it is
   * closed the session is for nothing else; where there is one connection only, neither is the database.
   */
  openReading(): Promise<Reading>;
  /** Runs a statement and gives its rows, by the names of their columns. Large integers may come as text. */
  run(statement: Statement): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

export interface Reading {
  readonly db: Db;
  /** What a query finds, by COPY, in PostgreSQL's text format. The query takes no parameters: values are written into it. */
  copyOut(query: SQL): Promise<string>;
  /** Never fails: who asks next learns of a connection that was lost. */
  close(): Promise<void>;
}

/** A whole statement, made by a printer of ours and of nothing that a person wrote; texts come as parameters. */
export interface Statement {
  readonly text: string;
  readonly parameters: readonly string[];
}

export interface OpenOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly url?: string | undefined;
  /** The folder in which PGlite keeps its own (`pglite/`). Without it and without `url`, the database lives in memory. */
  readonly dataDirectory?: string | undefined;
  /** Told of every statement, for counting and tracing. Parameters may hold personal data. */
  readonly logger?: QueryLogger | undefined;
}

export interface QueryLogger {
  logQuery(query: string, params: unknown[]): void;
}

/**
 * @throws DatabaseError `invalid-url`, `unreachable`, `wrong-password`, `unknown-database`, `unsuitable-server`,
 * `unwritable-data-folder`, `data-folder-in-use`, `corrupt-data-folder`.
 */
export async function openDatabase(options: OpenOptions = {}): Promise<Database> {
  if (options.url === undefined || options.url === "") {
    return openPglite({ dataDirectory: options.dataDirectory, logger: options.logger });
  }
  if (!/^postgres(ql)?:\/\//.test(options.url)) {
    throw new DatabaseError("the database address must begin with postgres://; correct DATABASE_URL", {
      code: "invalid-url",
    });
  }
  return openPostgres({ url: options.url, logger: options.logger });
}
