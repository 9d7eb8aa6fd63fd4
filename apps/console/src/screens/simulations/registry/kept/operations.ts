/** What the console asks of the API about cohorts that are taken out of the registry once, and kept. */
import type { ResultOf, VariablesOf } from "../../../../connection/graphql.ts";
import { graphql } from "../../../../connection/graphql.ts";
import { notDone } from "../../../../connection/not-done.ts";

export const KeptCohortsOfViewer = graphql(`
  query KeptCohortsOfViewer($after: String) {
    keptCohorts(first: 20, after: $after) {
      totalCount
      edges {
        node {
          id
          keptCohortId
          askedAt
          takenAt
          state
          people
          participations
          kilobytes
          hash
          progress {
            people
            millionths
            peoplePerSecond
            secondsLeft
          }
          problems {
            says {
              it
              en
            }
          }
          failure {
            it
            en
          }
        }
      }
    }
  }
`);

export type ListedCohort = ResultOf<typeof KeptCohortsOfViewer>["keptCohorts"]["edges"][number]["node"];

export const TakeCohort = graphql(
  `
  mutation TakeCohort($input: TakeCohortInput!) {
    answer: takeCohort(input: $input) {
      __typename
      ... on TakeCohortPayload {
        keptCohort {
          id
          keptCohortId
        }
      }
      ... on CannotTakeCohort {
        problems {
          says {
            it
            en
          }
        }
      }
      ...RefusedChange
      ...InvalidChange
      ...NotAllowedChange
      ...OvertakenChange
    }
  }
`,
  notDone,
);

export type TakeInput = VariablesOf<typeof TakeCohort>["input"];

export const CancelCohort = graphql(
  `
  mutation CancelCohort($input: CancelCohortInput!) {
    answer: cancelCohort(input: $input) {
      __typename
      ... on CancelCohortPayload {
        keptCohort {
          id
          state
        }
      }
      ...RefusedChange
      ...InvalidChange
      ...NotAllowedChange
      ...OvertakenChange
    }
  }
`,
  notDone,
);

export const RemoveCohort = graphql(
  `
  mutation RemoveCohort($input: RemoveCohortInput!) {
    answer: removeCohort(input: $input) {
      __typename
      ... on RemoveCohortPayload {
        keptCohort {
          id
          state
        }
      }
      ...RefusedChange
      ...InvalidChange
      ...NotAllowedChange
      ...OvertakenChange
    }
  }
`,
  notDone,
);
