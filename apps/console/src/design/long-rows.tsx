/**
 * The rows of a table, however many: beyond a hundred only those on the screen are in the page, and the table scrolls by itself. It
 * stays a table: every row says its number, and the table how many there are.
 */
import { useVirtualizer } from "@tanstack/react-virtual";
import type { ReactNode } from "react";
import { useRef } from "react";
import "./long-rows.css";

interface LongRowsProperties<Row> {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly cellsOf: (row: Row) => ReactNode;
  /** The cells of the heading. */
  readonly heading: readonly ReactNode[];
  readonly caption: string;
  readonly className: string;
}

const most = 100;
const estimatedHeight = 40;

export function LongRows<Row>(properties: LongRowsProperties<Row>) {
  const { rows, keyOf, cellsOf, heading, caption, className } = properties;
  if (rows.length > most) return <Windowed {...properties} />;
  return (
    <table className={className}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>{heading}</tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>{cellsOf(row)}</tr>
        ))}
      </tbody>
    </table>
  );
}

function Windowed<Row>({ rows, keyOf, cellsOf, heading, caption, className }: LongRowsProperties<Row>) {
  const frame = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => estimatedHeight,
    overscan: 10,
  });
  const shown = virtual.getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    // A region that scrolls must be reachable by the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section ref={frame} className="long-rows" tabIndex={0} aria-label={caption}>
      <table className={className} aria-rowcount={rows.length + 1}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr aria-rowindex={1}>{heading}</tr>
        </thead>
        <tbody>
          <Gap height={above} columns={heading.length} />
          {shown.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <tr key={keyOf(row)} ref={virtual.measureElement} data-index={index} aria-rowindex={index + 2}>
                {cellsOf(row)}
              </tr>
            );
          })}
          <Gap height={below} columns={heading.length} />
        </tbody>
      </table>
    </section>
  );
}

function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus, and it is no row of the data
    <tr aria-hidden="true" className="long-rows-gap">
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}
