/** The heading of an act as the API gives it: what it is called, whose it is, when it holds, how much of it is covered. */
import type { ResultOf } from "../connection/graphql.ts";
import { graphql } from "../connection/graphql.ts";

export const ActHeading = graphql(`
  fragment ActHeading on Act {
    id
    name
    kind
    title
    version
    authority {
      it
      en
    }
    adoptedOn
    publishedOn
    effectiveFrom
    effectiveTo
    knownFrom
    knownFromEffect
    source {
      reference
      confidence
    }
    coverage {
      total
      encoded
      notNormative
      notExpressible
      restates
      undeclared
    }
  }
`);

export const Acts = graphql(
  `
    query Acts {
      acts {
        ...ActHeading
      }
    }
  `,
  [ActHeading],
);

export type ActHeadingData = ResultOf<typeof ActHeading>;
