/** A law compared with the baseline: who is affected, how, why, and one person who shows it. */
import type { SimulationReport } from "@delibera/jobs";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import { listed } from "../reads/listed.ts";
import { pageOf } from "../reads/page.ts";
import { citation } from "./citation.ts";
import { label } from "./label.ts";
import type { Counted } from "./simulation-scenario.ts";
import { band, bandsOf, counted, scenario, statesOf } from "./simulation-scenario.ts";
import { witness } from "./simulation-witness.ts";

type Report = SimulationReport["candidates"][number];
type Group = Report["tables"][number]["groups"][number];
type Cause = Report["causes"][number];

interface Within {
  /** Upper bounds of the bands of change. */
  readonly changeBounds: readonly string[];
  readonly stateNames: readonly string[];
}

export type Candidate = Report & Within;

const effect = builder.enumType("CandidateEffect", {
  description: "Whether a law makes any difference.",
  values: {
    IMPOSSIBLE: {
      value: "impossible",
      description: "The rules that were asked are the same: to nobody, whoever they are.",
    },
    NONE: { value: "none", description: "To nobody of these people." },
    SOME: { value: "some", description: "To somebody." },
  } as const,
});

interface Passage extends Counted {
  readonly to: string;
}

const passage = builder.objectRef<Passage>("SimulationPassage").implement({
  description: "People who are in one state under the baseline, and in one under the other law.",
  fields: (t) => ({
    from: t.exposeString("name", { description: "Under the baseline." }),
    to: t.exposeString("to", { description: "Under the other law; the same where nothing changes." }),
    people: t.exposeInt("people", { nullable: true, description: "Null when it is withheld, because they are few." }),
  }),
});

const withheld = { nullable: true, description: "Null when it is withheld, because they are few." } as const;

const group = builder.objectRef<Group & Within>("SimulationGroup").implement({
  description: "What a law does to a group of people.",
  fields: (t) => ({
    label: t.exposeString("label", { description: "Which group; empty for everybody." }),
    people: t.exposeInt("people", { ...withheld, description: "How many they are; null when withheld." }),
    affected: t.exposeInt("affected", { ...withheld, description: "Of whom anything changes; null when withheld." }),
    unchanged: t.exposeInt("unchanged", { ...withheld, description: "Of whom the measure stays; null when withheld." }),
    appeared: t.exposeInt("appeared", {
      ...withheld,
      description: "Of whom the measure can be told under the other law only; null when withheld.",
    }),
    vanished: t.exposeInt("vanished", {
      ...withheld,
      description: "Of whom the measure can be told under the baseline only; null when withheld.",
    }),
    undetermined: t.exposeInt("undetermined", {
      ...withheld,
      description: "Of whom it can be told under neither; null when withheld.",
    }),
    totalChange: t.expose("totalChange", {
      type: "Rational",
      nullable: true,
      description: "Of the measure; null when withheld.",
    }),
    bands: t.field({
      type: [band],
      description: "People by the change of their measure, without those of no change.",
      resolve: ({ bands, changeBounds }) => bandsOf(changeBounds, bands),
    }),
    passages: t.field({
      type: [passage],
      description: "From each state into each.",
      resolve: ({ transitions, stateNames }) =>
        transitions.flatMap((row, from) =>
          row.map((people, to) => ({ name: stateNames[from] ?? "", to: stateNames[to] ?? "", people })),
        ),
    }),
  }),
});

const cause = builder.objectRef<Cause>("SimulationCause").implement({
  description: "A rule by which people first differ, and how many do by it.",
  fields: (t) => ({
    rule: t.exposeString("rule", { description: "Its name." }),
    label: t.expose("label", { type: label, description: "What it is called." }),
    triennium: t.exposeString("cycle", { description: "In which triennium it decides." }),
    year: t.int({
      nullable: true,
      description: "In which year; null when in none.",
      resolve: ({ year }) => year ?? null,
    }),
    people: t.exposeInt("people", withheld),
    totalChange: t.expose("totalChange", {
      type: "Rational",
      nullable: true,
      description: "Of the measure; null when withheld.",
    }),
    before: t.field({
      type: citation,
      nullable: true,
      description: "The comma that decided, on one such person; null when none did.",
      resolve: ({ before }) => before ?? null,
    }),
    after: t.field({
      type: citation,
      nullable: true,
      description: "The comma that decides now; null when none does, as where a value was given.",
      resolve: ({ after }) => after ?? null,
    }),
  }),
});

export const candidate = builder.objectRef<Candidate>("SimulationCandidate").implement({
  description: "A law compared with the baseline.",
  fields: (t) => ({
    scenario: t.field({ type: scenario, description: "The law itself.", resolve: (it) => it }),
    states: t.field({
      type: [counted],
      description: "People by the state, under this law.",
      resolve: ({ stateNames, states }) => statesOf(stateNames, states),
    }),
    effect: t.expose("effect", { type: effect, description: "Whether it makes any difference." }),
    affected: t.exposeInt("affected", { ...withheld, description: "Of whom anything changes; null when withheld." }),
    rise: t.exposeInt("rise", { ...withheld, description: "Whose measure is greater; null when withheld." }),
    fall: t.exposeInt("fall", { ...withheld, description: "Whose measure is smaller; null when withheld." }),
    gain: t.exposeInt("gain", { ...withheld, description: "Who gain; null when withheld." }),
    lose: t.exposeInt("lose", { ...withheld, description: "Who lose; null when withheld." }),
    totalChange: t.expose("totalChange", {
      type: "Rational",
      nullable: true,
      description: "Of the measure; null when withheld.",
    }),
    largestRise: t.expose("largestRise", {
      type: "Rational",
      nullable: true,
      description: "That enough people have to be told; null when there is none.",
    }),
    largestFall: t.expose("largestFall", {
      type: "Rational",
      nullable: true,
      description: "That enough people have to be told; null when there is none.",
    }),
    dimensions: t.stringList({
      description: "By what people can be told apart in `groups`.",
      resolve: ({ tables }) => tables.flatMap(({ dimension }) => dimension ?? []),
    }),
    groups: t.connection(
      {
        type: group,
        description: "What it does to the groups of a dimension, or to everybody.",
        args: { dimension: t.arg.string({ description: "One of `dimensions`; left out, everybody is one group." }) },
        resolve: ({ tables, changeBounds, stateNames }, { dimension, ...args }) => {
          const found = tables.find((each) => each.dimension === (dimension ?? undefined));
          if (found === undefined)
            throw badInput(
              { en: "`dimension` is none of those asked for", it: "`dimension` non è tra quelle chieste" },
              "dimension",
            );
          return pageOf(args, listed(found.groups.map((each) => ({ ...each, changeBounds, stateNames }))));
        },
      },
      { name: "SimulationGroupConnection", description: "A page of groups." },
      { name: "SimulationGroupEdge", description: "A group and its place in the list." },
    ),
    causes: t.connection(
      {
        type: cause,
        description: "By which rules people first differ, most people first.",
        resolve: ({ causes }, args) => pageOf(args, listed(causes)),
      },
      { name: "SimulationCauseConnection", description: "A page of causes." },
      { name: "SimulationCauseEdge", description: "A cause and its place in the list." },
    ),
    witness: t.field({
      type: witness,
      nullable: true,
      description:
        "The person with the fewest facts who shows the difference; null when there is none, and of a sample.",
      resolve: (it) => it.witness ?? null,
    }),
  }),
});
