/** Tables of groups: who changes by how much, and from which state to which, for everybody and by each dimension. */
import { groupLabel } from "../ask/group-plan.ts";
import type { ChangeTally, GroupTally } from "../count/tally.ts";
import { newChange } from "../count/tally.ts";
import { amountText, inBands, totalOf } from "./amounts-of.ts";
import type { Counted, Writer } from "./report-of.ts";
import type { ChangeTable, GroupReport, People } from "./simulation-report.ts";

type Later<T> = () => T;

export interface Tables {
  readonly baselineStates: readonly Later<People>[];
  readonly candidates: readonly {
    readonly states: readonly Later<People>[];
    readonly tables: Later<readonly ChangeTable[]>;
  }[];
}

export function tablesOf({ question, plan, cohort, tally }: Counted, writer: Writer): Tables {
  const { cell, line } = writer;
  const states = plan.state.states.length + 1;
  const numbers = Array.from({ length: states }, (_, state) => state);
  let baselineStates: readonly Later<People>[] = [];
  for (const [d, groups] of tally.groups.entries()) {
    for (const [k, { people, states: found }] of groups) {
      cell(`g|${d}|${k}`, people);
      const own = numbers.map((i) => cell(`s|${d}|${k}|${i}`, found[i] ?? 0));
      line(
        `g|${d}|${k}`,
        numbers.map((i) => `s|${d}|${k}|${i}`),
      );
      if (d === 0) baselineStates = own;
    }
    if (d === 0) continue;
    line(
      "g|0|0",
      [...groups.keys()].map((k) => `g|${d}|${k}`),
    );
    for (const i of numbers)
      line(
        `s|0|0|${i}`,
        [...groups.keys()].map((k) => `s|${d}|${k}|${i}`),
      );
  }
  const labelOf = (d: number, key: number): string => {
    const dimension = question.dimensions[d - 1];
    return dimension ? groupLabel(dimension, cohort.layout, question.baseline.program, cohort.texts, key) : "";
  };
  const candidates = tally.candidates.map((candidate, place) => {
    const tables = tally.groups.map((groups, d) => {
      const keys = [...groups.keys()].sort((a, b) => a - b);
      const rows = keys.map((k) => {
        const group = groups.get(k) as GroupTally;
        const change = candidate.groups[d]?.get(k) ?? newChange(states);
        return groupRow({ label: labelOf(d, k), at: [`c${place}`, d, k], group, change, question, plan }, writer);
      });
      if (d > 0) marginLines(`c${place}`, d, keys, { states, bands: question.bands.length + 1 }, line);
      const dimension = question.dimensions[d - 1]?.name;
      return () => ({ ...(dimension === undefined ? {} : { dimension }), groups: rows.map((row) => row.report()) });
    });
    const after = numbers.map((j) =>
      cell(`t|c${place}|0|0|${j}`, statesAfter(tally.groups[0]?.get(0), candidate.groups[0]?.get(0), j)),
    );
    return { states: after, tables: () => tables.map((each) => each()) };
  });
  return { baselineStates, candidates };
}

interface Row {
  readonly label: string;
  readonly at: readonly [candidate: string, dimension: number, group: number];
  readonly group: GroupTally;
  readonly change: ChangeTally;
  readonly question: Counted["question"];
  readonly plan: Counted["plan"];
}

