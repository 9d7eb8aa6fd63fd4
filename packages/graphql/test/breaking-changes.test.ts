import { readFileSync } from "node:fs";
import { buildSchema, findBreakingChanges, lexicographicSortSchema, printSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { printedSchema } from "../src/schema.ts";

const released = readFileSync(new URL("../schema.released.graphql", import.meta.url), "utf8");

/** What the released schema promised and the present one no longer keeps. */
function brokenBy(present: string): readonly string[] {
  return findBreakingChanges(buildSchema(released), buildSchema(present)).map(({ description }) => description);
}

/**
 * Changes that portals were told of: each was deprecated in a released schema for at least six months. Empty until something
 * released is withdrawn.
 */
const announced: readonly string[] = [];

describe("the schema that portals were given", () => {
  it("is kept by the present one, but for what was announced", () => {
    expect(brokenBy(printedSchema()), "npm run release -w @delibera/graphql, once portals have been told").toEqual(
      announced,
    );
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
    expect(brokenBy(text.replace(place, written)).join("\n")).toContain(said);
  });
});
