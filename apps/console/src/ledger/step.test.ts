import { expect, it } from "vitest";
import { splitSource } from "./explanation-steps.tsx";
import { stepFromList } from "./step.ts";

it("grows an explanation again from its list, children in their order", () => {
  const node = (id: number, parent: number | null, sentence: string) => ({
    id,
    parent,
    kind: "RULE",
    sentence,
    value: null,
    citation: null,
  });
  const tree = stepFromList([node(0, null, "a"), node(1, 0, "b"), node(2, 1, "c"), node(3, 0, "d")]);
  expect(tree).toEqual({
    kind: "rule",
    sentence: "a",
    children: [
      { kind: "rule", sentence: "b", children: [{ kind: "rule", sentence: "c", children: [] }] },
      { kind: "rule", sentence: "d", children: [] },
    ],
  });
  expect(stepFromList([])).toBeUndefined();
});

it("puts the link where a sentence names its source, and leaves a sentence without source whole", () => {
  const citation = { act: "a", article: "1", comma: "1", textHash: "" };
  expect(splitSource({ sentence: "obbligo: 150 crediti (Delibera, art. 1 comma 1)", citation })).toEqual({
    sentence: "obbligo: 150 crediti",
    source: "Delibera, art. 1 comma 1",
  });
  expect(splitSource({ sentence: "meno (0 crediti)", citation: undefined })).toEqual({
    sentence: "meno (0 crediti)",
    source: undefined,
  });
});
