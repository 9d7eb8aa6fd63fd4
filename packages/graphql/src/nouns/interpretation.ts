/** The doubts that a text leaves: what may be read, what is chosen, what a ledger was computed with. */
import type { Program } from "@delibera/acts";
import type { Ledger } from "@delibera/ledger/statement";
import { builder } from "../builder.ts";
import { citation } from "./citation.ts";
import { label } from "./label.ts";

type Interpretation = Program["interpretations"][number];
type Option = Interpretation["options"][number];

const option = builder.objectRef<Option>("InterpretationOption").implement({
  description: "One reading of a doubtful text.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Name to ask for it by." }),
    tag: t.exposeString("tag", { nullable: true, description: "Short mark, when the act gives one." }),
    label: t.expose("label", { type: label, description: "The reading in words." }),
  }),
});

export const interpretation = builder.objectRef<Interpretation>("Interpretation").implement({
  description: "A doubt that the text leaves, and the reading chosen.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Name to ask for an option by." }),
    tag: t.exposeString("tag", { nullable: true, description: "Short mark, such as `A-BAND`." }),
    question: t.expose("question", { type: label, description: "The doubt in words." }),
    options: t.expose("options", { type: [option], description: "The readings." }),
    chosen: t.exposeString("chosen", { description: "Name of the option used when nobody asks for another." }),
    reason: t.exposeString("reason", { description: "Why it was chosen." }),
    decidedBy: t.exposeString("decidedBy", { nullable: true, description: "Who chose it." }),
    decidedOn: t.expose("decidedOn", { type: "Date", nullable: true, description: "When it was chosen." }),
    citation: t.expose("citation", { type: citation, description: "The comma that leaves the doubt." }),
  }),
});

export const interpretationUsed = builder.objectRef<Ledger["interpretations"][number]>("InterpretationUsed").implement({
  description: "A reading on which a figure of the ledger rests.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Name of the interpretation." }),
    tag: t.exposeString("tag", { nullable: true, description: "Short mark, such as `A-BAND`." }),
    option: t.exposeString("option", { description: "Name of the option used." }),
    default: t.exposeBoolean("default", { description: "True when it is the option that the act chooses." }),
    citation: t.expose("citation", { type: citation, description: "The comma that leaves the doubt." }),
  }),
});

export const interpretationChoice = builder.inputType("InterpretationChoice", {
  description: "Asks for an option of an interpretation other than the one chosen.",
  fields: (t) => ({
    name: t.string({ required: true, description: "Name of the interpretation." }),
    option: t.string({ required: true, description: "Name of one of its options." }),
  }),
});
