/** What the address of a simulation says: enough to ask the same again. A draft is the only thing that it does not hold. */
import type { Change, DimensionName } from "./protocol.ts";
import { dimensions } from "./protocol.ts";

export interface SimulationSearch {
  readonly triennium?: string | undefined;
  readonly asOf?: string | undefined;
  readonly knownOn?: string | undefined;
  readonly people?: number | undefined;
  readonly seed?: number | undefined;
  readonly change?: Change["kind"] | undefined;
  /** Of a reading or a parameter. */
  readonly name?: string | undefined;
  readonly option?: string | undefined;
  /** Exact decimals between semicolons. */
  readonly values?: string | undefined;
  readonly on?: string | undefined;
  readonly bands?: string | undefined;
  readonly by?: DimensionName | undefined;
  /** Whose list is open below the tables of the run in this browser: `all`, `gain` or `lose`. */
  readonly who?: (typeof outcomes)[number] | undefined;
  readonly group?: string | undefined;
  /** Place of the law that is told in full, and how many people stand before the page of the list. */
  readonly shown?: number | undefined;
  readonly from?: number | undefined;
  /** Number of the person whose two explanations are open, from 1. */
  readonly person?: number | undefined;
  /** The simulation on the server that is open. */
  readonly job?: string | undefined;
  /** The simulation was started: opening the address starts it again. */
  readonly run?: true | undefined;
}

export const mostPeople = 300_000;
export const defaults = { people: 20_000, seed: 1, bands: "-50;-30;-10;0;10;30;50", by: "profession" } as const;
export const outcomes = ["all", "gain", "lose"] as const;
const kinds = ["reading", "parameter", "known", "draft"] as const;

export function readSimulationSearch(search: Record<string, unknown>): SimulationSearch {
  const text = (key: string, pattern: RegExp) => {
    const value = search[key];
    const written = typeof value === "number" ? String(value) : value;
    return typeof written === "string" && pattern.test(written) ? written : undefined;
  };
  const whole = (key: string, most: number) => {
    const value = search[key];
    return Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= most
      ? (value as number)
      : undefined;
  };
  return {
    triennium: text("triennium", /^\d{4}-\d{4}$/),
    asOf: text("asOf", /^\d{4}-\d{2}-\d{2}$/),
    knownOn: text("knownOn", /^\d{4}-\d{2}-\d{2}$/),
    people: whole("people", mostPeople),
    seed: whole("seed", 1_000_000_000),
    change: kinds.find((kind) => kind === search["change"]),
    name: text("name", /^[\p{L}\p{N}_]{1,120}$/u),
    option: text("option", /^[\p{L}\p{N}_]{1,120}$/u),
    values: text("values", /^[\d.,;\s-]{1,200}$/),
    on: text("on", /^\d{4}-\d{2}-\d{2}$/),
    bands: text("bands", /^[\d.,;\s-]{1,200}$/),
    by: dimensions.find((name) => name === search["by"]),
    who: outcomes.find((each) => each === search["who"]),
    group: text("group", /^.{1,200}$/u),
    shown: whole("shown", 64),
    from: whole("from", mostPeople),
    person: whole("person", mostPeople),
    job: text("job", /^[\w-]{1,64}$/),
    run: search["run"] === true ? true : undefined,
  };
}
