/** The one schema builder, with the house rules: nothing is null unless it says so, pages are bounded, costs follow `first`. */
import SchemaBuilder from "@pothos/core";
import ComplexityPlugin from "@pothos/plugin-complexity";
import RelayPlugin from "@pothos/plugin-relay";
import { badInput } from "./bad-input.ts";
import { complexity, page } from "./complexity.ts";
import type { Context } from "./context.ts";
import type { WrittenDay } from "./day.ts";
import { globalId } from "./local-id.ts";

export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  Scalars: {
    Date: { Input: WrittenDay; Output: string };
    Decimal: { Input: string; Output: string };
    Rational: { Input: string; Output: string };
    Record: { Input: string; Output: string };
    ID: { Input: string; Output: string };
  };
  /** Every connection counts on demand only. */
  Connection: { totalCount: () => Promise<number> };
}>({
  plugins: [RelayPlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  complexity,
  relay: {
    cursorType: "String",
    clientMutationId: "omit",
    decodeGlobalID: globalId,
    edgesFieldOptions: { nullable: false },
    nodeFieldOptions: { nullable: false },
    nodeTypeOptions: { description: "Something that has an id of its own in the whole schema." },
    pageInfoTypeOptions: { description: "Where a page stands in its list." },
    nodeQueryOptions: {
      description: "Whatever has this id; null when there is no such thing.",
      args: { id: { description: "Global id." } },
    },
    nodesQueryOptions: {
      description: "Whatever has these ids, in their order; null where there is no such thing.",
      args: { ids: { description: "Global ids, at most a page of them." } },
      resolve: (_root, { ids }, _context, _info, resolveNodes) => {
        if (ids.length > page.largest)
          throw badInput(
            {
              en: `ask for at most ${page.largest} ids at a time`,
              it: `si chiedono al massimo ${page.largest} id alla volta`,
            },
            "ids",
          );
        return resolveNodes(ids);
      },
    },
  },
});

builder.queryType({ description: "Everything that can be asked." });
builder.mutationType({
  description: "Everything that can be changed. Each change is done whole or not at all, and says why it is not.",
});
