/** A process that imports a file as the program does, for tests that kill it. Says how far it read. */
import { openDatabase } from "@delibera/database";
import { importReports } from "../src/reports.ts";

const [url = "", path = ""] = process.argv.slice(2);
const database = await openDatabase({ url });
const outcome = await importReports(database, path, {
  format: "xml",
  registeredOn: "2024-06-01",
  batch: 150,
  onProgress: ({ bytes, read }) => process.stdout.write(`${Math.floor((100 * read) / bytes)}\n`),
});
process.stdout.write(`${outcome.kind}\n`);
await database.close();
