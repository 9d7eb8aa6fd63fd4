/** What is met in the rows of a column: bounds, how many have a value, and the value of most. */
import type { ColumnType } from "../specialise/specialise.ts";
import type { CohortColumn, PackedColumn, PlainColumn } from "./cohort.ts";
import { pageBits } from "./cohort.ts";
import { forCodes, keptPages } from "./unpack-codes.ts";
import type { ValueBounds } from "./value-bounds.ts";
import { boundsOf, noBounds } from "./value-bounds.ts";

export interface ColumnMeasures extends ValueBounds {
  /** The value of most rows (null: none), of columns with few values. */
  readonly usual: number | null | undefined;
}

export function measuresOf(column: CohortColumn, rows: number, type: ColumnType | undefined): ColumnMeasures {
  const isFew = type?.kind === "boolean" || type?.kind === "option";
  const { mostFrequent, ...met } = "codes" in column ? codesMet(column, rows) : valuesMet(column, rows, isFew);
  const isNarrow = met.low <= met.high && met.high - met.low < mostValues;
  return { ...met, usual: met.present * 2 < rows ? null : isFew && isNarrow ? mostFrequent : undefined };
}

/** Of a column with more values none is called usual. */
const mostValues = 256;

interface Met extends ValueBounds {
  /** The lowest of those that are met most. */
  readonly mostFrequent: number | undefined;
}

const nothing: Met = { ...noBounds, mostFrequent: undefined };

/** Codes follow each other as their values do. */
function codesMet(column: PackedColumn, rows: number): Met {
  const { bits, optional, meaning } = column;
  const valueOfCode = (code: number): number =>
    typeof meaning === "number" ? meaning + code : (meaning[code] as number);
  const first = optional ? 1 : 0;
  if (rows === 0 || (bits === 0 && optional)) return nothing;
  if (bits === 0) return { low: valueOfCode(0), high: valueOfCode(0), present: rows, mostFrequent: valueOfCode(0) };
  if (bits === 24) return wideCodesMet(column, rows, valueOfCode);
  const counts = countsOfCodes(column, rows);
  let [low, high, most] = [-1, -1, first];
  for (let code = first; code < counts.length; code++) {
    const times = counts[code] as number;
    if (times === 0) continue;
    if (low < 0) low = code;
    high = code;
    if (times > (counts[most] as number)) most = code;
  }
  if (low < 0) return nothing;
  const absent = optional ? (counts[0] as number) : 0;
  return { low: valueOfCode(low), high: valueOfCode(high), present: rows - absent, mostFrequent: valueOfCode(most) };
}

/** Of a page that is kept once, as often as it is there. */
function countsOfCodes(column: PackedColumn, rows: number): Int32Array {
  const counts = new Int32Array(2 ** column.bits);
  const kept = keptPages(column);
  if (!kept) {
    forCodes(column, rows, (codes, _, count) => {
      for (let row = 0; row < count; row++) {
        const code = codes[row] as number;
        counts[code] = (counts[code] as number) + 1;
      }
    });
    return counts;
  }
  const times = new Int32Array(kept.rows >> pageBits);
  for (const page of kept.pages) times[page] = (times[page] as number) + 1;
  forCodes(kept.column, kept.rows, (codes, first, count) => {
    for (let row = 0; row < count; row++) {
      const code = codes[row] as number;
      counts[code] = (counts[code] as number) + (times[(first + row) >> pageBits] as number);
    }
  });
  const beyond = (kept.pages.length << pageBits) - rows;
  counts[0] = (counts[0] as number) - beyond;
  return counts;
}

function wideCodesMet(column: PackedColumn, rows: number, valueOfCode: (code: number) => number): Met {
  const first = column.optional ? 1 : 0;
  let [low, high, present] = [Number.MAX_SAFE_INTEGER, -1, 0];
  forCodes(column, rows, (codes, _, count) => {
    for (let row = 0; row < count; row++) {
      const code = codes[row] as number;
      if (code < first) continue;
      present++;
      if (code < low) low = code;
      if (code > high) high = code;
    }
  });
  return present === 0 ? nothing : { low: valueOfCode(low), high: valueOfCode(high), present, mostFrequent: undefined };
}

function valuesMet(column: PlainColumn, rows: number, isFew: boolean): Met {
  const { values, present } = column;
  const bounds = boundsOf(column, rows);
  const { low, high } = bounds;
  if (!isFew || low > high || high - low >= mostValues) return { ...bounds, mostFrequent: undefined };
  const counts = new Int32Array(high - low + 1);
  for (let row = 0; row < rows; row++) {
    if (present && present[row] === 0) continue;
    const at = (values[row] as number) - low;
    counts[at] = (counts[at] as number) + 1;
  }
  return { ...bounds, mostFrequent: low + counts.indexOf(counts.reduce((a, b) => Math.max(a, b), 0)) };
}
