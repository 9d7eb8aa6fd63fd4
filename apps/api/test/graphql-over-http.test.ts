import { describeOnEachDatabase } from "@delibera/database/testing";
import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestServer } from "./http-server.ts";
import { post, serve } from "./http-server.ts";

/** What a page of another origin could send without asking is refused, and the audits of these three go by GET. */
const refusedByDesign = new Set(["5A70", "D6D5", "6A70"]);

let url = "";

describeOnEachDatabase("GraphQL over HTTP", (open) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await serve(open, "/none");
    url = server.url;
  });
  afterAll(() => server.close());

  describe("conforms to the specification", () => {
    for (const audit of serverAudits({ url: "http://placeholder/graphql", fetchFn: redirected })) {
      it(`${audit.id}: ${audit.name}`, async () => {
        const result = await audit.fn();
        expect(result.status, "reason" in result ? result.reason : "").toBe(
          refusedByDesign.has(audit.id) ? "notice" : "ok",
        );
      });
    }

    it("in 61 audits", () => {
      expect(serverAudits({ url })).toHaveLength(61);
    });
  });

  describe("refuses", () => {
    it.each([
      ["a form", "application/x-www-form-urlencoded", "query=%7B__typename%7D"],
      ["plain text", "text/plain", '{"query":"{ __typename }"}'],
      ["a multipart form", "multipart/form-data; boundary=x", "--x--"],
    ])("%s, which a page of another origin may send unasked", async (_what, type, body) => {
      // Not even when its sender claims to have asked.
      for (const headers of [{}, { "graphql-require-preflight": "1" }]) {
        const response = await post(server.url, body, { ...headers, "content-type": type });
        expect(response.status).toBe(415);
      }
    });

    it("a query in the address, unless its sender asked first", async () => {
      const address = `${server.url}/graphql?query=%7B__typename%7D`;
      expect((await fetch(address)).status).toBe(403);
      const response = await fetch(address, { headers: { "graphql-require-preflight": "1" } });
      expect(await response.json()).toEqual({ data: { __typename: "Query" } });
    });

    it("a body of more than 256 KiB, whether or not it says how long it is", async () => {
      const query = `{ __typename } #${"x".repeat(256 * 1024)}`;
      expect((await post(server.url, { query })).status).toBe(413);
      const chunks = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(JSON.stringify({ query })));
          controller.close();
        },
      });
      const response = await fetch(`${server.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: chunks,
        duplex: "half",
      } as RequestInit);
      expect(response.status).toBe(413);
    });

    it("several operations in one request", async () => {
      const response = await post(server.url, [{ query: "{ __typename }" }, { query: "{ __typename }" }]);
      expect(response.status).toBe(400);
    });

    it.each([
      ["sixteen aliases", `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: __typename`).join(" ")} }`],
      ["thirteen levels", nested(13)],
      ["nine directives", `{ __typename ${"@include(if: true) ".repeat(9)} }`],
      ["a thousand and one tokens", `{ ${"__typename ".repeat(1000)} }`],
    ])("%s", async (_what, query) => {
      const response = await post(server.url, { query });
      const { data, errors } = (await response.json()) as Answer;
      expect(data ?? null).toBeNull();
      expect(errors?.[0]?.message).toMatch(/limit|exceeded|deep/i);
    });

    it("a page of pages of pages by its cost", async () => {
      const inner =
        "participations(first: 100) { edges { node { event { participations(first: 100) { totalCount } } } } }";
      const response = await post(server.url, {
        query: `{ professionals(first: 100) { edges { node { ${inner} } } } }`,
      });
      const { errors } = (await response.json()) as Answer;
      expect(errors?.[0]?.message).toMatch(/^the query costs \d+: 20000 is allowed/);
    });
  });

  it("lets the schema be read, for the explorer", async () => {
    const response = await post(server.url, { query: introspection });
    const { data } = (await response.json()) as Answer;
    expect(data.__schema.queryType.name).toBe("Query");
  });

  it("answers no other origin, and is kept by no cache", async () => {
    const response = await post(server.url, { query: "{ __typename }" }, { origin: "https://elsewhere.example" });
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("tells the caller what is wrong with a query, and the operator nothing", async () => {
    const before = server.log.length;
    const query = '{ professional(id: "P-0001") { ledger(triennium: "2018") { triennium } } }';
    const response = await post(server.url, { query }, { authorization: `Bearer ${server.token}` });
    const { errors } = (await response.json()) as Answer;
    expect(errors?.[0]).toMatchObject({ extensions: { code: "BAD_USER_INPUT", argument: "triennium" } });
    expect(server.log.length).toBe(before);
  });
});

describeOnEachDatabase("a failure of ours", (open, engine) => {
  it("is told to the operator, and the caller learns nothing of it", async () => {
    const opened: { close(): Promise<void> }[] = [];
    const server = await serve(async (options) => {
      const database = await open(options);
      opened.push(database);
      return database;
    }, "/none");
    await opened[0]?.close();
    const response = await post(server.url, { query: "{ professions { name } }" });
    const { errors } = (await response.json()) as Answer;
    // A server that went away is expected to come back; what is embedded is never expected to be closed.
    const told = engine === "postgresql" ? /^the database does not answer: try again later;/ : /^Unexpected error\.$/;
    expect(errors?.map(({ message }) => message)).toEqual([expect.stringMatching(told)]);
    expect(JSON.stringify(errors)).not.toMatch(/select |stack|pglite|postgres/i);
    expect(server.log.join("\n")).not.toBe("");
    expect((await fetch(`${server.url}/health`)).status).toBe(503);
    await server.close();
  });
});

interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which stands beside it
  readonly data?: any;
  readonly errors?: readonly { readonly message: string; readonly extensions?: unknown }[];
}

const introspection =
  "{ __schema { queryType { name } types { name kind fields { name type { name kind ofType { name kind ofType { name kind } } } } } } }";

function nested(levels: number): string {
  const inside =
    'node(id: "x") { ... on Event { participations(first: 1) { edges { node { professional { participations(first: 1) { edges { node { event { participations(first: 1) { edges { node { id } } } } } } } } } } } } }';
  return levels > 12 ? `{ ${inside} }` : "{ __typename }";
}

// The audits are listed before the server has an address.
function redirected(address: string | URL, init?: RequestInit): Promise<Response> {
  return fetch(String(address).replace("http://placeholder", url), init);
}
