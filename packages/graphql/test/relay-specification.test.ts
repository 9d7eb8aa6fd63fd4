import { describeOnEachDatabase } from "@delibera/database/testing";
import { GraphQLNonNull, GraphQLObjectType, isInterfaceType, isObjectType } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { schema } from "../src/schema.ts";
import { participation, person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { openRegistry } from "./registry.ts";

/** The shapes that relay.dev/graphql/connections.htm and objectidentification.htm ask for, on every type that claims them. */
const types = Object.values(schema.getTypeMap()).filter(isObjectType);
const connections = types.filter(({ name }) => name.endsWith("Connection"));
const typeOf = (type: GraphQLObjectType, field: string) => String(type.getFields()[field]?.type);

describe("the Relay specification: shapes", () => {
  it("is claimed by some connection", () => {
    expect(connections.map(({ name }) => name)).toContain("ProfessionalConnection");
  });

  it.each(connections.map((type) => [type.name, type] as const))(
    "%s has edges and a page information",
    (_name, type) => {
      expect(typeOf(type, "edges")).toMatch(/^\[\w+Edge!?\]!?$/);
      expect(typeOf(type, "pageInfo")).toBe("PageInfo!");
      const edge = schema.getType(typeOf(type, "edges").replace(/\W/g, ""));
      if (!(edge instanceof GraphQLObjectType)) throw new Error(`${type.name} has no edge type`);
      expect(typeOf(edge, "cursor")).toBe("String!");
      // A node is an object or an abstract type, never a list.
      expect(typeOf(edge, "node")).toMatch(/^\w+!?$/);
    },
  );

  it("has the four fields of a page information", () => {
    const info = schema.getType("PageInfo");
    if (!(info instanceof GraphQLObjectType)) throw new Error("there is no PageInfo");
    expect(typeOf(info, "hasNextPage")).toBe("Boolean!");
    expect(typeOf(info, "hasPreviousPage")).toBe("Boolean!");
    expect(typeOf(info, "startCursor")).toBe("String");
    expect(typeOf(info, "endCursor")).toBe("String");
  });

  it("gives every field that returns a connection its arguments, forward and backward", () => {
    const wrong = types.flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) => {
        const named = field.type instanceof GraphQLNonNull ? field.type.ofType : field.type;
        if (!(named instanceof GraphQLObjectType) || !named.name.endsWith("Connection")) return [];
        const given = Object.fromEntries(field.args.map(({ name, type: of }) => [name, String(of)]));
        const right = given["first"] === "Int" && given["after"] === "String";
        const back = given["last"] === "Int" && given["before"] === "String";
        return right && back ? [] : [`${type.name}.${field.name}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("identifies objects by a node interface with an id", () => {
    const node = schema.getType("Node");
    if (!isInterfaceType(node)) throw new Error("there is no Node interface");
    expect(Object.fromEntries(Object.values(node.getFields()).map(({ name, type }) => [name, String(type)]))).toEqual({
      id: "ID!",
    });
    const query = schema.getQueryType()?.getFields() ?? {};
    expect(String(query["node"]?.type)).toBe("Node");
    expect(query["node"]?.args.map(({ name, type }) => [name, String(type)])).toEqual([["id", "ID!"]]);
  });
});

const people = Array.from({ length: 7 }, (_, place) =>
  person(1 + place, `Cognome${place}`, {
    participations:
      place === 0 ? [participation("PA-1", "4.5"), participation("PA-2", "5"), participation("PA-3", "6")] : [],
  }),
);

const page = `query ($first: Int, $last: Int, $after: String, $before: String) {
  professionals(first: $first, last: $last, after: $after, before: $before) {
    edges { cursor node { id registryId } } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }`;

interface List<T> {
  readonly edges: readonly { readonly node: T }[];
}

interface Page {
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: { readonly id: string; readonly registryId: string };
  }[];
  readonly pageInfo: Readonly<Record<string, unknown>>;
}

describeOnEachDatabase("the Relay specification: behaviour", (open) => {
  let registry: Registry;
  let all: Page["edges"];
  const pageOf = async (variables: Record<string, unknown>) =>
    ((await registry.data(page, variables)) as unknown as { professionals: Page }).professionals;
  const ids = (edges: Page["edges"]) => edges.map(({ node }) => node.registryId);
  beforeAll(async () => {
    registry = await openRegistry(open, people);
    all = (await pageOf({ first: 100 })).edges;
  });

  it("applies after and before, then first or last, for every pair of cursors", async () => {
    // EdgesToReturn of the specification, computed from the whole list.
    for (let after = -1; after < all.length; after += 2) {
      for (let before = after + 1; before <= all.length; before += 2) {
        const between = all.slice(after + 1, before);
        const cursors = { after: all[after]?.cursor ?? null, before: all[before]?.cursor ?? null };
        expect(ids((await pageOf({ ...cursors, first: 2 })).edges)).toEqual(ids(between.slice(0, 2)));
        expect(ids((await pageOf({ ...cursors, last: 2 })).edges)).toEqual(ids(between.slice(-2)));
      }
    }
  });

  it("says where a page begins and ends, and whether more follows", async () => {
    const { edges, pageInfo } = await pageOf({ first: 3 });
    expect(pageInfo).toEqual({
      startCursor: edges[0]?.cursor,
      endCursor: edges[2]?.cursor,
      hasNextPage: true,
      hasPreviousPage: false,
    });
    expect((await pageOf({ last: 3 })).pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
  });

  it("gives an object again by its id, as itself", async () => {
    for (const { node } of all) {
      const again = await registry.data(
        "query ($id: ID!) { node(id: $id) { id __typename ... on Professional { registryId } } }",
        { id: node.id },
      );
      expect(again["node"]).toEqual({ ...node, __typename: "Professional" });
    }
  });

  it("keeps two objects from sharing an id, whatever their type", async () => {
    const { professionals } = (await registry.data(
      "{ professionals(first: 10) { edges { node { id participations(first: 10) { edges { node { id event { id } } } } } } } }",
    )) as unknown as {
      professionals: List<{ id: string; participations: List<{ id: string; event: { id: string } }> }>;
    };
    const held = professionals.edges.flatMap(({ node }) => node.participations.edges.map((each) => each.node));
    const given = [
      ...professionals.edges.map(({ node }) => node.id),
      ...held.flatMap((each) => [each.id, each.event.id]),
    ];
    const kinds = new Set(given);
    const events = new Set(held.map(({ event }) => event.id));
    expect(kinds.size).toBe(people.length + 3 + events.size);
  });
});
