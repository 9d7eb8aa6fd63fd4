/** Whatever is asked, a fiscal code stands in no address, log, error, cursor, id or audit entry: only in the field that is one. */
import { tables } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { asc } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { browserLike, signIn } from "./browser-like.ts";
import type { TestServer } from "./http-server.ts";
import { post, serve } from "./http-server.ts";

const codes = /[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]/i;

describeOnEachDatabase("a fiscal code", (open, engine) => {
  let server: TestServer;
  let code: string;
  let registryId: string;
  beforeAll(async () => {
    server = await serve(open, "/none");
    const { professionals } = tables;
    const [first] = await server.database.db
      .select({ code: professionals.fiscalCode, id: professionals.publicId })
      .from(professionals)
      .orderBy(asc(professionals.id))
      .limit(1);
    [code, registryId] = [first?.code ?? "", first?.id ?? ""];
    expect(code).toMatch(codes);
  });

  it("finds the person, and is in the answer only as the field that is one", async () => {
    const query =
      "query ($search: String) { professionals(search: $search) { pageInfo { startCursor endCursor } edges { cursor node { id registryId fiscalCode participations(first: 3) { edges { cursor node { id } } } } } } }";
    const answer = await ask(query, { search: code });
    const [{ node }] = answer.data.professionals.edges;
    expect([node.registryId, node.fiscalCode]).toEqual([registryId, code]);
    const opaque = JSON.stringify(answer).match(/[A-Za-z0-9+/_-]{8,}={0,2}/g) ?? [];
    const decoded = opaque.map((text) => Buffer.from(text, "base64").toString("latin1")).join(" ");
    expect(decoded).not.toMatch(codes);
    expect(JSON.stringify({ ...answer, data: { ...answer.data.professionals, edges: [] } })).not.toMatch(codes);
  });

  it.each([
    ["as an id", (it: string) => `{ professional(id: "${it}") { registryId } }`],
    ["as a global id", (it: string) => `{ node(id: "${it}") { id } }`],
    ["as a cursor", (it: string) => `{ professionals(after: "${it}") { totalCount } }`],
    ["as a triennium", (it: string) => `{ professional(id: "P-0001") { ledger(triennium: "${it}") { triennium } } }`],
    ["as a day", (it: string) => `{ participations(acquiredFrom: "${it}") { totalCount } }`],
    [
      "as a reading",
      (it: string) =>
        `{ professional(id: "P-0001") { ledger(triennium: "2017-2019", interpretations: [{ name: "${it}", option: "x" }]) { triennium } } }`,
    ],
    ["as a field", (it: string) => `{ ${it} }`],
    ["as a syntax error", (it: string) => `{ ${it}`],
    ["as an enumeration value", (it: string) => `{ events(format: ${it}) { totalCount } }`],
    ["as a number", (it: string) => `{ professionals(first: "${it}") { totalCount } }`],
  ])("written %s is not repeated in the error", async (_what, query) => {
    expect(JSON.stringify(await ask(query(code)))).not.toMatch(codes);
  });

  it("in a variable of the wrong type, in a header or in a token is not repeated either", async () => {
    const inVariable = await ask("query ($first: Int) { professionals(first: $first) { totalCount } }", {
      first: code,
    });
    expect(inVariable.errors.length).toBeGreaterThan(0);
    expect(JSON.stringify(inVariable)).not.toMatch(codes);
    const inToken = await post(server.url, { query: "{ __typename }" }, { authorization: `Bearer ${code}` });
    expect([
      inToken.status,
      codes.test(await inToken.text()),
      codes.test(inToken.headers.get("www-authenticate") ?? ""),
    ]).toEqual([401, false, false]);
  });

  it("is in no address while its owner signs in, not even when it was in the one to come back to", async () => {
    const browser = browserLike();
    const address = server.url.replace("127.0.0.1", "localhost");
    const page = await signIn(browser, address, registryId, { returnTo: `/professionals?surname=${code}` });
    expect(page.address).toBe(`${address}/`);
    expect(browser.visited.length).toBeGreaterThan(4);
    // But for the one that the person wrote. Random texts may look like a code: what is sought is this one.
    const [, ...led] = browser.visited;
    const payloads = led.join(" ").match(/[\w-]{20,}/g) ?? [];
    const read = payloads.map((it) => Buffer.from(it, "base64url").toString("latin1"));
    expect([...led, ...read].join(" ").toUpperCase()).not.toContain(code);
  });

  it("is in no entry of the audit log, whatever purpose was given, and in no session", async () => {
    const query = 'query Reads { professional(id: "P-0001") { lastName } }';
    await ask(query, {}, { "delibera-purpose": `verifica di ${code}` });
    const { auditEntries, sessions, signInAttempts } = tables;
    const kept = [
      await server.database.db.select().from(auditEntries),
      await server.database.db.select().from(sessions),
      await server.database.db.select().from(signInAttempts),
    ];
    expect(JSON.stringify(kept)).toContain("verifica di [fiscal code]");
    expect(JSON.stringify(kept)).not.toMatch(codes);
  });

  it("is not in the log of the operator, also when the database fails over it", async () => {
    await server.database.close();
    const query = "query ($search: String) { professionals(search: $search) { totalCount } }";
    const answer = await post(
      server.url,
      { query, variables: { search: code } },
      { authorization: `Bearer ${server.token}` },
    );
    expect(answer.status).toBe(engine === "postgresql" ? 503 : 500);
    expect(server.log.join("\n")).not.toBe("");
    expect(server.log.join("\n")).not.toMatch(codes);
    await server.close();
  });

  async function ask(
    query: string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await post(
      server.url,
      { query, variables },
      { authorization: `Bearer ${server.token}`, ...headers },
    );
    return await response.json();
  }
});

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which stands beside it
type Answer = any;
