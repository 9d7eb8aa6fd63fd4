/** One comma of an act, and what became of it. */
import type { Program } from "@delibera/acts";
import { builder } from "../builder.ts";
import { citation } from "./citation.ts";
import { sourceReference } from "./source-file.ts";

export type Comma = Program["acts"][number]["divisions"][number]["paragraphs"][number];

const standing = builder.enumType("Standing", {
  description: "What became of a comma.",
  values: {
    ENCODED: { value: "encoded", description: "It has rules." },
    NOT_NORMATIVE: { value: "not-normative", description: "It commands nothing that can be computed." },
    NOT_EXPRESSIBLE: { value: "not-expressible", description: "It commands something that the registry cannot know." },
    RESTATES: { value: "restates", description: "It says again what another comma says." },
    UNDECLARED: { value: "undeclared", description: "Nobody has said yet." },
  } as const,
});

const textKind = builder.enumType("TextKind", {
  description: "Whose words the text of a comma is in.",
  values: {
    VERBATIM: { value: "verbatim", description: "The act's own." },
    SUMMARY: { value: "summary", description: "Somebody's account of a text that is not held." },
    NONE: { value: "none", description: "There is no text." },
  } as const,
});

export const comma = builder.objectRef<Comma>("Comma").implement({
  description: "One comma of an act, and what became of it.",
  fields: (t) => ({
    number: t.exposeString("number", { description: "As written in the act." }),
    standing: t.expose("standing", { type: standing, description: "What became of it." }),
    reason: t.exposeString("reason", {
      nullable: true,
      description: "Why it is not normative or not expressible; null when nothing is said.",
    }),
    text: t.exposeString("text", { description: "The text, empty when there is none." }),
    textKind: t.expose("textKind", { type: textKind, description: "Whose words they are." }),
    textSource: t.expose("textSource", {
      type: sourceReference,
      nullable: true,
      description: "Where the text comes from, when it is not the source of the act.",
    }),
    textHash: t.exposeString("textHash", { description: "`sha256:` of the text." }),
    restates: t.expose("restates", { type: citation, nullable: true, description: "The comma it says again." }),
    line: t.exposeInt("line", { description: "Line of the rule file where it begins." }),
  }),
});
