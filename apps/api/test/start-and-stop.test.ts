import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import { openDatabase, registerProfessionals } from "@delibera/database";
import { createTestPostgres } from "@delibera/database/testing";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { ask, endServers, removeFolders, startServer, temporaryFolder } from "./server-process.ts";

const counts = "{ professionals { totalCount } program { hash acts { name } } }";
/** A data folder as a first start leaves it. */
let started: string;

beforeAll(async () => {
  started = temporaryFolder();
  const server = startServer({ DELIBERA_DATA: started });
  await server.ready();
  server.kill("SIGTERM");
  expect(await server.exit).toEqual({ code: 0, signal: null });
});
afterEach(endServers);
afterAll(removeFolders);

describe("the command", () => {
  it("starts in an empty folder, answers, stops at Ctrl-C with code 0, and starts again where it left", async () => {
    const data = join(temporaryFolder(), "new");
    const first = startServer({ DELIBERA_DATA: data });
    const address = await first.ready();
    const answer = await ask(address, counts);
    expect(answer.data).toMatchObject({ professionals: { totalCount: 40 } });
    expect(first.output().stdout).toMatch(
      new RegExp(
        `making a database in ${data}\npublished the rule files of .*\nwriting a fictional registry of 40 professionals\n`,
      ),
    );
    first.kill("SIGINT");
    expect(await first.exit).toEqual({ code: 0, signal: null });
    await expect(fetch(`${address}/health`)).rejects.toThrow();

    const second = startServer({ DELIBERA_DATA: data });
    expect(await ask(await second.ready(), counts)).toEqual(answer);
    expect(second.output().stdout).not.toMatch(/making|published|writing/);
    second.kill("SIGTERM");
    expect(await second.exit).toEqual({ code: 0, signal: null });
    expect(second.output().stderr).toBe("");
    expect(readdirSync(data)).toEqual(["pglite"]);
  });

  it("killed outright while it writes, starts again with everything there", async () => {
    const data = temporaryFolder();
    const first = startServer({ DELIBERA_DATA: data, DELIBERA_REGISTRY_SIZE: "1500" });
    await first.says("writing a fictional registry");
    first.kill("SIGKILL");
    expect(await first.exit).toEqual({ code: null, signal: "SIGKILL" });
    expect(first.output().stdout).not.toContain("ready");
    const second = startServer({ DELIBERA_DATA: data });
    expect((await ask(await second.ready(), counts)).data).toMatchObject({ professionals: { totalCount: 40 } });
  });

  it("stopped while it starts, leaves nothing half done", async () => {
    const data = temporaryFolder();
    const first = startServer({ DELIBERA_DATA: data, DELIBERA_REGISTRY_SIZE: "1500" });
    await first.says("writing a fictional registry");
    first.kill("SIGINT");
    expect(await first.exit).toEqual({ code: 0, signal: null });
    expect(first.output().stdout).not.toContain("ready");
    const second = startServer({ DELIBERA_DATA: data });
    expect((await ask(await second.ready(), counts)).data).toMatchObject({ professionals: { totalCount: 40 } });
  });

  it("takes the two signals of one Ctrl-C under npm as one wish, and leaves no process behind", async () => {
    const server = startServer({ DELIBERA_DATA: copyOf(started) });
    await server.ready();
    expect(() => execFileSync("ps", ["-o", "pid=", "--ppid", String(server.pid)])).toThrow();
    server.kill("SIGINT");
    server.kill("SIGINT");
    expect(await server.exit).toEqual({ code: 0, signal: null });
    expect(() => process.kill(server.pid, 0)).toThrow("ESRCH");
  });

  it("leaves a registry that is there as it is, whatever size is asked for", async () => {
    const server = startServer({ DELIBERA_DATA: copyOf(started), DELIBERA_REGISTRY_SIZE: "41" });
    expect((await ask(await server.ready(), counts)).data).toMatchObject({ professionals: { totalCount: 40 } });
    expect(server.output().stdout).toContain("it is served as it is");
  });
});

