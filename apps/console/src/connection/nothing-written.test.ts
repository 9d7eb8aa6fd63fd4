/** What is kept of the server's answers is asked again when a change was made, and stays when none was. */
import { Client, cacheExchange, fetchExchange } from "@urql/core";
import { expect, it } from "vitest";
import { nothingWritten } from "./nothing-written.ts";

const label = { __typename: "Label", it: "testo", en: "text" };
const draft = { __typename: "Draft", id: "D-1", label };
const citation = { __typename: "Citation", act: "A-1" };

it.each([
  ["was overtaken", { __typename: "Overtaken", says: label }, 2],
  ["is not allowed", { __typename: "NotAllowed", says: label }, 2],
  ["makes no sense", { __typename: "InvalidInput", says: label }, 2],
  ["is refused", { __typename: "Refused", grounds: [{ __typename: "Ground", citation, label }] }, 2],
  ["was made", { __typename: "ApproveDraftPayload", draft }, 3],
])("what was read is read again only where it may have changed: a change that %s", async (_, answer, asked) => {
  let requests = 0;
  const client = new Client({
    url: "http://localhost/graphql",
    preferGetMethod: false,
    exchanges: [cacheExchange, nothingWritten, fetchExchange],
    fetch: async (_url, options) => {
      requests++;
      const isChange = String(options?.body).includes("mutation");
      const data = isChange ? { __typename: "Mutation", answer } : { __typename: "Query", draft };
      return new Response(JSON.stringify({ data }), { headers: { "content-type": "application/json" } });
    },
  });
  const read: unknown[] = [];
  const { unsubscribe } = client.query("{ draft { id label { it en } } }", {}).subscribe(({ data }) => read.push(data));
  await expect.poll(() => read.length).toBe(1);
  const { data } = await client.mutation("mutation { answer: approve { __typename } }", {}).toPromise();
  // What is asked again is asked at once.
  await new Promise((resume) => setTimeout(resume, 50));
  expect(requests).toBe(asked);
  expect(data.answer.__typename).toBe(answer.__typename);
  if ("says" in answer) expect(data.answer.says).toEqual({ it: "testo", en: "text" });
  unsubscribe();
});
