/** A worked example written in an act, as it comes out when the server runs it with the published program. */
import type { ActExample, ExampleExpectation } from "@delibera/acts";
import { lineId } from "@delibera/ledger/statement";
import { builder } from "../builder.ts";
import { citation } from "./citation.ts";

const chosenOption = builder.objectRef<ActExample["interpretations"][number]>("ExampleInterpretation").implement({
  description: "A reading that an example asks for.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Name of the interpretation." }),
    option: t.exposeString("option", { description: "Name of the option." }),
  }),
});

const expectation = builder.objectRef<ExampleExpectation>("ExampleExpectation").implement({
  description: "A value that an example says, and the value that came out.",
  fields: (t) => ({
    rule: t.exposeString("rule", { description: "Name of the rule." }),
    figure: t.string({
      nullable: true,
      description:
        "Key of the figure in a ledger, as `Ledger.explanation(line:)` takes it; null for a rule on the way to one.",
      resolve: ({ code, item, year }) => (code === undefined ? null : lineId({ code, item, year })),
    }),
    item: t.string({
      nullable: true,
      description: "Id of the item it is about; null for a rule about the professional.",
      resolve: ({ item }) => item ?? null,
    }),
    year: t.int({
      nullable: true,
      description: "The year it is about; null for a rule about the triennium.",
      resolve: ({ year }) => year ?? null,
    }),
    previous: t.exposeBoolean("previous", { description: "True when it is about the triennium before." }),
    line: t.exposeInt("line", { description: "Line of the rule file." }),
    label: t.exposeString("label", { description: "The rule, with its item and year, in words." }),
    expected: t.exposeString("expected", { description: "What the example says, exactly." }),
    actual: t.exposeString("actual", { description: "What the program gives, exactly." }),
    exact: t.string({
      nullable: true,
      description:
        "What came out: an exact number, an ISO date, a code, `true`, `met`, `accepted`; null when it is not determined.",
      resolve: ({ exact }) => exact ?? null,
    }),
    passed: t.exposeBoolean("passed", { description: "Whether they are the same." }),
  }),
});

export const example = builder.objectRef<ActExample>("Example").implement({
  description: "A worked example written in an act, run by the server with the published program.",
  fields: (t) => ({
    title: t.exposeString("title", { description: "What it shows." }),
    citation: t.expose("citation", { type: citation, description: "The comma it stands in." }),
    file: t.exposeString("file", { description: "The rule file it stands in." }),
    line: t.exposeInt("line", { description: "Line of the rule file where it begins." }),
    triennium: t.exposeString("cycle", { description: "The triennium it is about." }),
    asOf: t.field({
      type: "Date",
      nullable: true,
      description: "Reference date; null: every fact.",
      resolve: ({ asOf }) => asOf ?? null,
    }),
    knownOn: t.field({
      type: "Date",
      nullable: true,
      description: "Which acts and facts were known; null: all of them.",
      resolve: ({ knownOn }) => knownOn ?? null,
    }),
    interpretations: t.expose("interpretations", { type: [chosenOption], description: "The readings it asks for." }),
    facts: t.expose("facts", { type: "Record", description: "The facts, with the names of the interchange record." }),
    given: t.exposeStringList("given", {
      description: "Values of rules that it takes as given, one sentence each, in the language asked for.",
    }),
    expectations: t.expose("expectations", { type: [expectation], description: "What it says, line by line." }),
    refused: t.exposeStringList("refused", {
      description: "What it gives and the vocabulary does not know: empty in an example that passes.",
    }),
    passed: t.exposeBoolean("passed", { description: "Whether every value is the expected one." }),
  }),
});
