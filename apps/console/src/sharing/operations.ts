/** What the page of who writes asks of the server about drafts: the one it is a copy of, and those of the same act. */
import type { ResultOf } from "../connection/graphql.ts";
import { graphql } from "../connection/graphql.ts";
import { ErrorsOfText, notDone } from "../connection/not-done.ts";

export const DraftOnServer = graphql(`
  query DraftOnServer($id: ID!) {
    draft(id: $id) {
      id
      draftId
      act
      state
      latest {
        number
        text
        hash
        savedBy
        savedAt
      }
      inForce {
        id
      }
    }
  }
`);

export type ServerDraft = NonNullable<ResultOf<typeof DraftOnServer>["draft"]>;

export const DraftsOfAct = graphql(`
  query DraftsOfAct($act: String!) {
    drafts(first: 5, act: $act, states: [DRAFT, IN_REVIEW, APPROVED, REFUSED]) {
      edges {
        node {
          id
          draftId
          state
          latest {
            number
            text
            hash
            savedBy
          }
        }
      }
    }
  }
`);

export type DraftOfAct = ResultOf<typeof DraftsOfAct>["drafts"]["edges"][number]["node"];

/** Said again and again: without an id, because its answer is never asked for twice. */
export const OpenDraft = graphql(`
  mutation OpenDraft($input: OpenDraftInput!) {
    answer: openDraft(input: $input) {
      __typename
      ... on OpenDraftPayload {
        companions {
          name
          isViewer
          openedAt
        }
      }
    }
  }
`);

type Opened = Extract<ResultOf<typeof OpenDraft>["answer"], { readonly __typename: "OpenDraftPayload" }>;
export type DraftCompanion = Opened["companions"][number];

export const AttachSimulation = graphql(
  `
  mutation AttachSimulation($input: AttachSimulationInput!) {
    answer: attachSimulation(input: $input) {
      __typename
      ...RefusedChange
      ...InvalidChange
      ...NotAllowedChange
      ...OvertakenChange
      ...ErrorsOfText
      ... on AttachSimulationPayload {
        draft {
          id
          draftId
        }
      }
    }
  }
`,
  [...notDone, ErrorsOfText],
);