/** What stays undetermined, unchanged or in its state is what the baseline has, less who left it. */
function groupRow({ label, at, group, change, question, plan }: Row, { cell, line, guarded }: Writer) {
  const [c, d, k] = at;
  const key = (what: string, ...more: readonly (number | string)[]) => [what, c, d, k, ...more].join("|");
  const { denominator } = plan.measure;
  const moving = new Map([...change.deltas].filter(([value]) => value !== 0));
  const bandCounts = inBands(moving, question.bands, denominator);
  const movers = bandCounts.reduce((sum, each) => sum + each, 0);
  const known = group.people - group.undetermined;
  const bands = bandCounts.map((each, band) => cell(key("b", band), each));
  const unchanged = cell(key("b", "same"), known - movers - change.vanished);
  const appeared = cell(key("b", "appeared"), change.appeared);
  const vanished = cell(key("b", "vanished"), change.vanished);
  const undetermined = cell(key("b", "undetermined"), group.undetermined - change.appeared);
  const classes = [...bands.keys(), "same", "appeared", "vanished", "undetermined"].map((each) => key("b", each));
  line(`g|${d}|${k}`, classes);
  cell(key("u"), group.people - change.people);
  const affected = cell(key("a"), change.people);
  const people = cell(`g|${d}|${k}`, group.people);
  line(`g|${d}|${k}`, [key("a"), key("u")]);
  if (d === 0) {
    line(
      `changed|${c}`,
      bands.map((_, band) => key("b", band)),
    );
  }
  const totalChange = guarded(key("v"), movers, amountText(totalOf(moving), denominator));
  const transitions = transitionsOf({ at, group, change }, { cell, line });
  const report = (): GroupReport => ({
    label,
    people: people(),
    affected: affected(),
    bands: bands.map((each) => each()),
    unchanged: unchanged(),
    appeared: appeared(),
    vanished: vanished(),
    undetermined: undetermined(),
    totalChange: totalChange(),
    transitions: transitions.map((row) => row.map((each) => each())),
  });
  return { report };
}

function transitionsOf(
  { at: [c, d, k], group, change }: Pick<Row, "at" | "group" | "change">,
  { cell, line }: Pick<Writer, "cell" | "line">,
): readonly (readonly Later<People>[])[] {
  const states = group.states.length;
  const numbers = Array.from({ length: states }, (_, state) => state);
  const key = (i: number, j: number) => `m|${c}|${d}|${k}|${i}|${j}`;
  const cells = numbers.map((i) => numbers.map((j) => cell(key(i, j), passing(group, change, i, j))));
  for (const i of numbers) {
    line(
      `s|${d}|${k}|${i}`,
      numbers.map((j) => key(i, j)),
    );
    cell(`t|${c}|${d}|${k}|${i}`, statesAfter(group, change, i));
    line(
      `t|${c}|${d}|${k}|${i}`,
      numbers.map((from) => key(from, i)),
    );
  }
  line(
    `g|${d}|${k}`,
    numbers.map((j) => `t|${c}|${d}|${k}|${j}`),
  );
  return cells;
}

function passing({ states }: GroupTally, { transitions }: ChangeTally, i: number, j: number): number {
  const size = states.length;
  if (i !== j) return transitions[i * size + j] ?? 0;
  const left = states.map((_, to) => (to === i ? 0 : (transitions[i * size + to] ?? 0)));
  return (states[i] ?? 0) - left.reduce((sum, each) => sum + each, 0);
}

function statesAfter(group: GroupTally | undefined, change: ChangeTally | undefined, j: number): number {
  if (!group) return 0;
  const found = change ?? newChange(group.states.length);
  return group.states.reduce((sum, _, i) => sum + passing(group, found, i, j), 0);
}

/** What everybody has is the sum of what the groups have. */
function marginLines(
  c: string,
  d: number,
  keys: readonly number[],
  { states, bands }: { readonly states: number; readonly bands: number },
  line: Writer["line"],
): void {
  const sum = (what: string, ...more: readonly (number | string)[]) =>
    line(
      [what, c, 0, 0, ...more].join("|"),
      keys.map((k) => [what, c, d, k, ...more].join("|")),
    );
  sum("a");
  sum("u");
  sum("v");
  for (let band = 0; band < bands; band++) sum("b", band);
  for (const each of ["same", "appeared", "vanished", "undetermined"]) sum("b", each);
  for (let i = 0; i < states; i++) {
    sum("t", i);
    for (let j = 0; j < states; j++) sum("m", i, j);
  }
}
