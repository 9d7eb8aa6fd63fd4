/** Turns what the API answers of a simulation into the report that the screens show: one law in full, the others by their headline. */
import type { CandidateReport, ChangeTable, GroupReport, ScenarioReport, SimulationReport } from "@delibera/simulation";
import type { Step } from "../../../ledger/step.ts";
import { stepFromList } from "../../../ledger/step.ts";
import type { ServerReport } from "./operations.ts";

type Detail = ServerReport["candidates"]["edges"][number]["node"];
type Summary = ServerReport["summaries"]["edges"][number]["node"];
type Scenario = ServerReport["baseline"];
type Counts = ServerReport["baselineStates"];
type Group = Detail["groups"]["edges"][number]["node"];
type Everybody = Detail["everybody"]["edges"][number]["node"];

export interface WitnessOfServer {
  readonly pseudonym: string;
  /** The record, as JSON. */
  readonly facts: string;
  readonly results: readonly { readonly rule: string; readonly before: Step; readonly after: Step }[];
}

export interface ReportOfServer {
  readonly report: SimulationReport;
  readonly witness: WitnessOfServer | undefined;
}

interface Told {
  readonly triennium: string;
  /** By which the groups are told apart. */
  readonly dimension: string;
  /** Place of the law that was asked for in full. */
  readonly shown: number;
  /** Of professions, by their codes; the server tells groups by the code. */
  readonly names: ReadonlyMap<string, string>;
}

export function reportOfServer(found: ServerReport, { triennium, dimension, shown, names }: Told): ReportOfServer {
  const detail = found.candidates.edges[0]?.node;
  const { favourable, unit, measure, state } = found;
  const states = found.baselineStates.map(({ name }) => name);
  const everybody = detail?.everybody.edges[0]?.node;
  const candidates = found.summaries.edges.map(({ node }, place): CandidateReport => {
    const own = place === shown ? detail : undefined;
    return {
      ...scenarioOf(own?.scenario, own?.states ?? [], node.scenario.name),
      ...headlineOf(node),
      tables: own === undefined ? [] : tablesOf(own, states, dimension, names),
      causes: own === undefined ? [] : causesOf(own),
    };
  });
  const report: SimulationReport = {
    formatVersion: "1.0",
    cycle: triennium,
    measure: {
      ...named(measure),
      ...(unit !== null && { unitLabel: unit }),
      ...(favourable !== null && { favourable: favourable === "SMALLER" ? "smaller" : "greater" }),
    },
    state: { ...named(state), states },
    bands: (everybody?.bands ?? []).flatMap(({ upTo }) => (upTo === null ? [] : [upTo])),
    suppressedBelow: found.suppressedBelow,
    cohort: found.cohort,
    people: found.people,
    isSample: found.isSample,
    baseline: scenarioOf(found.baseline, found.baselineStates, found.baseline.name),
    candidates,
  };
  return { report, witness: witnessOf(detail) };
}

function named({ rule, code, label }: ServerReport["measure"]) {
  return { rule, label, ...(code !== null && { code }) };
}

function scenarioOf(scenario: Scenario | undefined, states: Counts, name: string): ScenarioReport {
  return {
    name,
    asOf: scenario?.asOf ?? "",
    knownOn: scenario?.knownOn ?? "",
    program: scenario?.program ?? "",
    interpretations: {},
    states: states.map(({ people }) => people),
    distribution: {
      levels: (scenario?.distribution ?? []).flatMap(({ upTo }) => (upTo === null ? [] : [upTo])),
      people: (scenario?.distribution ?? []).map(({ people }) => people),
      undetermined: scenario?.undetermined ?? null,
      total: scenario?.total ?? null,
      quantiles: scenario?.quantiles ?? [],
    },
  };
}

const effects = { IMPOSSIBLE: "impossible", NONE: "none", SOME: "some" } as const;

function headlineOf(summary: Summary) {
  const { effect, affected, rise, fall, gain, lose, totalChange, largestRise, largestFall } = summary;
  return { effect: effects[effect], affected, rise, fall, gain, lose, totalChange, largestRise, largestFall };
}

function tablesOf(
  detail: Detail,
  states: readonly string[],
  dimension: string,
  names: Told["names"],
): readonly ChangeTable[] {
  const everybody = detail.everybody.edges.map(({ node }) => groupOf(node, states, node));
  const groups = detail.groups.edges.map(({ node }) => groupOf(node, states));
  if (dimension !== "profession") return [{ groups: everybody }, { dimension, groups }];
  const named = groups
    .toSorted((a, b) => Number(a.label) - Number(b.label))
    .map((group) => ({ ...group, label: names.get(group.label) ?? group.label }));
  return [{ groups: everybody }, { dimension, groups: named }];
}

function groupOf(group: Group, states: readonly string[], everybody?: Everybody): GroupReport {
  const { bands, label, people, affected, unchanged, appeared, vanished, undetermined, totalChange } = group;
  const passages = new Map(everybody?.passages.map((each) => [`${each.from} ${each.to}`, each.people]));
  return {
    ...{ label, people, affected, unchanged, appeared, vanished, undetermined, totalChange },
    bands: bands.map((band) => band.people),
    transitions: states.map((from) => states.map((to) => passages.get(`${from} ${to}`) ?? null)),
  };
}

function causesOf({ causes }: Detail): CandidateReport["causes"] {
  return causes.edges.map(({ node: { rule, label, triennium, year, people, totalChange, before, after } }) => ({
    ...{ rule, label, cycle: triennium, people, totalChange },
    ...(year !== null && { year }),
    ...(before !== null && { before }),
    ...(after !== null && { after }),
  }));
}

function witnessOf(detail: Detail | undefined): WitnessOfServer | undefined {
  const witness = detail?.witness;
  if (!witness) return undefined;
  const results = witness.results.flatMap(({ rule, before, after }) => {
    const [left, right] = [stepFromList(before.nodes), stepFromList(after.nodes)];
    return left && right ? [{ rule, before: left, after: right }] : [];
  });
  return { pseudonym: witness.pseudonym, facts: witness.facts, results };
}
