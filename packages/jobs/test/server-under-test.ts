/** A server that runs simulations and is killed in the middle of one: its thread never ends. Says the simulation it was asked for. */
import { migrate, openDatabase } from "@delibera/database";
import { startJobs } from "../src/start-jobs.ts";
import { ask, cohortFolder, fill, until } from "./asked.ts";

const [place = ""] = process.argv.slice(2);
const database = await openDatabase(place.startsWith("postgres:") ? { url: place } : { dataDirectory: place });
await migrate(database);
await fill(database, 30);
startJobs(database, {
  cohortFolder,
  mostPeople: 1000,
  thread: new URL("./thread-that-waits.mjs", import.meta.url),
  log: (line) => process.stderr.write(`${line}\n`),
});
const id = await ask(database);
await until(database, id, ({ detail }) => detail.stage === "counting");
process.stdout.write(`${id}\n`);
