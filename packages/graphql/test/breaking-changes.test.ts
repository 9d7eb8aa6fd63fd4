import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { buildSchema, lexicographicSortSchema, printSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { brokenPromises, hastyDeprecations } from "../src/promised-schema.ts";
import { printedSchema } from "../src/schema.ts";

const released = readFileSync(new URL("../schema.released.graphql", import.meta.url), "utf8");
const today = new Date().toISOString().slice(0, 10);

describe("the schema that portals were given", () => {
  it("is kept by the present one, but for what was deprecated until a day that is past", () => {
    expect(brokenPromises(released, printedSchema(), today)).toEqual([]);
  });

  it("is deprecated for six months at least, in words that say until when and what to use", () => {
    expect(hastyDeprecations(released, printedSchema(), today)).toEqual([]);
  });

  it("is a schema, in the form in which it is written", () => {
    expect(printSchema(lexicographicSortSchema(buildSchema(released)))).toBe(released.trimEnd());
  });

  it.each([
    ["a field is withdrawn", /^ {2}birthDate: Date!$/m, "  withdrawn: Date!", "Professional.birthDate was removed."],
    [
      "a result may become null",
      /^ {2}registryId: String!$/m,
      "  registryId: String",
      "changed type from String! to String.",
    ],
    [
      "an argument becomes required",
      /^ {2}node\(\n/m,
      "  node(\n    why: String!\n",
      "A required arg why on Query.node was added.",
    ],
    ["a value is withdrawn", /^ {2}RES$/m, "  WITHDRAWN", "RES was removed from enum type TrainingFormat."],
  ])("is found broken when %s", (_what, place, written, said) => {
    const text = printedSchema();
    expect(text).toMatch(place);
    expect(brokenPromises(released, text.replace(place, written), today).join("\n")).toContain(said);
  });
});

describe("a release", () => {
  /** The command that `npm run release` runs, on a file of its own: how it ended, what it said, and what it left. */
  const release = (before: string) => {
    const folder = mkdtempSync(join(tmpdir(), "delibera-release-"));
    const file = join(folder, "schema.released.graphql");
    writeFileSync(file, before);
    const [command, cwd] = ["bin/release-schema.ts", fileURLToPath(new URL("..", import.meta.url))];
    const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", command, file], {
      cwd,
      encoding: "utf8",
    });
    const after = readFileSync(file, "utf8");
    rmSync(folder, { recursive: true });
    return { status, stderr, after };
  };

  it("makes the present schema the promised one", () => {
    expect(release(released)).toEqual({ status: 0, stderr: "", after: printedSchema() });
  });

  it("is refused, and changes nothing, while something promised is broken", () => {
    const before = released.replace(/^ {2}birthDate: Date!$/m, "  birthDate: Date!\n  birthPlace: String");
    expect(release(before)).toEqual({
      status: 1,
      stderr: "Not released: Professional.birthPlace was removed.\n",
      after: before,
    });
  });
});

const until = '@deprecated(reason: "until 2027-05-31; use `title`")';
const announcing = `
  interface Node { id: ID! }
  type Query { act: Act node(id: ID!): Node old(from: Int ${until}, to: Int): Old ${until} }
  type Act implements Node { id: ID! name: String ${until} title: String kind: Kind }
  type Old { value: Int }
  enum Kind { LAW ACT ${until} }
  input Unused { name: String ${until} }`;
const withdrawn = `
  interface Node { id: ID! }
  type Query { act: Act node(id: ID!): Node }
  type Act implements Node { id: ID! title: String kind: Kind }
  enum Kind { LAW }`;

describe("what a released schema deprecates", () => {
  it("is promised until the day it says, that day included", () => {
    expect(brokenPromises(announcing, withdrawn, "2027-05-31")).toEqual([
      "Old was removed.",
      "Standard scalar Int was removed because it is not referenced anymore.",
      "Act.name was removed.",
      "ACT was removed from enum type Kind.",
      "Query.old was removed.",
    ]);
  });

  it("may be withdrawn from the next day on, with the types that nothing else leads to", () => {
    expect(brokenPromises(announcing, withdrawn, "2027-06-01")).toEqual([]);
  });

  it("is withdrawn alone: what was not deprecated is promised still", () => {
    const more = withdrawn.replace("title: String ", "");
    expect(brokenPromises(announcing, more, "2027-06-01")).toEqual(["Act.title was removed."]);
  });

  it.each([
    ["2026-11-30", []],
    [
      "2026-12-01",
      ["Query.old", "Query.old.from", "Act.name", "Kind.ACT", "Unused.name"].map(
        (at) => `${at} is deprecated until 2027-05-31: portals have six months to follow, until 2027-06-01 at least`,
      ),
    ],
  ])("on %s is looked at when it is new", (day, said) => {
    const before = announcing.replaceAll(until, "");
    expect(hastyDeprecations(before, announcing, day)).toEqual(said);
    expect(hastyDeprecations(announcing, announcing, day)).toEqual([]);
  });

  it.each(["no longer supported", "until tomorrow; use `title`", "until 2027-02-30; use `title`", "until 2027-05-31"])(
    "says until when and what to use: not %s",
    (reason) => {
      const hasty = `type Query { name: String @deprecated(reason: "${reason}") }`;
      expect(hastyDeprecations("type Query { name: String }", hasty, "2026-01-01")).toEqual([
        `Query.name is deprecated: write \`until YYYY-MM-DD; use …\`, not \`${reason}\``,
      ]);
    },
  );
});
