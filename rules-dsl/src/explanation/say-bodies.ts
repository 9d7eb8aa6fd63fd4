/** Tables of bands and requirements in words. */
import type { PlainValue, TraceNode } from "../evaluator/evaluate.ts";
import type { Band, Bands, Ground, RuleVersion } from "../ir/program.ts";
import type { Telling } from "./say-names.ts";
import { labelOf } from "./say-names.ts";
import { sayValueOf, sayWhy } from "./say-steps.ts";
import type { Speaker } from "./say-values.ts";
import { say, sayDate, sayNumber } from "./say-values.ts";

/** Why the value of a node is what it is; undefined when the text simply says so, or when no version governs. */
export function sayBody(version: RuleVersion | undefined, node: TraceNode, by: Telling): string | undefined {
  const body = version?.body;
  const [first, second] = node.body?.steps ?? [];
  if (!body || !first) return undefined;
  switch (body.kind) {
    case "expression":
      return sayWhy(first, by);
    case "bands":
      return sayBands(body, node, by);
    case "requirement":
      if (second) by.later.push(...[first, second].filter((step) => step.kind !== "number"));
      return sayRequirement(node.value, by);
    case "verdict":
      return sayVerdict(node.value, body.grounds, by);
  }
}

function sayBands(body: Bands, node: TraceNode, by: Telling): string | undefined {
  const [measured] = node.body?.steps ?? [];
  const band = node.body?.band === undefined ? undefined : body.bands[node.body.band];
  if (!measured) return undefined;
  const value = sayValueOf(measured, by);
  const named = measured.kind === "rule" || measured.kind === "field" ? `${labelOf(measured, by)}: ` : "";
  if (!band) return `${named}${by.words.gap(value)}`;
  const chosen = `${named}${by.words.band(value, nameOfBand(band, by))}`;
  return node.body?.interpretation
    ? `${named}${by.words.gap(value)}; ${by.words.sameBand(nameOfBand(band, by))}`
    : chosen;
}

export function nameOfBand({ from, to }: Band, by: Speaker): string {
  const { bands } = by.words;
  const low = from && sayNumber(from.value, by.language);
  const high = to && sayNumber(to.value, by.language);
  if (low === undefined) return high === undefined ? bands.any : to?.inclusive ? bands.upTo(high) : bands.below(high);
  if (high === undefined) return from?.inclusive ? bands.atLeast(low) : bands.above(low);
  if (from?.inclusive) return to?.inclusive ? bands.between(low, high) : bands.fromBelow(low, high);
  return to?.inclusive ? bands.aboveUpTo(low, high) : bands.aboveBelow(low, high);
}

export function sayRequirement(value: PlainValue, by: Speaker): string | undefined {
  if (value.kind !== "requirement") return undefined;
  const { requirement } = by.words;
  const [counted, required, missing] = [value.counted, value.required, value.missing].map((each) => say(each, by)) as [
    string,
    string,
    string,
  ];
  if (value.bound === "atLeast") {
    if (value.met) return requirement.met(counted, required);
    const lacking = missingOf(missing, value.missingLabel, value.missing.unit, by);
    const said = requirement.notMet(counted, required, lacking);
    return value.deadline === undefined ? said : by.words.by(said, sayDate(value.deadline, by));
  }
  return value.met ? requirement.withinLimit(counted, required) : requirement.beyondLimit(counted, required, missing);
}

function sayVerdict(value: PlainValue, grounds: readonly Ground[], by: Speaker): string | undefined {
  if (value.kind !== "verdict") return undefined;
  if (value.accepted) return by.words.verdict.noGround;
  return value.reasons.map((reason) => `«${inLanguage(reason, grounds, by)}»`).join("; ");
}

/** A reason that the act does not translate stays as the act words it. */
function inLanguage(reason: string, grounds: readonly Ground[], { language }: Speaker): string {
  const english = language === "en" ? grounds.find((ground) => ground.reason === reason)?.english : undefined;
  return english ?? reason;
}

/** The act may name what is missing (`punti da lettore`); the amount then goes without its unit. */
function missingOf(amount: string, label: string | undefined, unit: string | undefined, by: Speaker): string {
  if (label === undefined || by.language !== "it") return amount;
  const unitLabel = by.program.vocabulary.units.find(({ name }) => name === unit)?.label.it;
  const number = amount.split(" ")[0] ?? amount;
  return unitLabel === undefined || label.startsWith(unitLabel) ? `${number} ${label}` : `${amount} (${label})`;
}
