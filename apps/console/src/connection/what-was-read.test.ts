/** What a page has read stays when the network is away, with the error. */
import { Client, cacheExchange, fetchExchange } from "@urql/core";
import { expect, it } from "vitest";
import { whatWasRead } from "./what-was-read.ts";

const question = "{ draft { id } }";

function connection() {
  let [isAway, answers] = [false, 0];
  const client = new Client({
    url: "http://localhost/graphql",
    preferGetMethod: false,
    exchanges: [whatWasRead, cacheExchange, fetchExchange],
    fetch: async () => {
      if (isAway) throw new TypeError("Failed to fetch");
      answers++;
      const data = { __typename: "Query", draft: { __typename: "Draft", id: `D-${answers}` } };
      return new Response(JSON.stringify({ data }), { headers: { "content-type": "application/json" } });
    },
  });
  const looked: unknown[] = [];
  const look = () => {
    const seen = client.query(question, {}, { requestPolicy: "network-only" });
    return seen.subscribe(({ data, error }) => looked.push([data?.draft.id, error?.message]));
  };
  return { look, looked, setAway: (away: boolean) => (isAway = away) };
}

it("is still said when it is asked for again and the network is away", async () => {
  const { look, looked, setAway } = connection();
  const first = look();
  await expect.poll(() => looked).toEqual([["D-1", undefined]]);
  setAway(true);
  const second = look();
  await expect.poll(() => looked.at(-1)).toEqual(["D-1", "[Network] Failed to fetch"]);
  second.unsubscribe();
  first.unsubscribe();
});

it("is not said of what was never read", async () => {
  const { look, looked, setAway } = connection();
  setAway(true);
  const { unsubscribe } = look();
  await expect.poll(() => looked).toEqual([[undefined, "[Network] Failed to fetch"]]);
  unsubscribe();
});

it("is what the last answer said, and no error when the network is back", async () => {
  const { look, looked, setAway } = connection();
  for (const away of [false, true, false]) {
    setAway(away);
    const before = looked.length;
    const { unsubscribe } = look();
    await expect.poll(() => looked.length).toBeGreaterThan(before);
    unsubscribe();
  }
  expect(looked.at(0)).toEqual(["D-1", undefined]);
  expect(looked.at(-1)).toEqual(["D-2", undefined]);
});
