/** A server that imports what was sent in many small transactions, and says when it is in the middle: it is then killed. */
import { migrate, openDatabase } from "@delibera/database";
import { startJobs } from "../src/start-jobs.ts";
import { cohortFolder, fill } from "./asked.ts";
import { ndjson, peopleOf, send, talliesOf } from "./sent.ts";

const [place = "", events = "", batch = ""] = process.argv.slice(2);
const database = await openDatabase(place.startsWith("postgres:") ? { url: place } : { dataDirectory: place });
await migrate(database);
await fill(database, 30);
const people = peopleOf(30).slice(0, 10);
const text = ndjson(
  Array.from({ length: Number(events) }, (_, index) => ({ event: `K-${index}`, provider: "PR-1", people })),
);
const id = await send(database, text);
startJobs(database, {
  cohortFolder,
  mostPeople: 1000,
  importBatch: Number(batch),
  log: (line) => process.stderr.write(`${line}\n`),
});
while ((await talliesOf(database, id)).length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
process.stdout.write(`${id}\n`);
