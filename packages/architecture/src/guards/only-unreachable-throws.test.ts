/** A person's mistake never ends a program. */
import { expect, it } from "vitest";
import { treeOf } from "../testing/tree-of.ts";
import { onlyUnreachableThrows } from "./only-unreachable-throws.ts";

function refusals(path: string, text: string): readonly string[] {
  return onlyUnreachableThrows(treeOf({ [path]: text })).map(({ line, what }) => `${line} ${what}`);
}

it("a throw in the compiler is refused, in whatever function it hides", () => {
  const text = 'function check() {\n  throw new Error("bad");\n}\nconst f = () => {\n  throw new Error("worse");\n};';
  expect(refusals("rules-dsl/src/check/a.ts", text)).toEqual([
    "2 throws outside unreachable()",
    "5 throws outside unreachable()",
  ]);
});

it("unreachable() throws, and so does the test kit", () => {
  const text = "export function unreachable(value: never): never {\n  throw new Error(String(value));\n}";
  expect(refusals("rules-dsl/src/ir/unreachable.ts", text)).toEqual([]);
  expect(refusals("rules-dsl/src/testing/expect.ts", 'throw new Error("differs");')).toEqual([]);
});

it("a function inside unreachable() is not unreachable()", () => {
  const text = "function unreachable() {\n  function other() {\n    throw new Error();\n  }\n  return other;\n}";
  expect(refusals("rules-dsl/src/ir/a.ts", text)).toEqual(["3 throws outside unreachable()"]);
});
