/** What the review of acts asks of the API: acts as they stand on a day, drafts, one draft with all that is said of it, and its changes. */
import type { ResultOf } from "../../connection/graphql.ts";
import { graphql } from "../../connection/graphql.ts";
import { ErrorsOfText, notDone } from "../../connection/not-done.ts";

export const CourseOfActs = graphql(`
  query CourseOfActs($knownOn: Date, $about: Date) {
    viewer {
      role
    }
    acts {
      id
      name
      title
      knownFrom
      effectiveFrom
      effectiveTo
      standing(knownOn: $knownOn, about: $about) {
        state
        amendedBy
        amends
      }
    }
  }
`);

export type CourseAct = ResultOf<typeof CourseOfActs>["acts"][number];
export type StandingState = CourseAct["standing"]["state"];

export const Drafts = graphql(`
  query Drafts($states: [DraftState!]) {
    drafts(first: 100, states: $states) {
      totalCount
      edges {
        node {
          id
          draftId
          act
          title
          state
          latest {
            number
            savedBy
            savedAt
          }
        }
      }
    }
  }
`);

export type ListedDraft = ResultOf<typeof Drafts>["drafts"]["edges"][number]["node"];
export type DraftState = ListedDraft["state"];

export const DraftUnderReview = graphql(`
  query DraftUnderReview($id: ID!) {
    viewer {
      role
    }
    draft(id: $id) {
      id
      draftId
      act
      title
      file
      state
      decidable
      latest {
        number
        text
        hash
        savedBy
        savedAt
      }
      inForce {
        id
        name
        version
        knownFrom
        sourceFile {
          hash
          text
        }
      }
      history {
        kind
        revision
        by
        at
        reason
        knownFrom
      }
      simulations {
        hash
        textHash
        baseline
        candidate
        cohort
        people
        seed
        triennium
        asOf
        knownOn
        measureLabel {
          it
          en
        }
        unitLabel {
          it
          en
        }
        effect
        affected
        gain
        lose
        totalChange
        largestRise
        largestFall
        attachedBy
        attachedAt
      }
      threads {
        id
        article
        comma
        revision
        resolvedBy
        comment {
          id
          body
          by
          at
        }
        answers {
          id
          body
          by
          at
        }
      }
    }
  }
`);

export type ReviewedDraft = NonNullable<ResultOf<typeof DraftUnderReview>["draft"]>;
export type Thread = ReviewedDraft["threads"][number];

export const ChecklistOfDraft = graphql(`
  query ChecklistOfDraft($id: ID!) {
    draft(id: $id) {
      id
      checklist {
        name
        state
        required
        reason {
          it
          en
        }
        places {
          file
          line
          says {
            it
            en
          }
        }
      }
      differences {
        subject
        name
        part
        before
        after
      }
    }
  }
`);

type Examined = NonNullable<ResultOf<typeof ChecklistOfDraft>["draft"]>;
export type ListedCheck = Examined["checklist"][number];
export type Difference = NonNullable<Examined["differences"]>[number];

export const SaveDraft = graphql(
  `
    mutation SaveDraft($input: SaveDraftInput!) {
      answer: saveDraft(input: $input) {
        __typename
        ...RefusedChange
        ...InvalidChange
        ...NotAllowedChange
        ...OvertakenChange
        ... on DraftConflict {
          theirs
          revision
          savedBy
        }
        ... on SaveDraftPayload {
          draft {
            id
            draftId
            latest {
              number
              text
              hash
            }
          }
        }
      }
    }
  `,
  notDone,
);

export const RequestReview = graphql(
  `
    mutation RequestReview($input: RequestReviewInput!) {
      answer: requestReview(input: $input) {
        __typename
        ...RefusedChange
        ...InvalidChange
        ...NotAllowedChange
        ...OvertakenChange
        ...ErrorsOfText
        ... on RequestReviewPayload {
          draft {
            id
          }
        }
      }
    }
  `,
  [...notDone, ErrorsOfText],
);

export const ApproveDraft = graphql(
  `
    mutation ApproveDraft($input: ApproveDraftInput!) {
      answer: approveDraft(input: $input) {
        __typename
        ...RefusedChange
        ...InvalidChange
        ...NotAllowedChange
        ...OvertakenChange
        ... on ChecklistNotMet {
          checks {
            name
            reason {
              it
              en
            }
          }
        }
        ... on ApproveDraftPayload {
          draft {
            id
          }
        }
      }
    }
  `,
  notDone,
);

export const RefuseDraft = graphql(
  `
    mutation RefuseDraft($input: RefuseDraftInput!) {
      answer: refuseDraft(input: $input) {
        __typename
        ...RefusedChange
        ...InvalidChange
        ...NotAllowedChange
        ...OvertakenChange
        ... on RefuseDraftPayload {
          draft {
            id
          }
        }
      }
    }
  `,
  notDone,
);

export const WithdrawDraft = graphql(
  `
    mutation WithdrawDraft($input: WithdrawDraftInput!) {
      answer: withdrawDraft(input: $input) {
        __typename
        ...RefusedChange
        ...InvalidChange
        ...NotAllowedChange
        ...OvertakenChange
        ... on WithdrawDraftPayload {
          draft {
            id
          }
        }
      }
    }
  `,
  notDone,
);

export const CommentOnDraft = graphql(
  `
    mutation CommentOnDraft($input: CommentOnDraftInput!) {
      answer: commentOnDraft(input: $input) {
        __typename
        ...RefusedChange
        ...InvalidChange
        ...NotAllowedChange
        ...OvertakenChange
        ... on CommentOnDraftPayload {
          draft {
            id
          }
        }
      }
    }
  `,
  notDone,
);

export const ResolveComment = graphql(
  `
    mutation ResolveComment($input: ResolveCommentInput!) {
      answer: resolveComment(input: $input) {
        __typename
        ...RefusedChange
        ...InvalidChange
        ...NotAllowedChange
        ...OvertakenChange
        ... on ResolveCommentPayload {
          draft {
            id
          }
        }
      }
    }
  `,
  notDone,
);

export const PublishDraft = graphql(
  `
    mutation PublishDraft($input: PublishDraftInput!) {
      answer: publishDraft(input: $input) {
        __typename
        ...RefusedChange
        ...InvalidChange
        ...NotAllowedChange
        ...OvertakenChange
        ...ErrorsOfText
        ... on PublishDraftPayload {
          knownFrom
          draft {
            id
            inForce {
              id
            }
          }
        }
      }
    }
  `,
  [...notDone, ErrorsOfText],
);

export const SchedulePublication = graphql(
  `
    mutation SchedulePublication($input: SchedulePublicationInput!) {
      answer: schedulePublication(input: $input) {
        __typename
        ...RefusedChange
        ...InvalidChange
        ...NotAllowedChange
        ...OvertakenChange
        ...ErrorsOfText
        ... on SchedulePublicationPayload {
          knownFrom
          draft {
            id
            inForce {
              id
            }
          }
        }
      }
    }
  `,
  [...notDone, ErrorsOfText],
);
