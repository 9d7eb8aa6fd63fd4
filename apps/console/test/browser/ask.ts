/** Asks the API under test, to find people that a story can tell about. */
import { inject } from "vitest";

let token: string | undefined;

/** As a portal of the registry asks the local issuer, with the credentials that its documentation gives. */
async function tokenOfRegistry(): Promise<string> {
  const response = await fetch(`${inject("address")}/issuer/token`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from("portale-registro:solo-per-prova").toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: "grant_type=client_credentials",
  });
  return ((await response.json()) as { readonly access_token: string }).access_token;
}

export async function ask<Answer>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
  token ??= await tokenOfRegistry();
  const response = await fetch(`${inject("address")}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as {
    data?: Answer;
    errors?: readonly { readonly message: string }[];
  };
  if (data === undefined || errors) throw new Error(`the API answered: ${JSON.stringify(errors)}`);
  return data;
}

export interface Standing {
  readonly registryId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly ledger: {
    readonly obligation: { readonly individual: { readonly exact: string } | null };
    readonly credits: { readonly counted: { readonly exact: string } | null };
    readonly balance: { readonly exact: string } | null;
  };
}

/** Everybody's obligation, credits and balance of 2017-2019, in the order of the list. */
export async function standings(): Promise<readonly Standing[]> {
  const { professionals } = await ask<{ professionals: { edges: readonly { node: Standing }[] } }>(`{
    professionals(first: 60) {
      edges {
        node {
          registryId
          firstName
          lastName
          ledger(triennium: "2017-2019") {
            obligation { individual { exact } }
            credits { counted { exact } }
            balance { exact }
          }
        }
      }
    }
  }`);
  return professionals.edges.map(({ node }) => node);
}

/** Somebody whose individual obligation in 2017-2019 is the amount given. */
export async function someoneWho(owes: string): Promise<Standing> {
  const found = (await standings()).find(({ ledger }) => ledger.obligation.individual?.exact === owes);
  if (found === undefined) throw new Error(`nobody of the registry owes ${owes} credits`);
  return found;
}
