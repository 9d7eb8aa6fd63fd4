/** The connection of a portal: only hashes of operations leave it, by POST, with the token of the portal. */
import { Client, cacheExchange, fetchExchange } from "@urql/core";
import { persistedExchange } from "@urql/exchange-persisted";

export interface Connection {
  /** Address of the API, which ends in `/graphql`. */
  readonly url: string;
  /** A bearer token of the issuer that the API trusts. */
  readonly token: string;
}

export function portalClient({ url, token }: Connection): Client {
  return new Client({
    url,
    exchanges: [
      cacheExchange,
      persistedExchange({
        // Without these a text follows when its hash is not known, and hashes and variables stand in addresses.
        enforcePersistedQueries: true,
        enableForMutation: true,
        preferGetForPersistedQueries: false,
      }),
      fetchExchange,
    ],
    preferGetMethod: false,
    fetchOptions: { headers: { authorization: `Bearer ${token}` } },
  });
}
