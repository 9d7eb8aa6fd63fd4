/** A synthetic cohort for workload W: 20 to 60 participations each, 15 % with a suspension, 6 % of rows taught, 8 % alone, 20 % outside. */
import type { Cohort, CohortTable, Integers } from "@delibera/rules-dsl/columnar";
import type { Program } from "@delibera/rules-dsl/ir";
import type { ColumnType, Layout } from "@delibera/rules-dsl/specialise";
import { declaredLayout } from "@delibera/rules-dsl/specialise";

/** What the cohort holds at most, which is what proves that its sums are exact. */
export function workloadLayout({ vocabulary }: Program): Layout {
  const bounds: Readonly<Record<string, readonly [number, number]>> = {
    birthDate: [-14_000, 11_000],
    enrolled: [1980, 2020],
    before: [0, 20_000],
    radiation: [0, 15],
    from: [16_800, 18_300],
    to: [16_800, 19_400],
    acquiredOn: [16_800, 18_500],
    event: [0, 60_000],
    credits: [100, 5_000],
    discipline: [0, 120],
  };
  const { tables } = declaredLayout(vocabulary);
  return {
    tables: tables.map((table) => ({
      ...table,
      mostRows: table.path === "participations" ? 60 : table.path === "suspensions" ? 2 : 1,
      columns: table.columns.map((column) => ({
        ...column,
        optional: false,
        type: bounded(column.type, bounds[column.path]),
      })),
    })),
  };
}

function bounded(type: ColumnType, bounds: readonly [number, number] | undefined): ColumnType {
  return bounds && (type.kind === "amount" || type.kind === "date")
    ? { ...type, low: bounds[0], high: bounds[1] }
    : type;
}

/** The same people for the same number of them. */
export function workloadCohort(layout: Layout, people: number): Cohort {
  let state = 20_172_019;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.trunc((state / 4_294_967_296) * below);
  };
  const suspensions = offsets(people, () => (draw(100) < 15 ? 1 : 0));
  const participations = offsets(people, () => 20 + draw(41));
  const filled = (array: Integers, value: (row: number) => number): Integers => {
    for (let row = 0; row < array.length; row++) array[row] = value(row);
    return array;
  };
  const [exempt, rows] = [suspensions[people] ?? 0, participations[people] ?? 0];
  const from = filled(new Int16Array(exempt), () => 16_800 + draw(1_400));
  const roles = filled(new Uint8Array(rows), () => roleOf(draw(100)));
  const columns: Readonly<Record<string, readonly Integers[]>> = {
    "": [
      filled(new Int16Array(people), () => -14_000 + draw(25_000)),
      filled(new Int16Array(people), () => 1980 + draw(41)),
      filled(new Int16Array(people), () => draw(20_001)),
      filled(new Uint8Array(people), () => [0, 0, 10, 15][draw(4)] ?? 0),
      filled(new Uint8Array(people), () => (draw(100) < 3 ? 1 : 0)),
    ],
    suspensions: [
      from,
      filled(new Int16Array(exempt), (row) => (from[row] ?? 0) + draw(1_000)),
      filled(new Uint8Array(exempt), () => draw(2)),
    ],
    participations: [
      filled(new Int16Array(rows), () => (draw(100) < 20 ? 16_800 + draw(300) : 17_167 + draw(1_095))),
      filled(new Int32Array(rows), () => draw(60_000)),
      filled(new Int16Array(rows), () => 100 + draw(491) * 10),
      roles,
      filled(new Uint8Array(rows), (row) => (roles[row] === 0 && draw(100) < 25 ? 1 : 0)),
      filled(new Uint8Array(rows), () => (draw(100) < 10 ? 1 : 0)),
      filled(new Uint8Array(rows), () => draw(121)),
    ],
  };
  const tables = layout.tables.map(({ path }): CohortTable => {
    const own = (columns[path] ?? []).map((values) => ({ values }));
    if (path === "") return { rows: people, columns: own };
    const starts = path === "suspensions" ? suspensions : participations;
    return { rows: starts[people] ?? 0, offsets: starts, columns: own };
  });
  return { layout, tables, texts: [""] };
}

/** Learner, teacher, alone: as the vocabulary orders them. */
function roleOf(percent: number): number {
  if (percent < 6) return 1;
  return percent < 14 ? 2 : 0;
}

function offsets(people: number, count: () => number): Int32Array {
  const starts = new Int32Array(people + 1);
  for (let person = 0; person < people; person++) starts[person + 1] = (starts[person] ?? 0) + count();
  return starts;
}
