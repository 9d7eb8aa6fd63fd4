/** The definition of a cohort, as JSON: whom to take from the registry, and on which days. */
import { addYears, isDate, parseDate, parseRational, printDate } from "@delibera/rules-dsl/values";
import { CohortError } from "../files/cohort-error.ts";
import { statuses } from "../snapshot/snapshot.ts";

/** What is absent leaves nobody out; what is there must all hold. */
export interface CohortDefinition {
  /** `yyyy-mm-dd`: the day on which age, membership of an Order and status are looked at. */
  readonly asOf: string;
  /** `yyyy-mm-dd`: facts registered later are left out; absent: none is. */
  readonly knownOn?: string;
  /** National codes, such as 1 for doctors. */
  readonly professions?: readonly number[];
  /** National codes: whoever has one of them. */
  readonly disciplines?: readonly number[];
  /** Ids of Orders in the registry. */
  readonly orders?: readonly string[];
  /** By id of the Order, the ISTAT code of its region. */
  readonly regionOfOrder?: Readonly<Record<string, string>>;
  /** ISTAT codes; needs `regionOfOrder`. */
  readonly regions?: readonly string[];
  /** Completed years, both included. */
  readonly age?: { readonly from?: number; readonly to?: number };
  readonly status?: readonly (typeof statuses)[number][];
  /** The same people for the same seed; `share` such as "1/100". */
  readonly sample?: { readonly seed: number; readonly share: string };
}

/**
 * @param json what a file or a request holds.
 * @throws CohortError that names the first key which is not as it must be.
 */
export function readDefinition(json: unknown): CohortDefinition {
  if (!isObject(json)) throw wrong("{}", '{ "asOf": "2025-12-31" }');
  for (const key of Object.keys(json)) if (!(key in checks)) throw wrong(key, Object.keys(checks).join(", "));
  for (const [key, { holds, example }] of Object.entries(checks)) {
    const value = json[key];
    if (value === undefined ? key === "asOf" : !holds(value)) throw wrong(key, example);
  }
  if (json["regions"] !== undefined && json["regionOfOrder"] === undefined)
    throw wrong("regionOfOrder", checks["regionOfOrder"]?.example ?? "");
  return json as unknown as CohortDefinition;
}

/** The first and last days of birth of an age. */
export function birthDates({ asOf, age }: CohortDefinition): { readonly bornFrom?: string; readonly bornTo?: string } {
  const day = parseDate(asOf);
  if (day === undefined || !age) return {};
  return {
    ...(age.to === undefined ? {} : { bornFrom: printDate(addYears(day, -age.to - 1) + 1) }),
    ...(age.from === undefined ? {} : { bornTo: printDate(addYears(day, -age.from)) }),
  };
}

/** So many in so many. */
export function shareOf(share: string): { readonly of: number; readonly in: number } {
  const { n, d } = parseRational(share) ?? { n: 1n, d: 1n };
  return { of: Number.parseInt(`${n}`, 10), in: Number.parseInt(`${d}`, 10) };
}

interface Check {
  readonly holds: (value: unknown) => boolean;
  readonly example: string;
}

const codes: Check = { holds: (value) => isListOf(value, (each) => isWhole(each) && each > 0), example: "[1, 14]" };
const day: Check = { holds: (value) => typeof value === "string" && isDay(value), example: '"2025-12-31"' };
const names: Check = {
  holds: (value) => isListOf(value, (each) => typeof each === "string"),
  example: '["ORD-MED-1"]',
};

const checks: Readonly<Record<string, Check>> = {
  asOf: day,
  knownOn: day,
  professions: codes,
  disciplines: codes,
  orders: names,
  regionOfOrder: {
    holds: (value) => isObject(value) && Object.values(value).every((each) => typeof each === "string"),
    example: '{ "ORD-MED-1": "08" }',
  },
  regions: { ...names, example: '["08", "21"]' },
  age: {
    holds: (value) =>
      isObject(value) &&
      Object.entries(value).every(
        ([key, each]) => ["from", "to"].includes(key) && isWhole(each) && each >= 0 && each < 150,
      ),
    example: '{ "from": 30, "to": 65 }',
  },
  status: {
    holds: (value) => isListOf(value, (each) => statuses.some((status) => status === each)),
    example: JSON.stringify(statuses),
  },
  sample: {
    holds: (value) => isObject(value) && isWhole(value["seed"]) && value["seed"] >= 0 && isShare(value["share"]),
    example: '{ "seed": 1, "share": "1/100" }',
  },
};

function isShare(value: unknown): boolean {
  const share = typeof value === "string" ? parseRational(value) : undefined;
  return share !== undefined && share.n > 0n && share.n <= share.d && share.d <= 1_000_000n;
}

function isDay(text: string): boolean {
  const found = parseDate(text);
  return found !== undefined && isDate(found);
}

function isListOf(value: unknown, holds: (each: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.length <= 10_000 && value.every(holds);
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrong(key: string, example: string): CohortError {
  return new CohortError({
    it: `definizione della coorte, ${key}: manca o non è ammesso; scrivere per esempio ${example}`,
    en: `definition of the cohort, ${key}: missing or not accepted; write for example ${example}`,
  });
}
