/** Looks at the form of what was read: every field there, none unknown, each of its shape, days that exist. Asks nobody. */
import { isFiscalCode } from "@delibera/database/fiscal-code";
import type { Reason } from "../refusal.ts";
import { masked } from "../refusal.ts";
import type { Field, ParticipantField, ReportField } from "./fields.ts";
import { disciplineForm, participantFields, professionForm, reportFields } from "./fields.ts";
import type { ReportedProfession, Values } from "./report-item.ts";

/** Told of each thing that is wrong. */
export type Refuse = (reason: Reason, parameters?: Readonly<Record<string, string>>) => void;

export type ReportValues = Readonly<Partial<Record<ReportField, string>>>;
export type ParticipantValues = Readonly<Partial<Record<ParticipantField, string>>>;

/** The fields of the event when all are well formed. */
export function wellFormedReport(values: Values, refuse: Refuse): ReportValues | undefined {
  return wellFormed(values, reportFieldList, reportFields, refuse) ? values : undefined;
}

/** The fields of the person when all are well formed. */
export function wellFormedParticipant(values: Values, refuse: Refuse): ParticipantValues | undefined {
  if (!wellFormed(values, participantFieldList, participantFields, refuse)) return undefined;
  const code = values["cod_fisc"] ?? "";
  if (isFiscalCode(code) || isFiscalCode(code.toUpperCase())) return values;
  refuse("fiscal-code", { person: masked(code) });
  return undefined;
}

export interface CodedProfession {
  readonly profession: number;
  readonly disciplines: readonly number[];
}

/** The professions as numbers, when all are well formed and none is written twice. */
export function wellFormedProfessions(
  professions: readonly ReportedProfession[],
  refuse: Refuse,
): readonly CodedProfession[] | undefined {
  let fine = true;
  const wrong: Refuse = (reason, parameters) => {
    fine = false;
    refuse(reason, parameters);
  };
  if (professions.length === 0) wrong("no-profession");
  const coded = professions.map(({ code, disciplines }, index) => {
    if (!professionForm.test(code)) wrong("field-malformed", { field: "cod_prof", found: shown(code) });
    if (disciplines.length === 0) wrong("field-missing", { field: "disciplina" });
    for (const [at, discipline] of disciplines.entries()) {
      if (!disciplineForm.test(discipline)) wrong("field-malformed", { field: "disciplina", found: shown(discipline) });
      else if (disciplines.indexOf(discipline) !== at) wrong("discipline-repeated", { found: discipline });
    }
    if (professions.findIndex((other) => other.code === code) !== index)
      wrong("profession-repeated", { found: shown(code) });
    return { profession: wholeNumber(code), disciplines: disciplines.map(wholeNumber) };
  });
  return fine ? coded : undefined;
}

/** Of digits only. */
export function wholeNumber(digits: string): number {
  return Number.parseInt(digits, 10);
}

/** A value of a form that was checked, in tenths: `12.5` is 125. */
export function tenths(credits: string): number {
  return wholeNumber(credits.replace(".", ""));
}

type FieldList = readonly (readonly [name: string, field: Field])[];
const reportFieldList: FieldList = Object.entries(reportFields);
const participantFieldList: FieldList = Object.entries(participantFields);

function wellFormed(values: Values, list: FieldList, fields: Readonly<Record<string, Field>>, refuse: Refuse): boolean {
  let fine = true;
  let present = 0;
  for (const [name, { form, optional, personal }] of list) {
    const value = values[name];
    if (value !== undefined) present++;
    const problem = problemOf(name, value, form, optional === true);
    if (problem === undefined) continue;
    fine = false;
    refuse(problem, personal || value === undefined ? { field: name } : { field: name, found: shown(value) });
  }
  // Nothing to look for when every field that is there was asked for.
  const names = Object.keys(values);
  if (names.length === present) return fine;
  for (const name of names.filter((it) => !Object.hasOwn(fields, it))) {
    fine = false;
    refuse("field-unknown", { field: shown(name) });
  }
  return fine;
}

function problemOf(name: string, value: string | undefined, form: RegExp, optional: boolean): Reason | undefined {
  if (value === undefined) return optional ? undefined : "field-missing";
  if (!form.test(value)) return "field-malformed";
  return name.startsWith("data_") && !isDay(value) ? "no-such-date" : undefined;
}

/** Days asked for already: a report has few. */
const days = new Map<string, boolean>();

function isDay(date: string): boolean {
  const known = days.get(date);
  if (known !== undefined) return known;
  if (days.size > 20_000) days.clear();
  const time = Date.parse(date);
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) && date >= "1900-01-01";
  days.set(date, exists);
  return exists;
}

/** A value out of a file may be of any length, and hold anything. */
export function shown(value: string): string {
  const plain = value.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "\ufffd");
  return plain.length > 40 ? `${plain.slice(0, 40)}…` : plain;
}
