/** What the simulations ask of the API: the published acts, which the worker compiles. */
import { graphql } from "../../connection/graphql.ts";

export const PublishedSources = graphql(`
  query PublishedSources {
    program {
      hash
      trienni
      sources {
        name
        text
      }
    }
  }
`);
