/** Parts people into few classes by what is usual of them; each class is what holds of everybody in it. */
import type { Narrowing, RelationalProgram } from "../specialise/specialise.ts";
import { narrow } from "../specialise/specialise.ts";
import type { CohortShape, Trait } from "./cohort-shape.ts";

export interface PersonClasses {
  /** By class: what holds of its people. */
  readonly narrowings: readonly Narrowing[];
  /** By subject. */
  readonly classOf: Uint8Array;
  /** By class. */
  readonly people: readonly number[];
}

export function personClasses(program: RelationalProgram, shape: CohortShape, most: number): PersonClasses {
  const { traits, unusual, narrowing } = shape;
  const read = readBy(program);
  const mask = traits.reduce((bits, trait, place) => (read(trait) ? bits | (1 << place) : bits), 0);
  const counts = new Map<number, number>();
  for (const bits of unusual) counts.set(bits & mask, (counts.get(bits & mask) ?? 0) + 1);
  const narrowedTo = (bits: number): Narrowing =>
    narrowed(
      narrowing,
      traits.filter((_, place) => ((mask & ~bits) >> place) & 1),
    );
  const priceOf = prices(program, shape, mask, narrowedTo);
  const chosen = chosenClasses(counts, { mask, most, priceOf });
  const people = chosen.map(() => 0);
  const classes = new Map<number, number>();
  for (const [bits, count] of counts) {
    // The class with the fewest exceptions that has room for all of these.
    let best = 0;
    for (const [place, each] of chosen.entries())
      if ((bits & ~each) === 0 && priceOf(each) < priceOf(chosen[best] ?? mask)) best = place;
    classes.set(bits, best);
    people[best] = (people[best] ?? 0) + count;
  }
  const classOf = Uint8Array.from(unusual, (bits) => classes.get(bits & mask) ?? 0);
  return { narrowings: chosen.map(narrowedTo), classOf, people };
}

interface Prices {
  /** Nodes for people of whom every trait holds that is asked for, and how many more for each that does not. */
  readonly least: number;
  readonly more: readonly number[];
}

/** Measured once for the tables and columns that are read: programs that read the same ones are alike. */
const measuredPrices = new WeakMap<CohortShape, Map<number, Prices>>();

/** About how long the program is for people of whom these traits do not hold. */
function prices(
  program: RelationalProgram,
  shape: CohortShape,
  mask: number,
  narrowedTo: (bits: number) => Narrowing,
): (bits: number) => number {
  const known = measuredPrices.get(shape) ?? new Map<number, Prices>();
  measuredPrices.set(shape, known);
  const nodesOf = (bits: number) => narrow(program, narrowedTo(bits), []).program.nodes.length;
  const measure = (): Prices => {
    const least = nodesOf(0);
    const more = shape.traits.map((_, place) => ((mask >> place) & 1 ? Math.max(1, nodesOf(1 << place) - least) : 0));
    return { least, more };
  };
  const { least, more } = known.get(mask) ?? measure();
  known.set(mask, { least, more });
  return (bits) => more.reduce((sum, each, place) => ((bits >> place) & 1 ? sum + each : sum), least);
}

/** Groups of people whose unions are tried as classes. */
const mostTried = 32;

/** The class of everybody, then those that save most nodes, people by people. */
function chosenClasses(
  counts: ReadonlyMap<number, number>,
  { mask, most, priceOf }: { readonly mask: number; readonly most: number; readonly priceOf: (bits: number) => number },
): readonly number[] {
  const chosen = [mask];
  const sorted = [...counts].sort((a, b) => b[1] - a[1]).slice(0, mostTried);
  const candidates = new Set(sorted.flatMap(([a]) => sorted.map(([b]) => a | b)));
  const groups = [...counts].map(([bits, people]) => ({ bits, people, price: priceOf(mask) }));
  const tried = [...candidates].map((bits) => ({ bits, price: priceOf(bits) }));
  while (chosen.length < most) {
    let best: (typeof tried)[number] | undefined;
    let most = 0;
    for (const candidate of tried) {
      let gain = 0;
      for (const { bits, people, price } of groups)
        if ((bits & ~candidate.bits) === 0 && candidate.price < price) gain += people * (price - candidate.price);
      if (gain > most) [best, most] = [candidate, gain];
    }
    if (!best) break;
    chosen.push(best.bits);
    for (const group of groups) if ((group.bits & ~best.bits) === 0) group.price = Math.min(group.price, best.price);
  }
  return chosen;
}

function readBy({ nodes }: RelationalProgram): (trait: Trait) => boolean {
  const columns = new Set<string>();
  const tables = new Set<number>();
  for (const node of nodes) {
    if (node.kind === "input") columns.add(`${node.table} ${node.column}`);
    if (node.kind === "row") tables.add(node.table);
    const loop = "loop" in node ? node.loop : undefined;
    for (let over = loop?.over; over; over = over.kind === "merged" ? over.loop.over : undefined)
      if (over.kind === "rows") tables.add(over.table);
  }
  return (trait) => {
    if (trait.kind === "no rows") return tables.has(trait.table);
    const own = trait.kind === "distinct" ? [trait.column] : trait.columns.map(({ column }) => column);
    return own.some((column) => columns.has(`${trait.table} ${column}`));
  };
}

function narrowed({ layout, everywhere, leastRows, distinct }: Narrowing, traits: readonly Trait[]): Narrowing {
  const empty = new Set(traits.flatMap(({ table, kind }) => (kind === "no rows" ? [table] : [])));
  for (const [table, { parent }] of layout.tables.entries())
    if (parent !== undefined && empty.has(parent)) empty.add(table);
  const usual = traits.flatMap((trait) =>
    trait.kind === "values"
      ? trait.columns.map(({ column, value }) => [`${trait.table} ${column}`, value] as const)
      : [],
  );
  const different = traits.flatMap((trait) => (trait.kind === "distinct" ? [`${trait.table} ${trait.column}`] : []));
  return {
    layout: { tables: layout.tables.map((table, index) => (empty.has(index) ? { ...table, mostRows: 0 } : table)) },
    everywhere: new Map([...everywhere, ...usual]),
    leastRows: leastRows.map((least, table) => (empty.has(table) ? 0 : least)),
    distinct: new Set([...distinct, ...different]),
  };
}
