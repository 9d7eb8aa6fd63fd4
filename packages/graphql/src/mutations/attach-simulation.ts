/** Attaches what a simulation of a text gave, so that a reviewer knows whom it affects. */
import type { SimulationFigures } from "@delibera/drafting";
import { attachSimulation } from "@delibera/drafting";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { WrittenDay } from "../day.ts";
import { simulationEffect } from "../nouns/draft-simulation.ts";
import { overtakenBy } from "./answer.ts";
import type { DoesNotCompile, DraftInput, OfDraft } from "./draft-fields.ts";
import {
  doesNotCompile,
  draftFields,
  draftId,
  draftPayload,
  noSuchDraft,
  textChanged,
  writerOf,
} from "./draft-fields.ts";
import { requiredDay } from "./fields.ts";
import { mutation } from "./mutation.ts";
import { programInForce } from "./program-in-force.ts";

type Counts = Readonly<Partial<Record<"affected" | "gain" | "lose", number | null | undefined>>>;
type Amounts = Readonly<Partial<Record<"totalChange" | "largestRise" | "largestFall", string | null | undefined>>>;

interface AttachInput extends DraftInput, Counts, Amounts {
  readonly measure: string;
  readonly triennium: string;
  readonly asOf: WrittenDay;
  readonly knownOn: WrittenDay;
  readonly people: number;
  readonly seed: number;
  readonly cohort: string;
  readonly baseline: string;
  readonly candidate: string;
  readonly effect: SimulationFigures["effect"];
}

const input = builder.inputRef<AttachInput>("AttachSimulationInput").implement({
  description: "What a simulation of a text gave. Small groups are left out.",
  fields: (t) => ({
    ...draftFields(t),
    measure: t.string({ required: true, description: "The rule whose value is compared." }),
    triennium: t.string({ required: true, description: "Such as 2026-2028." }),
    asOf: t.field({ type: "Date", required: true, description: "The day on which people are looked at." }),
    knownOn: t.field({ type: "Date", required: true, description: "The day of which the law is." }),
    people: t.int({ required: true, description: "How many people were invented." }),
    seed: t.int({ required: true, description: "From which seed." }),
    cohort: t.string({ required: true, description: "Hash of the people, in 64 hexadecimal digits." }),
    baseline: t.string({ required: true, description: "Hash of the program in force: the one of the server." }),
    candidate: t.string({ required: true, description: "Hash of the program with the text in it." }),
    effect: t.field({ type: simulationEffect, required: true, description: "Whether it does anything." }),
    affected: t.int({ description: "People who differ; left out when fewer than five, unless nobody." }),
    gain: t.int({ description: "Better off; likewise." }),
    lose: t.int({ description: "Worse off; likewise." }),
    totalChange: t.string({ description: "Exact; left out when it must not be told." }),
    largestRise: t.string({ description: "Likewise." }),
    largestFall: t.string({ description: "Likewise." }),
  }),
});

mutation<AttachInput, OfDraft, DoesNotCompile>({
  name: "attachSimulation",
  description:
    "Attaches what a simulation gave to the text of which it was made, started from the acts in force. For another text it counts for nothing.",
  input,
  payload: draftPayload("AttachSimulationPayload", "The simulation was attached."),
  noun: "draft",
  others: { "does-not-compile": doesNotCompile },
  task: async (asked, context, db) => {
    const id = draftId(asked.draft);
    const published = await programInForce(context);
    const done = await attachSimulation(db, published, id, {
      hash: asked.hash,
      figures: figuresOf(asked),
      by: writerOf(context),
    });
    switch (done.kind) {
      case "attached":
        context.audit.change("draft", id);
        return { answer: "done", draft: id };
      case "unknown":
        throw noSuchDraft();
      case "fault":
        throw badInput(
          { en: `\`${nameOf(done.field)}\`: ${done.says.en}`, it: `\`${nameOf(done.field)}\`: ${done.says.it}` },
          nameOf(done.field),
        );
      case "changed":
        return textChanged(done.draft);
      case "published":
        return overtakenBy({
          en: "the draft is published: it is law already",
          it: "la bozza è pubblicata: è già legge",
        });
      case "other-law":
        return overtakenBy({
          en: "other acts are in force than those it started from: simulate again",
          it: "sono in vigore altri atti da quelli da cui partiva: si simuli di nuovo",
        });
      case "other-text":
        throw badInput(
          {
            en: "`candidate` is not the program with this text in it: simulate this text",
            it: "`candidate` non è il programma con questo testo dentro: si simuli questo testo",
          },
          "candidate",
        );
      case "refused":
        return { answer: "does-not-compile", problems: done.problems };
    }
  },
});

function nameOf(field: keyof SimulationFigures): string {
  return field === "cycle" ? "triennium" : field;
}

function figuresOf(asked: AttachInput): SimulationFigures {
  const { measure, triennium, people, seed, cohort, baseline, candidate, effect } = asked;
  const { affected = null, gain = null, lose = null } = asked;
  const { totalChange = null, largestRise = null, largestFall = null } = asked;
  return {
    ...{ measure, cycle: triennium, people, seed, cohort, baseline, candidate, effect },
    ...{ affected, gain, lose, totalChange, largestRise, largestFall },
    asOf: requiredDay(asked.asOf, "asOf"),
    knownOn: requiredDay(asked.knownOn, "knownOn"),
  };
}
