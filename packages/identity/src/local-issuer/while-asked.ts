/**
 * Lets the local issuer cost something only while it is asked. Its package keeps the request at hand in an `AsyncLocalStorage`, and from
 * the first one on Node tells that of every promise of the process, for ever: a seventh of what the whole server works.
 */
import type { AsyncLocalStorage } from "node:async_hooks";

export type Answer = (answering: () => Promise<void>) => Promise<void>;

/** Runs what answers a request; when none is under way any more, the store is told to forget that there were any. */
export function whileAsked({ disable }: { readonly disable: () => void }): Answer {
  let underWay = 0;
  return async (answering) => {
    underWay++;
    try {
      await answering();
    } finally {
      underWay--;
      if (underWay === 0) disable();
    }
  };
}

/** The store of the package, which it does not export (decision 0032). */
export async function storeOfRequests(): Promise<{ readonly disable: () => void }> {
  const inside: string = "oidc-provider/lib/helpers/als.js";
  const { default: store } = (await import(inside)) as { readonly default: AsyncLocalStorage<unknown> };
  return { disable: () => store.disable() };
}
