/** What the address of a simulation says: enough to ask the same again. A draft is the only thing that it does not hold. */
import type { Asked, Change, DimensionName } from "./protocol.ts";
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
  /** The simulation was started: opening the address starts it again. */
  readonly run?: true | undefined;
}

export const mostPeople = 300_000;
export const defaults = { people: 20_000, seed: 1, bands: "-50;-30;-10;0;10;30;50", by: "profession" } as const;
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
    run: search["run"] === true ? true : undefined,
  };
}

export type Problem = "name" | "values" | "on" | "draft" | "bands";

/** What to ask, or which field is missing or wrong. */
export function askedBy(search: SimulationSearch, triennium: string, draft: string): Asked | readonly Problem[] {
  const change = changeOf(search, draft);
  const bands = amountsIn(search.bands ?? defaults.bands);
  const problems: Problem[] = [
    ...("problem" in change ? [change.problem] : []),
    ...(bands === undefined || !isAscending(bands) ? ["bands" as const] : []),
  ];
  if ("problem" in change || bands === undefined || problems.length > 0) return problems;
  const lastDay = `${triennium.slice(5)}-12-31`;
  return {
    cycle: triennium,
    asOf: search.asOf ?? lastDay,
    knownOn: search.knownOn ?? lastDay,
    people: search.people ?? defaults.people,
    seed: search.seed ?? defaults.seed,
    change,
    bands,
    by: search.by ?? defaults.by,
  };
}

function changeOf(search: SimulationSearch, draft: string): Change | { readonly problem: Problem } {
  const { change = "reading", name, option, values = "", on } = search;
  switch (change) {
    case "reading":
      return name !== undefined && option !== undefined ? { kind: change, name, option } : { problem: "name" };
    case "parameter": {
      const amounts = amountsIn(values);
      if (name === undefined) return { problem: "name" };
      return amounts === undefined ? { problem: "values" } : { kind: change, rule: name, values: amounts };
    }
    case "known":
      return on === undefined ? { problem: "on" } : { kind: change, on };
    case "draft":
      return draft.trim() === "" ? { problem: "draft" } : { kind: change, text: draft };
  }
}

const mostAmounts = 16;

/** `100; 120,5` → `["100", "120.5"]`; undefined when one of them is no amount. */
function amountsIn(written: string): readonly string[] | undefined {
  const amounts = written.split(";").map((each) => each.trim().replace(",", "."));
  const areAmounts = amounts.every((each) => /^-?\d{1,9}(\.\d{1,6})?$/.test(each));
  return areAmounts && amounts.length <= mostAmounts && new Set(amounts).size === amounts.length ? amounts : undefined;
}

/** Compared as whole numbers of millionths: exact, whatever the decimals. */
function isAscending(amounts: readonly string[]): boolean {
  const millionths = amounts.map((each) => {
    const [whole = "0", fraction = ""] = each.replace("-", "").split(".");
    const size = BigInt(whole + fraction.padEnd(6, "0"));
    return each.startsWith("-") ? -size : size;
  });
  return millionths.every((each, place) => place === 0 || (millionths[place - 1] ?? 0n) < each);
}
