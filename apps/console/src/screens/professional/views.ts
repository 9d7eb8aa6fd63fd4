/** The views of a professional's page, and the part of its address that says which one and how. */
import type { Viewing } from "../../ledger/viewing.tsx";
import { readViewing } from "../../ledger/viewing.tsx";
import { readReadings, writeReadings } from "./compare/readings.ts";
import type { RequestKind } from "./requests/request-kinds.ts";
import { requestKind } from "./requests/request-kinds.ts";

export const views = ["ledger", "trienni", "needed", "compare", "requests"] as const;

export type View = (typeof views)[number];

export interface ProfessionalSearch extends Omit<Viewing, "professional"> {
  /** Undefined: the ledger. */
  readonly view?: View | undefined;
  /** Which request is being made. */
  readonly ask?: RequestKind | undefined;
  /** The requirement to meet alone; undefined: all that are not met. */
  readonly goal?: string | undefined;
  /** The dates and the readings of the ledger compared with this one; undefined: as in this one. */
  readonly otherAsOf?: string | undefined;
  readonly otherKnownOn?: string | undefined;
  readonly readings?: string | undefined;
}

/** Whatever is malformed is dropped, so that an old link still opens. */
export function readProfessionalSearch(search: Readonly<Record<string, unknown>>): ProfessionalSearch {
  const { triennium, asOf, knownOn } = readViewing(search);
  const goal = search["goal"];
  const other = readViewing({ asOf: search["otherAsOf"], knownOn: search["otherKnownOn"] });
  return {
    triennium,
    asOf,
    knownOn,
    view: views.find((view) => view === search["view"]),
    ask: requestKind(search["ask"]),
    goal: typeof goal === "string" && /^[\w.-]{1,60}$/.test(goal) ? goal : undefined,
    otherAsOf: other.asOf,
    otherKnownOn: other.knownOn,
    readings: writeReadings(readReadings(search["readings"])),
  };
}
