/**
 * Refuses a file outside packages/ledger that knows both what rules mean and how rows are stored. Acts are texts and
 * programs to the database, so the shapes of a program may stand beside it; the meaning of one may not.
 */
import { importsOf } from "../imports.ts";
import type { Tree, Violation } from "../tree.ts";
import { isTest } from "../tree.ts";

const rows = /^(@delibera\/database(\/|$)|drizzle-orm(\/|$)|@electric-sql\/pglite$|postgres$)/;
const meanings = /^@delibera\/rules-dsl\/(evaluator|explanation|examples|columnar|sql|analysis)$/;

/** Where they may meet besides: a cohort's relations are its columns, not the rows of the registry. */
const cohortFiles = [
  "packages/simulation/src/cohort-relations.ts",
  "packages/simulation/src/distribute-on-citus.ts",
  "packages/simulation/src/run-in-database.ts",
];

/** The files where rules and rows meet and should not. */
export function rulesMeetRowsInTheLedger(tree: Tree): readonly Violation[] {
  return tree.files.flatMap((file) => {
    if (isTest(file.path) || file.path.startsWith("packages/ledger/src/") || cohortFiles.includes(file.path)) return [];
    const imports = importsOf(file);
    const row = imports.find(({ specifier }) => rows.test(specifier));
    const meaning = imports.find(({ specifier }) => meanings.test(specifier));
    if (row === undefined || meaning === undefined) return [];
    const what = `imports both ${row.specifier} and ${meaning.specifier}`;
    return [{ path: file.path, line: meaning.line, what, remedy: "rules and rows meet in packages/ledger only" }];
  });
}
