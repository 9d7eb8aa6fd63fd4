/** A registry of the whole country is asked what the docs say can be asked: their operations, and every capability that is read. */
import { readFileSync } from "node:fs";
import { schema } from "@delibera/graphql";
import { isObjectType, parse, TypeInfo, validate, visit, visitWithTypeInfo } from "graphql";
import { describe, expect, it } from "vitest";
import { questionsOf } from "../bench/national-questions.ts";

const readme = readFileSync(new URL("../../../packages/graphql/README.md", import.meta.url), "utf8");
const someone = { id: "P-0001", fiscalCode: "", lastName: "Rossi", participation: "PA-1" };
const bound = { row: 1, registryId: "X" };
const questions = questionsOf({ people: [someone], events: ["EV-1"], provider: bound, order: bound, members: [1] });
const asked = new Set(questions.flatMap(({ source }) => fieldsOf(source)));

describe("what a registry of the country's size is asked", () => {
  it.each(questions.map(({ name, source }) => [name, source]))("is a query of the schema: %s", (_name, source) => {
    expect(validate(schema, parse(source))).toEqual([]);
  });

  it("has every operation to start from that is about people or events", () => {
    const [, table = ""] = /## Operations to start from([\s\S]*?)\n## /.exec(readme) ?? [];
    const named = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = ""]) => name);
    const aboutLaw = ["Acts", "WouldBeAdmissible", "StartSimulation", "Simulations", "FollowSimulation"];
    expect(named).toEqual(expect.arrayContaining(aboutLaw));
    const names = questions.map(({ name }) => name);
    expect(named.filter((name) => !aboutLaw.includes(name) && !names.includes(`docs: ${name}`))).toEqual([]);
  });

  it("has every capability that is read", () => {
    const cells = readme.split("\n").flatMap((line) => (line.startsWith("| F-") ? [line.split("|")[3] ?? ""] : []));
    const operations = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name));
    const read = operations.flatMap((operation) => {
      const [field = "", type = "Query"] = operation.split(".").reverse();
      const found = schema.getType(type);
      return isObjectType(found) && field in found.getFields() ? [`${type}.${field}`] : [];
    });
    expect(read.length).toBeGreaterThan(15);
    expect(read.filter((each) => !asked.has(each))).toEqual([]);
  });
});

function fieldsOf(source: string): readonly string[] {
  const fields: string[] = [];
  const types = new TypeInfo(schema);
  visit(
    parse(source),
    visitWithTypeInfo(types, {
      Field: ({ name }) => void fields.push(`${types.getParentType()?.name}.${name.value}`),
    }),
  );
  return fields;
}
