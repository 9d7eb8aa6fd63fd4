import type { Database } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { configurationFrom, peopleInMemory } from "../src/configuration.ts";
import type { TestServer } from "./http-server.ts";
import { post, serve } from "./http-server.ts";

const patience = { timeout: 20_000 };
const people = "{ professionals(first: 1) { edges { node { lastName } } } }";

describeOnEachDatabase("a request", (open, engine) => {
  let server: TestServer;
  let headers: Record<string, string>;
  beforeAll(async () => {
    server = await serve(open, "/none", { introspection: false, explorer: false, requestSeconds: 1 });
    headers = { authorization: `Bearer ${server.token}` };
  });
  afterAll(() => server.close());

  it("learns nothing of the schema where introspection is off, not even by hints", async () => {
    for (const query of ["{ __schema { types { name } } }", '{ __type(name: "Query") { name } }']) {
      const { data, errors } = (await (await post(server.url, { query }, headers)).json()) as Problems;
      expect(data).toBeUndefined();
      expect(errors[0]?.message).toMatch(/^GraphQL introspection has been disabled, but the requested query contained/);
    }
    const mistyped = (await (
      await post(server.url, { query: "{ professionalz { id } }" }, headers)
    ).json()) as Problems;
    expect(mistyped.errors.map(({ message }) => message).join()).not.toContain("Did you mean");
    expect(await (await post(server.url, { query: "{ __typename }" }, headers)).json()).toEqual({
      data: { __typename: "Query" },
    });
  });

  it.each([
    ["in a variable", "query ($s: String) { professionals(search: $s) { totalCount } }", { s: "a\0b" }, "$s"],
    ["in the document", '{ professionals(search: "a\\u0000b") { totalCount } }', {}, "search"],
    ["in an id", "query ($of: [ID!]!) { nodes(ids: $of) { id } }", { of: ["a", "\0"] }, "$of[1]"],
    ["in what is watched", "subscription ($id: ID!) { simulationProgress(id: $id) { state } }", { id: "\0" }, "$id"],
  ])("is told of a null character %s, which no text of the registry has", async (_where, query, variables, place) => {
    const answer = await (await post(server.url, { query, variables }, headers)).text();
    expect(answer).toContain(
      `\`${place}\` holds a null character (U+0000), which no text of the registry has: remove it`,
    );
    expect(answer).toContain("BAD_USER_INPUT");
    expect(server.log).toEqual([]);
  });

  it("finds no explorer where it is off", async () => {
    expect((await fetch(`${server.url}/explorer`)).status).toBe(404);
  });

  it("is told of the health of the process and of what it stands on", async () => {
    const alive = await fetch(`${server.url}/health/live`);
    expect([alive.status, await alive.json()]).toEqual([200, { status: "live" }]);
    // No act was published here: there is nothing to serve yet.
    const ready = await fetch(`${server.url}/health`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: "unavailable", database: "answers", program: null },
    ]);
  });

  describe.runIf(engine === "postgresql")("that waits in the database", () => {
    let release: () => Promise<void>;
    beforeAll(async () => {
      release = await holdPeople(server.database);
    });
    afterAll(() => release());

    it("is stopped after its time with a typed error, and its statement is gone", async () => {
      const asked = post(server.url, { query: people }, headers);
      await expect.poll(() => waiting(server.database)).toBe("1");
      const response = await asked;
      expect(response.status).toBe(504);
      expect(await response.json()).toEqual({
        errors: [
          {
            message: "the request took longer than 1 s and was stopped; nothing was written: ask for less at a time",
            extensions: { code: "TIMED_OUT" },
          },
        ],
      });
      expect(await waiting(server.database)).toBe("0");
    });

    it("leaves a server that answers the next one", async () => {
      await release();
      const response = await post(server.url, { query: people }, headers);
      expect(response.status).toBe(200);
      expect(((await response.json()) as { data: Data }).data.professionals.edges).toHaveLength(1);
      expect(server.log).toEqual([]);
    });
  });
});

