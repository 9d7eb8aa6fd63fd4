/** `npm run conformance`: cohorts against the evaluator, on ten times the programs of `npm test` and a hundred thousand people of each triennium. */
import process from "node:process";
import { runEverywhere } from "./steps/scripts.mjs";

process.env["DELIBERA_CONFORMANCE"] = "full";
await runEverywhere("conformance");
