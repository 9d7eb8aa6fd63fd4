import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const workspace = join(import.meta.dirname, "..");
const tada = join(createRequire(import.meta.url).resolve("gql.tada/package.json"), "..", "bin/cli.js");

it("the types of the operations are made from the committed schema (mend with npm run update)", async () => {
  const folder = await mkdtemp(join(tmpdir(), "schema-types-"));
  try {
    const made = join(folder, "schema.generated.d.ts");
    await promisify(execFile)(process.execPath, [tada, "generate-output", "--output", made], { cwd: workspace });
    expect(await readFile(join(workspace, "src/connection/schema.generated.d.ts"), "utf8")).toBe(
      await readFile(made, "utf8"),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
