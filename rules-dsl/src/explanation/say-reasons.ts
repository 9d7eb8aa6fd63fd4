/** Why a value is not known, and why an act does not apply, in words. */
import type { Conflict, OverriddenVersion, PlainValue, Reason } from "../evaluator/evaluate.ts";
import type { Field, Program } from "../ir/program.ts";
import type { ValueType } from "../ir/value-type.ts";
import { sayPlace } from "./say-citations.ts";
import type { Speaker } from "./say-values.ts";
import { nextOf, sayDate, sayNumber } from "./say-values.ts";

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
  return program.rules.find((rule) => rule.name === name)?.label[language] ?? name;
}

/** `manca «data di restituzione» (prestiti n. 3)`, from the path of the fact. */
export function sayMissing(path: string, by: Speaker): string {
  const { field, holder } = factAt(path, by);
  return by.words.missing(field, holder);
}

export function sayConflict({ versions }: Conflict, by: Speaker): string {
  return by.words.conflict(versions.map(({ citation }) => sayPlace(citation, by)).join("; "));
}

export function sayOverridden(lost: OverriddenVersion, by: Speaker): string {
  const prevailing = lost.by === undefined ? undefined : versionNamed(by.program, lost.by);
  const act = by.program.acts.find(({ name }) => name === lost.citation.act);
  const own = versionNamed(by.program, lost.versionId);
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

/** The labels of the field at a path of the facts, and of what holds it unless that is the subject. */
function factAt(path: string, by: Speaker): { readonly field: string; readonly holder: string | undefined } {
  const labels: string[] = [];
  let entity: string | undefined = by.program.vocabulary.subject;
  for (const part of path.split(".")) {
    const place = /^(.*)\[(\d+)\]$/.exec(part);
    const field = entity === undefined ? undefined : fieldByCode(by.program, entity, place?.[1] ?? part);
    const label = field?.label[by.language] ?? part;
    labels.push(field && place ? by.words.cases.numbered(label, nextOf(place[2])) : label);
    entity = entityOf(field?.type);
  }
  return { field: labels.at(-1) ?? path, holder: labels.at(-2) };
}

function fieldByCode({ vocabulary }: Program, entity: string, code: string): Field | undefined {
  return vocabulary.entities.find(({ name }) => name === entity)?.fields.find((field) => field.code === code);
}

function entityOf(type: ValueType | undefined): string | undefined {
  if (type?.kind === "entity") return type.name;
  return type?.kind === "list" ? entityOf(type.of) : undefined;
}

function versionNamed(program: Program, id: string) {
  for (const rule of program.rules) {
    const found = rule.versions.find((version) => version.id === id);
    if (found) return found;
  }
  return undefined;
}
