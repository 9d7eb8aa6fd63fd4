/** The figures of several trienni, asked all at once, one question each: those that arrive are shown while the others are awaited. */
import { useEffect, useState } from "react";
import type { CombinedError } from "urql";
import { useClient } from "urql";
import type { Figures } from "./operations.ts";
import { TrienniumFigures } from "./operations.ts";

export interface Trienni {
  /** In the order asked; undefined while awaited. */
  readonly figures: readonly (Figures | undefined)[];
  readonly error: CombinedError | undefined;
  readonly retry: () => void;
}

interface Asked {
  readonly id: string;
  readonly trienni: readonly string[];
  readonly asOf: string | null;
  readonly knownOn: string | null;
}

export function useTrienni({ id, trienni, asOf, knownOn }: Asked): Trienni {
  const client = useClient();
  const [turn, setTurn] = useState(0);
  const [answered, setAnswered] = useState<ReadonlyMap<string, Figures>>(new Map());
  const [error, setError] = useState<CombinedError>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn asks again
  useEffect(() => {
    let current = true;
    setAnswered(new Map());
    setError(undefined);
    for (const triennium of trienni) {
      void client
        .query(TrienniumFigures, { id, triennium, asOf, knownOn })
        .toPromise()
        .then(({ data, error: failure }) => {
          if (!current) return;
          const figures = data?.professional?.ledger;
          if (figures !== undefined) setAnswered((earlier) => new Map(earlier).set(triennium, figures));
          else if (failure !== undefined) setError(failure);
        });
    }
    return () => {
      current = false;
    };
  }, [client, id, trienni, asOf, knownOn, turn]);
  return {
    figures: trienni.map((triennium) => answered.get(triennium)),
    error,
    retry: () => setTurn((earlier) => earlier + 1),
  };
}
