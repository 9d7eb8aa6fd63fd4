/** Parts people into few classes by what is usual of them; each class is what holds of everybody in it. */
import type { Narrowing, RelationalProgram } from "../specialise/specialise.ts";
import { narrow } from "../specialise/specialise.ts";
import type { CohortShape } from "./cohort-shape.ts";
import { traitsOfWord } from "./cohort-shape.ts";
import { evaluationCost } from "./evaluation-cost.ts";
import type { Trait, TraitContent } from "./traits.ts";

export interface PersonClasses {
  /** By class: what holds of its people. */
  readonly narrowings: readonly Narrowing[];
  /** By subject. */
  readonly classOf: Uint8Array;
  /** By class. */
  readonly people: readonly number[];
}

export interface ClassLimits {
  readonly most: number;
  /** A class must save as much as evaluating it for so many people takes: about what writing and compiling it takes. */
  readonly worth: number;
  /** Whether what a class costs is measured before it is chosen: that takes longer, and sees what traits add to each other. */
  readonly isMeasured: boolean;
}

export function personClasses(program: RelationalProgram, shape: CohortShape, limits: ClassLimits): PersonClasses {
  const { narrowing, rowsEach } = shape;
  const read = readBy(program);
  const places = [...shape.traits.entries()].flatMap(([place, trait]) => (read(trait) ? [place] : []));
  const own = places.slice(0, traitsOfWord);
  const traits = own.map((place) => shape.traits[place] as Trait);
  const mask = traits.reduce((bits, _, place) => bits | (1 << place), 0);
  const narrowedTo = (bits: number): Narrowing =>
    narrowed(
      narrowing,
      traits.filter((_, place) => ((mask & ~bits) >> place) & 1),
    );
  const known = partedBefore.get(shape) ?? new Map<string, Parted>();
  partedBefore.set(shape, known);
  const key = `${own.join(",")} ${limits.most} ${limits.worth} ${limits.isMeasured}`;
  const found =
    known.get(key) ??
    parted(
      { traits, unusual: bitsOf(shape.unusual, own) },
      mask,
      limits,
      prices(program, { traits, rowsEach }, mask, narrowedTo),
    );
  known.set(key, found);
  return { ...found, narrowings: found.chosen.map(narrowedTo) };
}

/** By subject: of some traits, those that are not there, from the first bit on. */
function bitsOf(words: readonly Int32Array[], traits: readonly number[]): Int32Array {
  const made = new Int32Array(words[0]?.length ?? 0);
  for (const [word, bits] of words.entries()) {
    // Eight at a time.
    const parts = [0, 8, 16, 24].map((shift) =>
      Int32Array.from({ length: 256 }, (_, byte) =>
        traits.reduce((all, trait, place) => {
          const own = trait - word * traitsOfWord - shift;
          return own >= 0 && own < 8 && own + shift < traitsOfWord && (byte >> own) & 1 ? all | (1 << place) : all;
        }, 0),
      ),
    );
    const [a, b, c, d] = parts as [Int32Array, Int32Array, Int32Array, Int32Array];
    for (let subject = 0; subject < made.length; subject++) {
      const all = bits[subject] as number;
      made[subject] =
        (made[subject] as number) |
        (a[all & 255] as number) |
        (b[(all >> 8) & 255] as number) |
        (c[(all >> 16) & 255] as number) |
        (d[(all >> 24) & 255] as number);
    }
  }
  return made;
}

interface Parted {
  /** By class: bits of the traits that need not hold. */
  readonly chosen: readonly number[];
  readonly classOf: Uint8Array;
  readonly people: readonly number[];
}

/** Traits that a program reads. */
interface Usual {
  readonly traits: readonly Trait[];
  /** By subject: bit `t` is set where trait `t` is not there. */
  readonly unusual: Int32Array;
}

/** Chosen once for the tables and columns that are read: programs that read the same ones are alike. */
const partedBefore = new WeakMap<CohortShape, Map<string, Parted>>();

