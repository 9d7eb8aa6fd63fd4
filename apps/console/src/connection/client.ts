/** The one connection to the API: same origin, POST only, answers kept while the page lives. */
import { Client, cacheExchange, fetchExchange } from "@urql/core";
import { nothingWritten } from "./nothing-written.ts";
import { whatWasRead } from "./what-was-read.ts";

export const client = new Client({
  url: new URL("/graphql", window.location.href).href,
  exchanges: [whatWasRead, cacheExchange, nothingWritten, fetchExchange],
  preferGetMethod: false,
  fetchOptions: { headers: { "graphql-require-preflight": "1" } },
});
