/** The list as a person scrolls it: pages fetched one after another by cursor, and put one behind the other. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { CombinedError } from "urql";
import { useClient } from "urql";
import type { ListedProfessional } from "./operations.ts";
import { ProfessionalsPage } from "./operations.ts";

export const pageSize = 25;

export interface Criteria {
  readonly search: string | undefined;
  readonly profession: number | undefined;
}

export interface Listing {
  readonly professionals: readonly ListedProfessional[];
  readonly total: number;
  readonly hasMore: boolean;
}

export interface Professionals {
  /** The last answer; it stays while another is awaited. */
  readonly listing: Listing | undefined;
  readonly fetching: boolean;
  readonly error: CombinedError | undefined;
  readonly more: () => void;
  readonly retry: () => void;
}

export function useProfessionals({ search, profession }: Criteria): Professionals {
  const client = useClient();
  const [listing, setListing] = useState<Listing>();
  const [fetching, setFetching] = useState(true);
  const [error, setError] = useState<CombinedError>();
  const cursor = useRef<string | null>(null);
  const latest = useRef(0);

  const fetchPage = useCallback(
    async (after: string | null) => {
      const turn = ++latest.current;
      setFetching(true);
      setError(undefined);
      const variables = { search: search ?? null, profession: profession ?? null, first: pageSize, after };
      const { data, error: failure } = await client.query(ProfessionalsPage, variables).toPromise();
      if (turn !== latest.current) return;
      setFetching(false);
      if (failure || !data) {
        setError(failure);
        return;
      }
      const { edges, totalCount, pageInfo } = data.professionals;
      const arrived = edges.map(({ node }) => node);
      cursor.current = pageInfo.endCursor;
      setListing((earlier) => ({
        professionals: after === null ? arrived : [...(earlier?.professionals ?? []), ...arrived],
        total: totalCount,
        hasMore: pageInfo.hasNextPage,
      }));
    },
    [client, search, profession],
  );

  useEffect(() => {
    fetchPage(null).catch(() => undefined);
  }, [fetchPage]);

  const more = useCallback(() => {
    fetchPage(cursor.current).catch(() => undefined);
  }, [fetchPage]);
  const retry = useCallback(() => {
    fetchPage(null).catch(() => undefined);
  }, [fetchPage]);
  return { listing, fetching, error, more, retry };
}

/** What can be a fiscal code, whole or begun beyond the letters of the name: it never goes into an address. */
export function looksLikeFiscalCode(words: string): boolean {
  return /^[A-Za-z]{6}\d[A-Za-z0-9]*$/.test(words.trim()) || /^\d{11}$/.test(words.trim());
}
