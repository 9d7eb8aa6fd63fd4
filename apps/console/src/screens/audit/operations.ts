/** What the audit screen asks of the API. */
import type { ResultOf } from "../../connection/graphql.ts";
import { graphql } from "../../connection/graphql.ts";

export const AuditLog = graphql(`
  query AuditLog($subject: String, $after: String) {
    auditEntries(subject: $subject, first: 50, after: $after) {
      totalCount
      edges {
        node {
          number
          at
          actor
          role
          action
          noun
          subjects
          purpose
          hash
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type AuditEntry = ResultOf<typeof AuditLog>["auditEntries"]["edges"][number]["node"];
