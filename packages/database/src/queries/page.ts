/** A page of rows in a fixed order, continued from the id of a row: no name and no code ever stands in a cursor. */

export interface PageRequest {
  /** How many rows, at least 1. */
  readonly first: number;
  /** The id of the last row of the page before. */
  readonly after?: number | undefined;
}

export interface Page<Row> {
  readonly rows: Row[];
  readonly hasNextPage: boolean;
}

/** Cuts one row more than asked, which tells whether a next page exists. */
export function toPage<Row>(rows: Row[], first: number): Page<Row> {
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}
