/**
 * Why a figure is what it is. A query cannot recurse, so the tree is written as a list: parents before children, each step
 * with its parent. Nothing is cut off unless a query says how deep it reads; what is left out can be asked for by its place.
 */
import type { ComputedLedger, ExplanationNode } from "@delibera/ledger";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import { citation } from "./citation.ts";
import type { ListedStep } from "./explanation-steps.ts";
import { deepest, firstPlace, stepAt, stepsBelow } from "./explanation-steps.ts";
import { language } from "./language.ts";

/** A part of the ledger that can be explained. */
export interface Explained {
  readonly because: (language: "it" | "en") => Told;
}

/** The same explanation to be read from beginning to end, and to be opened step by step: the first step is the same. */
interface Told {
  readonly whole: ExplanationNode;
  readonly asOpened: () => ExplanationNode;
}

/** Whatever can explain its lines: a ledger, or the answer to a question. */
export type Computed = Pick<ComputedLedger, "explain">;

export function explained<Part extends object>(part: Part, computed: Computed, line: string): Part & Explained {
  return {
    ...part,
    because: (asked) => {
      const told = toldOf(computed, line, asked);
      if (told === undefined) throw new Error(`${line} is a line that was computed, and has no explanation`);
      return told;
    },
  };
}

/** What was told once and kept: it is there whole. */
export function kept(whole: ExplanationNode): Told {
  return { whole, asOpened: () => whole };
}

/** Undefined when there is no such line. */
export function toldOf(computed: Computed, line: string, asked: "it" | "en"): Told | undefined {
  const whole = computed.explain(line, asked);
  return whole && { whole, asOpened: () => computed.explain(line, asked, "as-opened") ?? whole };
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

const step = builder.objectRef<ListedStep>("ExplanationNode").implement({
  description: "One step of an explanation.",
  fields: (t) => ({
    id: t.exposeInt("id", { description: "Place in the list, from 0." }),
    parent: t.exposeInt("parent", {
      nullable: true,
      description: "`id` of the step that this one explains; null for the root.",
    }),
    depth: t.exposeInt("depth", { description: "How far below the first step of the list; 0 for that one." }),
    place: t.exposeString("place", {
      description:
        "Where it stands in the whole explanation, as `nodes(under:)` takes it: `0` is the figure itself, `0.2` its third step.",
    }),
    opens: t.boolean({
      description: "Whether steps stand under it, in this list or not.",
      resolve: ({ node }) => node.children.length > 0,
    }),
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

export const explanation = builder.objectRef<Told>("Explanation").implement({
  description:
    "Why a figure is what it is: a tree written as a list. The first node is the root; every other node stands after its parent, and the children of a node stand in the order in which they are to be read.",
  fields: (t) => ({
    root: t.field({
      type: step,
      description:
        "The figure itself, which the other steps explain: the first node. Ask for it alone where its sentence or its comma is all that is wanted.",
      resolve: ({ whole }) => ({ id: 0, parent: null, depth: 0, place: firstPlace, node: whole }),
    }),
    nodes: t.field({
      type: [step],
      description:
        "The steps, parents before children. All of them, each told where it is mentioned first, unless `depth` says how many levels: then every mention can be opened, by asking again with its `place`.",
      args: {
        depth: t.arg.int({
          description: `How many levels below the first step of the list: from 0 to ${deepest}. Left out: all of them.`,
        }),
        under: t.arg.string({
          description: "`place` of the step that the list begins with; needs `depth`. Left out: the figure itself.",
        }),
      },
      resolve: (told, { depth, under }) => listed(told, depth ?? undefined, under ?? undefined),
    }),
  }),
});

function listed({ whole, asOpened }: Told, depth: number | undefined, under: string | undefined): ListedStep[] {
  if (depth === undefined) {
    if (under !== undefined)
      throw badInput(
        {
          en: "`under` needs `depth`: say how many levels below that step",
          it: "`under` vuole `depth`: si dica quanti livelli sotto quel passo",
        },
        "depth",
      );
    return stepsBelow({ node: whole, place: firstPlace });
  }
  if (depth < 0 || depth > deepest)
    throw badInput(
      {
        en: `\`depth\` goes from 0 to ${deepest}: ${depth} does not`,
        it: `\`depth\` va da 0 a ${deepest}: ${depth} no`,
      },
      "depth",
    );
  const place = under ?? firstPlace;
  const node = stepAt(asOpened(), place);
  if (node === undefined) {
    const named = JSON.stringify(place.slice(0, 40));
    throw badInput(
      {
        en: `there is no step ${named} in this explanation: take the \`place\` of one of its steps`,
        it: `in questa spiegazione non c'è il passo ${named}: si prenda il \`place\` di uno dei suoi passi`,
      },
      "under",
    );
  }
  return stepsBelow({ node, place }, depth);
}

export const explanationArgs = {
  language: { type: language, defaultValue: "it", required: true, description: "The language of the sentences." },
} as const;
