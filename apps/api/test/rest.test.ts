import { fileURLToPath } from "node:url";
import { importRuleFiles } from "@delibera/acts";
import { tables } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv from "ajv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import openapi from "../src/rest/openapi.json" with { type: "json" };
import { rateLimit } from "../src/rest/rate-limit.ts";
import type { TestServer } from "./http-server.ts";
import { post, serve } from "./http-server.ts";
import { tokenOf } from "./token-of.ts";

const deliberations = fileURLToPath(new URL("../../../deliberations", import.meta.url));

describe("the description of the REST façade", () => {
  it("is valid OpenAPI", async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(openapi));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    const broken = { ...structuredClone(openapi), paths: { status: {} } };
    expect((await new Validator().validate(broken)).valid).toBe(false);
  });

  it("asks for no fiscal code", () => {
    expect(JSON.stringify(openapi.paths)).not.toMatch(/fiscalCode|codiceFiscale|cod_fisc/i);
  });
});

describeOnEachDatabase("a caller's allowance", (open) => {
  it("is spent within a minute, of each caller alone, whoever counts, and begins again", async () => {
    const { db } = await open();
    let now = 600;
    const [one, other] = [rateLimit(db, 2, () => now), rateLimit(db, 2, () => now)];
    expect(await one("a")).toEqual({ limit: 2, remaining: 1, reset: 60, isSpent: false });
    now = 659.5;
    expect(await other("a")).toEqual({ limit: 2, remaining: 0, reset: 1, isSpent: false });
    expect(await one("a")).toEqual({ limit: 2, remaining: 0, reset: 1, isSpent: true });
    expect((await one("b")).isSpent).toBe(false);
    now = 660;
    expect(await other("a")).toEqual({ limit: 2, remaining: 1, reset: 60, isSpent: false });
    const kept = await db.select().from(tables.restUses);
    expect(kept).toEqual([{ caller: expect.stringMatching(/^[0-9a-f]{64}$/), minute: 11, used: 1 }]);
  });

  it("is counted whole when many ask at once", async () => {
    const { db } = await open();
    const processes = [rateLimit(db, 10, () => 0), rateLimit(db, 10, () => 0)];
    const asked = await Promise.all(Array.from({ length: 40 }, (_, place) => processes[place % 2]?.("a")));
    expect(asked.filter((allowance) => allowance?.isSpent === false)).toHaveLength(10);
  });
});

