/** Text from a person never becomes a statement. */
import { expect, it } from "vitest";
import { treeOf } from "../testing/tree-of.ts";
import { sqlIsNeverSpliced } from "./sql-is-never-spliced.ts";

const splice = "db.execute(sql.raw(`select * from people where name = '${name}'`));";

it("sql.raw and a driver's unsafe are refused, a template's String.raw is not", () => {
  const tree = treeOf({
    "packages/ledger/src/a.ts": splice,
    "packages/database/src/b.ts": "await client.unsafe(text);",
    "apps/cli/src/c.ts": "const path = String.raw({ raw: ['a'] });",
  });
  expect(sqlIsNeverSpliced(tree).map(({ path, what }) => `${path} ${what}`)).toEqual([
    "packages/database/src/b.ts calls client.unsafe",
    "packages/ledger/src/a.ts calls sql.raw",
  ]);
});

it("a file that is listed with its reason is let through", () => {
  expect(
    sqlIsNeverSpliced(treeOf({ "packages/ledger/src/a.ts": splice }), { "packages/ledger/src/a.ts": "why" }),
  ).toEqual([]);
});
