/** Whose ledger is being read, for which triennium and on which dates: the part of the address that every screen shares. */
import { createContext, use } from "react";

export interface Viewing {
  /** Registry id of a professional; never a fiscal code, which has no place in an address. */
  readonly professional?: string | undefined;
  readonly triennium?: string | undefined;
  readonly asOf?: string | undefined;
  readonly knownOn?: string | undefined;
}

const Current = createContext<Viewing>({});

export const ViewingProvider = Current.Provider;

export function useViewing(): Viewing {
  return use(Current);
}

/** Reads the shared part of an address; whatever is malformed is dropped, so that an old link still opens. */
export function readViewing(search: Readonly<Record<string, unknown>>): Viewing {
  return {
    professional: matching(search["professional"], /^[\w.:-]{1,64}$/),
    triennium: matching(search["triennium"], /^\d{4}-\d{4}$/),
    asOf: matching(search["asOf"], isoDate),
    knownOn: matching(search["knownOn"], isoDate),
  };
}

const isoDate = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

function matching(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === "string" && pattern.test(value) ? value : undefined;
}
