/** A server that is taking a cohort, has written its files and is putting them into the database: it says so, and is then killed. */
import { migrate, openDatabase, tables } from "@delibera/database";
import { startJobs } from "../src/start-jobs.ts";
import { fill } from "./asked.ts";
import { take } from "./kept.ts";

const [place = "", cohortFolder = ""] = process.argv.slice(2);
const database = await openDatabase(place.startsWith("postgres:") ? { url: place } : { dataDirectory: place });
await migrate(database);
await fill(database, 30);
const id = await take(database);
const { db } = database;
const insert = db.insert.bind(db);
let parts = 0;
// The second part never arrives.
db.insert = ((table: Parameters<typeof insert>[0]) => {
  if (table !== tables.keptCohortParts || parts++ === 0) return insert(table);
  process.stdout.write(`${id}\n`);
  return { values: () => new Promise(() => undefined) };
}) as never;
startJobs(database, { mostPeople: 1000, cohortFolder, log: (line) => process.stderr.write(`${line}\n`) });
