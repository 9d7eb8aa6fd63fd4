/** What a person can ask for on their page: each question of what the acts would say, each change, and what was filed before. */
import type { ResultOf } from "../../../connection/graphql.ts";
import { graphql } from "../../../connection/graphql.ts";
import { AnswerFields, CitationFields } from "../../../ledger/ledger-fragment.ts";

export const RequestsOfProfessional = graphql(`
  query RequestsOfProfessional($id: ID!) {
    viewer {
      role
    }
    program {
      exemptionReasons: options(list: "exemptions", field: "reason") {
        code
        label {
          it
          en
        }
      }
    }
    professional(id: $id) {
      id
      enrolments {
        receipt
        enrolledOn
        cancelledOn
        event {
          registryId
          title
        }
        edition {
          number
          startsOn
          enrolment {
            closesOn
          }
        }
      }
      requests {
        id
        kind
        askedOn
        state
        decidedOn
        reason
        document {
          document
          triennium
        }
      }
    }
  }
`);

export type RequestsAnswer = ResultOf<typeof RequestsOfProfessional>;
export type AnsweredPerson = NonNullable<RequestsAnswer["professional"]>;
export type Enrolment = AnsweredPerson["enrolments"][number];
export type FiledRequest = AnsweredPerson["requests"][number];
export type CodedReason = NonNullable<RequestsAnswer["program"]>["exemptionReasons"][number];

const JudgedFields = graphql(
  `
    fragment JudgedFields on JudgedRequest {
      verdict
      answers {
        ...AnswerFields
      }
    }
  `,
  [AnswerFields],
);

export type Judged = ResultOf<typeof JudgedFields>;

export const MayRequestExemption = graphql(
  `
    query MayRequestExemption($id: ID!, $exemption: HypotheticalExemption!, $on: Date, $knownOn: Date) {
      professional(id: $id) {
        id
        asked: mayRequestExemption(exemption: $exemption, on: $on, knownOn: $knownOn) {
          ...JudgedFields
        }
      }
    }
  `,
  [JudgedFields],
);

export const MayTagRadioprotection = graphql(
  `
    query MayTagRadioprotection(
      $id: ID!
      $participation: String!
      $by: RadioprotectionTagAuthor!
      $writtenRequest: Boolean
      $certificates: Boolean
      $on: Date
      $knownOn: Date
    ) {
      professional(id: $id) {
        id
        asked: mayTagRadioprotection(
          participation: $participation
          by: $by
          writtenRequest: $writtenRequest
          certificates: $certificates
          on: $on
          knownOn: $knownOn
        ) {
          ...JudgedFields
        }
      }
    }
  `,
  [JudgedFields],
);

export const MayCancelEnrolment = graphql(
  `
    query MayCancelEnrolment($id: ID!, $enrolment: HypotheticalEnrolment!, $on: Date, $knownOn: Date) {
      professional(id: $id) {
        id
        asked: mayCancelEnrolment(enrolment: $enrolment, on: $on, knownOn: $knownOn) {
          ...JudgedFields
        }
      }
    }
  `,
  [JudgedFields],
);

const RefusedFields = graphql(
  `
    fragment RefusedFields on Refused {
      grounds {
        it
        en
        citation {
          ...CitationFields
        }
      }
    }
  `,
  [CitationFields],
);
const InvalidFields = graphql(`
  fragment InvalidFields on InvalidInput {
    says {
      it
      en
    }
    argument
  }
`);
const NotAllowedFields = graphql(`
  fragment NotAllowedFields on NotAllowed {
    says {
      it
      en
    }
  }
`);
const OvertakenFields = graphql(`
  fragment OvertakenFields on Overtaken {
    says {
      it
      en
    }
  }
`);
const notDone = [RefusedFields, InvalidFields, NotAllowedFields, OvertakenFields] as const;

export type Ground = ResultOf<typeof RefusedFields>["grounds"][number];

export const RequestExemption = graphql(
  `
    mutation RequestExemption($input: RequestExemptionInput!) {
      answer: requestExemption(input: $input) {
        __typename
        ...RefusedFields
        ...InvalidFields
        ...NotAllowedFields
        ...OvertakenFields
        ... on RequestExemptionPayload {
          professional {
            id
          }
        }
      }
    }
  `,
  notDone,
);

export const TagRadioprotection = graphql(
  `
    mutation TagRadioprotection($input: TagRadioprotectionInput!) {
      answer: tagRadioprotection(input: $input) {
        __typename
        ...RefusedFields
        ...InvalidFields
        ...NotAllowedFields
        ...OvertakenFields
        ... on TagRadioprotectionPayload {
          professional {
            id
          }
        }
      }
    }
  `,
  notDone,
);

export const CancelEnrolment = graphql(
  `
    mutation CancelEnrolment($input: CancelEnrolmentInput!) {
      answer: cancelEnrolment(input: $input) {
        __typename
        ...RefusedFields
        ...InvalidFields
        ...NotAllowedFields
        ...OvertakenFields
        ... on CancelEnrolmentPayload {
          professional {
            id
          }
        }
      }
    }
  `,
  notDone,
);

export const RequestDocument = graphql(
  `
    mutation RequestDocument($input: RequestDocumentInput!) {
      answer: requestDocument(input: $input) {
        __typename
        ...RefusedFields
        ...InvalidFields
        ...NotAllowedFields
        ...OvertakenFields
        ... on RequestDocumentPayload {
          professional {
            id
          }
        }
      }
    }
  `,
  notDone,
);

export const PrepareMove = graphql(
  `
    mutation PrepareMove($input: PrepareMoveInput!) {
      answer: prepareMove(input: $input) {
        __typename
        ...RefusedFields
        ...InvalidFields
        ...NotAllowedFields
        ...OvertakenFields
        ... on PrepareMovePayload {
          token
          effects {
            triennium
            before {
              exact
              display
            }
            after {
              exact
              display
            }
          }
          citation {
            ...CitationFields
          }
        }
      }
    }
  `,
  [...notDone, CitationFields],
);

export type PreparedMove = Extract<
  ResultOf<typeof PrepareMove>["answer"],
  { readonly __typename: "PrepareMovePayload" }
>;

export const ConfirmMove = graphql(
  `
    mutation ConfirmMove($input: ConfirmMoveInput!) {
      answer: confirmMove(input: $input) {
        __typename
        ...RefusedFields
        ...InvalidFields
        ...NotAllowedFields
        ...OvertakenFields
        ... on ConfirmMovePayload {
          professional {
            id
          }
        }
      }
    }
  `,
  notDone,
);

/** When a question is asked, and what was known by then; null is today. */
export interface QuestionDates {
  readonly on: string | null;
  readonly knownOn: string | null;
}
