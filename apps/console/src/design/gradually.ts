/**
 * Long lists that never hold up a key: drawn a few at a time, so that no task is long, and again only where they changed. Every row
 * comes into the page in the end, where the browser's own search finds it.
 */
import { useEffect, useRef, useState } from "react";

/** How many of so many are drawn: `step` at once, and as many more at each turn until all are. */
export function useGradually(count: number, step: number): number {
  const [drawn, setDrawn] = useState(step);
  const more = drawn < count;
  useEffect(() => {
    if (!more) return;
    const timer = setTimeout(() => setDrawn(drawn + step));
    return () => clearTimeout(timer);
  }, [more, drawn, step]);
  return Math.min(drawn, count);
}

/**
 * The same objects as before for rows that say the same, so that what shows them is not drawn again; asked once for each new list.
 * @param saying what is drawn of a row: rows that have it alike are shown by one object.
 */
export function useSameRows<Row>(rows: readonly Row[], saying: (row: Row) => string): readonly Row[] {
  const held = useRef<Held<Row>>(undefined);
  if (held.current?.of !== rows) {
    const before = held.current?.known;
    const known = new Map<string, Row>();
    const same = rows.map((row) => {
      const said = saying(row);
      const shown = known.get(said) ?? before?.get(said) ?? row;
      known.set(said, shown);
      return shown;
    });
    held.current = { of: rows, same, known };
  }
  return held.current.same;
}

interface Held<Row> {
  readonly of: readonly Row[];
  readonly same: readonly Row[];
  readonly known: ReadonlyMap<string, Row>;
}
