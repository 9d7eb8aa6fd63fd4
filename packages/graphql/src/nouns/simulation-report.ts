/** What came out of a simulation: laws compared person by person, counted, with small groups withheld. */
import type { SimulationReport } from "@delibera/jobs";
import { builder } from "../builder.ts";
import { listed } from "../reads/listed.ts";
import { pageOf } from "../reads/page.ts";
import { label } from "./label.ts";
import { candidate } from "./simulation-candidate.ts";
import { counted, favourable, scenario, statesOf } from "./simulation-scenario.ts";

type Term = {
  readonly rule: string;
  readonly code?: string;
  readonly label: { readonly it: string; readonly en: string };
};

const term = builder.objectRef<Term>("SimulationTerm").implement({
  description: "What a simulation looks at.",
  fields: (t) => ({
    rule: t.exposeString("rule", { description: "Name of the rule." }),
    code: t.string({
      nullable: true,
      description: "Its code; null when it has none.",
      resolve: ({ code }) => code ?? null,
    }),
    label: t.expose("label", { type: label, description: "What it is called." }),
  }),
});

export const simulationReport = builder.objectRef<SimulationReport>("SimulationReport").implement({
  description: "A baseline and other laws, compared person by person. Counts below `suppressedBelow` are null.",
  fields: (t) => ({
    isSample: t.exposeBoolean("isSample", {
      description: "True of what some of the people told, before everybody was counted: it is no result.",
    }),
    cohort: t.exposeInt("cohort", { description: "People of the cohort." }),
    people: t.exposeInt("people", { description: "People that were counted: all of them, or a sample." }),
    suppressedBelow: t.exposeInt("suppressedBelow", { description: "Fewer people than this are not told." }),
    measure: t.field({
      type: term,
      description: "The amount that people win or lose.",
      resolve: ({ measure }) => measure,
    }),
    unit: t.field({
      type: label,
      nullable: true,
      description: "The unit of the measure; null when it has none.",
      resolve: ({ measure }) => measure.unitLabel ?? null,
    }),
    favourable: t.field({
      type: favourable,
      nullable: true,
      description: "Which way the measure is a gain; null when neither is.",
      resolve: ({ measure }) => measure.favourable ?? null,
    }),
    state: t.field({ type: term, description: "What people pass into and out of.", resolve: ({ state }) => state }),
    baseline: t.expose("baseline", { type: scenario, description: "The law that the others are compared with." }),
    baselineStates: t.field({
      type: [counted],
      description: "People by the state, under the baseline.",
      resolve: ({ baseline, state }) => statesOf(state.states, baseline.states),
    }),
    candidates: t.connection(
      {
        type: candidate,
        description: "The other laws, as they were asked for.",
        resolve: ({ candidates, bands, state }, args) =>
          pageOf(args, listed(candidates.map((each) => ({ ...each, changeBounds: bands, stateNames: state.states })))),
      },
      { name: "SimulationCandidateConnection", description: "A page of laws." },
      { name: "SimulationCandidateEdge", description: "A law and its place in the list." },
    ),
  }),
});
