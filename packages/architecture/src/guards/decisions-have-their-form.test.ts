/** A decision is a page with a claim on top. */
import { expect, it } from "vitest";
import { treeOf } from "../testing/tree-of.ts";
import { decisionsHaveTheirForm } from "./decisions-have-their-form.ts";

const folder = "packages/architecture/decisions";
const body = "## Context\n\na\n\n## Decision\n\nb\n\n## Consequences\n\nc\n\n## Revisit when\n\nd\n";

function refusals(files: Readonly<Record<string, string>>): readonly string[] {
  return decisionsHaveTheirForm(treeOf(files)).map(({ what }) => what);
}

it("a decision with its number, its claim and its four sections is let in", () => {
  expect(refusals({ [`${folder}/0001-the-sky-is-blue.md`]: `# 0001 The sky is blue\n\n${body}` })).toEqual([]);
});

it("a gap in the numbers, a missing section, a missing claim and a second page are refused", () => {
  expect(refusals({ [`${folder}/0002-the-sky-is-blue.md`]: `# 0002 The sky is blue\n\n${body}` })).toEqual([
    "is not number 0001",
  ]);
  expect(refusals({ [`${folder}/0001-the-sky-is-blue.md`]: "# 0001 The sky is blue\n\n## Context\n" })).toEqual([
    "has the sections Context",
  ]);
  expect(refusals({ [`${folder}/0001-the-sky.md`]: `# The sky\n\n${body}` })).toEqual([
    "does not open with its number and its claim",
  ]);
  expect(refusals({ [`${folder}/0001-the-sky.md`]: `# 0001 The sky\n\n${body}${"more\n".repeat(70)}` })).toEqual([
    "is longer than 70 lines",
  ]);
});
