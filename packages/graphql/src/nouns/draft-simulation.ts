/** What a simulation of a draft gave: the headline numbers, and what they are of. */
import type { AttachedSimulation } from "@delibera/drafting";
import { simulationEffects } from "@delibera/drafting";
import { builder } from "../builder.ts";
import { label } from "./label.ts";

const descriptions = {
  impossible: "What is compared is computed by the same rules: nobody could differ.",
  none: "Nobody of these people differs.",
  some: "Somebody differs.",
} as const;

export const simulationEffect = builder.enumType("SimulationEffect", {
  description: "Whether a simulated change does anything.",
  values: Object.fromEntries(
    simulationEffects.map((value) => [value.toUpperCase(), { value, description: descriptions[value] }]),
  ),
});

export const simulation = builder.objectRef<AttachedSimulation>("DraftSimulation").implement({
  description: "A simulation of a text of a draft on invented people, beside the acts in force.",
  fields: (t) => ({
    hash: t.exposeString("hash", { description: "`sha256:` of all that is told here." }),
    textHash: t.exposeString("textHash", { description: "`sha256:` of the text that was simulated." }),
    baseline: t.exposeString("baseline", { description: "Hash of the program in force." }),
    candidate: t.exposeString("candidate", { description: "Hash of the program with the text in it." }),
    cohort: t.exposeString("cohort", { description: "Hash of the people, in 64 hexadecimal digits." }),
    people: t.exposeInt("people", { description: "How many there are." }),
    seed: t.exposeInt("seed", { description: "From which they were invented: the same seed gives the same people." }),
    triennium: t.exposeString("cycle", { description: "Such as 2026-2028." }),
    asOf: t.exposeString("asOf", { description: "The day on which they are looked at." }),
    knownOn: t.exposeString("knownOn", { description: "The day of which the law is." }),
    measure: t.exposeString("measure", { description: "The rule whose value is compared." }),
    measureLabel: t.expose("measureLabel", { type: label, description: "What the rule is called." }),
    unitLabel: t.expose("unitLabel", { type: label, nullable: true, description: "The unit of its amounts." }),
    effect: t.field({ type: simulationEffect, description: "Whether it does anything.", resolve: (it) => it.effect }),
    affected: t.exposeInt("affected", { nullable: true, description: "People who differ; null: too few to be told." }),
    gain: t.exposeInt("gain", { nullable: true, description: "Better off; null: too few to be told." }),
    lose: t.exposeInt("lose", { nullable: true, description: "Worse off; null: too few to be told." }),
    totalChange: t.exposeString("totalChange", { nullable: true, description: "Exact; null: not to be told." }),
    largestRise: t.exposeString("largestRise", { nullable: true, description: "Exact; null: none to be told." }),
    largestFall: t.exposeString("largestFall", { nullable: true, description: "Exact; null: none to be told." }),
    attachedBy: t.exposeString("by", { description: "Who attached it, and answers for it." }),
    attachedAt: t.exposeString("at", { description: "When, in UTC." }),
  }),
});
