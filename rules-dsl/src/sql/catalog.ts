/** Names come in by a catalog: where the rows of a layout's tables stand, and in which columns. */
import type { Layout } from "../specialise/specialise.ts";

export interface Catalog {
  /** One for each table of the layout, the subject first. */
  readonly relations: readonly CatalogRelation[];
}

export interface CatalogRelation {
  readonly schema?: string;
  readonly name: string;
  /** Whose row it is: what every join and every group is on. An integer. */
  readonly subject: string;
  /** Number of the row among those of its subject in this relation, ascending as recorded; not asked of the subject's own. */
  readonly row?: string;
  /** Number of the row of the parent table it belongs to; only of tables whose parent is not the subject. */
  readonly parent?: string;
  /** One for each column of the layout: integers as the layout says, truths as `boolean`, texts as `text`. */
  readonly columns: readonly string[];
}

/** Relations `<prefix>0`, `<prefix>1`, … with columns `c0`, `c1`, …: for snapshots that are made for it. */
export function plainCatalog(layout: Layout, prefix: string): Catalog {
  return {
    relations: layout.tables.map(({ columns, parent }, table) => ({
      name: `${prefix}${table}`,
      subject: "subject",
      ...(table === 0 ? {} : { row: "row_number" }),
      ...(parent === undefined || parent === 0 ? {} : { parent: "parent_row" }),
      columns: columns.map((_, place) => `c${place}`),
    })),
  };
}
