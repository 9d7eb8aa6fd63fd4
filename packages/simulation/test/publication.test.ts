import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fewest, newPublication } from "../src/report/publication.ts";

interface Line {
  readonly whole: string;
  readonly parts: readonly string[];
}

/** A table with its margins: every row and every column is a sum, and so are the margins. */
function published(counts: readonly (readonly number[])[]) {
  const publication = newPublication();
  const cells = new Map<string, number>();
  const lines: Line[] = [];
  const rows = counts.map((_, row) => row);
  const columns = (counts[0] ?? []).map((_, column) => column);
  const at = (row: number, column: number) => counts[row]?.[column] ?? 0;
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  for (const row of rows) for (const column of columns) cells.set(`${row} ${column}`, at(row, column));
  for (const row of rows) {
    cells.set(`${row} all`, sum(columns.map((column) => at(row, column))));
    lines.push({ whole: `${row} all`, parts: columns.map((column) => `${row} ${column}`) });
  }
  for (const column of columns) {
    cells.set(`all ${column}`, sum(rows.map((row) => at(row, column))));
    lines.push({ whole: `all ${column}`, parts: rows.map((row) => `${row} ${column}`) });
  }
  cells.set("all all", sum(counts.flat()));
  lines.push({ whole: "all all", parts: rows.map((row) => `${row} all`) });
  lines.push({ whole: "all all", parts: columns.map((column) => `all ${column}`) });
  for (const [key, people] of cells) publication.cell(key, people);
  for (const { whole, parts } of lines) publication.line(whole, parts);
  publication.always("all all");
  const isHidden = publication.settle();
  return { cells, lines, hidden: [...cells.keys()].filter(isHidden) };
}

/** Rank by elimination over fractions of whole numbers of any size. */
function rankOf(matrix: readonly (readonly bigint[])[]): number {
  const rows = matrix.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = rows.findIndex((row, place) => place >= rank && row[column] !== 0n);
    const found = rows[pivot];
    const other = rows[rank];
    if (!found || !other) continue;
    [rows[rank], rows[pivot]] = [found, other];
    for (const [place, row] of rows.entries()) {
      if (place === rank || row[column] === 0n) continue;
      const [a, b] = [found[column] ?? 1n, row[column] ?? 0n];
      rows[place] = row.map((each, index) => each * a - (found[index] ?? 0n) * b);
    }
    rank++;
  }
  return rank;
}

function followsFromTheRest(key: string, lines: readonly Line[], hidden: readonly string[]): boolean {
  const system = lines.map(({ whole, parts }) =>
    hidden.map((each) => (parts.includes(each) ? 1n : 0n) - (each === whole ? 1n : 0n)),
  );
  const own = hidden.map((each) => (each === key ? 1n : 0n));
  return rankOf(system) === rankOf([...system, own]);
}

describe("what is published", () => {
  it("shows everything when no group is small", () => {
    expect(
      published([
        [10, 0],
        [7, 5],
      ]).hidden,
    ).toEqual([]);
  });

  it("withholds a small count, and others by which it would follow", () => {
    const { hidden } = published([
      [3, 20, 30],
      [40, 50, 60],
      [70, 80, 90],
    ]);
    expect(hidden).toEqual(["0 0", "0 1", "1 0", "1 1"]);
  });

  it("withholds a total when its parts are together too few", () => {
    const { hidden } = published([
      [1, 1],
      [100, 200],
    ]);
    expect(hidden).toContain("0 all");
    expect(hidden).toContain("1 all");
  });

  it("never lets a small count follow from sums and differences of what is shown", () => {
    const count = fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 60 }));
    const table = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 5 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(count, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
      )
      // A cohort of fewer people than may be shown has nothing to show.
      .filter((counts) => counts.flat().reduce((a, b) => a + b, 0) >= 2 * fewest);
    fc.assert(
      fc.property(table, (counts) => {
        const { cells, lines, hidden } = published(counts);
        for (const [key, people] of cells) {
          if (people === 0 || people >= fewest) continue;
          expect(hidden).toContain(key);
          expect([key, followsFromTheRest(key, lines, hidden)]).toEqual([key, false]);
        }
      }),
      { numRuns: 500, seed: 5 },
    );
  });
});
