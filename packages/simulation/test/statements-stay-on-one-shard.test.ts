/** Every statement that the acts give keeps to the shape that each shard runs alone: the terms of a ledger, and each rule behind them. */
import type { RelationalProgram } from "@delibera/rules-dsl/specialise";
import type { Catalog } from "@delibera/rules-dsl/sql";
import { coLocationFaults, danglingColumns, emitQuery, plainCatalog } from "@delibera/rules-dsl/sql";
import { expect, it } from "vitest";
import { acts as program } from "./acts.ts";
import { askedCohort, triennia } from "./asked-cohort.ts";

it.each(triennia)(
  "the terms of %s, and all the rules, are asked of one shard at a time",
  { timeout: 300_000 },
  (cycle) => {
    const rules = program.rules.map(({ name }) => name);
    for (const outputs of [undefined, rules]) {
      const { relational, cohort } = askedCohort(cycle, 20, outputs);
      const catalog = plainCatalog(cohort.layout, "t");
      const tables = [...new Set(relational.outputs.map((output) => output.table))];
      expect(tables.length).toBeGreaterThan(1);
      for (const table of tables) {
        const tree = emitQuery(relational, catalog, table).tree;
        expect(coLocationFaults(tree), `table ${table}`).toEqual([]);
        expect(danglingColumns(tree), `table ${table}`).toEqual([]);
        expect(strangersOf(relational, catalog, table)).toEqual([]);
      }
    }
  },
);

/** Relations that are not of the catalog: each of those has its rows by subject. */
function strangersOf(relational: RelationalProgram, catalog: Catalog, table: number): readonly string[] {
  const known = new Set(catalog.relations.map(({ name }) => name));
  const found = new Set<string>();
  const look = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    const { kind, name } = part as { readonly kind?: unknown; readonly name?: unknown };
    if (kind === "relation" && typeof name === "string" && !known.has(name)) found.add(name);
    for (const each of Object.values(part)) look(each);
  };
  look(emitQuery(relational, catalog, table).tree);
  return [...found];
}
