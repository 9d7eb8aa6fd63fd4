/**
 * Decides which counts may be shown. A count of fewer than five people is withheld, and with it as many others as it takes for totals and
 * differences not to give it back: every count belongs to sums (`whole` = Σ `parts`), and none withheld may follow from those shown.
 */

export interface Publication {
  /** Each count once; the same key means the same count. */
  cell(key: string, people: number): void;
  line(whole: string, parts: readonly string[]): void;
  /** Shown whatever it is: the size of the cohort. */
  always(key: string): void;
  /** After the last line: whether a count is withheld. */
  settle(): (key: string) => boolean;
}

interface Line {
  readonly whole: string;
  readonly parts: readonly string[];
}

/** Groups of fewer people are not shown. */
export const fewest = 5;

export function newPublication(): Publication {
  const people = new Map<string, number>();
  const lines: Line[] = [];
  const open = new Set<string>();
  return {
    cell: (key, count) => people.set(key, count),
    line: (whole, parts) => lines.push({ whole, parts }),
    always: (key) => open.add(key),
    settle() {
      const hidden = settled(people, lines, open);
      return (key) => hidden.has(key);
    },
  };
}

function settled(people: ReadonlyMap<string, number>, lines: readonly Line[], open: ReadonlySet<string>): Set<string> {
  const of = (key: string) => people.get(key) ?? 0;
  const hidden = new Set([...people.keys()].filter((key) => !open.has(key) && isSmall(of(key))));
  if (hidden.size === 0) return hidden;
  const linesOf = new Map<string, Line[]>();
  for (const line of lines) {
    for (const key of [line.whole, ...line.parts]) linesOf.set(key, [...(linesOf.get(key) ?? []), line]);
  }
  /** Hides one more count of a line: the smallest part that is somebody, else the whole. */
  const hideOneOf = ({ whole, parts }: Line): string | undefined => {
    const shown = parts.filter((key) => !hidden.has(key) && !open.has(key) && of(key) > 0);
    const next = shown.reduce<string | undefined>((a, b) => (a === undefined || of(b) < of(a) ? b : a), undefined);
    const found = next ?? (hidden.has(whole) || open.has(whole) ? undefined : whole);
    if (found !== undefined) hidden.add(found);
    return found;
  };
  const changed = new Set<Line>([...hidden].flatMap((key) => linesOf.get(key) ?? []));
  for (;;) {
    for (const line of changed) {
      changed.delete(line);
      while (isGivenAway(line, hidden, of)) {
        const more = hideOneOf(line);
        if (more === undefined) break;
        for (const each of linesOf.get(more) ?? []) changed.add(each);
      }
    }
    const found = determined(lines, hidden).find((key) => isSmall(of(key)) && canHideMore(key));
    if (found === undefined) return hidden;
  }

  function canHideMore(key: string): boolean {
    for (const line of linesOf.get(key) ?? []) {
      const more = hideOneOf(line);
      if (more === undefined) continue;
      for (const each of linesOf.get(more) ?? []) changed.add(each);
      return true;
    }
    return false;
  }
}

function isSmall(people: number): boolean {
  return people > 0 && people < fewest;
}

/** What is withheld of a line follows from the rest, or is together a group too small to show. */
function isGivenAway({ whole, parts }: Line, hidden: ReadonlySet<string>, of: (key: string) => number): boolean {
  const withheld = parts.filter((key) => hidden.has(key));
  if (hidden.has(whole)) return withheld.length === 0 && parts.length > 0;
  if (withheld.length === 0) return false;
  return withheld.length === 1 || withheld.reduce((sum, key) => sum + of(key), 0) < fewest;
}

// A prime: coefficients are whole numbers below it, and products of two stay exact.
const prime = 67_108_859;

/** Withheld counts that the sums determine: rows of the reduced system with one unknown. */
export function determined(lines: readonly Line[], hidden: ReadonlySet<string>): readonly string[] {
  const rows: Map<string, number>[] = [];
  for (const { whole, parts } of lines) {
    const row = new Map<string, number>();
    for (const key of parts) if (hidden.has(key)) row.set(key, (row.get(key) ?? 0) + 1);
    if (hidden.has(whole)) row.set(whole, prime - 1);
    if (row.size > 0) rows.push(row);
  }
  const reduced = new Map<string, Map<string, number>>();
  for (const row of rows) {
    for (const [pivot, known] of reduced) eliminate(row, known, pivot);
    const [pivot] = row.keys();
    if (pivot === undefined) continue;
    scale(row, inverse(row.get(pivot) ?? 1));
    for (const known of reduced.values()) eliminate(known, row, pivot);
    reduced.set(pivot, row);
  }
  return [...reduced].flatMap(([pivot, row]) => (row.size === 1 ? [pivot] : []));
}

function eliminate(row: Map<string, number>, by: ReadonlyMap<string, number>, pivot: string): void {
  const times = row.get(pivot);
  if (times === undefined) return;
  for (const [key, value] of by) {
    const left = ((row.get(key) ?? 0) + (prime - times) * value) % prime;
    if (left === 0) row.delete(key);
    else row.set(key, left);
  }
}

function scale(row: Map<string, number>, by: number): void {
  for (const [key, value] of row) row.set(key, (value * by) % prime);
}

/** By Fermat: the power of two less than the prime. */
function inverse(value: number): number {
  let [result, power] = [1, value % prime];
  for (let exponent = prime - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * power) % prime;
    power = (power * power) % prime;
  }
  return result;
}
