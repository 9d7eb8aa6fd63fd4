/** The published law as every screen needs it: asked once, then kept. */
import type { ReactNode } from "react";
import { useMemo } from "react";
import type { CombinedError } from "urql";
import { useQuery } from "urql";
import type { Law } from "./law.tsx";
import { LawProvider } from "./law.tsx";
import { PublishedLaw } from "./operations.ts";

export interface PublishedLawAnswer {
  /** Undefined while awaited; null when nothing is published. */
  readonly law: Law | null | undefined;
  /** The trienni for which the published acts say what is due. */
  readonly covered: readonly string[];
  readonly error: CombinedError | undefined;
  readonly retry: () => void;
}

export function usePublishedLaw(): PublishedLawAnswer {
  const [{ data, error }, ask] = useQuery({ query: PublishedLaw });
  const law = useMemo(() => {
    if (data === undefined) return undefined;
    if (data.program === null) return null;
    const acts = data.program.acts.map(({ divisions, ...act }) => ({
      ...act,
      sections: divisions.filter(({ word }) => word === "SECTION").map(({ number }) => number),
    }));
    return { acts, interpretations: data.program.interpretations };
  }, [data]);
  const covered = useMemo(() => data?.program?.trienni ?? [], [data]);
  return { law, covered, error, retry: () => ask({ requestPolicy: "network-only" }) };
}

const nothing: Law = { acts: [], interpretations: [] };

export function WithLaw({ law, children }: { readonly law: Law | null | undefined; readonly children: ReactNode }) {
  return <LawProvider value={law ?? nothing}>{children}</LawProvider>;
}
