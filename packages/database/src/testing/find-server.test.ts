import { expect, test } from "vitest";
import { findServer } from "./find-server.ts";

const embedded = async () => ({ url: "postgres://embedded", stop: async () => undefined });
const absent = async () => {
  throw new Error("no program for this platform");
};

test("a named server is used instead of an embedded one", async () => {
  const server = await findServer({ TEST_DATABASE_URL: "postgres://named", CI: "true" }, absent, unheard);
  expect(server?.url).toBe("postgres://named");
});

test("without a name the embedded one is started", async () => {
  expect((await findServer({ TEST_DATABASE_URL: "" }, embedded, unheard))?.url).toBe("postgres://embedded");
});

test("where there is none, it is said aloud and the suites are skipped", async () => {
  const said: string[] = [];
  expect(await findServer({}, absent, (line) => said.push(line))).toBeUndefined();
  expect(said).toEqual([
    "\nNO REAL POSTGRESQL: its suites are SKIPPED (no program for this platform). Set TEST_DATABASE_URL.\n\n",
  ]);
});

test("in CI its absence is a failure", async () => {
  await expect(findServer({ CI: "true" }, absent, unheard)).rejects.toThrow(
    "no PostgreSQL for the tests: no program for this platform",
  );
});

function unheard(line: string): void {
  throw new Error(`nothing is to be said, and this was: ${line}`);
}
