/** One law of a simulation, and the counts of people that every part of a report is made of. */
import type { SimulationReport } from "@delibera/jobs";
import { builder } from "../builder.ts";
import { favourableSide } from "./simulation-inputs.ts";

export const favourable = favourableSide;

type Scenario = SimulationReport["baseline"];
type People = number | null;

export interface Counted {
  readonly name: string;
  readonly people: People;
}

export const counted = builder.objectRef<Counted>("SimulationCount").implement({
  description: "So many people.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Who: the state, or what the group is called." }),
    people: t.exposeInt("people", { nullable: true, description: "Null when it is withheld, because they are few." }),
  }),
});

export interface Band {
  readonly above: string | null;
  readonly upTo: string | null;
  readonly people: People;
}

export const band = builder.objectRef<Band>("SimulationBand").implement({
  description: "People whose amount is above one bound, up to another.",
  fields: (t) => ({
    above: t.expose("above", { type: "Rational", nullable: true, description: "Null: however small." }),
    upTo: t.expose("upTo", { type: "Rational", nullable: true, description: "Included; null: however great." }),
    people: t.exposeInt("people", { nullable: true, description: "Null when it is withheld, because they are few." }),
  }),
});

const quantile = builder.objectRef<Scenario["distribution"]["quantiles"][number]>("SimulationQuantile").implement({
  description: "An amount that so many of a hundred people do not exceed.",
  fields: (t) => ({
    percent: t.exposeInt("percent", { description: "Of the people." }),
    value: t.expose("value", { type: "Rational", description: "The amount." }),
  }),
});

export const scenario = builder.objectRef<Scenario>("SimulationScenario").implement({
  description: "One law as a simulation applied it.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "As it was asked for." }),
    asOf: t.expose("asOf", { type: "Date", description: "Facts later than this were left out." }),
    knownOn: t.expose("knownOn", { type: "Date", description: "Acts and facts known later were left out." }),
    program: t.exposeString("program", { description: "Hash of its compiled acts." }),
    distribution: t.field({
      type: [band],
      description: "People by the measure.",
      resolve: ({ distribution: { levels, people } }) => bandsOf(levels, people),
    }),
    undetermined: t.int({
      nullable: true,
      description: "People of whom the measure cannot be told; null when withheld.",
      resolve: ({ distribution }) => distribution.undetermined,
    }),
    total: t.field({
      type: "Rational",
      nullable: true,
      description: "Of the measure, over everybody of whom it can be told; null when withheld.",
      resolve: ({ distribution }) => distribution.total,
    }),
    quantiles: t.field({
      type: [quantile],
      description: "Of the measure; empty when withheld.",
      resolve: ({ distribution }) => [...distribution.quantiles],
    }),
  }),
});

export function statesOf(names: readonly string[], people: readonly People[]): Counted[] {
  return names.map((name, place) => ({ name, people: people[place] ?? null }));
}

/** The last band is above the last bound. */
export function bandsOf(bounds: readonly string[], people: readonly People[]): Band[] {
  return people.map((count, place) => ({
    above: bounds[place - 1] ?? null,
    upTo: bounds[place] ?? null,
    people: count,
  }));
}
