/** One person under two laws, by a pseudonym, with both explanations. */
import type { SimulationReport } from "@delibera/jobs";
import { builder } from "../builder.ts";
import { explanation, kept } from "./explanation.ts";

type Witness = NonNullable<SimulationReport["candidates"][number]["witness"]>;
type Pair = Witness["results"][number];

const pair = builder.objectRef<Pair>("SimulationDifference").implement({
  description: "A result that differs between two laws.",
  fields: (t) => ({
    rule: t.exposeString("rule", { description: "Name of the rule." }),
    before: t.field({
      type: explanation,
      description: "Why it is what it is under the baseline; the first node has the value.",
      resolve: ({ explanationBefore }) => kept(explanationBefore),
    }),
    after: t.field({
      type: explanation,
      description: "Why it is what it is under the other law.",
      resolve: ({ explanationAfter }) => kept(explanationAfter),
    }),
  }),
});

export const witness = builder.objectRef<Witness>("SimulationWitness").implement({
  description: "One person who shows what a law changes.",
  fields: (t) => ({
    pseudonym: t.exposeString("pseudonym", { description: "As `professional` takes it." }),
    facts: t.field({
      type: "Record",
      description: "The facts that both laws were applied to.",
      resolve: ({ facts }) => JSON.stringify(facts),
    }),
    results: t.field({ type: [pair], description: "What differs.", resolve: ({ results }) => [...results] }),
  }),
});
