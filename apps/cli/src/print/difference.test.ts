import fc from "fast-check";
import picocolors from "picocolors";
import { expect, it } from "vitest";
import { printDifference } from "./difference.ts";

const plain = picocolors.createColors(false);

it("shows what changes with three lines around it", () => {
  const before = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", ""].join("\n");
  const after = before.replace("f\n", "F\n");
  expect(printDifference("x.delibera", before, after, plain)).toBe(
    ["--- x.delibera", "+++ x.delibera", "@@ -3,7 +3,7 @@", " c", " d", " e", "-f", "+F", " g", " h", " i"].join("\n"),
  );
});

it("keeps changes that are far from each other apart, and near ones together", () => {
  const before = Array.from({ length: 30 }, (_, index) => `${index + 1}`).join("\n");
  const after = before.replace("\n5\n", "\n").replace("\n8\n", "\n8\n8,5\n").replace("\n25\n", "\nXXV\n");
  const headers = printDifference("x", before, after, plain)
    .split("\n")
    .filter((line) => line.startsWith("@@"));
  expect(headers).toEqual(["@@ -2,10 +2,10 @@", "@@ -22,7 +22,7 @@"]);
});

it("is a patch that turns the one text into the other", () => {
  const lines = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 14 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const patch = printDifference("x", before.join("\n"), after.join("\n"), plain).split("\n").slice(2);
      expect(patched(before.join("\n").split("\n"), patch)).toEqual(after.join("\n").split("\n"));
    }),
  );
});

it("gives up on the shortest one when nearly everything changes", () => {
  const before = Array.from({ length: 600 }, (_, index) => `a${index}`);
  const after = before.map((line) => `b${line}`);
  const patch = printDifference("x", before.join("\n"), after.join("\n"), plain).split("\n").slice(2);
  expect(patch).toHaveLength(1201);
  expect(patched(before, patch)).toEqual(after);
});

/** Applies the hunks, checking that what they keep and remove is there. */
function patched(before: readonly string[], patch: readonly string[]): readonly string[] {
  const result: string[] = [];
  let read = 0;
  for (const line of patch) {
    const start = /^@@ -(\d+)/.exec(line)?.[1];
    if (start !== undefined) {
      while (read < Number(start) - 1) result.push(before[read++] ?? "");
      continue;
    }
    if (!line.startsWith("+")) expect(before[read++]).toBe(line.slice(1));
    if (!line.startsWith("-")) result.push(line.slice(1));
  }
  return [...result, ...before.slice(read)];
}
