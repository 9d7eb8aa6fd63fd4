/** The published law, as every screen asks for it. */
import { graphql } from "../connection/graphql.ts";

export const PublishedLaw = graphql(`
  query PublishedLaw {
    program {
      hash
      trienni
      acts {
        name
        kind
        title
        effectiveFrom
        adoptedOn
        publishedOn
        divisions {
          word
          number
        }
      }
      interpretations {
        name
        tag
        question {
          it
          en
        }
        reason
        decidedBy
        options {
          name
          label {
            it
            en
          }
        }
      }
    }
  }
`);
