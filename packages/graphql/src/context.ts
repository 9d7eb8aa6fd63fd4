/** What a resolver is given: the database, the day, the program in force, and loads shared within one operation. */
import type { PublishedProgram } from "@delibera/acts";
import { currentProgram } from "@delibera/acts";
import type { Database } from "@delibera/database";
import type { ProfessionalRecord } from "@delibera/ledger";
import { recordsOf } from "@delibera/ledger";
import DataLoader from "dataloader";
import type { EditionRow, EventRow } from "./reads/events.ts";
import { editionsOf, eventsById } from "./reads/events.ts";
import { movesOf } from "./reads/participations.ts";
import type { ProfessionalRow } from "./reads/professionals.ts";
import { disciplineNames, professionalsById } from "./reads/professionals.ts";

export interface Context {
  readonly database: Database;
  /** The civil date of the server, `YYYY-MM-DD`. */
  readonly today: string;
  /** The program in force, read at most once in an operation; undefined until acts are published. */
  readonly program: () => Promise<PublishedProgram | undefined>;
  /** By registry id; undefined where there is nobody. */
  readonly professionals: DataLoader<string, ProfessionalRow | undefined>;
  /** By registry id; undefined where there is no such event. */
  readonly events: DataLoader<string, EventRow | undefined>;
  /** By the number of the event's row. */
  readonly editions: DataLoader<number, readonly EditionRow[]>;
  /** The triennium a participation was moved to, by the number of its row. */
  readonly moves: DataLoader<number, string | undefined>;
  /** By `profession/code`. */
  readonly disciplineNames: DataLoader<string, string | undefined>;
  /** Records as known on a date; without a date, everything known. */
  readonly records: (knownOn?: string) => DataLoader<string, ProfessionalRecord | undefined>;
}

/** A context for one operation; never share it between two. */
export function contextFor(database: Database, today: string): Context {
  const { db } = database;
  return {
    database,
    today,
    program: once(() => currentProgram(database)),
    professionals: new DataLoader((ids) => professionalsById(db, ids)),
    events: new DataLoader((ids) => eventsById(db, ids)),
    editions: new DataLoader((rows) => editionsOf(db, rows)),
    moves: new DataLoader((rows) => movesOf(db, rows)),
    disciplineNames: new DataLoader((keys) => disciplineNames(db, keys)),
    records: onePer((knownOn) => new DataLoader((ids) => recordsOf(database, ids, knownOn))),
  };
}

function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  return () => {
    value ??= read();
    return value;
  };
}

function onePer<Value>(make: (key: string | undefined) => Value): (key?: string) => Value {
  const made = new Map<string | undefined, Value>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
