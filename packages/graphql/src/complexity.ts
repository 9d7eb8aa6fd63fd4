/**
 * What a query may cost. A connection costs what its page may hold, because the default of the plugin does not look at
 * `first`; a figure that must be computed says so on its field.
 */
import type { GraphQLOutputType } from "graphql";
import { getNullableType, isListType } from "graphql";
import { badInput } from "./bad-input.ts";

export const limits = { complexity: 20_000, depth: 12, breadth: 1000 } as const;
export const page = { size: 20, largest: 100 } as const;

interface AnyField {
  readonly name: string;
  readonly type: GraphQLOutputType;
  readonly args: readonly { readonly name: string }[];
}

export const complexity = {
  limit: limits,
  fieldComplexity: (args: Record<string, unknown>, _context: object, field: AnyField) => {
    if (field.args.some(({ name }) => name === "first")) return { field: 5, multiplier: sizeOf(args) };
    const isPlainList = isListType(getNullableType(field.type)) && !/^(edges|nodes)$/.test(field.name);
    return { field: 1, multiplier: isPlainList ? 10 : 1 };
  },
  complexityError: (kind: string, cost: Cost) => {
    if (kind === "Depth")
      return badInput({
        en: `the query is ${cost.depth} levels deep: ${limits.depth} are allowed`,
        it: `la domanda ha ${cost.depth} livelli: ne sono ammessi ${limits.depth}`,
      });
    if (kind === "Breadth")
      return badInput({
        en: `the query asks for ${cost.breadth} fields: ${limits.breadth} are allowed`,
        it: `la domanda chiede ${cost.breadth} campi: ne sono ammessi ${limits.breadth}`,
      });
    return badInput({
      en: `the query costs ${cost.complexity}: ${limits.complexity} is allowed, so ask for a smaller \`first\` or for fewer lists`,
      it: `la domanda costa ${cost.complexity}: è ammesso ${limits.complexity}, perciò si chieda un \`first\` più piccolo o meno elenchi`,
    });
  },
};

interface Cost {
  readonly complexity: number;
  readonly depth: number;
  readonly breadth: number;
}

function sizeOf(args: Record<string, unknown>): number {
  const asked = args["first"] ?? args["last"];
  return typeof asked === "number" && asked >= 0 ? asked : page.size;
}
