/** Reads texts from the parent, one at a time, and answers what went wrong with each. Runs with little memory; the parent watches the clock. */
import process from "node:process";
import { survive } from "./survive.ts";

process.on("message", ({ text, vocabulary }: { readonly text: string; readonly vocabulary: string }) => {
  process.send?.({ problem: survive(text, vocabulary) ?? null });
});
process.send?.({ ready: true });
