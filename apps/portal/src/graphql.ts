/** `graphql(…)`: operations typed by the committed schema. Amounts and days are strings, never floats. */
import { initGraphQLTada } from "gql.tada";
import type { introspection } from "./schema.generated.d.ts";

export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: { Date: string; Decimal: string; Rational: string; Record: string; ID: string };
}>();
