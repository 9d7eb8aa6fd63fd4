import { ApolloClient, ApolloLink, gql, InMemoryCache } from "@apollo/client";
import { relayStylePagination } from "@apollo/client/utilities";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { Client, fetchExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";
import { minifyIntrospectionQuery } from "@urql/introspection";
import type { IntrospectionQuery } from "graphql";
import { getIntrospectionQuery, isInterfaceType, isUnionType, print } from "graphql";
import { Observable } from "rxjs";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { schema } from "../src/schema.ts";
import { person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { openRegistry } from "./registry.ts";

const page = `query Page($after: String) { professionals(first: 2, after: $after) {
  edges { cursor node { __typename id registryId lastName } } pageInfo { __typename hasNextPage endCursor } } }`;
const one = "query One($id: ID!) { node(id: $id) { __typename id ... on Professional { lastName } } }";

const people = ["Alfa", "Beta", "Gamma", "Delta"].map((name, place) => person(1 + place, name));

/** Two clients nobody here wrote read our introspection, keep our objects by id and join our pages. */
describeOnEachDatabase("clients", (open) => {
  let registry: Registry;
  let introspection: IntrospectionQuery;
  beforeAll(async () => {
    registry = await openRegistry(open, people);
    introspection = (await registry.data(getIntrospectionQuery())) as unknown as IntrospectionQuery;
  });
  afterEach(() => vi.restoreAllMocks());

  it("urql with its normalised cache takes our introspection, complains of nothing, and joins pages", async () => {
    const complaints = ["warn", "error"] as const;
    const heard = complaints.map((level) => vi.spyOn(console, level).mockImplementation(() => undefined));
    const asked: string[] = [];
    const client = new Client({
      url: "http://registry.test/graphql",
      preferGetMethod: false,
      exchanges: [
        cacheExchange({
          schema: minifyIntrospectionQuery(introspection),
          resolvers: { Query: { professionals: relayPagination() } },
        }),
        fetchExchange,
      ],
      fetch: async (_url, init) => {
        const { query, variables, operationName } = JSON.parse(String(init?.body));
        asked.push(operationName);
        return new Response(JSON.stringify(await registry.ask(query, variables)), {
          headers: { "content-type": "application/json" },
        });
      },
    });
    const first = await client.query(page, {}).toPromise();
    expect(first.error).toBeUndefined();
    const { endCursor } = first.data.professionals.pageInfo;
    const both = await client.query(page, { after: endCursor }).toPromise();
    expect(both.data.professionals.edges.map((edge: { node: { lastName: string } }) => edge.node.lastName)).toEqual([
      "Alfa",
      "Beta",
      "Delta",
      "Gamma",
    ]);
    // Known by its id: it is not asked of the server again.
    const { id } = first.data.professionals.edges[0].node;
    const again = await client.query(page, {}).toPromise();
    expect(again.data.professionals.edges[0].node.id).toBe(id);
    expect(asked).toEqual(["Page", "Page"]);
    expect((await client.query(one, { id }).toPromise()).data.node.lastName).toBe("Alfa");
    expect(heard.flatMap((spy) => spy.mock.calls)).toEqual([]);
  });

  it("Apollo with its normalised cache takes our abstract types, and joins pages", async () => {
    const abstract = introspection.__schema.types.flatMap((type) =>
      type.kind === "INTERFACE" || type.kind === "UNION"
        ? [[type.name, type.possibleTypes.map(({ name }) => name)]]
        : [],
    );
    expect(Object.fromEntries(abstract)).toEqual(possibleTypes());
    const asked: string[] = [];
    const client = new ApolloClient({
      cache: new InMemoryCache({
        possibleTypes: Object.fromEntries(abstract),
        typePolicies: { Query: { fields: { professionals: relayStylePagination() } } },
      }),
      link: new ApolloLink((operation) => {
        asked.push(operation.operationName ?? "");
        return new Observable((observer) => {
          registry.ask(print(operation.query), operation.variables).then((answer) => {
            observer.next(answer as ApolloLink.Result);
            observer.complete();
          }, observer.error.bind(observer));
        });
      }),
    });
    type Page = {
      professionals: { edges: { node: { id: string; lastName: string } }[]; pageInfo: { endCursor: string } };
    };
    const first = (await client.query<Page>({ query: gql(page) })).data;
    const after = first?.professionals.pageInfo.endCursor;
    await client.query<Page>({ query: gql(page), variables: { after }, fetchPolicy: "network-only" });
    const joined = client.readQuery<Page>({ query: gql(page) });
    expect(joined?.professionals.edges.map(({ node }) => node.lastName)).toEqual(["Alfa", "Beta", "Delta", "Gamma"]);
    expect(asked).toEqual(["Page", "Page"]);
    const id = joined?.professionals.edges[3]?.node.id ?? "";
    expect((client.cache.extract() as Record<string, unknown>)[`Professional:${id}`]).toMatchObject({
      lastName: "Gamma",
    });
  });
});

function possibleTypes(): Record<string, string[]> {
  const types = Object.values(schema.getTypeMap()).filter((type) => isInterfaceType(type) || isUnionType(type));
  return Object.fromEntries(types.map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]));
}
