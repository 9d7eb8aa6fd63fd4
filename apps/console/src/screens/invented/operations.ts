/** What inventing a person asks of the API: the published rules, and the words for what a record may say. Nothing of the person goes. */
import type { ResultOf } from "../../connection/graphql.ts";
import { graphql } from "../../connection/graphql.ts";

const OptionFields = graphql(`
  fragment OptionFields on RecordOption {
    code
    label {
      it
      en
    }
  }
`);

export const RulesToTry = graphql(
  `
    query RulesToTry {
      program {
        hash
        sources {
          name
          text
        }
        registrationKind: options(list: "registrations", field: "kind") {
          ...OptionFields
        }
        exemptionKind: options(list: "exemptions", field: "kind") {
          ...OptionFields
        }
        exemptionReason: options(list: "exemptions", field: "reason") {
          ...OptionFields
        }
        role: options(list: "participations", field: "role") {
          ...OptionFields
        }
        format: options(list: "participations", field: "format") {
          ...OptionFields
        }
        eventKind: options(list: "events", field: "kind") {
          ...OptionFields
        }
      }
    }
  `,
  [OptionFields],
);

export type RulesTried = NonNullable<ResultOf<typeof RulesToTry>["program"]>;
export type RecordOption = RulesTried["role"][number];
export type OptionList = Exclude<keyof RulesTried, "hash" | "sources">;
