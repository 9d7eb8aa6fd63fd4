/** What the running of examples says, in both languages. */

export interface ExampleWords {
  readonly undetermined: string;
  readonly met: string;
  readonly notMet: string;
  readonly missing: (met: string, amount: string) => string;
  readonly asExpected: (label: string, actual: string) => string;
  readonly different: (label: string, expected: string, actual: string) => string;
  readonly inPrevious: (label: string, cycle: string) => string;
  readonly refusedFact: (path: string, found: string) => string;
  readonly refusedRequest: (found: string) => string;
}

export const wordsOfExamples: Readonly<Record<"it" | "en", ExampleWords>> = {
  it: {
    undetermined: "non determinato",
    met: "soddisfatto",
    notMet: "non soddisfatto",
    missing: (met, amount) => `${met}, ${/^1(?: |$)/.test(amount) ? "manca" : "mancano"} ${amount}`,
    asExpected: (label, actual) => `${label}: ${actual}`,
    different: (label, expected, actual) => `${label}: atteso ${expected}, ottenuto ${actual}`,
    inPrevious: (label, cycle) => `${label}, ${cycle} precedente`,
    refusedFact: (path, found) => `il dato «${path}» dell'esempio non è valido: ${found}`,
    refusedRequest: (found) => `l'esempio chiede ciò che non c'è: ${found}`,
  },
  en: {
    undetermined: "undetermined",
    met: "met",
    notMet: "not met",
    missing: (met, amount) => `${met}, ${amount} missing`,
    asExpected: (label, actual) => `${label}: ${actual}`,
    different: (label, expected, actual) => `${label}: expected ${expected}, got ${actual}`,
    inPrevious: (label, cycle) => `${label}, previous ${cycle}`,
    refusedFact: (path, found) => `the fact “${path}” of the example is not valid: ${found}`,
    refusedRequest: (found) => `the example asks for what does not exist: ${found}`,
  },
};
