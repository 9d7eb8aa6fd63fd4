/** What a draft of a new act stands beside: every published rule file. */
import { graphql } from "../../connection/graphql.ts";

export const PublishedSources = graphql(`
  query PublishedSources {
    program {
      hash
      sources {
        name
        text
      }
    }
  }
`);
