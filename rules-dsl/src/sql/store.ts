/** Which columns of the rows of loops are read by several of them, at which step they can be computed, and how long they are read. */
import { collect } from "./collect.ts";
import { listName, rowsListed } from "./list-names.ts";
import { periodsRead, readsOf } from "./operands.ts";
import type { Plan } from "./plan.ts";
import type { Reference, Space } from "./spaces.ts";

export interface Store {
  readonly rows: Space;
  /** What is computed and kept at each step. */
  readonly atStep: ReadonlyMap<number, readonly Stored[]>;
  /** By the name of the list: the last step that reads it. */
  readonly lastRead: ReadonlyMap<string, number>;
}

export interface Stored {
  readonly name: string;
  readonly reference: Reference;
}

/** One reading of rows: by the loops of one step that share them. */
interface Reader {
  readonly step: number;
  readonly targets: readonly Reference[];
}

type Columns = ReadonlyMap<string, { readonly reference: Reference; readonly step: number }>;

/** `held` are columns of the rows that stand in lists already. */
export function storesOf(
  plan: Plan,
  columns: Columns,
  held: ReadonlyMap<Space, ReadonlyMap<string, string>>,
): readonly Store[] {
  const readers = new Map<Space, Map<string, { step: number; targets: Reference[] }>>();
  for (const { reference, step } of columns.values()) {
    const { inside, members } = readsOf(plan.spaces, reference);
    const [space] = members;
    if (!space) continue;
    const { source } = space;
    if (source.kind === "rows") note(readers, space, `${step}`, step, inside);
    // Joined periods are read twice: for their days, and for what is not known of them.
    if (source.kind === "merged" && source.inner.source.kind === "rows") {
      for (const key of ["days", "doubts"])
        note(readers, source.inner, `${step} ${space.id} ${key}`, step, periodsRead(source));
    }
  }
  return [...readers].flatMap(([rows, byKey]) =>
    byKey.size < 2 ? [] : [storeOf(plan, rows, [...byKey.values()], held.get(rows)?.keys() ?? [])],
  );
}

function note(
  readers: Map<Space, Map<string, { step: number; targets: Reference[] }>>,
  space: Space,
  key: string,
  step: number,
  targets: readonly Reference[],
): void {
  const known = readers.get(space) ?? new Map<string, { step: number; targets: Reference[] }>();
  readers.set(space, known);
  const reader = known.get(key) ?? { step, targets: [] };
  known.set(key, reader);
  reader.targets.push(...targets);
}

function storeOf(plan: Plan, rows: Space, readers: readonly Reader[], held: Iterable<string>): Store {
  const stored = new Set<string>(held);
  const atStep = new Map<number, readonly Stored[]>();
  const lastRead = new Map<string, number>();
  for (const step of [...new Set(readers.map((each) => each.step))].sort((a, b) => a - b)) {
    const now = readers.filter((each) => each.step === step);
    const later = readers.filter((each) => each.step > step || (each.step === step && now.length > 1));
    const { columns } = collect(plan, rows, targetsOf(now), stored);
    const both = { has: (name: string) => stored.has(name) || columns.has(name) };
    const { ready } = collect(plan, rows, targetsOf(later), both);
    const kept = [...columns].flatMap(([name, { reference }]) => (ready.has(name) ? [{ name, reference }] : []));
    atStep.set(step, kept);
    for (const { name } of kept) stored.add(name);
    for (const name of ready) lastRead.set(listName(name), step);
    for (const name of collect(plan, rows, targetsOf(now), stored).ready) lastRead.set(listName(name), step);
  }
  lastRead.set(listName(rowsListed(rows)), Math.max(0, ...lastRead.values()));
  return { rows, atStep, lastRead };
}

function targetsOf(readers: readonly Reader[]): readonly Reference[] {
  return readers.flatMap(({ targets }) => targets);
}
