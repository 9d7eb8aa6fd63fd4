/** Asks the local issuer for the token of a service, as a portal does. */
import type { localServices } from "@delibera/identity/local-issuer";
import { localServiceSecret } from "@delibera/identity/local-issuer";

export async function tokenOf(address: string, service: keyof typeof localServices): Promise<string> {
  const response = await fetch(`${address}/issuer/token`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${service}:${localServiceSecret}`).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: "grant_type=client_credentials",
  });
  const answer = (await response.json()) as { readonly access_token?: string };
  if (answer.access_token === undefined) throw new Error(`the issuer answered: ${JSON.stringify(answer)}`);
  return answer.access_token;
}
