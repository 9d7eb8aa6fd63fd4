/** The operations that the explorer offers are those of the documentation of the API, in both languages. */
import { readFileSync } from "node:fs";
import type { OperationDefinitionNode } from "graphql";
import { buildSchema, parse, print, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { examples } from "./examples.ts";

const api = new URL("../../../../../packages/graphql/", import.meta.url);
const schema = buildSchema(readFileSync(new URL("schema.graphql", api), "utf8"));
const names = examples.map(({ operation }) => definitionOf(operation).name?.value);

it.each(examples.map(({ title, operation, variables }) => [title, operation, variables]))(
  "%s is an operation of the schema, and its variables are those it declares",
  (_title, operation, variables) => {
    expect(validate(schema, parse(operation))).toEqual([]);
    const declared = definitionOf(operation).variableDefinitions?.map(({ variable }) => variable.name.value);
    expect(declared).toEqual(expect.arrayContaining(Object.keys(JSON.parse(variables) as object)));
  },
);

describe.each(["README.md", "README.it.md"])("the operations of %s", (file) => {
  const text = readFileSync(new URL(file, api), "utf8");

  it("written in full are offered word by word", () => {
    const written = [...text.matchAll(/```graphql\n(.*?)```/gs)].map(([, operation = ""]) => print(parse(operation)));
    const offered = examples.map(({ operation }) => print(parse(operation)));
    expect(written.length).toBeGreaterThan(0);
    expect(written.filter((operation) => !offered.includes(operation))).toEqual([]);
  });

  it("listed to start from are all those offered, in their order", () => {
    const [, section = ""] = /^## (?:Operations to start from|Operazioni da cui partire)\n(.*?)^## /ms.exec(text) ?? [];
    expect([...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)).toEqual(names);
  });
});

function definitionOf(operation: string): OperationDefinitionNode {
  const [definition] = parse(operation).definitions;
  if (definition?.kind !== "OperationDefinition") throw new Error(`no operation: ${operation}`);
  return definition;
}
