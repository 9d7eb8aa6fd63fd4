import { expect, it } from "vitest";
import { stepFromList } from "./step.ts";

it("grows an explanation again from its list, children in their order", () => {
  const node = (id: number, parent: number | null, sentence: string) => ({
    id,
    parent,
    sentence,
    value: null,
    citation: null,
  });
  const tree = stepFromList([node(0, null, "a"), node(1, 0, "b"), node(2, 1, "c"), node(3, 0, "d")]);
  expect(tree).toEqual({
    sentence: "a",
    children: [
      { sentence: "b", children: [{ sentence: "c", children: [] }] },
      { sentence: "d", children: [] },
    ],
  });
  expect(stepFromList([])).toBeUndefined();
});
