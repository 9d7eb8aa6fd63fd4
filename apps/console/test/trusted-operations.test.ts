/** The console asks nothing that is not in its list of operations, so that a server may trust those alone. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Client, cacheExchange, fetchExchange } from "@urql/core";
import { buildSchema, parse, validate } from "graphql";
import { expect, it } from "vitest";
import { printedOperations } from "../bin/trusted-operations.ts";
import { CourseOfActs } from "../src/screens/review/operations.ts";

const committed = readFileSync(new URL("../operations.json", import.meta.url), "utf8");
const operations = JSON.parse(committed) as Readonly<Record<string, string>>;

it("the list of operations is the one that is committed (mend with npm run update)", async () => {
  expect(await printedOperations()).toBe(committed);
});

it("the operations are of the committed schema, each under the hash of its text", () => {
  const text = readFileSync(new URL("../../../packages/graphql/schema.graphql", import.meta.url), "utf8");
  const schema = buildSchema(text);
  expect(Object.keys(operations).length).toBeGreaterThan(30);
  for (const [hash, operation] of Object.entries(operations)) {
    expect(hashOf(operation)).toBe(hash);
    expect(validate(schema, parse(operation))).toEqual([]);
  }
});

it("what the client sends is a text of the list", async () => {
  const sent: string[] = [];
  const client = new Client({
    url: "http://localhost/graphql",
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
    fetch: async (_address, init) => {
      sent.push((JSON.parse(String(init?.body)) as { readonly query: string }).query);
      return new Response(JSON.stringify({ data: null }), { headers: { "content-type": "application/json" } });
    },
  });
  await client.query(CourseOfActs, {} as never).toPromise();
  expect(sent.map((text) => operations[hashOf(text)])).toEqual(sent);
});

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
