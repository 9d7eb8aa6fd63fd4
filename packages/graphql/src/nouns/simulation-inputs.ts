/** What is given to ask for a simulation: whom, which laws, what is looked at. */
import { builder } from "../builder.ts";
import { interpretationChoice } from "./interpretation.ts";

export const cohortStatus = builder.enumType("CohortStatus", {
  description: "What somebody is for the Orders on the day of a cohort.",
  values: {
    ENROLLED: { value: "enrolled", description: "On the register of an Order." },
    CANCELLED: { value: "cancelled", description: "Cancelled from it." },
    RETIRED: { value: "retired", description: "On it, and with a pension." },
  } as const,
});

const regionOfOrder = builder.inputType("RegionOfOrderInput", {
  description: "In which region an Order is: `orders` says it of those of which the registry knows it.",
  fields: (t) => ({
    order: t.string({ required: true, description: "Id of the Order in the registry." }),
    region: t.string({ required: true, description: "ISTAT code of the region." }),
  }),
});

const ageRange = builder.inputType("AgeRangeInput", {
  description: "Completed years, both included.",
  fields: (t) => ({
    from: t.int({ description: "Left out, however young." }),
    to: t.int({ description: "Left out, however old." }),
  }),
});

const cohortSample = builder.inputType("CohortSampleInput", {
  description: "Some of the people only: the same ones for the same seed.",
  fields: (t) => ({
    seed: t.int({ required: true, description: "A whole number from 0." }),
    share: t.string({ required: true, description: "Such as `1/100`." }),
  }),
});

export const cohortInput = builder.inputType("CohortInput", {
  description: "Whom to take from the registry; what is left out leaves nobody out, and what is given must all hold.",
  fields: (t) => ({
    asOf: t.field({
      type: "Date",
      description: "When age, membership and status are looked at; left out, that of the simulation.",
    }),
    knownOn: t.field({ type: "Date", description: "Facts registered later are left out." }),
    professions: t.intList({ description: "National codes." }),
    disciplines: t.intList({ description: "National codes: whoever has one of them." }),
    orders: t.stringList({ description: "Ids of Orders in the registry." }),
    regions: t.stringList({ description: "ISTAT codes; needs `regionOfOrder`." }),
    regionOfOrder: t.field({ type: [regionOfOrder], description: "Where the Orders are." }),
    age: t.field({ type: ageRange, description: "Only people of this age." }),
    status: t.field({ type: [cohortStatus], description: "Only people who are one of these." }),
    sample: t.field({ type: cohortSample, description: "Some of them only." }),
  }),
});

const amendedParameter = builder.inputType("AmendedParameterInput", {
  description: "A value to be taken as given instead of what a rule says.",
  fields: (t) => ({
    rule: t.string({ required: true, description: "Name of the rule or its code, such as `obbligo_standard`." }),
    value: t.string({ required: true, description: "Exact, in the unit of the rule: `120`, `7.5` or `1/3`." }),
  }),
});

const scenarioText = builder.inputType("ScenarioTextInput", {
  description: "The text of an act, to use instead of the act of that name or beside the others.",
  fields: (t) => ({
    act: t.string({ required: true, description: "The name that the text gives the act." }),
    text: t.string({ required: true, description: "The whole rule file." }),
  }),
});

export const scenarioInput = builder.inputType("ScenarioInput", {
  description: "One way the law could be. With nothing but a name it is the law in force.",
  fields: (t) => ({
    name: t.string({ required: true, description: "What the report calls it; each scenario has its own." }),
    draft: t.id({ description: "A draft, by its own id or its global id: its latest text." }),
    text: t.field({ type: scenarioText, description: "A text that is no draft." }),
    parameters: t.field({ type: [amendedParameter], description: "Values to take as given." }),
    interpretations: t.field({
      type: [interpretationChoice],
      description: "Readings other than those the acts choose.",
    }),
    knownOn: t.field({
      type: "Date",
      description: "Acts and facts known later are left out; left out, that of the simulation.",
    }),
  }),
});

export const favourableSide = builder.enumType("FavourableSide", {
  description: "Which way the measure is a gain.",
  values: {
    SMALLER: { value: "smaller", description: "Less of it is a gain." },
    GREATER: { value: "greater", description: "More of it is a gain." },
  } as const,
});
