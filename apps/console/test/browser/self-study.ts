/** Somebody whose 30 hours of self-study count 15 credits on one day and 30 two days later, when a decision is known. */
import { ask } from "./ask.ts";

interface SelfStudyOnTwoDates {
  readonly professionals: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly edges: readonly {
      readonly node: {
        readonly registryId: string;
        readonly before: {
          readonly obligation: { readonly individual: { readonly exact: string } | null };
          readonly credits: { readonly selfStudy: { readonly exact: string } | null };
        };
        readonly after: { readonly credits: { readonly selfStudy: { readonly exact: string } | null } };
      };
    }[];
  };
}

export async function someoneWhoStudiedAlone(): Promise<string> {
  for (let after: string | null = null; ; ) {
    const { professionals }: SelfStudyOnTwoDates = await ask(
      `query ($after: String) {
        professionals(first: 25, after: $after) {
          pageInfo { hasNextPage endCursor }
          edges {
            node {
              registryId
              before: ledger(triennium: "2017-2019", knownOn: "2018-09-26") {
                obligation { individual { exact } }
                credits { selfStudy { exact } }
              }
              after: ledger(triennium: "2017-2019", knownOn: "2018-09-28") {
                credits { selfStudy { exact } }
              }
            }
          }
        }
      }`,
      { after },
    );
    const found = professionals.edges.find(
      ({ node }) =>
        node.before.obligation.individual?.exact === "150" &&
        node.before.credits.selfStudy?.exact === "15" &&
        node.after.credits.selfStudy?.exact === "30",
    );
    if (found) return found.node.registryId;
    if (!professionals.pageInfo.hasNextPage) throw new Error("nobody of the registry studied alone for 30 hours");
    after = professionals.pageInfo.endCursor;
  }
}