function parted({ unusual, traits }: Usual, mask: number, limits: ClassLimits, prices: Prices): Parted {
  const { of: priceOf } = prices;
  const rarely = limits.isMeasured ? rarelyMeasured : rarelyEstimated;
  const isRare = ({ exceptions }: Trait) => exceptions * rarely <= unusual.length;
  const rare = traits.reduce((bits, trait, place) => (isRare(trait) ? bits | (1 << place) : bits), 0);
  const counts = new Map<number, number>();
  for (const bits of unusual) counts.set(bits & mask, (counts.get(bits & mask) ?? 0) + 1);
  const chosen = chosenClasses(counts, { mask, rare: rare & mask }, limits, prices);
  const people = chosen.map(() => 0);
  const classes = new Map<number, number>();
  for (const [bits, count] of counts) {
    // The cheapest class that has room for all of these.
    let best = 0;
    for (const [place, each] of chosen.entries())
      if ((bits & ~each) === 0 && priceOf(each).cost < priceOf(chosen[best] ?? mask).cost) best = place;
    classes.set(bits, best);
    people[best] = (people[best] ?? 0) + count;
  }
  const classOf = new Uint8Array(unusual.length);
  for (let subject = 0; subject < unusual.length; subject++)
    classOf[subject] = classes.get((unusual[subject] as number) & mask) ?? 0;
  return { chosen, classOf, people };
}

/** Of the program for people of whom these traits need not hold: about how many operations one of them takes, and how many nodes it has. */
type PriceOf = (bits: number) => Price;

interface Prices {
  readonly of: PriceOf;
  /** Measures what is estimated until then. */
  readonly measure: (bits: number) => void;
}

interface Price {
  readonly cost: number;
  readonly nodes: number;
}

/** What each trait that does not hold adds is measured alone: together they add more, where one hides what another one asks. */
function prices(
  program: RelationalProgram,
  { traits, rowsEach }: Pick<CohortShape, "traits" | "rowsEach">,
  mask: number,
  narrowedTo: (bits: number) => Narrowing,
): Prices {
  const priced = (bits: number): Price => {
    const narrowing = narrowedTo(bits);
    const { program: own } = narrow(program, narrowing, []);
    return { cost: evaluationCost(own, rowsEach, narrowing.distinct), nodes: own.nodes.length };
  };
  const least = priced(0);
  const more = traits.map((_, place): Price => {
    if (((mask >> place) & 1) === 0) return { cost: 0, nodes: 0 };
    const { cost, nodes } = priced(1 << place);
    return { cost: Math.max(1, cost - least.cost), nodes: Math.max(1, nodes - least.nodes) };
  });
  const known = new Map<number, Price>();
  const estimated = (bits: number): Price =>
    more.reduce(
      (sum, { cost, nodes }, place) =>
        (bits >> place) & 1 ? { cost: sum.cost + cost, nodes: sum.nodes + nodes } : sum,
      least,
    );
  return {
    of: (bits) => known.get(bits) ?? estimated(bits),
    measure: (bits) => known.set(bits, known.get(bits) ?? priced(bits)),
  };
}

interface Bits {
  /** Of the traits that are read. */
  readonly mask: number;
  /** Of those that hold of nearly everybody. */
  readonly rare: number;
}

/**
 * A class with room for the few of whom a trait does not hold costs all its people what the trait spares them. Few are one of so many: fewer
 * where prices are estimated, which hides what two traits cost together, and where only the class of everybody has room for them.
 */
const [rarelyMeasured, rarelyEstimated] = [200, 1000];

/** Groups of people whose unions are tried as classes: at first the largest, then those that still cost most. */
const mostTried = 24;
/** Traits of which any set may be all that a class does not have room for: those that add most. */
const mostLeftOut = 6;

/** The class of everybody, then those that save most. */
function chosenClasses(
  counts: ReadonlyMap<number, number>,
  { mask, rare }: Bits,
  { most, worth, isMeasured }: ClassLimits,
  { of: priceOf, measure }: Prices,
): readonly number[] {
  const chosen = [mask];
  if (isMeasured) measure(mask);
  const groups = [...counts].map(([bits, people]) => ({ bits, people, cost: priceOf(mask).cost }));
  const tried = new Set(classesTried(counts, { mask, rare }, priceOf, isMeasured));
  const gainOf = (candidate: number): number => {
    const { cost, nodes } = priceOf(candidate);
    return groups.reduce(
      (gain, group) =>
        (group.bits & ~candidate) === 0 && cost < group.cost ? gain + group.people * (group.cost - cost) : gain,
      -worth * nodes,
    );
  };
  const gains = new Map<number, number>();
  const measured = new Set<number>();
  while (chosen.length < most) {
    for (const candidate of tried) if (!gains.has(candidate)) gains.set(candidate, gainOf(candidate));
    const [best, saved] = [...gains].reduce((most, each) => (each[1] > most[1] ? each : most), [mask, 0] as const);
    if (saved <= 0) break;
    if (isMeasured && !measured.has(best)) {
      measure(best);
      measured.add(best);
      gains.delete(best);
      continue;
    }
    chosen.push(best);
    gains.clear();
    const { cost } = priceOf(best);
    for (const group of groups) if ((group.bits & ~best) === 0) group.cost = Math.min(group.cost, cost);
    if (isMeasured) for (const each of unionsOf(dearest(groups, priceOf))) tried.add(each);
  }
  return chosen;
}

