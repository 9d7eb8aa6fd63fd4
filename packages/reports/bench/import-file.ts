/** The import alone, in a process of its own whose memory is its own: prints what it did, how long it took and the most it held. */
import process from "node:process";
import { openDatabase } from "@delibera/database";
import { importReports } from "../src/reports.ts";

const [url = "", path = ""] = process.argv.slice(2);
const database = await openDatabase({ url });
const started = performance.now();
const outcome = await importReports(database, path, { format: "xml", registeredOn: "2026-01-15" });
const milliseconds = performance.now() - started;
await database.close();
// In kilobytes, on every system.
const { maxRSS } = process.resourceUsage();
process.stdout.write(`${JSON.stringify({ outcome, milliseconds, kilobytes: maxRSS })}\n`);
