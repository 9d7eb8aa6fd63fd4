import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSchema } from "graphql";
import { transformWithOxc } from "vite";
import { describe, expect, it } from "vitest";
import { examples } from "./examples.ts";
import { typedClient } from "./typed-client.ts";

const sdl = readFileSync(new URL("../../../../../packages/graphql/schema.graphql", import.meta.url), "utf8");
const schema = buildSchema(sdl);

const compiler = fileURLToPath(new URL("../../../../../node_modules/typescript-native/bin/tsc", import.meta.url));

/** What the compiler says of each file on its own, in the strictest mode. */
async function problemsOf(...sources: readonly string[]): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), "delibera-client-"));
  try {
    const files = sources.map((source, place) => ({ name: join(folder, `client-${place}.ts`), source }));
    for (const { name, source } of files) await writeFile(name, source);
    const strictest = ["--strict", "--exactOptionalPropertyTypes", "--noEmit", "--target", "es2022", "--types", ""];
    const { stdout } = spawnSync(process.execPath, [compiler, ...strictest, ...files.map(({ name }) => name)], {
      cwd: folder,
      encoding: "utf8",
    });
    return stdout.split("\n").filter((line) => line !== "");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe("the client written for an operation", () => {
  it("compiles in the strictest mode, for every example", async () => {
    const clients = examples.map(({ operation }) => typedClient(operation, schema) ?? "nothing was written");
    expect(await problemsOf(...clients)).toEqual([]);
  });

  it("knows what may be null, what is a list, and which variables may be left out", async () => {
    const client = typedClient(
      `query Of($id: ID!, $knownOn: Date) { professional(id: $id) { lastName
        ledger(triennium: "2017-2019", knownOn: $knownOn) { certifiable balance { exact } requirements { id met } } } }`,
      schema,
    );
    expect(client).toContain(`export interface OfVariables {
  readonly id: string;
  readonly knownOn?: string | null;
}`);
    expect(client).toContain(`export interface OfData {
  readonly professional: {
    readonly lastName: string | null;
    readonly ledger: {
      readonly certifiable: boolean | null;
      readonly balance: {
        readonly exact: string;
      } | null;
      readonly requirements: readonly ({
        readonly id: string;
        readonly met: boolean | null;
      })[];
    };
  } | null;
}`);
    const wrong = `${client}\nexport const amount = (data: OfData): number => data.professional?.ledger.balance?.exact;`;
    expect((await problemsOf(wrong)).join("\n")).toContain("is not assignable to type 'number'");
  });

  it("tells apart what an answer may be", async () => {
    const client = typedClient(
      `mutation Ask($input: RequestDocumentInput!) { requestDocument(input: $input) { __typename
        ... on Refused { grounds { it } } ... on NotAllowed { message } } }`,
      schema,
    );
    const use = `export const words = ({ requestDocument: told }: AskData) =>
      told.__typename === "Refused" ? told.grounds.map(({ it }) => it) : told.__typename === "NotAllowed" ? [told.message] : [];`;
    expect(await problemsOf(`${client}\n${use}`)).toEqual([]);
  });

  it("asks as it says, and throws what the API says", async () => {
    const client = typedClient("query Acts { acts { name } }", schema) ?? "";
    const { code: written } = await transformWithOxc(client, "client.ts");
    const { askActs } = (await import(`data:text/javascript,${encodeURIComponent(written)}`)) as {
      askActs: (address: string, token: string) => Promise<unknown>;
    };
    const asked: unknown[] = [];
    const answers = [{ data: { acts: [] } }, { errors: [{ message: "not today" }] }];
    const real = globalThis.fetch;
    globalThis.fetch = (async (address: string, init: RequestInit) => {
      asked.push([address, JSON.parse(String(init.body))]);
      return new Response(JSON.stringify(answers.shift()));
    }) as typeof fetch;
    try {
      expect(await askActs("https://registro.example", "token")).toEqual({ acts: [] });
      await expect(askActs("https://registro.example", "token")).rejects.toThrow("not today");
    } finally {
      globalThis.fetch = real;
    }
    expect(asked[0]).toEqual(["https://registro.example/graphql", { query: "query Acts { acts { name } }" }]);
  });

  it.each([
    ["has no name", "{ acts { name } }"],
    ["is two", "query A { acts { name } } query B { acts { name } }"],
    ["asks for what is not there", "query A { moon { name } }"],
    ["is not finished", "query A { acts {"],
  ])("is not written for an operation that %s", (_what, operation) => {
    expect(typedClient(operation, schema)).toBe(undefined);
  });
});
