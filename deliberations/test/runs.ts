/**
 * How many random people, and from which seed: always the same one, so that a run can be trusted and repeated, unless
 * `DELIBERA_SEED` gives another (a number, or `random`). A failure prints its seed and the smallest record that shows it.
 */
export function runs(numRuns: number): { readonly numRuns: number; readonly seed: number } {
  const wanted = process.env["DELIBERA_SEED"] ?? "20172019";
  const seed = wanted === "random" ? Math.floor(Math.random() * 2 ** 31) : Number(wanted);
  if (!Number.isSafeInteger(seed))
    throw new Error(`DELIBERA_SEED is \`${wanted}\`: give a whole number, or \`random\``);
  return { numRuns, seed };
}
