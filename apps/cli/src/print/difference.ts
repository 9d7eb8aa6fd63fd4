/** The lines that differ between two texts, as `diff -u` prints them. */
import type { Colors } from "../terminal.ts";

export function printDifference(path: string, before: string, after: string, colors: Colors): string {
  const hunks = hunksOf(edits(before.split("\n"), after.split("\n")));
  const paint = { " ": (line: string) => line, "-": colors.red, "+": colors.green };
  return [
    colors.bold(`--- ${path}`),
    colors.bold(`+++ ${path}`),
    ...hunks.flatMap(({ header, lines }) => [
      colors.cyan(header),
      ...lines.map(({ sign, line }) => paint[sign](`${sign}${line}`)),
    ]),
  ].join("\n");
}

interface Edit {
  readonly sign: " " | "-" | "+";
  readonly line: string;
  /** One-based numbers of the line in the two texts, or of the one that would come next. */
  readonly old: number;
  readonly new: number;
}

/**
 * Myers' shortest edit script. The formatter changes few lines, so the work grows with the lines times the changes; past
 * `mostChanges` the rest is shown as replaced whole.
 */
function edits(before: readonly string[], after: readonly string[]): readonly Edit[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const shorter = Math.min(before.length, after.length) - head;
  while (tail < shorter && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const a = before.slice(head, before.length - tail);
  const b = after.slice(head, after.length - tail);
  const signs = [...Array<" ">(head).fill(" "), ...shortestScript(a, b), ...Array<" ">(tail).fill(" ")];
  let [old, next] = [1, 1];
  return signs.map((sign) => {
    const edit = { sign, line: (sign === "+" ? after[next - 1] : before[old - 1]) ?? "", old, new: next };
    if (sign !== "+") old++;
    if (sign !== "-") next++;
    return edit;
  });
}

const mostChanges = 500;

function shortestScript(a: readonly string[], b: readonly string[]): readonly Edit["sign"][] {
  const furthest = new Map<number, number>([[1, 0]]);
  const history: ReadonlyMap<number, number>[] = [];
  const reach = (k: number) => furthest.get(k) ?? -1;
  for (let changes = 0; changes <= Math.min(a.length + b.length, mostChanges); changes++) {
    history.push(new Map(furthest));
    for (let k = -changes; k <= changes; k += 2) {
      let x = k === -changes || (k !== changes && reach(k - 1) < reach(k + 1)) ? reach(k + 1) : reach(k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      furthest.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(history, a.length, b.length);
    }
  }
  return [...Array<"-">(a.length).fill("-"), ...Array<"+">(b.length).fill("+")];
}

function walkBack(
  history: readonly ReadonlyMap<number, number>[],
  width: number,
  height: number,
): readonly Edit["sign"][] {
  const signs: Edit["sign"][] = [];
  let [x, y] = [width, height];
  for (let changes = history.length - 1; changes >= 0; changes--) {
    const furthest = history[changes];
    const reach = (k: number) => furthest?.get(k) ?? -1;
    const k = x - y;
    const added = k === -changes || (k !== changes && reach(k - 1) < reach(k + 1));
    const fromX = changes === 0 ? 0 : reach(added ? k + 1 : k - 1);
    const fromY = changes === 0 ? 0 : fromX - (added ? k + 1 : k - 1);
    while (x > fromX && y > fromY) {
      signs.push(" ");
      x--;
      y--;
    }
    if (changes > 0) signs.push(added ? "+" : "-");
    [x, y] = [fromX, fromY];
  }
  return signs.reverse();
}

const context = 3;

function hunksOf(all: readonly Edit[]): readonly { header: string; lines: readonly Edit[] }[] {
  const changed = all.flatMap(({ sign }, index) => (sign === " " ? [] : [index]));
  const ranges: { from: number; to: number }[] = [];
  for (const index of changed) {
    const last = ranges.at(-1);
    const [from, to] = [Math.max(0, index - context), Math.min(all.length, index + context + 1)];
    if (last !== undefined && from <= last.to) last.to = to;
    else ranges.push({ from, to });
  }
  return ranges.map(({ from, to }) => {
    const lines = all.slice(from, to);
    const [first] = lines;
    const olds = lines.filter(({ sign }) => sign !== "+").length;
    const news = lines.filter(({ sign }) => sign !== "-").length;
    return { header: `@@ -${first?.old},${olds} +${first?.new},${news} @@`, lines };
  });
}