describeOnEachDatabase("the REST façade", (open) => {
  let server: TestServer;
  let ministry = "";
  let id = "";
  beforeAll(async () => {
    server = await serve(open, "/none", { restPerMinute: 40 });
    expect((await importRuleFiles(server.database, deliberations)).kind).toBe("published");
    ministry = await tokenOf(server.url, "portale-ministero");
    const [first] = await server.database.db.select({ id: tables.professionals.publicId }).from(tables.professionals);
    id = first?.id ?? "";
  });
  afterAll(() => server.close());

  const get = async (path: string, headers: Record<string, string> = { authorization: `Bearer ${server.token}` }) => {
    const response = await fetch(`${server.url}/rest/v1${path}`, { headers });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
  };

  it("gives the ledger that GraphQL gives, as its description says", async () => {
    const { status, headers, body } = await get(`/professionals/${id}/ledgers/2017-2019`);
    expect([status, headers.get("content-type"), headers.get("cache-control")]).toEqual([
      200,
      "application/json; charset=utf-8",
      "no-store",
    ]);
    expect(problemsWith(body, "Ledger")).toEqual([]);
    const query = `{ professional(id: "${id}") { ledger(triennium: "2017-2019") {
      program facts balance { exact display } obligation { individual { exact display } } } } }`;
    const graphql = await (await post(server.url, { query }, { authorization: `Bearer ${server.token}` })).json();
    expect(body).toMatchObject((graphql as Body)["data"].professional.ledger);
    expect(problemsWith({ ...body, balance: 12 }, "Ledger")).not.toEqual([]);
  });

  it("gives a document that was issued, and none that was not", async () => {
    const { db } = server.database;
    const [person] = await db.select({ row: tables.professionals.id }).from(tables.professionals).limit(1);
    const asked = { professionalId: person?.row ?? 0, kind: "document" as const, askedOn: "2026-11-01", eventId: null };
    const [pending, decided] = await db
      .insert(tables.requests)
      .values([
        { ...asked, body: { triennium: "2017-2019" } },
        { ...asked, body: { triennium: "2020-2022" } },
      ])
      .returning({ row: tables.requests.id, id: tables.requests.publicId });
    const result = {
      triennium: "2020-2022",
      document: "certificato",
      form: "II",
      issuer: "order",
      program: "sha256:a",
      facts: "sha256:b",
    };
    await db
      .insert(tables.requestDecisions)
      .values({ requestId: decided?.row ?? 0, accepted: true, decidedOn: "2026-11-02", reason: null, result });
    const found = await get(`/documents/${decided?.id}`);
    expect(found.status).toBe(200);
    expect(found.body).toEqual({
      id: decided?.id,
      issuedOn: "2026-11-02",
      professional: expect.any(String),
      ...result,
    });
    expect(problemsWith(found.body, "IssuedDocument")).toEqual([]);
    expect((await get(`/documents/${pending?.id}`)).status).toBe(404);
    // Whoever may not read requests may not read what came of them.
    expect((await get(`/documents/${decided?.id}`, { authorization: `Bearer ${ministry}` })).status).toBe(403);
  });

  it("says whether it works, and what it can be asked", async () => {
    const { status, headers, body } = await get("/status", {});
    expect([status, headers.get("content-type"), body]).toEqual([
      200,
      "application/problem+json; charset=utf-8",
      { status: 200, title: "OK" },
    ]);
    expect((await get("/openapi.json", {})).body).toEqual(openapi);
  });

  it("refuses with a problem that says what to do, and repeats no fiscal code", async () => {
    const cases: readonly (readonly [string, Record<string, string> | undefined, number])[] = [
      [`/professionals/${id}/ledgers/2017-2019`, {}, 401],
      [`/professionals/${id}/ledgers/2017-2019`, { authorization: "Bearer forged" }, 401],
      // The Ministry sees competent doctors only: nobody else is there for it.
      [`/professionals/${id}/ledgers/2017-2019`, { authorization: `Bearer ${ministry}` }, 404],
      [`/professionals/${id}/ledgers/2018-2020`, undefined, 400],
      ["/professionals/P-none/ledgers/2017-2019", undefined, 404],
      ["/professionals/RSSMRA80A01H501U/ledgers/2017-2019", undefined, 400],
      ["/documents/PRVPRV80A01X001A", undefined, 400],
      ["/nothing", undefined, 404],
      ["/status", { accept: "text/html" }, 406],
    ];
    for (const [path, headers, expected] of cases) {
      const { status, headers: given, body } = await get(path, headers);
      expect([path, status, body]).toEqual([path, expected, expect.objectContaining({ status, type: "about:blank" })]);
      expect(given.get("content-type")).toBe("application/problem+json; charset=utf-8");
      expect(given.get("www-authenticate") !== null).toBe(status === 401);
      expect(problemsWith(body, "Problem")).toEqual([]);
      expect(JSON.stringify(body)).not.toContain("RSSMRA80A01H501U");
    }
    const written = await fetch(`${server.url}/rest/v1/status`, { method: "POST" });
    expect([written.status, written.headers.get("allow")]).toEqual([405, "GET"]);
    expect(server.log).toEqual([]);
  });

  it("counts what a caller asks, and says when to come again", async () => {
    const askTooMuch = async () => {
      const before = await get("/status", {});
      expect(before.headers.get("x-ratelimit-limit")).toBe("40");
      const left = Number(before.headers.get("x-ratelimit-remaining"));
      const answers = await Promise.all(Array.from({ length: left + 1 }, () => get("/status", {})));
      return answers.filter(({ status }) => status === 429);
    };
    let spent = await askTooMuch();
    // A minute may end meanwhile, and the count begins again.
    for (let again = 0; again < 3 && spent.length === 0; again++) spent = await askTooMuch();
    expect(spent.length).toBeGreaterThanOrEqual(1);
    expect(Number(spent[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await get("/status")).status).toBe(200);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: the schema of the description says what it is.
type Body = any;

function problemsWith(body: unknown, name: string): readonly unknown[] {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({ ...openapi, $id: "openapi" });
  const check = ajv.compile({ $ref: `openapi#/components/schemas/${name}` });
  return check(body) ? [] : (check.errors ?? []);
}
