/** What an act's page asks of the API: the act, every rule file, and the record of the person whose ledger is recomputed. */

import { ActHeading } from "../../acts/act-heading.ts";
import type { ResultOf } from "../../connection/graphql.ts";
import { graphql } from "../../connection/graphql.ts";

export const ActToEdit = graphql(
  `
    query ActToEdit($name: String!) {
      act(name: $name) {
        ...ActHeading
        sourceFile {
          name
          hash
          text
        }
        divisions {
          word
          number
          commi {
            number
            standing
            reason
            text
            textKind
            textSource {
              reference
              confidence
            }
          }
        }
      }
      program {
        hash
        sources {
          name
          text
        }
      }
    }
  `,
  [ActHeading],
);

export const PersonOfLedger = graphql(`
  query PersonOfLedger($id: ID!) {
    professional(id: $id) {
      id
      registryId
      firstName
      lastName
      profession {
        name
      }
      record
    }
  }
`);

export type EditedAct = NonNullable<ResultOf<typeof ActToEdit>["act"]>;
export type LedgerPerson = NonNullable<ResultOf<typeof PersonOfLedger>["professional"]>;
