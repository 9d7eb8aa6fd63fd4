/** The types that a client generates from the schema are those of the committed schema, in every workspace that generates some. */
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const apps = fileURLToPath(new URL("../../../apps", import.meta.url));
const clients = readdirSync(apps).flatMap((name) => {
  const generated = generatedIn(join(apps, name));
  return generated === undefined ? [] : [{ name, workspace: join(apps, name), generated }];
});

it("are generated in the console and in the portal", () => {
  expect(clients.map(({ name }) => name)).toEqual(["console", "portal"]);
});

it.each(clients)("of $name are made from the committed schema", async ({ name, workspace, generated }) => {
  const tada = join(createRequire(join(workspace, "package.json")).resolve("gql.tada/package.json"), "../bin/cli.js");
  const folder = await mkdtemp(join(tmpdir(), "schema-types-"));
  try {
    const made = join(folder, "schema.generated.d.ts");
    await promisify(execFile)(process.execPath, [tada, "generate-output", "--output", made], { cwd: workspace });
    expect(
      await readFile(join(workspace, generated), "utf8"),
      `npm run update -w @delibera/${name} writes it again`,
    ).toBe(await readFile(made, "utf8"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** Where the workspace keeps them, as its `tsconfig.json` says; undefined when it generates none. */
function generatedIn(workspace: string): string | undefined {
  const { compilerOptions } = JSON.parse(readFileSync(join(workspace, "tsconfig.json"), "utf8")) as {
    readonly compilerOptions?: { readonly plugins?: readonly { readonly tadaOutputLocation?: string }[] };
  };
  return compilerOptions?.plugins?.find(({ tadaOutputLocation }) => tadaOutputLocation !== undefined)
    ?.tadaOutputLocation;
}