/** The groups that still cost most beside what a program for them alone would. */
function dearest(
  groups: readonly { readonly bits: number; readonly people: number; readonly cost: number }[],
  priceOf: PriceOf,
): readonly number[] {
  const lost = groups.map(({ bits, people, cost }) => [bits, people * (cost - priceOf(bits).cost)] as const);
  return lost
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostTried)
    .map(([bits]) => bits);
}

function unionsOf(groups: readonly number[]): readonly number[] {
  return groups.flatMap((a) => groups.map((b) => a | b));
}

/**
 * Unions of what the largest groups are, and everything but some of what costs most, or but that and what hardly anybody is.
 * @param isMeasured false where what hardly anybody is seems to cost next to nothing: then all are tried without it.
 */
export function classesTried(
  counts: ReadonlyMap<number, number>,
  { mask, rare }: Bits,
  priceOf: PriceOf,
  isMeasured: boolean,
): readonly number[] {
  const sorted = [...counts].sort((a, b) => b[1] - a[1]).slice(0, mostTried);
  const unions = sorted.flatMap(([a]) => sorted.map(([b]) => a | b));
  const single = Array.from({ length: 31 }, (_, place) => 1 << place).filter((bit) => (mask & bit) !== 0);
  const dearest = single.sort((a, b) => priceOf(b).cost - priceOf(a).cost).slice(0, mostLeftOut);
  const without = isMeasured ? [mask, mask & ~rare] : [mask & ~rare];
  for (const bit of dearest) without.push(...without.map((bits) => bits & ~bit));
  return [...new Set([...unions, ...without])];
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
    return [trait, ...trait.also].some((each) => {
      if (each.kind === "no rows" || each.kind === "one row") return tables.has(trait.table);
      const own = each.kind === "distinct" ? [each.column] : each.columns.map(({ column }) => column);
      return own.some((column) => columns.has(`${trait.table} ${column}`));
    });
  };
}

function narrowed({ layout, everywhere, leastRows, distinct, held }: Narrowing, traits: readonly Trait[]): Narrowing {
  const contents = traits.flatMap(({ table, also, ...trait }) => [trait, ...also].map((each) => ({ ...each, table })));
  const tablesOf = (kind: TraitContent["kind"]) =>
    new Set(contents.flatMap((each) => (each.kind === kind ? [each.table] : [])));
  const [empty, single] = [tablesOf("no rows"), tablesOf("one row")];
  for (const [table, { parent }] of layout.tables.entries())
    if (parent !== undefined && empty.has(parent)) empty.add(table);
  const usual = contents.flatMap((each) =>
    each.kind === "values" ? each.columns.map(({ column, value }) => [`${each.table} ${column}`, value] as const) : [],
  );
  const different = contents.flatMap((each) => {
    if (each.kind === "distinct") return [`${each.table} ${each.column}`];
    // No other row has what the only one has.
    return each.kind === "one row"
      ? (layout.tables[each.table]?.columns ?? []).map((_, column) => `${each.table} ${column}`)
      : [];
  });
  const mostIn = (table: number, most: number) => (empty.has(table) ? 0 : single.has(table) ? Math.min(1, most) : most);
  return {
    layout: { tables: layout.tables.map((table, index) => ({ ...table, mostRows: mostIn(index, table.mostRows) })) },
    everywhere: new Map([...everywhere, ...usual]),
    leastRows: leastRows.map((least, table) => (empty.has(table) ? 0 : least)),
    distinct: new Set([...distinct, ...different]),
    held: [...held, ...contents.flatMap((each) => (each.kind === "held" ? [each] : []))],
  };
}
