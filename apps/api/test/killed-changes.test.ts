/** A server that is killed while it changes things: what it answered is there, what it did not answer is asked again and done once. */
import { afterAll, afterEach, expect, it } from "vitest";
import { ask, endServers, removeFolders, startServer, temporaryFolder } from "./server-process.ts";

afterEach(endServers);
afterAll(removeFolders);

const many = 400;
const source = `mutation ($input: RegisterEmployingBodyInput!) { registerEmployingBody(input: $input) { __typename
  ... on Overtaken { message } ... on InvalidInput { message } } }`;
const inputOf = (number: number) => ({
  ...{ id: `EB-${number}`, name: `Azienda di prova ${number}`, clientMutationId: `change ${number}` },
});

it("keeps each change that was answered, and does each that was not once", { timeout: 240_000 }, async () => {
  const data = temporaryFolder();
  const first = startServer({ DELIBERA_DATA: data });
  const address = await first.ready();
  const answered = new Set<number>();
  const asked = new Set<number>();
  const under = Array.from({ length: 8 }, async (_, lane) => {
    for (let number = lane; number < many; number += 8) {
      asked.add(number);
      const answer = await ask(address, source, { input: inputOf(number) }).catch(() => undefined);
      if (answer === undefined) return;
      expect(answer.data).toEqual({ registerEmployingBody: { __typename: "RegisterEmployingBodyPayload" } });
      answered.add(number);
    }
  });
  while (answered.size < 20) await new Promise((resolve) => setTimeout(resolve, 10));
  first.kill("SIGKILL");
  await first.exit;
  await Promise.all(under);
  // It was in the middle of some.
  expect(asked.size).toBeGreaterThan(answered.size);
  expect(asked.size).toBeLessThan(many);

  // At the same address, which is part of who the local issuer says somebody is.
  const second = startServer({ DELIBERA_DATA: data, PORT: new URL(address).port });
  const again = await second.ready();
  const kept = await bodiesOf(again);
  for (const number of answered) expect(kept).toContain(`EB-${number}`);
  for (const number of asked) {
    const answer = await ask(again, source, { input: inputOf(number) });
    expect(answer.data).toEqual({ registerEmployingBody: { __typename: "RegisterEmployingBodyPayload" } });
  }
  const all = await bodiesOf(again);
  expect([...all].sort()).toEqual([...asked].map((number) => `EB-${number}`).sort());
  expect([first.output().stderr, second.output().stderr]).toEqual(["", ""]);
});

async function bodiesOf(address: string): Promise<readonly string[]> {
  const query = `query ($after: String) { employingBodies(first: 100, search: "Azienda di prova", after: $after) {
    pageInfo { hasNextPage endCursor } edges { node { id } } } }`;
  const found: string[] = [];
  for (let after: string | null = null; ; ) {
    const { data } = await ask(address, query, { after });
    const page = (data as unknown as { readonly employingBodies: Page }).employingBodies;
    found.push(...page.edges.map(({ node }) => node.id));
    if (!page.pageInfo.hasNextPage) return found;
    after = page.pageInfo.endCursor;
  }
}

interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly edges: readonly { readonly node: { readonly id: string } }[];
}
