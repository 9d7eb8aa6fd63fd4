/** Facts of many holders column by column: as they come by COPY, without an object for each. */

export interface CopiedRows {
  readonly rows: number;
  /** Of each holder the first of its rows, with one more at the end; none for people, who are held by nobody. */
  readonly offsets?: Int32Array;
  /**
   * By path in the row (`credits`, `moved.to`) a value for each row, as JSON has it; undefined where there is none. An object in a row has
   * `true` under its own path where it is there.
   */
  readonly columns: ReadonlyMap<string, readonly unknown[]>;
  /** By path in the row, lists whose holders are the rows. */
  readonly lists: ReadonlyMap<string, CopiedRows>;
}

/** One row as the object of the record that it is. */
export function recordOfRow({ columns, lists }: CopiedRows, row: number): Readonly<Record<string, unknown>> {
  const record: Record<string, unknown> = {};
  for (const [path, values] of columns)
    if (values[row] !== undefined) put(record, path, isObject(columns, path) ? {} : values[row]);
  for (const [path, list] of lists) {
    const [from, to] = [list.offsets?.[row] ?? 0, list.offsets?.[row + 1] ?? 0];
    put(
      record,
      path,
      Array.from({ length: to - from }, (_, place) => recordOfRow(list, from + place)),
    );
  }
  return record;
}

/** The rows of some, in their order. */
export function rowsAmong({ columns, lists }: CopiedRows, wanted: readonly number[]): CopiedRows {
  return {
    rows: wanted.length,
    columns: new Map([...columns].map(([path, values]) => [path, wanted.map((row) => values[row])])),
    lists: new Map([...lists].map(([path, list]) => [path, heldBy(list, wanted)])),
  };
}

function heldBy(list: CopiedRows, holders: readonly number[]): CopiedRows {
  const offsets = new Int32Array(holders.length + 1);
  const kept: number[] = [];
  for (const [place, holder] of holders.entries()) {
    for (let row = list.offsets?.[holder] ?? 0; row < (list.offsets?.[holder + 1] ?? 0); row++) kept.push(row);
    offsets[place + 1] = kept.length;
  }
  return { ...rowsAmong(list, kept), offsets };
}

/** An object stands before what is in it. */
function isObject(columns: CopiedRows["columns"], path: string): boolean {
  for (const other of columns.keys()) if (other.startsWith(`${path}.`)) return true;
  return false;
}

/** In the object that the path leads through, where it is there. */
function put(record: Record<string, unknown>, path: string, value: unknown): void {
  const dot = path.indexOf(".");
  if (dot < 0) record[path] = value;
  else {
    const inner = record[path.slice(0, dot)];
    if (inner !== undefined) put(inner as Record<string, unknown>, path.slice(dot + 1), value);
  }
}
