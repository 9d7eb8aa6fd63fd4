/** Why a value is not known, and why an act does not apply, in words. */
import type { Conflict, OverriddenVersion, PlainValue, Reason } from "../evaluator/evaluate.ts";
import { sayPlace } from "./say-citations.ts";
import { labelsAt } from "./say-paths.ts";
import type { Speaker } from "./say-values.ts";
import { sayDate, sayNumber } from "./say-values.ts";
import { keyOfOverridden, namedIn } from "./words-of-program.ts";

export function sayReason({ code, parameters }: Reason, by: Speaker): string {
  const sentence = by.words.reasons[code];
  if (!sentence) return code;
  const said = Object.entries(parameters).map(([name, value]) => [name, sayParameter(name, value, by)]);
  return sentence(Object.fromEntries(said));
}

function sayParameter(name: string, value: string, by: Speaker): string {
  if (name === "value") return sayNumber(value, by.language);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return sayDate(value, by);
  return name === "rule" ? sayRule(value, by) : value;
}

export function sayRule(name: string, { program, language }: Speaker): string {
  return namedIn(program).rules.get(name)?.label[language] ?? name;
}

/** `manca «data di restituzione» (prestiti n. 3)`, from the path of the fact. */
export function sayMissing(path: string, by: Speaker): string {
  const labels = labelsAt(path, by);
  const holder = labels.slice(0, -1).join(", ");
  return by.words.missing(labels.at(-1) ?? path, holder === "" ? undefined : holder);
}

export function sayConflict({ versions }: Conflict, by: Speaker): string {
  return by.words.conflict(versions.map(({ citation }) => sayPlace(citation, by)).join("; "));
}

export function sayOverridden(lost: OverriddenVersion, by: Speaker): string {
  const { overridden } = namedIn(by.program).said[by.language];
  const key = keyOfOverridden(lost);
  const known = overridden.get(key);
  if (known !== undefined) return known;
  const said = overriddenAs(lost, by);
  overridden.set(key, said);
  return said;
}

function overriddenAs(lost: OverriddenVersion, by: Speaker): string {
  const { acts, versions } = namedIn(by.program);
  const prevailing = lost.by === undefined ? undefined : versions.get(lost.by);
  const act = acts.get(lost.citation.act);
  const own = versions.get(lost.versionId);
  const knownFrom = own?.knownFrom ?? act?.knownFrom ?? "";
  const why = by.words.overridden[lost.because]?.(
    prevailing ? sayPlace(prevailing.citation, by) : "",
    sayDate(knownFrom, by),
  );
  return by.words.notApplied(sayPlace(lost.citation, by), why ?? lost.because);
}

/** Everything an undetermined value lacks, in one clause. */
export function sayLack(value: Extract<PlainValue, { readonly kind: "undetermined" }>, by: Speaker): string {
  const missing =
    value.missing.length > 2
      ? [by.words.missingFacts(value.missing.length)]
      : value.missing.map((path) => sayMissing(path, by));
  const reasons = value.reasons.map((reason) => sayReason(reason, by));
  return [...new Set([...missing, ...reasons, ...value.conflicts.map((conflict) => sayConflict(conflict, by))])].join(
    "; ",
  );
}
