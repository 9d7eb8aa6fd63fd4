import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Client } from "@urql/core";
import { gql } from "@urql/core";
import { buildSchema, parse, validate } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { portalClient } from "../src/client.ts";
import { creditsMissing } from "../src/credits-missing.ts";
import { manifestOf, printedManifest } from "../src/manifest.ts";
import { ChooseDisciplines, operations, People, Standing } from "../src/operations.ts";
import type { RunningServer } from "./server-process.ts";
import { startServer, tokenOf } from "./server-process.ts";

const manifest = fileURLToPath(new URL("../operations.json", import.meta.url));
const schema = buildSchema(readFileSync(new URL("../../../packages/graphql/schema.graphql", import.meta.url), "utf8"));

describe("the list of the portal's operations", () => {
  it("is the one that is committed", () => {
    expect(readFileSync(manifest, "utf8"), "npm run update -w @delibera/portal writes it again").toBe(
      printedManifest(operations),
    );
  });

  it("has operations of the schema only", () => {
    const texts = Object.values(manifestOf(operations));
    expect(texts).toHaveLength(3);
    expect(texts.flatMap((text) => validate(schema, parse(text)))).toEqual([]);
  });
});

describe("a portal whose server trusts its operations only", () => {
  let server: RunningServer;
  let client: Client;
  let token = "";
  beforeAll(async () => {
    server = await startServer({ DELIBERA_OPERATIONS: manifest });
    token = await tokenOf(server.address);
    client = portalClient({ url: `${server.address}/graphql`, token });
  });
  afterAll(() => server.stop());

  it("reads a person's standing with its comma, typed", async () => {
    const people = await client.query(People, {}).toPromise();
    expect(people.error).toBeUndefined();
    const id = people.data?.professionals.edges[0]?.node.registryId ?? "";
    const { data, error } = await client.query(Standing, { id, triennium: "2017-2019" }).toPromise();
    expect(error).toBeUndefined();
    expect(data?.professional?.registryId).toBe(id);
    expect(data?.professional?.ledger.obligation.individual?.exact).toMatch(/^\d+(\.\d+)?$/);
    const cited = data?.professional?.ledger.obligation.citations.map(({ citation }) => citation.act);
    expect(cited?.length).toBeGreaterThan(0);
  });

  it("finds who owes credits, over all pages", async () => {
    const debts = await creditsMissing(client, "2017-2019", 40);
    expect(debts.length).toBeGreaterThan(0);
    expect(debts.filter(({ missing }) => !/^[1-9]\d*(\.\d+)?$|^0\.\d+$|^\d+\/\d+$/.test(missing))).toEqual([]);
    expect(new Set(debts.map(({ registryId }) => registryId)).size).toBe(debts.length);
  });

  it("asks for a change, and is told what is wrong with it", async () => {
    const people = await client.query(People, {}).toPromise();
    const professional = people.data?.professionals.edges[0]?.node.registryId ?? "";
    const { data } = await client.mutation(ChooseDisciplines, { input: { professional, disciplines: [] } }).toPromise();
    expect(data?.setDisciplines).toMatchObject({ __typename: "InvalidInput", argument: "disciplines" });
  });

  it("is refused what its server does not trust, whatever it sends", async () => {
    const other = gql`
      query Other {
        professionals {
          totalCount
        }
      }
    `;
    const { error } = await client.query(other, {}).toPromise();
    expect(error?.graphQLErrors.map(({ extensions }) => extensions["code"])).toEqual(["OPERATION_NOT_TRUSTED"]);
    const [hash = "", text = ""] = Object.entries(manifestOf([People]))[0] ?? [];
    const persistedQuery = { version: 1, sha256Hash: hash };
    const answers = await Promise.all(
      [
        { query: text },
        { extensions: { persistedQuery } },
        { query: "{ __typename }" },
        { query: `${text} ` },
        { query: "{ __typename }", extensions: { persistedQuery } },
        { extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } } },
      ].map(async (body) => {
        const response = await fetch(`${server.address}/graphql`, {
          method: "POST",
          headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
          body: JSON.stringify(body),
        });
        return response.status;
      }),
    );
    expect(answers).toEqual([200, 200, 403, 403, 403, 403]);
  });
});

describe("a list that cannot be trusted keeps the server from starting", () => {
  const folder = mkdtempSync(join(tmpdir(), "delibera-operations-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const start = async (text: string) => {
    const file = join(folder, "operations.json");
    writeFileSync(file, text);
    return startServer({ DELIBERA_OPERATIONS: file }).then(
      () => "started",
      (error: Error) => error.message,
    );
  };

  it("because a hash is not that of its text, the schema lacks a field, or there is no list", async () => {
    const gone = "{ moon }";
    const hash = createHash("sha256").update(gone).digest("hex");
    expect(await start(JSON.stringify({ abc: gone }))).toContain("abc is not the SHA-256 of its operation");
    expect(await start(JSON.stringify({ [hash]: gone }))).toContain(
      `the operation ${hash} is not one of this schema: Cannot query field "moon" on type "Query".`,
    );
    expect(await start("[]")).toContain("is no list of operations");
    expect(await start("{")).toContain("cannot be read");
  });
});
