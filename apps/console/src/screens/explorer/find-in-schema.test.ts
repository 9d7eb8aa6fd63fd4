import { buildSchema } from "graphql";
import { expect, it } from "vitest";
import { findInSchema, partsOf, typesOf } from "./find-in-schema.ts";

const schema = buildSchema(`
  "Everything."
  type Query { "A moon of a planet." moon(of: String!): Moon old: Int @deprecated(reason: "use moon") }
  "Something that turns." type Moon { name: String! phase: Phase! }
  enum Phase { NEW "Seen whole." FULL }
  union Body = Moon
`);
const names = (words: string) =>
  findInSchema(schema, words).map(({ type, field }) => (field ? `${type}.${field}` : type));

it("finds what begins with the words first, then what holds them, then what speaks of them", () => {
  expect(names("moon")).toEqual(["Moon", "Query.moon", "Body.Moon", "Moon.name", "Moon.phase"]);
  expect(names("turns")).toEqual(["Moon", "Body.Moon"]);
  expect(names("seen whole")).toEqual(["Phase.FULL"]);
  expect(names("  ")).toEqual([]);
  expect(names("comet")).toEqual([]);
});

it("knows what is deprecated", () => {
  expect(findInSchema(schema, "old")).toEqual([{ type: "Query", field: "old", description: "", deprecated: true }]);
});

it("lists the types with the two from which everything is asked first", () => {
  expect(typesOf(schema).map(({ name }) => name)).toEqual([
    "Query",
    "Body",
    "Boolean",
    "Int",
    "Moon",
    "Phase",
    "String",
  ]);
  expect(typesOf(schema).flatMap((type) => partsOf(type).map(({ field }) => field))).toEqual([
    ...["moon", "old", "Moon", "name", "phase", "NEW", "FULL"],
  ]);
});
