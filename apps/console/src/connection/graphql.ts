/** `graphql(…)`: operations typed by the committed schema. Scalars travel as strings; none of them is ever a float. */
import type { ResultOf, VariablesOf } from "gql.tada";
import { initGraphQLTada } from "gql.tada";
import type { introspection } from "./schema.generated.d.ts";

export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: { Date: string; Decimal: string; Rational: string; Record: string; ID: string };
}>();

export type { ResultOf, VariablesOf };
