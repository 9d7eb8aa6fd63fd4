/** What the console asks of the API about who is signed in. */
import type { ResultOf } from "../connection/graphql.ts";
import { graphql } from "../connection/graphql.ts";

export const WhoIsSignedIn = graphql(`
  query WhoIsSignedIn {
    viewer {
      displayName
      role
      roles
      actsFor
    }
  }
`);

export type SignedIn = NonNullable<ResultOf<typeof WhoIsSignedIn>["viewer"]>;