describe("what keeps the command from starting is one sentence and code 1", () => {
  it("a taken port, before any folder is made", async () => {
    const holder = await hold();
    const { port } = holder.address() as { port: number };
    const data = join(temporaryFolder(), "data");
    const sentence = await refused({ PORT: String(port), DELIBERA_DATA: data });
    expect(sentence).toBe(
      `Port ${port} is already in use: end the program that holds it, or choose another with PORT=${port + 1} npm start.\n`,
    );
    expect(() => readdirSync(data)).toThrow("ENOENT");
    holder.close();
  });

  it.each(["65536", "-1", "http", "4000.5", " 4000"])("PORT=%j", async (port) => {
    expect(await refused({ PORT: port, DELIBERA_DATA: temporaryFolder() })).toBe(
      `PORT is "${port}", which is not a port: give a whole number from 1 to 65535.\n`,
    );
  });

  it("production without an issuer, before any folder is made", async () => {
    const data = join(temporaryFolder(), "data");
    expect(await refused({ NODE_ENV: "production", DELIBERA_DATA: data })).toBe(
      "NODE_ENV is production and DELIBERA_IDENTITY is not set: the local issuer, which asks nobody for a password, does not run in production. Set DELIBERA_IDENTITY to the file that says which issuer is trusted.\n",
    );
    expect(() => readdirSync(data)).toThrow("ENOENT");
  });

  it("a file of identity that cannot be used, with every mistake in it", async () => {
    const file = join(temporaryFolder(), "identity.json");
    writeFileSync(
      file,
      JSON.stringify({
        issuer: "http://sso.example.it",
        clientKeys: "keys.json",
        publicUrl: "https://ecm.example.it",
        roles: [
          { claim: "groups", value: "a", role: "king" },
          { claim: "groups", value: "b", role: "order" },
        ],
        secret: "x",
      }),
    );
    expect(await refused({ DELIBERA_IDENTITY: file, DELIBERA_DATA: copyOf(started) })).toBe(
      [
        `${file} cannot be used:`,
        "  secret is not a key that is known; known are issuer, clientId, clientKeys, publicUrl, audience, scope, levels, claims, roles, sessionMinutes, idleMinutes",
        "  issuer must be an address that begins with https://",
        "  clientId must be a text that is not empty",
        '  roles[0].role is "king" and must be one of provider, order, registry-operator, accrediting-body, policy-author, reviewer, analyst, ministry, insurer, auditor',
        "  roles[1].order must be a text that is not empty",
        "",
      ].join("\n"),
    );
  });

  it("a registry of people who are not fictional, without an issuer", async () => {
    const data = copyOf(started);
    const database = await openDatabase({ dataDirectory: data });
    await registerProfessionals(database.db, [
      {
        id: "P-9999",
        fiscalCode: "RSSMRA80A01H501U",
        firstName: "Mario",
        lastName: "Rossi",
        birthDate: "1980-01-01",
        profession: 1,
        disciplines: [58],
      },
    ]);
    await database.close();
    expect(await refused({ DELIBERA_DATA: data })).toBe(
      "The registry holds people who are not fictional, and the local issuer would let anybody in as anybody: set DELIBERA_IDENTITY to the file that says which issuer is trusted.\n",
    );
  });

  it("a registry size that is no number", async () => {
    expect(await refused({ DELIBERA_REGISTRY_SIZE: "many", DELIBERA_DATA: temporaryFolder() })).toBe(
      'DELIBERA_REGISTRY_SIZE is "many": give how many fictional people to make, from 1 to 100000.\n',
    );
  });

  it("a data folder that another one uses", async () => {
    const data = copyOf(started);
    const first = startServer({ DELIBERA_DATA: data });
    await first.ready();
    expect(await refused({ DELIBERA_DATA: data })).toBe(
      `Delibera cannot start: the data folder ${data} is in use by process ${first.pid}; stop it or choose another folder.\n`,
    );
  });

  it("a data folder whose database is damaged", async () => {
    const data = copyOf(started);
    rmSync(join(data, "pglite/global"), { recursive: true });
    expect(await refused({ DELIBERA_DATA: data })).toMatch(
      /^Delibera cannot start: the database in .* is damaged and does not open; restore a copy, or move the folder away and start again\.\n$/,
    );
  });

  it("a data folder that cannot be written", async () => {
    const data = join(temporaryFolder(), "file");
    writeFileSync(data, "");
    expect(await refused({ DELIBERA_DATA: data })).toMatch(
      /^Delibera cannot start: cannot write in the data folder .*\.\n$/,
    );
  });

  it("a database that does not answer, without showing its password", async () => {
    const holder = await hold();
    const { port } = holder.address() as { port: number };
    await new Promise((resolve) => holder.close(resolve));
    const sentence = await refused({ DATABASE_URL: `postgres://someone:secret@127.0.0.1:${port}/delibera` });
    expect(sentence).toMatch(/^Delibera cannot start: no database answers at 127\.0\.0\.1:\d+ \(ECONNREFUSED\).*\.\n$/);
    expect(sentence).not.toContain("secret");
  });

  it("rule files with mistakes, with the place of each", async () => {
    const rules = temporaryFolder();
    mkdirSync(join(rules, "acts"));
    writeFileSync(join(rules, "acts/guasto.delibera"), "delibera guasta\n");
    const sentence = await refused({ DELIBERA_DATA: temporaryFolder(), DELIBERA_RULES: join(rules, "acts") });
    expect(sentence).toMatch(
      /^The rule files in .* have mistakes and were not published:\n {2}guasto\.delibera:\d+:\d+: /,
    );
  });
});

describe.skipIf(inject("testDatabases").postgres === undefined)("the command with DATABASE_URL", () => {
  it("serves from PostgreSQL, and makes no data folder", async () => {
    const { url, drop } = await createTestPostgres({ empty: true });
    try {
      const data = join(temporaryFolder(), "data");
      const first = startServer({ DATABASE_URL: url, DELIBERA_DATA: data });
      expect((await ask(await first.ready(), counts)).data).toMatchObject({ professionals: { totalCount: 40 } });
      first.kill("SIGTERM");
      expect(await first.exit).toEqual({ code: 0, signal: null });
      expect(() => readdirSync(data)).toThrow("ENOENT");
    } finally {
      await drop();
    }
  });
});

async function refused(environment: Record<string, string>): Promise<string> {
  const server = startServer(environment);
  const { code } = await server.exit;
  expect(code).toBe(1);
  return server.output().stderr;
}

function hold(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => resolve(server));
  });
}

function copyOf(folder: string): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}
