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

it("asks for the steps that a list leaves out, of what opens", async () => {
  const node = (id: number, place: string, opens: boolean) => ({
    ...{ id, parent: id === 0 ? null : 0, place, opens },
    ...{ kind: "RULE", sentence: place, value: null, citation: null },
  });
  const asked: string[] = [];
  const tree = stepFromList([node(0, "0", true), node(1, "0.0", false), node(2, "0.1", true)], async (place) => {
    asked.push(place);
    return [{ kind: "fact", sentence: "below", children: [] }];
  });
  expect([tree, ...(tree?.children ?? [])].map((step) => step?.more === undefined)).toEqual([true, true, false]);
  expect(await tree?.children[1]?.more?.()).toEqual([{ kind: "fact", sentence: "below", children: [] }]);
  expect(asked).toEqual(["0.1"]);
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