describeOnEachDatabase("a request whose time is long", (open, engine) => {
  it.runIf(engine === "postgresql")("is stopped when whoever asked leaves, and its statement is gone", async () => {
    const server = await serve(open, "/none", { introspection: false, explorer: false, requestSeconds: 3600 });
    const release = await holdPeople(server.database);
    try {
      const control = new AbortController();
      const asked = fetch(`${server.url}/graphql`, {
        method: "POST",
        headers: { authorization: `Bearer ${server.token}`, "content-type": "application/json" },
        body: JSON.stringify({ query: people }),
        signal: control.signal,
      });
      const left = expect(asked).rejects.toThrow();
      await expect.poll(() => waiting(server.database), patience).toBe("1");
      control.abort();
      await left;
      await expect.poll(() => waiting(server.database), patience).toBe("0");
    } finally {
      await release();
      await server.close();
    }
  });
});

describe("what the environment says of requests", () => {
  it("is open for trying, closed in production, and can be said", () => {
    const read = (environment: NodeJS.ProcessEnv) => {
      const { introspection, explorer, requestSeconds } = configurationFrom(environment, "/");
      return { introspection, explorer, requestSeconds };
    };
    expect(read({})).toEqual({ introspection: true, explorer: true, requestSeconds: 30 });
    expect(read({ NODE_ENV: "production" })).toEqual({ introspection: false, explorer: false, requestSeconds: 30 });
    expect(
      read({
        NODE_ENV: "production",
        DELIBERA_INTROSPECTION: "on",
        DELIBERA_EXPLORER: "on",
        DELIBERA_REQUEST_SECONDS: "5",
      }),
    ).toEqual({ introspection: true, explorer: true, requestSeconds: 5 });
    expect(() => read({ DELIBERA_EXPLORER: "yes" })).toThrow('DELIBERA_EXPLORER is "yes": write on or off.');
    expect(() => read({ DELIBERA_REQUEST_SECONDS: "0" })).toThrow("from 1 to 600");
  });

  it("lets a simulation have the people of a nation where half of the memory holds them, or as many as it says", () => {
    const gigabyte = 2 ** 30;
    const held = [0, 1, 4, 24].map((gigabytes) => peopleInMemory(gigabytes * gigabyte));
    expect(held).toEqual([1, 134_217, 536_870, 2_000_000]);
    const read = (environment: NodeJS.ProcessEnv) => configurationFrom(environment, "/").simulationPeople;
    expect(read({ DELIBERA_SIMULATION_PEOPLE: "3000000" })).toBe(3_000_000);
    expect(read({})).toBeGreaterThan(0);
    expect(() => read({ DELIBERA_SIMULATION_PEOPLE: "6000000" })).toThrow(
      'DELIBERA_SIMULATION_PEOPLE is "6000000": give how many people one simulation may hold in memory, from 1 to 5000000.',
    );
  });
});

interface Problems {
  readonly data?: unknown;
  readonly errors: readonly { readonly message: string }[];
}
interface Data {
  readonly professionals: { readonly edges: readonly unknown[] };
}

/** How many statements wait for a lock. */
/** What every question about people reads is held until the answer is called. */
async function holdPeople({ db }: Database): Promise<() => Promise<void>> {
  let release: () => void = () => undefined;
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  let locked: Promise<unknown> = Promise.resolve();
  await new Promise<void>((resolve) => {
    locked = db.transaction(async (held) => {
      await held.execute(sql`lock table professionals in access exclusive mode`);
      resolve();
      await until;
    });
  });
  return async () => {
    release();
    await locked;
  };
}

async function waiting({ db }: Database): Promise<string | undefined> {
  const rows = await db
    .select({ count: sql<string>`count(*)::text` })
    .from(sql`pg_stat_activity`)
    .where(sql`datname = current_database() and state = 'active' and wait_event_type = 'Lock'`);
  return rows[0]?.count;
}
