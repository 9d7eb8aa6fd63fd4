/** How long an amount is drawn: a length on the screen, which nobody reads as a number and nothing is reckoned with. */
export function lengthOf(exact: string): number {
  const [numerator = "0", denominator = "1"] = exact.split("/");
  return Number(numerator) / Number(denominator);
}
