/** Rows in columns as wide as their widest entry: the first to the left, numbers to the right. */
export function printTable(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = heads.map((head, place) => Math.max(head.length, ...rows.map((row) => row[place]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((text, place) => (place === 0 ? text.padEnd(widths[place] ?? 0) : text.padStart(widths[place] ?? 0)))
      .join("  ");
  return [heads, ...rows].map((row) => line(row).trimEnd());
}
