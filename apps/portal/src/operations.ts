/** Everything this portal asks: written down once, so that a server can be told to answer nothing else. */
import { graphql } from "./graphql.ts";

/** The people whom whoever asks may see, a page at a time. */
export const People = graphql(`
  query People($after: String) {
    professionals(first: 10, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          registryId
          firstName
          lastName
        }
      }
    }
  }
`);

/** Where one person stands in a triennium, and the comma that says so. */
export const Standing = graphql(`
  query Standing($id: ID!, $triennium: String!) {
    professional(id: $id) {
      registryId
      ledger(triennium: $triennium) {
        obligation {
          individual {
            exact
          }
          citations {
            figure
            citation {
              act
              article
              comma
            }
          }
        }
        credits {
          counted {
            exact
          }
        }
        balance {
          exact
        }
      }
    }
  }
`);

/** The disciplines somebody practises. The answer is what was done, or why it was not. */
export const ChooseDisciplines = graphql(`
  mutation ChooseDisciplines($input: SetDisciplinesInput!) {
    setDisciplines(input: $input) {
      __typename
      ... on SetDisciplinesPayload {
        professional {
          registryId
          disciplines {
            code
          }
        }
      }
      ... on Refused {
        grounds {
          it
          citation {
            act
            article
            comma
          }
        }
      }
      ... on InvalidInput {
        message
        argument
      }
      ... on NotAllowed {
        message
      }
      ... on Overtaken {
        message
      }
    }
  }
`);

/** In the manifest that the server is given. */
export const operations = [People, Standing, ChooseDisciplines];
