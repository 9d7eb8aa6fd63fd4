/** Who among the people that the portal sees still owes credits: pages are followed to the end, every answer is typed. */
import type { Client } from "@urql/core";
import type { ResultOf } from "gql.tada";
import { People, Standing } from "./operations.ts";

export interface Debt {
  readonly registryId: string;
  /** Exact, as the API writes it: `"12.5"` or `"200/3"`. */
  readonly missing: string;
}

/** Throws the error of the first operation that has one. */
export async function creditsMissing(client: Client, triennium: string, most = 20): Promise<readonly Debt[]> {
  const debts: Debt[] = [];
  for await (const id of peopleOf(client)) {
    const { data, error } = await client.query(Standing, { id, triennium }).toPromise();
    if (error !== undefined) throw error;
    const balance = data?.professional?.ledger.balance?.exact;
    if (balance?.startsWith("-")) debts.push({ registryId: id, missing: balance.slice(1) });
    if (debts.length === most) break;
  }
  return debts;
}

async function* peopleOf(client: Client): AsyncGenerator<string> {
  let after: string | null | undefined = null;
  while (after !== undefined) {
    const people: Page = await pageAfter(client, after);
    for (const { node } of people.edges) yield node.registryId;
    after = people.pageInfo.hasNextPage ? people.pageInfo.endCursor : undefined;
  }
}

type Page = ResultOf<typeof People>["professionals"];

async function pageAfter(client: Client, after: string | null): Promise<Page> {
  const { data, error } = await client.query(People, { after }).toPromise();
  if (data === undefined) throw error ?? new Error("the server answered neither data nor an error");
  return data.professionals;
}
