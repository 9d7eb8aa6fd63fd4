/** Rule files as published, and where the texts in them come from. */
import type { Program, PublishedFile } from "@delibera/acts";
import { builder } from "../builder.ts";

type Source = Program["acts"][number]["source"];

const confidence = builder.enumType("Confidence", {
  description: "How sure it is that a source says what is quoted from it.",
  values: {
    HIGH: { value: "high", description: "The text of the act itself, or two independent official sources." },
    MEDIUM: { value: "medium", description: "One official page." },
    LOW: { value: "low", description: "Press or a single weak source." },
  } as const,
});

export const sourceReference = builder.objectRef<Source>("SourceReference").implement({
  description: "Where a text comes from.",
  fields: (t) => ({
    reference: t.exposeString("reference", { description: "A URN, an address or the name of a document." }),
    confidence: t.expose("confidence", { type: confidence, nullable: true, description: "Null when nothing is said." }),
  }),
});

export const sourceFile = builder.objectRef<PublishedFile>("SourceFile").implement({
  description: "A rule file.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Name relative to the folder of rule files." }),
    text: t.exposeString("text", { description: "The whole text." }),
    hash: t.exposeString("hash", { description: "`sha256:` of the text." }),
  }),
});
