/** What finding people asks of the API. */
import type { ResultOf } from "../connection/graphql.ts";
import { graphql } from "../connection/graphql.ts";

export const ProfessionalsPage = graphql(`
  query ProfessionalsPage($search: String, $profession: Int, $first: Int!, $after: String) {
    professionals(search: $search, profession: $profession, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          registryId
          firstName
          lastName
          fiscalCode
          profession {
            code
            name
          }
        }
      }
    }
  }
`);

export const Professions = graphql(`
  query Professions {
    professions {
      code
      name
    }
  }
`);

/** Where each Order is, which is where its members are counted. */
export const Orders = graphql(`
  query Orders {
    orders {
      id: orderId
      name
      region
    }
  }
`);

export type ListedOrder = ResultOf<typeof Orders>["orders"][number];

export type ListedProfessional = ResultOf<typeof ProfessionalsPage>["professionals"]["edges"][number]["node"];
