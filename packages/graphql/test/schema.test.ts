import { readFileSync } from "node:fs";
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, isScalarType, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { printedSchema, schema } from "../src/schema.ts";
import { statementsOfChanges } from "./statements-of-changes.ts";

const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"));

describe("the schema", () => {
  it("is the one that is committed", () => {
    const committed = readFileSync(new URL("../schema.graphql", import.meta.url), "utf8");
    expect(committed, "npm run update -w @delibera/graphql writes it again").toBe(printedSchema());
  });

  it("describes every type, field, argument and value", () => {
    expect(types.flatMap(undescribed)).toEqual([]);
  });

  it("has no field whose value is a float", () => {
    const floats = types.flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields()).filter((field) => String(field.type).startsWith("Float"))
        : [],
    );
    expect(floats).toEqual([]);
  });

  it("answers every operation that the manual shows", () => {
    for (const manual of ["README.md", "README.it.md"]) {
      const text = readFileSync(new URL(`../${manual}`, import.meta.url), "utf8");
      const shown = [...text.matchAll(/^```graphql\n([\s\S]*?)^```$/gm)].map(([, operation = ""]) => operation);
      expect(shown.length).toBeGreaterThan(2);
      for (const operation of shown) expect(validate(schema, parse(operation))).toEqual([]);
    }
  });

  it("has no change whose statements are not counted", () => {
    expect(Object.keys(statementsOfChanges)).toEqual(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort());
  });

  it("writes the values of enumerations in upper case", () => {
    const values = types.filter(isEnumType).flatMap((type) => type.getValues().map(({ name }) => name));
    expect(values.filter((name) => !/^[A-Z][A-Z_]*$/.test(name))).toEqual([]);
  });
});

function undescribed(type: (typeof types)[number]): string[] {
  const own = isScalarType(type) || (type.description ?? "") !== "" ? [] : [type.name];
  if (isEnumType(type)) {
    return [...own, ...type.getValues().flatMap((value) => (value.description ? [] : [`${type.name}.${value.name}`]))];
  }
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return own;
  // The relay plugin makes these; their meaning is the specification's.
  const given = /^(PageInfo|Node)$|(Connection|Edge)$/;
  const fields = given.test(type.name) ? [] : Object.values(type.getFields());
  const missing = fields.flatMap((field) => {
    const args: readonly { name: string; description?: string | null | undefined }[] =
      "args" in field ? field.args : [];
    const paging = new Set(["first", "last", "after", "before"]);
    return [
      ...(field.description ? [] : [`${type.name}.${field.name}`]),
      ...args.flatMap((arg) =>
        arg.description || paging.has(arg.name) ? [] : [`${type.name}.${field.name}(${arg.name})`],
      ),
    ];
  });
  return [...own, ...missing];
}
