/** What a professional's page asks of the API: the person, the ledger, and one line's explanation when it is opened. */
import type { ResultOf } from "../../connection/graphql.ts";
import { graphql } from "../../connection/graphql.ts";
import { CitationFields, LedgerFields } from "../../ledger/ledger-fragment.ts";

export const ProfessionalHeader = graphql(`
  query ProfessionalHeader($id: ID!) {
    professional(id: $id) {
      id
      registryId
      firstName
      lastName
      fiscalCode
      birthDate
      profession {
        code
        name
      }
      record
    }
  }
`);

export type Person = NonNullable<ResultOf<typeof ProfessionalHeader>["professional"]>;

// The outcome of a ledger names no comma; the first step of its explanation does.
const SourceFields = graphql(
  `
    fragment SourceFields on Explanation {
      root {
        citation {
          ...CitationFields
        }
      }
    }
  `,
  [CitationFields],
);

export const LedgerOfProfessional = graphql(
  `
    query LedgerOfProfessional(
      $id: ID!
      $triennium: String!
      $asOf: Date
      $knownOn: Date
      $interpretations: [InterpretationChoice!]
    ) {
      professional(id: $id) {
        id
        ledger(triennium: $triennium, asOf: $asOf, knownOn: $knownOn, interpretations: $interpretations) {
          ...LedgerFields
          balanceSource: explanation(line: "balance") {
            ...SourceFields
          }
          certifiableSource: explanation(line: "certifiable") {
            ...SourceFields
          }
          documentSource: explanation(line: "document") {
            ...SourceFields
          }
        }
      }
    }
  `,
  [LedgerFields, SourceFields],
);

const ExplanationFields = graphql(
  `
    fragment ExplanationFields on Explanation {
      nodes(depth: $depth, under: $under) {
        id
        place
        opens
        parent
        kind
        sentence
        value
        citation {
          ...CitationFields
        }
      }
    }
  `,
  [CitationFields],
);

export const ExplainedLine = graphql(
  `
    query ExplainedLine(
      $id: ID!
      $triennium: String!
      $asOf: Date
      $knownOn: Date
      $interpretations: [InterpretationChoice!]
      $line: String!
      $language: Language!
      $depth: Int
      $under: String
    ) {
      professional(id: $id) {
        id
        ledger(triennium: $triennium, asOf: $asOf, knownOn: $knownOn, interpretations: $interpretations) {
          explanation(line: $line, language: $language) {
            ...ExplanationFields
          }
        }
      }
    }
  `,
  [ExplanationFields],
);
