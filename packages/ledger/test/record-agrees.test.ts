/** The record, the vocabulary of the acts and the columns of the registry are three lists of the same names. */
import * as registry from "@delibera/database";
import { compile } from "@delibera/rules-dsl/compile";
import type { Entity, Vocabulary } from "@delibera/rules-dsl/ir";
import { readRuleFiles } from "@delibera/rules-dsl/node";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import schema from "../src/record/record.schema.json" with { type: "json" };

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

const { program } = compile(readRuleFiles(new URL("../../../deliberations", import.meta.url).pathname));

describe("the record", () => {
  it("has every key that the vocabulary reads, and the same codes in each closed list", () => {
    const vocabulary = program?.vocabulary;
    expect(vocabulary).toBeDefined();
    if (vocabulary !== undefined)
      expect(disagreements(vocabulary, vocabulary.subject, schema as Schema, "")).toEqual([]);
  });

  it("has a schema that is one of draft 2020-12", () => {
    const ajv = new Ajv2020();
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(ajv.validateSchema({ ...schema, type: "record" })).toBe(false);
  });

  it.each([
    ["registrations.kind", registry.registrationKinds],
    ["radiology.kind", registry.radiologyKinds],
    ["emergencies.kind", registry.emergencyKinds],
    ["exemptions.kind", registry.exemptionKinds],
    ["dossiers.kind", registry.dossierKinds],
    ["dossiers.areas.area", registry.dossierAreas],
    ["participations.provider", registry.providerKinds],
    ["participations.format", registry.trainingFormats],
    ["participations.role", registry.participationRoles],
    ["individualTraining.kind", registry.individualTrainingKinds],
    ["individualTraining.authorship", registry.authorships],
    ["individualTraining.body", registry.foreignBodies],
  ])("has in %s the codes of the registry", (path, codes) => {
    const found = path
      .split(".")
      .reduce((schemas, key) => schemas.flatMap((each) => at(each, key)), [schema as Schema]);
    expect(found.flatMap(codesOf)).toEqual([...codes]);
  });
});

/** Where the vocabulary reads a key that the record does not have, or another list of codes. */
function disagreements(vocabulary: Vocabulary, entity: string, where: Schema, path: string): readonly string[] {
  const { fields } = vocabulary.entities.find(({ name }) => name === entity) as Entity;
  return fields.flatMap(({ code, type }) => {
    const place = `${path}${code}`;
    const found = at(where, code);
    if (found.length === 0) return [`${place} is not in the record`];
    const inner = type.kind === "list" ? type.of : type;
    if (inner.kind === "entity") {
      return found.flatMap((each) => disagreements(vocabulary, inner.name, each, `${place}.`));
    }
    if (inner.kind !== "enumeration") return [];
    const declared = vocabulary.enumerations.find(({ name }) => name === inner.name)?.options.map((each) => each.code);
    const accepted = found.flatMap(codesOf);
    return String(accepted) === String(declared) ? [] : [`${place} accepts ${accepted} and the acts know ${declared}`];
  });
}

/** The schemas of a key: of an object, of the items of a list, or of each alternative that has it, without repetition. */
function at(where: Schema, key: string): readonly Schema[] {
  const resolved = follow(where);
  const object = resolved.items === undefined ? resolved : follow(resolved.items);
  const alternatives = object.oneOf?.map(follow) ?? [object];
  const found = alternatives.flatMap(({ properties }) => (properties?.[key] === undefined ? [] : [properties[key]]));
  return found.filter(
    (each, index) => found.findIndex((other) => JSON.stringify(other) === JSON.stringify(each)) === index,
  );
}

function follow(where: Schema): Schema {
  if (where.$ref === undefined) return where;
  return schema.$defs[where.$ref.replace("#/$defs/", "") as keyof typeof schema.$defs] as Schema;
}

function codesOf(where: Schema): readonly unknown[] {
  const { enum: codes, const: only } = follow(where);
  return codes ?? (only === undefined ? [] : [only]);
}
