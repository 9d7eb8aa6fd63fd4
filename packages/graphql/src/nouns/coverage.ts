/** The normative coverage of an act: its commi counted by standing. */
import { builder } from "../builder.ts";
import type { Comma } from "./comma.ts";

type Counts = Readonly<Record<Comma["standing"] | "total", number>>;

export const coverage = builder.objectRef<Counts>("Coverage").implement({
  description: "Commi of an act by standing.",
  fields: (t) => ({
    total: t.exposeInt("total", { description: "All of them." }),
    encoded: t.exposeInt("encoded", { description: "Those with rules." }),
    notNormative: t.exposeInt("not-normative", { description: "Those that command nothing that can be computed." }),
    notExpressible: t.exposeInt("not-expressible", { description: "Those that ask what the registry cannot know." }),
    restates: t.exposeInt("restates", { description: "Those that say again what another says." }),
    undeclared: t.exposeInt("undeclared", { description: "Those of which nobody has said yet." }),
  }),
});

export function coverageOf(commi: readonly Comma[]): Counts {
  const counted = (standing: Comma["standing"]) => commi.filter((comma) => comma.standing === standing).length;
  return {
    total: commi.length,
    encoded: counted("encoded"),
    "not-normative": counted("not-normative"),
    "not-expressible": counted("not-expressible"),
    restates: counted("restates"),
    undeclared: counted("undeclared"),
  };
}
