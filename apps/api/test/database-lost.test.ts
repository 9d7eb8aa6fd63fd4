import type { EmbeddedServer } from "@delibera/database/testing/embedded-server";
import { startEmbeddedServer } from "@delibera/database/testing/embedded-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ServerProcess } from "./server-process.ts";
import { endServers, startServer } from "./server-process.ts";
import { tokenOf } from "./token-of.ts";

describe("a server whose database is lost", () => {
  let postgres: EmbeddedServer;
  let server: ServerProcess;
  let address = "";
  let token = "";
  beforeAll(async () => {
    postgres = await startEmbeddedServer();
    server = startServer({ DATABASE_URL: postgres.url });
    address = await server.ready();
    token = await tokenOf(address, "portale-registro");
  }, 120_000);
  afterAll(async () => {
    await endServers();
    await postgres.stop();
  });

  const asked = (path: string, headers: Record<string, string> = {}) => fetch(`${address}${path}`, { headers });
  const people = (headers: Record<string, string>, query = "{ professionals { totalCount } }") =>
    fetch(`${address}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query }),
    });
  const bearer = () => ({ authorization: `Bearer ${token}` });

  it("says so at once, goes on living, and serves again by itself when the database is back", async () => {
    const before = await asked("/health");
    expect([before.status, await before.json()]).toEqual([
      200,
      { status: "ready", database: "answers", program: expect.stringMatching(/^sha256:/) },
    ]);
    const total = await (await people(bearer())).json();
    expect(total).toEqual({ data: { professionals: { totalCount: 40 } } });

    const startAgain = await postgres.crash();
    for (let time = 0; time < 3; time++) {
      const from = Date.now();
      const lost = await asked("/health");
      expect(Date.now() - from).toBeLessThan(4000);
      expect([lost.status, lost.headers.get("retry-after"), await lost.json()]).toEqual([
        503,
        "2",
        { status: "unavailable", database: "does not answer", program: null },
      ]);
      expect((await asked("/health/live")).status).toBe(200);
      // Who asks is looked up in the database; for nobody the operation itself finds it away.
      for (const headers of [bearer(), {}]) {
        const refused = await people(headers, "{ events(first: 1) { totalCount } }");
        expect([refused.status, refused.headers.get("retry-after"), await refused.json()]).toEqual([
          503,
          "2",
          {
            errors: [
              {
                message: expect.stringMatching(/^the database does not answer: try again later/),
                extensions: { code: "DATABASE_UNAVAILABLE" },
              },
            ],
          },
        ]);
      }
    }

    await startAgain();
    await expect.poll(async () => (await asked("/health")).status, { timeout: 10_000 }).toBe(200);
    expect(await (await people(bearer())).json()).toEqual(total);
    expect(() => process.kill(server.pid, 0)).not.toThrow();
  });
});
