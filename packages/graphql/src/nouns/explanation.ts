/**
 * Why a figure is what it is. A query cannot recurse, so the tree is written as a list: parents before children, each step
 * with its parent. Nothing is cut off, whatever the depth.
 */
import type { ComputedLedger, ExplanationNode } from "@delibera/ledger";
import { builder } from "../builder.ts";
import { citation } from "./citation.ts";
import { language } from "./language.ts";

interface Step {
  readonly id: number;
  readonly parent: number | null;
  readonly depth: number;
  readonly node: ExplanationNode;
}

/** A part of the ledger that can be explained. */
export interface Explained {
  readonly because: (language: "it" | "en") => ExplanationNode;
}

/** Whatever can explain its lines: a ledger, or the answer to a question. */
export type Computed = Pick<ComputedLedger, "explain">;

export function explained<Part extends object>(part: Part, computed: Computed, line: string): Part & Explained {
  return {
    ...part,
    because: (asked) => {
      const root = computed.explain(line, asked);
      if (root === undefined) throw new Error(`${line} is a line that was computed, and has no explanation`);
      return root;
    },
  };
}

const kind = builder.enumType("ExplanationKind", {
  description: "What a step of an explanation is.",
  values: {
    RULE: { value: "rule", description: "The value of a rule." },
    GIVEN: { value: "given", description: "A value taken as given." },
    STEP: { value: "step", description: "A step inside a rule." },
    FACT: { value: "fact", description: "A fact of the record." },
    MEMBER: { value: "member", description: "A member of a collection, which counts." },
    EXCLUDED: { value: "excluded", description: "A member of a collection, which does not count." },
    DOUBTFUL: { value: "doubtful", description: "A member of which it is not known whether it counts." },
    ALTERNATIVE: { value: "alternative", description: "The branch that would have applied otherwise." },
    INTERPRETATION: { value: "interpretation", description: "The reading chosen where the text leaves a doubt." },
    OVERRIDDEN: { value: "overridden", description: "A rule that another one replaced." },
    MISSING: { value: "missing", description: "A fact that is missing." },
    REASON: { value: "reason", description: "Why nothing can be told." },
    CONFLICT: { value: "conflict", description: "Rules that disagree." },
  } as const,
});

const step = builder.objectRef<Step>("ExplanationNode").implement({
  description: "One step of an explanation.",
  fields: (t) => ({
    id: t.exposeInt("id", { description: "Place in the list, from 0." }),
    parent: t.exposeInt("parent", {
      nullable: true,
      description: "`id` of the step that this one explains; null for the root.",
    }),
    depth: t.exposeInt("depth", { description: "0 for the root." }),
    sentence: t.string({
      description: "The step in words, in the language asked for.",
      resolve: ({ node }) => node.sentence,
    }),
    value: t.string({
      nullable: true,
      description: "The value as it is read; null when the step has none.",
      resolve: ({ node }) => node.value?.display ?? null,
    }),
    exact: t.string({
      nullable: true,
      description: "The same value exactly: an exact number, an ISO date or period, a code, `true` or `false`.",
      resolve: ({ node }) => node.value?.exact ?? null,
    }),
    kind: t.field({ type: kind, description: "What the step is.", resolve: ({ node }) => node.kind }),
    path: t.string({
      nullable: true,
      description: "Of a fact: where it stands in the interchange record.",
      resolve: ({ node }) => node.path ?? null,
    }),
    citation: t.field({
      type: citation,
      nullable: true,
      description: "The comma that states the step; null for a fact.",
      resolve: ({ node }) => node.citation ?? null,
    }),
  }),
});

export const explanation = builder.objectRef<ExplanationNode>("Explanation").implement({
  description:
    "Why a figure is what it is: a tree written as a list. The first node is the root; every other node stands after its parent, and the children of a node stand in the order in which they are to be read.",
  fields: (t) => ({
    root: t.field({
      type: step,
      description:
        "The figure itself, which the other steps explain: the first node. Ask for it alone where its sentence or its comma is all that is wanted.",
      resolve: (root) => ({ id: 0, parent: null, depth: 0, node: root }),
    }),
    nodes: t.field({
      type: [step],
      description: "The steps, parents before children.",
      resolve: (root) => inOrder(root),
    }),
  }),
});

export const explanationArgs = {
  language: { type: language, defaultValue: "it", required: true, description: "The language of the sentences." },
} as const;

function inOrder(root: ExplanationNode): Step[] {
  const steps: Step[] = [];
  const waiting: { node: ExplanationNode; parent: number | null; depth: number }[] = [
    { node: root, parent: null, depth: 0 },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const id = steps.length;
    const { node, parent, depth } = next;
    steps.push({ id, parent, depth, node });
    for (const child of node.children.toReversed()) waiting.push({ node: child, parent: id, depth: depth + 1 });
  }
  return steps;
}
