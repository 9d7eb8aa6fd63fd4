/** `npm run conformance`: columns against the evaluator and statements against columns, on ten times the programs of `npm test`. */
import process from "node:process";
import { runEverywhere } from "./steps/scripts.mjs";

process.env["DELIBERA_CONFORMANCE"] = "full";
await runEverywhere("conformance");
