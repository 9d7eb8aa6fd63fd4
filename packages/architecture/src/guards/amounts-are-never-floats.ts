/**
 * Refuses binary floating point where amounts live: parsing to a number, number literals with a fraction, float columns
 * and GraphQL's Float. An amount is an exact rational in memory and a string on the wire.
 */
import ts from "typescript";
import type { Tree, TreeFile, Violation } from "../tree.ts";
import { isGenerated, isTest, lineOf, walk } from "../tree.ts";

/** Folders and files in which amounts are handled. */
export const amountRooms = [
  "rules-dsl/src/values/rational",
  "rules-dsl/src/evaluator/",
  "rules-dsl/src/explanation/",
  "rules-dsl/src/specialise/",
  "rules-dsl/src/columnar/",
  "rules-dsl/src/sql/",
  "rules-dsl/src/lower/",
  "packages/database/src/facts/",
  "packages/database/src/queries/",
  "packages/database/src/registry/",
  "packages/database/src/schema/",
  "packages/ledger/src/",
  "packages/database/src/reports/",
  "packages/reports/src/",
  "packages/cohorts/src/",
  "packages/simulation/src/",
  "packages/graphql/src/",
  "apps/console/src/ledger/",
] as const;

/** Files of those rooms where a number is made from text that is never an amount. */
export const countingFiles: Readonly<Record<string, string>> = {
  "packages/database/src/registry/fictional-fiscal-code.ts": "digits of a date and of a check letter",
  "packages/ledger/src/record/path.ts": "an index into a list",
  "packages/ledger/src/statement/figures.ts": "a whole number of years or items",
  "packages/simulation/src/ask/group-plan.ts": "the bound of a band as the integer that a column holds",
  "packages/simulation/src/run-in-database.ts":
    "safe whole numbers over a denominator, as the statement was proved to give them",
  "rules-dsl/src/columnar/read-values.ts":
    "reads columns of facts as `facts-to-columns.ts` does: exact amounts become whole numbers over the one denominator of their column",
  "rules-dsl/src/columnar/facts-to-columns.ts":
    "whole numbers over the denominator of a column, checked against its safe bounds",
  "rules-dsl/src/columnar/measure-layout.ts":
    "whole numbers over the denominator of a column, and the years of a cycle",
  "rules-dsl/src/specialise/amounts.ts":
    "whole numbers over a denominator, found to be safe before they become numbers",
  "rules-dsl/src/specialise/places.ts": "the denominator of a unit's step",
  "rules-dsl/src/specialise/rules.ts": "an index into a list",
  "rules-dsl/src/specialise/together.ts": "the years of a cycle",
  "rules-dsl/src/evaluator/decode-value.ts": "the years of a cycle",
  "rules-dsl/src/evaluator/value.ts": "a whole number that was found to fit, used as a count",
};

const floatMembers = new Set(["toFixed", "toPrecision", "toExponential"]);
const floatColumns = new Set(["real", "doublePrecision", "float", "exposeFloat", "floatList", "GraphQLFloat"]);
const remedy = "use the exact rationals of @delibera/rules-dsl/values, and strings on the wire";

/** The places where an amount could lose its exactness. */
export function amountsAreNeverFloats(tree: Tree, excepted = countingFiles): readonly Violation[] {
  return tree.files
    .filter(({ path }) => amountRooms.some((room) => path.startsWith(room)))
    .filter(({ path }) => !isTest(path) && !isGenerated(path))
    .flatMap((file) => floatsIn(file, file.path in excepted));
}

function floatsIn({ path, syntax }: TreeFile, mayCount: boolean): Violation[] {
  if (syntax === undefined) return [];
  const found: Violation[] = [];
  walk(syntax, (node) => {
    const what = floatIn(node, mayCount);
    if (what !== undefined) found.push({ path, line: lineOf(syntax, node), what, remedy });
  });
  return found;
}

function floatIn(node: ts.Node, mayCount: boolean): string | undefined {
  if (ts.isNumericLiteral(node) && /[.eE]/.test(node.getText()) && !/^0x/i.test(node.getText()))
    return `writes the float ${node.getText()}`;
  if (ts.isPropertyAccessExpression(node) && floatMembers.has(node.name.text)) return `calls ${node.name.text}`;
  if (isNumericMode(node)) return 'reads a numeric column with mode "number"';
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.PlusToken)
    return "turns a value into a number";
  if (!ts.isCallExpression(node)) return undefined;
  const callee = node.expression.getText();
  if (callee === "parseFloat" || callee === "Number.parseFloat") return `calls ${callee}`;
  if (callee === "Number" && !mayCount) return "turns a value into a number";
  const last = callee.split(".").at(-1) ?? "";
  return floatColumns.has(last) ? `declares a float with ${callee}` : undefined;
}

// numeric("amount", { mode: "number" }) reads exact decimals through a float.
function isNumericMode(node: ts.Node): boolean {
  if (!ts.isPropertyAssignment(node) || node.getText().replaceAll(/\s/g, "") !== 'mode:"number"') return false;
  const call = node.parent.parent;
  return ts.isCallExpression(call) && call.expression.getText() === "numeric";
}
