/** What an example expected and what came out, and what was refused of facts and requests, in one sentence each. */
import type { PlainValue, RefusedFact, RefusedRequest } from "../evaluator/evaluate.ts";
import { constantValue, plainValue } from "../evaluator/evaluate.ts";
import type { Example, Program, Target } from "../ir/program.ts";
import { sayLack, sayRule } from "./say-reasons.ts";
import type { Speaker } from "./say-values.ts";
import { sayInFull, sayItem, speaker } from "./say-values.ts";
import type { Language } from "./words.ts";

/** The result of one expectation of an example, as the examples give it. */
export interface SaidExpectation {
  readonly target: Target;
  readonly passed: boolean;
  readonly expected:
    | { readonly kind: "value"; readonly value: PlainValue }
    | { readonly kind: "undetermined" }
    | { readonly kind: "requirement"; readonly met: boolean; readonly missing?: PlainValue }
    | { readonly kind: "verdict"; readonly accepted: boolean; readonly reason?: string };
  readonly actual: PlainValue;
}

export interface ExpectationInWords {
  /** The rule, with the item and the year it is about. */
  readonly label: string;
  readonly expected: string;
  readonly actual: string;
}

/** The parts of the sentence apart, for whoever lays them out; exact values, both sides. */
export function expectationInWords(program: Program, said: SaidExpectation, language: Language): ExpectationInWords {
  const by = speaker(program, language);
  return {
    label: sayTarget(said.target, by),
    expected: sayExpected(said.expected, by),
    actual: sayActual(said, by),
  };
}

/** A value of a rule that an example takes as given: `sconto: 3 punti`. */
export function sayGiven(program: Program, { target, value }: Example["given"][number], language: Language): string {
  const by = speaker(program, language);
  return by.words.examples.asExpected(sayTarget(target, by), sayInFull(plainValue(constantValue(program, value)), by));
}

/** `punti totali: atteso 26,7 punti, ottenuto 80/3 punti, cioè circa 26,7`; exact values, both sides. */
export function sayExpectation(program: Program, said: SaidExpectation, language: Language): string {
  const by = speaker(program, language);
  const label = sayTarget(said.target, by);
  const actual = sayActual(said, by);
  const { examples } = by.words;
  return said.passed
    ? examples.asExpected(label, actual)
    : examples.different(label, sayExpected(said.expected, by), actual);
}

/** `il dato «loans[2].pages» non è accettato: "1,5" non è un numero` */
export function sayRefusedFact({ path, expected, found }: RefusedFact, program: Program, language: Language): string {
  const { refused } = speaker(program, language).words;
  return refused.fact(path, found, refused.expected[expected]);
}

export function sayRefusedRequest(refusal: RefusedRequest, program: Program, language: Language): string {
  const { refused } = speaker(program, language).words;
  return refused.request(refusal.found, refused.because[refusal.because]);
}

function sayExpected(expected: SaidExpectation["expected"], by: Speaker): string {
  switch (expected.kind) {
    case "value":
      return sayInFull(expected.value, by);
    case "undetermined":
      return by.words.notKnown;
    case "requirement":
      return sayMet(expected.met, expected.missing, by);
    case "verdict":
      return sayVerdict(expected.accepted, expected.reason === undefined ? [] : [expected.reason], by);
  }
}

function sayActual({ actual, expected }: SaidExpectation, by: Speaker): string {
  if (actual.kind === "requirement") {
    const isAsked = expected.kind === "requirement" && expected.missing !== undefined;
    return sayMet(actual.met, isAsked ? actual.missing : undefined, by);
  }
  if (actual.kind === "verdict") return sayVerdict(actual.accepted, actual.reasons, by);
  return actual.kind === "undetermined" ? `${by.words.notKnown} (${sayLack(actual, by)})` : sayInFull(actual, by);
}

function sayMet(met: boolean, missing: PlainValue | undefined, by: Speaker): string {
  const { requirement, examples } = by.words;
  const said = met ? requirement.isMet : requirement.isNotMet;
  return missing ? examples.missing(said, sayInFull(missing, by)) : said;
}

function sayVerdict(accepted: boolean, reasons: readonly string[], { words }: Speaker): string {
  const said = accepted ? words.verdict.accepted : words.verdict.refused;
  return reasons.length === 0 ? said : words.because(said, reasons.map((reason) => `«${reason}»`).join("; "));
}

function sayTarget({ rule: name, item, year, previous }: Target, by: Speaker): string {
  const { cases, examples } = by.words;
  const entity = by.program.rules.find((rule) => rule.name === name)?.item;
  let label = sayRule(name, by);
  if (item !== undefined && entity !== undefined) label = cases.ofItem(label, sayItem(entity, item, by));
  if (year !== undefined) label = cases.inYear(label, year);
  return previous ? examples.inPrevious(label, by.program.vocabulary.cycle.label[by.language]) : label;
}
