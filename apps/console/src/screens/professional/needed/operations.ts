/** What must still be done, as the API proves it. */
import type { ResultOf } from "../../../connection/graphql.ts";
import { graphql } from "../../../connection/graphql.ts";
import { CitationFields } from "../../../ledger/ledger-fragment.ts";

export const WhatIsNeeded = graphql(
  `
    query WhatIsNeeded($id: ID!, $triennium: String!, $asOf: Date, $knownOn: Date, $requirements: [String!]) {
      professional(id: $id) {
        id
        leastPlan(triennium: $triennium, asOf: $asOf, knownOn: $knownOn, requirements: $requirements) {
          kind
          asOf
          knownOn
          steps {
            action
            label {
              it
              en
            }
            amount {
              exact
              display
            }
            from
            by
          }
          total {
            exact
            display
          }
          requirements {
            id
            label {
              it
              en
            }
            citation {
              ...CitationFields
            }
            met
            missing {
              exact
              display
            }
            metAfter
          }
          missing
        }
      }
    }
  `,
  [CitationFields],
);

export type LeastPlan = NonNullable<ResultOf<typeof WhatIsNeeded>["professional"]>["leastPlan"];
