/** How a text differs from what is published: in what it says, and in whose result. */
import type { BehaviouralDiff, Difference, Witness } from "@delibera/rules-dsl/analysis";
import { behaviouralDiff, exampleLines, printAssertion, semanticDiff } from "@delibera/rules-dsl/analysis";
import { displayValue, expectationInWords } from "@delibera/rules-dsl/explanation";
import type { Program } from "@delibera/rules-dsl/ir";
import type { Language } from "../messages/language.tsx";
import type { Behaviour, ChangedResult, SaidDifference } from "./study-protocol.ts";

export function differencesOf(before: Program, after: Program): SaidDifference[] {
  return semanticDiff(before, after).map(sayDifference);
}

/** Generated people beyond those of the examples; the seed is fixed, so that the same text gives the same answer. */
const trials = { seed: 1, runs: 60 };
const lastDay = "9999-12-31";
const mostListed = 12;

export function behaviourOf(before: Program, after: Program, cycle: string, language: Language): Behaviour {
  const found = behaviouralDiff(before, after, { cycle, asOf: lastDay, knownOn: lastDay }, trials);
  const { people, changed, rules } = found;
  return { cycle, people, changed, rules, witness: witnessOf(found, after, language) };
}

function sayDifference({ subject, name, citation, part, before, after }: Difference): SaidDifference {
  // A part of a version is preceded by the version's own name, which the citation already tells.
  const own = citation !== undefined && part.startsWith(`${citation.act}/`) ? part.replace(/^\S+ /, "") : part;
  const band = /^band (\d+)$/.exec(own)?.[1];
  return {
    subject,
    name,
    part: band === undefined ? own : "band",
    band: band === undefined ? undefined : Number(band),
    citation,
    before,
    after,
  };
}

function witnessOf({ witness }: BehaviouralDiff, program: Program, language: Language): Behaviour["witness"] {
  if (witness === undefined) return undefined;
  return {
    lines: exampleLines(program, witness.facts),
    results: witness.results.slice(0, mostListed).map((result) => resultOf(result, program, language)),
    more: Math.max(0, witness.results.length - mostListed),
  };
}

function resultOf(result: Witness["results"][number], program: Program, language: Language): ChangedResult {
  const { rule, item, year, before, after } = result;
  const target = {
    rule,
    previous: false,
    ...(item === undefined ? {} : { item }),
    ...(year === undefined ? {} : { year }),
  };
  const expected = { kind: "undetermined" } as const;
  const { label } = expectationInWords(program, { target, passed: true, expected, actual: after.value }, language);
  const { citation } = after;
  return {
    rule,
    label,
    before: displayValue(program, before.value, language),
    after: displayValue(program, after.value, language),
    // The items of a generated person have no label in an example that another would recognise.
    assertion: item === undefined ? assertionOf(rule, year, after.value) : undefined,
    citation,
  };
}

function assertionOf(rule: string, year: number | undefined, value: Parameters<typeof printAssertion>[0]) {
  const said = printAssertion(value);
  return said === undefined ? undefined : `allora ${rule}${year === undefined ? "" : ` nell'anno ${year}`} ${said}`;
}
