/** The figures of one triennium for the view of all of them, and the credits of each year. */
import type { ResultOf } from "../../../connection/graphql.ts";
import { graphql } from "../../../connection/graphql.ts";

export const TrienniumFigures = graphql(`
  query TrienniumFigures($id: ID!, $triennium: String!, $asOf: Date, $knownOn: Date) {
    professional(id: $id) {
      id
      ledger(triennium: $triennium, asOf: $asOf, knownOn: $knownOn) {
        triennium
        obligation {
          individual {
            exact
            display
          }
        }
        credits {
          counted {
            exact
            display
          }
        }
        balance {
          exact
          display
        }
        certifiable
      }
    }
  }
`);

export type Figures = NonNullable<ResultOf<typeof TrienniumFigures>["professional"]>["ledger"];

export const CreditsByYear = graphql(`
  query CreditsByYear($id: ID!) {
    professional(id: $id) {
      id
      creditsByYear {
        year
        format
        credits
        participations
      }
    }
  }
`);

export type YearlyCredits = NonNullable<ResultOf<typeof CreditsByYear>["professional"]>["creditsByYear"][number];
