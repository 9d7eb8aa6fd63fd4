/** What is asked again and again is answered as it was the first time: by a function written for it, as the reference executor would. */
import type { ExecutionArgs, ExecutionResult } from "graphql";
import {
  execute,
  GraphQLEnumType,
  GraphQLError,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  parse,
} from "graphql";
import { expect, test } from "vitest";
import { compiledOperations } from "../src/compiled-operations.ts";

const later = async <T>(value: T): Promise<T> => {
  await new Promise((resolve) => setTimeout(resolve, 1));
  return value;
};

const amount = new GraphQLScalarType({
  name: "Amount",
  serialize(value) {
    if (typeof value !== "string") throw new TypeError("an amount is a text");
    return value;
  },
});
const size = new GraphQLEnumType({ name: "Size", values: { SMALL: { value: "small" }, LARGE: { value: "large" } } });
const named = new GraphQLInterfaceType({
  name: "Named",
  fields: { name: { type: GraphQLString } },
  resolveType: ({ kind }: { readonly kind: string }) => kind,
});
const cat: GraphQLObjectType = new GraphQLObjectType({
  name: "Cat",
  interfaces: [named],
  fields: () => ({
    name: { type: GraphQLString, resolve: ({ name }: { readonly name: string }) => later(name) },
    size: { type: size, resolve: () => "small" },
    amount: {
      type: amount,
      args: { as: { type: GraphQLString } },
      resolve: (_cat, { as }) => (as === "number" ? 1 : "1.0"),
    },
    kittens: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(cat))), resolve: () => later([felix]) },
    lost: { type: new GraphQLNonNull(GraphQLString), resolve: () => later(null) },
    hidden: {
      type: GraphQLString,
      resolve: () => {
        throw new GraphQLError("not yours", { extensions: { code: "FORBIDDEN" } });
      },
    },
  }),
});
const dog = new GraphQLObjectType({
  name: "Dog",
  interfaces: [named],
  fields: { name: { type: GraphQLString }, age: { type: GraphQLInt, resolve: () => 3 } },
});
const tom = { kind: "Cat", name: "Tom" };
const felix = { kind: "Cat", name: "Felix" };
let changes = 0;
const schema = new GraphQLSchema({
  types: [cat, dog],
  query: new GraphQLObjectType({
    name: "Query",
    fields: {
      pets: { type: new GraphQLList(named), resolve: () => later([tom, { kind: "Dog", name: "Rex" }, null]) },
      cat: { type: cat, args: { size: { type: size } }, resolve: (_root, args) => ({ ...tom, ...args }) },
      place: { type: GraphQLString, resolve: (_root, _args, _context, { path }) => String(path.key) },
      add: {
        type: GraphQLInt,
        args: { left: { type: new GraphQLNonNull(GraphQLInt) }, right: { type: GraphQLInt, defaultValue: 2 } },
        resolve: (_root, { left, right }) => left + (right ?? 0),
      },
    },
  }),
  mutation: new GraphQLObjectType({
    name: "Mutation",
    fields: { change: { type: GraphQLInt, resolve: () => ++changes } },
  }),
});

type Question = readonly [what: string, source: string, variables?: Record<string, unknown>];
const questions: readonly Question[] = [
  ["fields in their order, though some come later", "{ cat { size name amount __typename } place pets { name } }"],
  [
    "fragments on the kinds of a thing",
    "{ pets { __typename name ... on Cat { size } ...D } } fragment D on Dog { age }",
  ],
  ["one field under two names", "{ one: add(left: 1) two: add(left: 1, right: 5) place: place }"],
  [
    "a field that is skipped",
    "query ($no: Boolean!) { cat { name @skip(if: $no) size @include(if: $no) } }",
    { no: true },
  ],
  ["a field that is not skipped", "query ($no: Boolean!) { cat { name @skip(if: $no) size } }", { no: false }],
  ["variables with and without values", "query ($a: Int!, $b: Int) { add(left: $a, right: $b) }", { a: 3 }],
  ["null where a default stands", "query ($a: Int!, $b: Int) { add(left: $a, right: $b) }", { a: 3, b: null }],
  ["a refusal with its code and its place", "{\n  cat {\n    name\n    hidden\n  }\n}"],
  ["null where none may be, up to what may be null", "{ cat { name kittens { name lost } } place }"],
  ["a value that its type refuses", '{ cat { amount(as: "number") name } }'],
  ["a value of a set, given as a variable", "query ($s: Size) { cat(size: $s) { name } }", { s: "LARGE" }],
  ["the schema about itself", '{ __schema { queryType { name } } __type(name: "Cat") { fields { name } } }'],
];

test.each(questions.map(([what, source, variableValues = {}]) => ({ what, source, variableValues })))(
  "answers $what as the reference executor",
  async ({ source, variableValues }) => {
    const args: ExecutionArgs = { schema, document: parse(source), contextValue: {}, variableValues };
    const expected = asSent(await execute(args));
    const run = compiledOperations(schema);
    for (let time = 0; time < 5; time++) expect(asSent(await run(args))).toBe(expected);
  },
);

test("refuses a variable that is wrong", async () => {
  const args = { schema, document: parse("query ($a: Int!) { add(left: $a) }"), variableValues: { a: "three" } };
  const run = compiledOperations(schema);
  for (let time = 0; time < 5; time++) {
    const { data, errors } = await run(args);
    expect([data, errors?.length, errors?.[0]?.locations]).toStrictEqual([undefined, 1, [{ line: 1, column: 8 }]]);
    expect(errors?.[0]?.message).toContain('Variable "$a" got invalid value');
  }
});

test("runs each operation of a document by its name, and a change as often as it is asked", async () => {
  const document = parse("query A { a: place } query B { b: place } mutation C { change }");
  const run = compiledOperations(schema);
  for (let time = 1; time < 5; time++) {
    expect(await run({ schema, document, operationName: "A" })).toMatchObject({ data: { a: "a" } });
    expect(await run({ schema, document, operationName: "B" })).toMatchObject({ data: { b: "b" } });
    expect(await run({ schema, document, operationName: "C" })).toMatchObject({ data: { change: time } });
  }
});

function asSent(result: ExecutionResult): string {
  return JSON.stringify(result);
}
