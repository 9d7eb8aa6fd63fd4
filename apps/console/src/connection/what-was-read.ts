/** A question that is asked again while the network is away leaves what it found before, beside the error: a page that looked knows what it knew. */
import type { Exchange } from "@urql/core";
import { mapExchange } from "@urql/core";

/** Stands before the cache, which takes an answer without data for none; remembers as long as the cache does. */
export const whatWasRead: Exchange = (input) => {
  // By key of the operation.
  const read = new Map<number, unknown>();
  const remembering = mapExchange({
    onResult(result) {
      const { operation, data, error } = result;
      if (operation.kind !== "query") return;
      if (data !== undefined && data !== null) read.set(operation.key, data);
      else if (error?.networkError !== undefined && read.has(operation.key))
        return { ...result, data: read.get(operation.key) };
    },
  });
  return remembering(input);
};
