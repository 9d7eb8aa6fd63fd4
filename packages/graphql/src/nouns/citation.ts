/** Where in the law a figure comes from. */
import type { Citation } from "@delibera/ledger/statement";
import { builder } from "../builder.ts";

export const citation = builder.objectRef<Citation>("Citation").implement({
  description: "Where in the law a figure comes from.",
  fields: (t) => ({
    act: t.exposeString("act", { description: "Name of the act, as `act(name:)` takes it." }),
    article: t.exposeString("article", { description: "Number of the article or section." }),
    comma: t.exposeString("comma", { description: "Number of the comma." }),
    textHash: t.exposeString("textHash", { description: "`sha256:` of the text or summary of the comma." }),
  }),
});

/** The ledger keeps the citations of a block by the key of the figure; GraphQL has no maps. */
export const figureCitation = builder
  .objectRef<{ readonly figure: string; readonly citation: Citation }>("FigureCitation")
  .implement({
    description: "The comma that a figure of a block comes from.",
    fields: (t) => ({
      figure: t.exposeString("figure", { description: "Key of the figure in its block, such as `individual`." }),
      citation: t.expose("citation", { type: citation, description: "The comma." }),
    }),
  });

export function figureCitations(byKey: Readonly<Record<string, Citation>>) {
  return Object.entries(byKey).map(([figure, cited]) => ({ figure, citation: cited }));
}
