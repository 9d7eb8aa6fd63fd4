/** What the address of a text says, whether the act is published or being written. */
import { useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import type { Viewing } from "../../ledger/viewing.tsx";
import { readViewing } from "../../ledger/viewing.tsx";
import type { Panel } from "./panels.ts";
import { panels } from "./panels.ts";

export interface DeliberationSearch extends Viewing {
  /** What stands beside the text; the ledger when it is not said. */
  readonly panel?: Panel | undefined;
  readonly article?: string | undefined;
  readonly comma?: string | undefined;
}

export function readDeliberationSearch(search: Record<string, unknown>): DeliberationSearch {
  return {
    ...readViewing(search),
    panel: panels.find((panel) => panel === search["panel"]),
    article: numberOf(search["article"]),
    comma: numberOf(search["comma"]),
  };
}

export function useDeliberationSearch(): DeliberationSearch {
  const search: object = useSearch({ strict: false });
  return useMemo(() => readDeliberationSearch(search as Record<string, unknown>), [search]);
}

/** The number of an article or comma (`3`, `16-bis`), which the address may have turned into a JSON number. */
function numberOf(value: unknown): string | undefined {
  const written = typeof value === "number" ? String(value) : value;
  return typeof written === "string" && /^[\w-]{1,20}$/.test(written) ? written : undefined;
}
